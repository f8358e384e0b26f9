#include "core/explain/Rise.h"

#include <algorithm>
#include <random>

#include "core/explain/Changed.h"

namespace intaglio::explain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::Heatmap;
using inference::Tensor;

using Mask = std::vector<float>;  ///< rows x columns, 0 hidden .. 1 seen

/// For each sample of a side: the grid line before it and the share of the one after it.
struct Between {
    std::size_t cell = 0;
    float share = 0;
};

class Masks {
public:
    Masks(std::size_t rows, std::size_t columns, const RiseOptions& options)
        : m_rows(rows), m_columns(columns), m_options(options), m_random(options.seed) {}

    [[nodiscard]] Mask next() {
        // Two lines more than cells: one for the shift, one for the interpolation's far end.
        const auto lines = static_cast<std::size_t>(m_options.cells) + 2;
        std::vector<float> grid(lines * lines);
        std::generate(grid.begin(), grid.end(), [&] { return unit() < m_options.visible ? 1.0F : 0.0F; });
        const std::vector<Between> down = placesOf(m_rows);
        const std::vector<Between> across = placesOf(m_columns);
        Mask mask;
        mask.reserve(m_rows * m_columns);
        for (const Between& row : down) {
            const float* upper = grid.data() + row.cell * lines;
            const float* lower = upper + lines;
            for (const Between& column : across) {
                const float above = upper[column.cell] * (1 - column.share) + upper[column.cell + 1] * column.share;
                const float below = lower[column.cell] * (1 - column.share) + lower[column.cell + 1] * column.share;
                mask.push_back(above * (1 - row.share) + below * row.share);
            }
        }
        return mask;
    }

private:
    /// 0 .. 1; std::uniform_real_distribution differs between libraries.
    [[nodiscard]] double unit() { return static_cast<double>(m_random() >> 11U) * 0x1.0p-53; }

    [[nodiscard]] std::vector<Between> placesOf(std::size_t side) {
        const double cell = static_cast<double>(side) / m_options.cells;
        const double shift = unit() * cell;
        std::vector<Between> places(side);
        for (std::size_t index = 0; index < side; ++index) {
            const double place = (static_cast<double>(index) + shift) / cell;
            places[index] = {static_cast<std::size_t>(place),
                             static_cast<float>(place - static_cast<double>(static_cast<std::size_t>(place)))};
        }
        return places;
    }

    std::size_t m_rows;
    std::size_t m_columns;
    RiseOptions m_options;
    std::mt19937_64 m_random;
};

/// Sums for the slope of the logit over each place's visibility.
class Slopes {
public:
    explicit Slopes(std::size_t places) : m_mask(places), m_squares(places), m_products(places) {}

    void add(const Mask& mask, double logit) {
        ++m_count;
        m_logits += logit;
        for (std::size_t place = 0; place < mask.size(); ++place) {
            const double seen = static_cast<double>(mask[place]);
            m_mask[place] += seen;
            m_squares[place] += seen * seen;
            m_products[place] += seen * logit;
        }
    }

    [[nodiscard]] std::vector<float> map(double share) const {
        std::vector<float> slopes(m_mask.size());
        for (std::size_t place = 0; place < slopes.size(); ++place) {
            const double mean = m_mask[place] / m_count;
            const double variance = m_squares[place] / m_count - mean * mean;
            const double together = m_products[place] / m_count - mean * m_logits / m_count;
            slopes[place] = variance > 1e-9 ? static_cast<float>(together / variance / share) : 0.0F;
        }
        return slopes;
    }

private:
    double m_count = 0;
    double m_logits = 0;
    std::vector<double> m_mask;
    std::vector<double> m_squares;
    std::vector<double> m_products;
};

void appendMasked(Tensor& batch, const Tensor& input, const Mask& mask, const std::vector<float>& means) {
    ++batch.shape[0];
    std::size_t index = 0;
    for (const float mean : means) {
        for (const float seen : mask) {
            batch.values.push_back(mean + (input.values[index++] - mean) * seen);
        }
    }
}

bool isUsable(const Tensor& input, const RiseOptions& options) {
    return isOnePicture(input) && options.masks >= 8 && options.masks <= 100000 && options.cells >= 2 && options.cells <= 64 &&
           input.shape[2] >= options.cells && input.shape[3] >= options.cells && options.visible >= 0.05 && options.visible <= 0.95 &&
           options.batch >= 1 && options.batch <= 256;
}

/// The share of the picture that is seen with a place: a bilinear grid's visibility is alike over one and a half cells a side (the
/// integral of its autocorrelation, averaged over all shifts: cell / (2/3)).
double sharePerPlace(int cells) {
    const double side = 1.5 / cells;
    return side * side;
}

}  // namespace

Result<Heatmap> rise(inference::ModelRunner& runner, const Tensor& input, int label, const RiseOptions& options,
                     base::ProgressSink& progress, const std::stop_token& stop) {
    if (!isUsable(input, options)) {
        return Error{ErrorCode::InvalidArgument, {"RISE", std::to_string(options.masks)}};
    }
    const auto rows = static_cast<std::size_t>(input.shape[2]);
    const auto columns = static_cast<std::size_t>(input.shape[3]);
    const std::vector<float> means = channelMeans(input);
    Masks masks(rows, columns, options);
    Slopes slopes(rows * columns);
    for (int done = 0; done < options.masks;) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        Tensor batch{{0, input.shape[1], input.shape[2], input.shape[3]}, {}};
        std::vector<Mask> shown;
        for (int index = 0; index < options.batch && done < options.masks; ++index, ++done) {
            shown.push_back(masks.next());
            appendMasked(batch, input, shown.back(), means);
        }
        const auto logits = logitsFor(runner, batch, label);
        if (!logits) {
            return logits.error();
        }
        for (std::size_t index = 0; index < shown.size(); ++index) {
            slopes.add(shown[index], (*logits)[index]);
        }
        progress.report("explain", done, options.masks);
    }
    return Heatmap{static_cast<int>(rows), static_cast<int>(columns), slopes.map(sharePerPlace(options.cells))};
}

}  // namespace intaglio::explain
