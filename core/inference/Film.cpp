#include "core/inference/Film.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kBatch = 16;
constexpr double kMostBlack = 0.7;  // of a patch

struct Place {
    int top = 0;
    int left = 0;
};

std::size_t lesionIndex(const Manifest& manifest) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(),
                                    [&](const Label& label) { return label.key == manifest.film->lesionLabel; });
    return static_cast<std::size_t>(found - manifest.labels.begin());
}

base::Status checkFilm(const Manifest& manifest) {
    const bool fits = manifest.film && manifest.labels.size() == 2 && lesionIndex(manifest) < 2 &&
                      manifest.film->scoreWeights.size() == kFilmFeatures + 1 && manifest.film->stride >= 1;
    return fits ? base::Status() : base::Status(Error{ErrorCode::ModelBroken, {manifest.id, "film: two labels and five score weights"}});
}

/// First pixels of patches along one side; the last patch ends at the border.
std::vector<int> startsOf(int side, int patch, int stride) {
    std::vector<int> starts;
    for (int start = 0; start < side - patch; start += stride) {
        starts.push_back(start);
    }
    starts.push_back(side - patch);
    return starts;
}

/// One prepared film and the patches on it.
class Film {
public:
    Film(const Tensor& film, const Manifest& manifest)
        : m_film(film),
          m_patchRows(manifest.inputRows),
          m_patchColumns(manifest.inputColumns),
          m_rows(static_cast<int>(film.shape[2])),
          m_columns(static_cast<int>(film.shape[3])),
          m_channels(static_cast<int>(film.shape[1])),
          m_black(*std::min_element(film.values.begin(), film.values.end())) {}

    /// Patches that show something; one at least.
    [[nodiscard]] std::vector<Place> places(int stride) const {
        std::vector<Place> places;
        for (const int top : startsOf(m_rows, m_patchRows, stride)) {
            for (const int left : startsOf(m_columns, m_patchColumns, stride)) {
                if (blackShare({top, left}) < kMostBlack) {
                    places.push_back({top, left});
                }
            }
        }
        if (places.empty()) {
            places.push_back({(m_rows - m_patchRows) / 2, (m_columns - m_patchColumns) / 2});
        }
        return places;
    }

    [[nodiscard]] Tensor patches(const Place* first, std::size_t count) const {
        Tensor batch;
        batch.shape = {static_cast<std::int64_t>(count), m_channels, m_patchRows, m_patchColumns};
        batch.values.reserve(count * static_cast<std::size_t>(m_channels * m_patchRows * m_patchColumns));
        for (const Place* place = first; place != first + count; ++place) {
            for (int channel = 0; channel < m_channels; ++channel) {
                for (int row = 0; row < m_patchRows; ++row) {
                    const auto* line = &m_film.values[offset(channel, place->top + row, place->left)];
                    batch.values.insert(batch.values.end(), line, line + m_patchColumns);
                }
            }
        }
        return batch;
    }

private:
    [[nodiscard]] std::size_t offset(int channel, int row, int column) const {
        return (static_cast<std::size_t>(channel) * static_cast<std::size_t>(m_rows) + static_cast<std::size_t>(row)) *
                   static_cast<std::size_t>(m_columns) +
               static_cast<std::size_t>(column);
    }

    [[nodiscard]] double blackShare(const Place& place) const {
        int black = 0;
        for (int row = 0; row < m_patchRows; ++row) {
            const auto* line = &m_film.values[offset(0, place.top + row, place.left)];
            black += static_cast<int>(std::count(line, line + m_patchColumns, m_black));
        }
        return static_cast<double>(black) / (m_patchRows * m_patchColumns);
    }

    const Tensor& m_film;
    int m_patchRows;
    int m_patchColumns;
    int m_rows;
    int m_columns;
    int m_channels;
    float m_black;
};

/// Weighted means over the patches that cover a cell.
class CellMeans {
public:
    CellMeans(const Manifest& manifest)
        : m_stride(manifest.film->stride),
          m_patchRows(manifest.inputRows),
          m_patchColumns(manifest.inputColumns),
          m_rows((manifest.film->filmRows + m_stride - 1) / m_stride),
          m_columns((manifest.film->filmColumns + m_stride - 1) / m_stride),
          m_sum(static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_columns)),
          m_weight(m_sum.size()) {}

    void add(const Place& place, double probability) {
        for (int row = place.top / m_stride; row < m_rows && row * m_stride < place.top + m_patchRows; ++row) {
            const double down = nearness(row, place.top, m_patchRows);
            for (int column = place.left / m_stride; column < m_columns && column * m_stride < place.left + m_patchColumns; ++column) {
                const double weight = down * nearness(column, place.left, m_patchColumns);
                const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
                m_sum[index] += weight * probability;
                m_weight[index] += weight;
            }
        }
    }

    [[nodiscard]] Heatmap map() const {
        Heatmap map{m_rows, m_columns, std::vector<float>(m_sum.size())};
        for (std::size_t index = 0; index < m_sum.size(); ++index) {
            map.values[index] = m_weight[index] > 0 ? static_cast<float>(m_sum[index] / m_weight[index]) : 0.0F;
        }
        return map;
    }

private:
    /// 1 where the cell's middle is the patch's, falling to 0 at the patch's border.
    [[nodiscard]] double nearness(int cell, int start, int side) const {
        const double middle = (cell + 0.5) * m_stride - start;
        return std::max(0.0, 1 - std::abs(2 * middle / side - 1));
    }

    int m_stride;
    int m_patchRows;
    int m_patchColumns;
    int m_rows;
    int m_columns;
    std::vector<double> m_sum;
    std::vector<double> m_weight;
};

double probabilityOf(const float* logits, std::size_t lesion) {
    return 1 / (1 + std::exp(static_cast<double>(logits[1 - lesion]) - static_cast<double>(logits[lesion])));
}

void addAnswers(CellMeans& means, const Tensor& logits, const Place* places, const Manifest& manifest) {
    const std::size_t lesion = lesionIndex(manifest);
    for (std::size_t index = 0; index < logits.values.size() / 2; ++index) {
        means.add(places[index], probabilityOf(&logits.values[2 * index], lesion));
    }
}

bool isFilm(const Tensor& film, const Manifest& manifest) {
    return film.shape.size() == 4 && film.shape[0] == 1 && film.shape[1] == manifest.inputChannels &&
           film.shape[2] == manifest.film->filmRows && film.shape[3] == manifest.film->filmColumns && film.shape[2] >= manifest.inputRows &&
           film.shape[3] >= manifest.inputColumns &&
           film.values.size() == static_cast<std::size_t>(film.shape[1] * film.shape[2] * film.shape[3]);
}

/// Batches of films are judged one after the other.
class FilmRunner final : public ModelRunner {
public:
    FilmRunner(std::unique_ptr<ModelRunner> network, const Manifest& manifest) : m_network(std::move(network)), m_manifest(manifest) {}

    Result<ForwardResult> run(const Tensor& input) override {
        if (input.shape.size() != 4 || input.shape[0] < 1) {
            return Error{ErrorCode::InvalidArgument, {"film", "not N x C x H x W"}};
        }
        const auto films = static_cast<std::size_t>(input.shape[0]);
        const std::size_t size = input.values.size() / films;
        ForwardResult result;
        const std::size_t lesion = lesionIndex(m_manifest);
        for (std::size_t index = 0; index < films; ++index) {
            Tensor film;
            film.shape = {1, input.shape[1], input.shape[2], input.shape[3]};
            const auto first = input.values.begin() + static_cast<std::ptrdiff_t>(index * size);
            film.values.assign(first, first + static_cast<std::ptrdiff_t>(size));
            const auto reading = judgeFilm(*m_network, film, m_manifest);
            if (!reading) {
                return reading.error();
            }
            addLogits(result.logits, reading->score, lesion);
            result.answers.resize(reading->answers.size());
            for (std::size_t member = 0; member < reading->answers.size(); ++member) {
                addLogits(result.answers[member], reading->answers[member], lesion);
            }
            result.features.values.insert(result.features.values.end(), reading->features.begin(), reading->features.end());
        }
        result.features.shape = {input.shape[0], static_cast<std::int64_t>(result.features.values.size() / films)};
        return result;
    }

    [[nodiscard]] std::string device() const override { return m_network->device(); }

private:
    /// One more film; the other label's logit is 0.
    static void addLogits(Tensor& rows, double score, std::size_t lesion) {
        std::array<float, 2> logits{};
        logits[lesion] = static_cast<float>(score);
        rows.values.insert(rows.values.end(), logits.begin(), logits.end());
        rows.shape = {static_cast<std::int64_t>(rows.values.size() / 2), 2};
    }

    std::unique_ptr<ModelRunner> m_network;
    Manifest m_manifest;
};

class FilmExplainer final : public Explainer {
public:
    FilmExplainer(std::unique_ptr<ModelRunner> network, const Manifest& manifest) : m_network(std::move(network)), m_manifest(manifest) {}

    Result<Heatmap> explain(const Tensor& input, int /*label*/, ExplainMethod /*method*/) override {
        auto reading = judgeFilm(*m_network, input, m_manifest);
        return reading ? Result<Heatmap>(std::move(reading->map)) : reading.error();
    }

    [[nodiscard]] ExplainTask done(const ExplainTask& /*asked*/) const override {
        return {ExplainMethod::Patches, static_cast<int>(lesionIndex(m_manifest))};
    }

private:
    std::unique_ptr<ModelRunner> m_network;
    Manifest m_manifest;
};

}  // namespace

std::array<double, kFilmFeatures> filmFeatures(const Heatmap& map) {
    constexpr std::size_t kTop = 5;
    if (map.values.empty()) {
        return {};
    }
    std::vector<float> sorted = map.values;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const std::size_t top = std::min(kTop, sorted.size());
    const auto count = static_cast<double>(sorted.size());
    const auto high = std::count_if(sorted.begin(), sorted.end(), [](float value) { return value >= 0.5F; });
    return {static_cast<double>(sorted.front()),
            std::accumulate(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(top), 0.0) / static_cast<double>(top),
            static_cast<double>(high) / count, std::accumulate(sorted.begin(), sorted.end(), 0.0) / count};
}

double filmScore(const std::array<double, kFilmFeatures>& features, const std::vector<double>& weights) {
    return std::inner_product(features.begin(), features.end(), weights.begin(), weights.back());
}

std::vector<FilmCandidate> filmCandidates(const Heatmap& map, int stride, const CandidateOptions& options) {
    std::vector<std::size_t> order(map.values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return map.values[a] > map.values[b]; });
    std::vector<FilmCandidate> candidates;
    for (const std::size_t index : order) {
        const auto probability = static_cast<double>(map.values[index]);
        if (probability < options.least || candidates.size() >= options.count) {
            break;
        }
        const auto columns = static_cast<std::size_t>(map.columns);
        const FilmCandidate candidate{(static_cast<double>(index / columns) + 0.5) * stride,
                                      (static_cast<double>(index % columns) + 0.5) * stride, probability};
        const bool isNear = std::any_of(candidates.begin(), candidates.end(), [&](const FilmCandidate& better) {
            return std::hypot(better.row - candidate.row, better.column - candidate.column) < options.distance * stride;
        });
        if (!isNear) {
            candidates.push_back(candidate);
        }
    }
    return candidates;
}

Result<FilmReading> judgeFilm(ModelRunner& network, const Tensor& input, const Manifest& manifest) {
    if (const base::Status usable = checkFilm(manifest); !usable) {
        return usable.error();
    }
    if (!isFilm(input, manifest)) {
        return Error{ErrorCode::InvalidArgument, {"film", "not of the plan's size"}};
    }
    const Film film(input, manifest);
    const std::vector<Place> places = film.places(manifest.film->stride);
    CellMeans means(manifest);
    std::vector<CellMeans> members;
    FilmReading reading;
    for (std::size_t start = 0; start < places.size(); start += kBatch) {
        const std::size_t count = std::min(kBatch, places.size() - start);
        const auto answer = network.run(film.patches(&places[start], count));
        if (!answer) {
            return answer.error();
        }
        if (answer->logits.values.size() != 2 * count) {
            return Error{ErrorCode::ModelOutputInvalid, {manifest.id}};
        }
        members.resize(answer->answers.size(), CellMeans(manifest));
        addAnswers(means, answer->logits, &places[start], manifest);
        for (std::size_t member = 0; member < members.size(); ++member) {
            if (answer->answers[member].values.size() != 2 * count) {
                return Error{ErrorCode::ModelOutputInvalid, {manifest.id}};
            }
            addAnswers(members[member], answer->answers[member], &places[start], manifest);
        }
        const std::size_t width = answer->features.values.size() / count;
        reading.features.resize(width);
        for (std::size_t index = 0; index < width * count; ++index) {
            reading.features[index % width] += answer->features.values[index] / static_cast<float>(places.size());
        }
    }
    reading.map = means.map();
    reading.score = filmScore(filmFeatures(reading.map), manifest.film->scoreWeights);
    for (const CellMeans& member : members) {
        reading.answers.push_back(filmScore(filmFeatures(member.map()), manifest.film->scoreWeights));
    }
    return reading;
}

Result<std::unique_ptr<ModelRunner>> filmRunner(std::unique_ptr<ModelRunner> network, const Manifest& manifest) {
    if (const base::Status usable = checkFilm(manifest); !usable) {
        return usable.error();
    }
    return std::unique_ptr<ModelRunner>(std::make_unique<FilmRunner>(std::move(network), manifest));
}

Result<std::unique_ptr<Explainer>> filmExplainer(std::unique_ptr<ModelRunner> network, const Manifest& manifest) {
    if (const base::Status usable = checkFilm(manifest); !usable) {
        return usable.error();
    }
    return std::unique_ptr<Explainer>(std::make_unique<FilmExplainer>(std::move(network), manifest));
}

}  // namespace intaglio::inference
