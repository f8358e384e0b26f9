#include "core/explain/Occlusion.h"

#include <algorithm>
#include <numeric>

namespace intaglio::explain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::Heatmap;
using inference::Tensor;

/// A patch in places: rows [row, row + overlap) x columns [column, column + overlap).
struct Patch {
    int row = 0;
    int column = 0;
};

class Occluder {
public:
    Occluder(const Tensor& input, const OcclusionOptions& options)
        : m_input(input),
          m_options(options),
          m_channels(static_cast<std::size_t>(input.shape[1])),
          m_rows(static_cast<std::size_t>(input.shape[2])),
          m_columns(static_cast<std::size_t>(input.shape[3])),
          m_mean(meanPerChannel()) {}

    [[nodiscard]] std::vector<Patch> patches() const {
        std::vector<Patch> all;
        for (int row = 0; row + m_options.overlap <= m_options.cells; ++row) {
            for (int column = 0; column + m_options.overlap <= m_options.cells; ++column) {
                all.push_back({row, column});
            }
        }
        return all;
    }

    /// One picture per patch.
    [[nodiscard]] Tensor covered(std::span<const Patch> patches) const {
        Tensor batch;
        batch.shape = {static_cast<std::int64_t>(patches.size()), m_input.shape[1], m_input.shape[2], m_input.shape[3]};
        batch.values.reserve(patches.size() * m_input.values.size());
        for (const Patch& patch : patches) {
            const std::size_t start = batch.values.size();
            batch.values.insert(batch.values.end(), m_input.values.begin(), m_input.values.end());
            cover(std::span(batch.values).subspan(start), patch);
        }
        return batch;
    }

    [[nodiscard]] double coveredShare() const {
        const double side = static_cast<double>(m_options.overlap) / m_options.cells;
        return side * side;
    }

private:
    [[nodiscard]] std::vector<float> meanPerChannel() const {
        const std::size_t pixels = m_rows * m_columns;
        std::vector<float> means;
        for (std::size_t channel = 0; channel < m_channels; ++channel) {
            const auto first = m_input.values.begin() + static_cast<std::ptrdiff_t>(channel * pixels);
            const double sum = std::accumulate(first, first + static_cast<std::ptrdiff_t>(pixels), 0.0);
            means.push_back(static_cast<float>(sum / static_cast<double>(pixels)));
        }
        return means;
    }

    [[nodiscard]] std::size_t edge(std::size_t side, int place) const {
        return side * static_cast<std::size_t>(place) / static_cast<std::size_t>(m_options.cells);
    }

    void cover(std::span<float> picture, const Patch& patch) const {
        const std::size_t left = edge(m_columns, patch.column);
        const std::size_t width = edge(m_columns, patch.column + m_options.overlap) - left;
        for (std::size_t channel = 0; channel < m_channels; ++channel) {
            for (std::size_t row = edge(m_rows, patch.row); row < edge(m_rows, patch.row + m_options.overlap); ++row) {
                const auto line = picture.subspan((channel * m_rows + row) * m_columns + left, width);
                std::fill(line.begin(), line.end(), m_mean[channel]);
            }
        }
    }

    const Tensor& m_input;
    OcclusionOptions m_options;
    std::size_t m_channels;
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<float> m_mean;
};

/// Averages the falls of the patches that cover a place.
class PlaceAverage {
public:
    PlaceAverage(int cells, int overlap)
        : m_cells(cells), m_overlap(overlap), m_sum(static_cast<std::size_t>(cells * cells)), m_count(m_sum.size()) {}

    void add(const Patch& patch, double fall) {
        for (int row = patch.row; row < patch.row + m_overlap; ++row) {
            for (int column = patch.column; column < patch.column + m_overlap; ++column) {
                m_sum[static_cast<std::size_t>(row * m_cells + column)] += fall;
                m_count[static_cast<std::size_t>(row * m_cells + column)] += 1;
            }
        }
    }

    [[nodiscard]] Heatmap map() const {
        Heatmap result{m_cells, m_cells, std::vector<float>(m_sum.size())};
        std::transform(m_sum.begin(), m_sum.end(), m_count.begin(), result.values.begin(),
                       [](double sum, double count) { return static_cast<float>(sum / count); });
        return result;
    }

private:
    int m_cells;
    int m_overlap;
    std::vector<double> m_sum;
    std::vector<double> m_count;
};

bool isUsable(const Tensor& input, const OcclusionOptions& options) {
    const bool pictureFits =
        input.shape.size() == 4 && input.shape[0] == 1 && input.shape[2] >= options.cells && input.shape[3] >= options.cells;
    return pictureFits && options.cells >= 2 && options.cells <= 64 && options.overlap >= 1 && options.overlap <= options.cells &&
           options.batch >= 1 && options.batch <= 256;
}

}  // namespace

Result<Heatmap> occlusion(inference::ModelRunner& runner, const Tensor& input, int label, const OcclusionOptions& options,
                          base::ProgressSink& progress, const std::stop_token& stop) {
    if (!isUsable(input, options)) {
        return Error{ErrorCode::InvalidArgument, {"occlusion", std::to_string(options.cells)}};
    }
    const auto whole = runner.run(input);
    if (!whole) {
        return whole.error();
    }
    const auto labels = static_cast<std::size_t>(whole->logits.shape.back());
    const auto index = static_cast<std::size_t>(label);
    if (label < 0 || index >= labels) {
        return Error{ErrorCode::InvalidArgument, {"label", std::to_string(label)}};
    }
    const Occluder occluder(input, options);
    const std::vector<Patch> patches = occluder.patches();
    PlaceAverage average(options.cells, options.overlap);
    const auto step = static_cast<std::size_t>(options.batch);
    for (std::size_t start = 0; start < patches.size(); start += step) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        const auto some = std::span(patches).subspan(start, std::min(step, patches.size() - start));
        const auto covered = runner.run(occluder.covered(some));
        if (!covered) {
            return covered.error();
        }
        for (std::size_t patch = 0; patch < some.size(); ++patch) {
            const double fall = whole->logits.values[index] - covered->logits.values[patch * labels + index];
            average.add(some[patch], fall / occluder.coveredShare());
        }
        progress.report("explain", static_cast<double>(start + some.size()), static_cast<double>(patches.size()));
    }
    return average.map();
}

}  // namespace intaglio::explain
