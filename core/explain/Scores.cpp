#include "core/explain/Scores.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <random>

#include "core/explain/Changed.h"
#include "core/explain/Heatmap.h"

namespace intaglio::explain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using inference::Heatmap;
using inference::Tensor;

bool isWhole(const Heatmap& map) {
    return map.rows > 0 && map.columns > 0 &&
           map.values.size() == static_cast<std::size_t>(map.rows) * static_cast<std::size_t>(map.columns);
}

/// The places of a map, the most important first; equal ones in a fixed random order.
std::vector<std::size_t> byImportance(const Heatmap& map) {
    std::vector<std::size_t> places(map.values.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::mt19937_64 random(11);
    // Not std::shuffle: libraries shuffle differently.
    for (std::size_t index = places.size(); index > 1; --index) {
        std::swap(places[index - 1], places[random() % index]);
    }
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return map.values[a] > map.values[b]; });
    return places;
}

Tensor blurred(const Tensor& input, double share) {
    Tensor result = input;
    const auto rows = static_cast<int>(input.shape[2]);
    const auto columns = static_cast<int>(input.shape[3]);
    const double deviation = std::max(0.5, share * std::min(rows, columns));
    for (std::int64_t channel = 0; channel < input.shape[1]; ++channel) {
        cv::Mat plane(rows, columns, CV_32F, result.values.data() + channel * rows * columns);
        cv::Mat smooth;
        cv::GaussianBlur(plane, smooth, cv::Size(), deviation, deviation, cv::BORDER_REFLECT);
        smooth.copyTo(plane);
    }
    return result;
}

Tensor meanColor(const Tensor& input) {
    const std::vector<float> means = channelMeans(input);
    Tensor result{input.shape, {}};
    for (const float mean : means) {
        result.values.insert(result.values.end(), input.values.size() / means.size(), mean);
    }
    return result;
}

/// Pictures on the way from one to another, place by place in one order.
class Way {
public:
    Way(Tensor from, const Tensor& to, const std::vector<std::size_t>& order, int steps)
        : m_now(std::move(from)), m_to(to), m_order(order), m_steps(static_cast<std::size_t>(steps)) {}

    [[nodiscard]] bool atEnd() const { return m_step > m_steps; }

    /// Appends the picture of the present step and goes to the next.
    void append(Tensor& batch) {
        ++batch.shape[0];
        batch.values.insert(batch.values.end(), m_now.values.begin(), m_now.values.end());
        ++m_step;
        for (const std::size_t end = m_order.size() * std::min(m_step, m_steps) / m_steps; m_changed < end; ++m_changed) {
            for (std::size_t place = m_order[m_changed]; place < m_now.values.size(); place += m_order.size()) {
                m_now.values[place] = m_to.values[place];
            }
        }
    }

private:
    Tensor m_now;
    const Tensor& m_to;
    const std::vector<std::size_t>& m_order;
    std::size_t m_steps;
    std::size_t m_step = 0;
    std::size_t m_changed = 0;
};

Result<std::vector<double>> probabilities(inference::ModelRunner& runner, const Tensor& batch, const ProbabilityOf& probabilityOf) {
    const auto output = runner.run(batch);
    if (!output) {
        return output.error();
    }
    const auto labels = static_cast<std::size_t>(output->logits.shape.back());
    std::vector<double> all;
    for (std::size_t start = 0; start + labels <= output->logits.values.size(); start += labels) {
        const auto probability = probabilityOf(std::span(output->logits.values).subspan(start, labels));
        if (!probability) {
            return probability.error();
        }
        all.push_back(*probability);
    }
    return all;
}

/// Area under the probability along the way.
Result<double> areaAlong(Way way, inference::ModelRunner& runner, const Tensor& input, const ProbabilityOf& probabilityOf,
                         const FaithfulnessOptions& options, const std::stop_token& stop) {
    std::vector<double> curve;
    while (!way.atEnd()) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        Tensor batch{{0, input.shape[1], input.shape[2], input.shape[3]}, {}};
        while (batch.shape[0] < options.batch && !way.atEnd()) {
            way.append(batch);
        }
        const auto some = probabilities(runner, batch, probabilityOf);
        if (!some) {
            return some.error();
        }
        curve.insert(curve.end(), some->begin(), some->end());
    }
    const double inner = std::accumulate(curve.begin(), curve.end(), 0.0) - (curve.front() + curve.back()) / 2;
    return inner / static_cast<double>(curve.size() - 1);
}

bool holds(const TruthRegion& region, double column, double row, double tolerance) {
    const double across = std::abs(column - region.column);
    const double down = std::abs(row - region.row);
    if (region.isCircle) {
        return std::hypot(across, down) <= region.halfWidth + tolerance;
    }
    return across <= region.halfWidth + tolerance && down <= region.halfHeight + tolerance;
}

/// Ranks from 0; equal values share their mean rank.
std::vector<double> ranks(const std::vector<float>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && !(values[order[first]] < values[order[last + 1]])) {
            ++last;
        }
        for (std::size_t index = first; index <= last; ++index) {
            result[order[index]] = static_cast<double>(first + last) / 2;
        }
        first = last + 1;
    }
    return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto count = static_cast<double>(a.size());
    const double meanA = std::accumulate(a.begin(), a.end(), 0.0) / count;
    const double meanB = std::accumulate(b.begin(), b.end(), 0.0) / count;
    double together = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (std::size_t index = 0; index < a.size(); ++index) {
        together += (a[index] - meanA) * (b[index] - meanB);
        squaresA += (a[index] - meanA) * (a[index] - meanA);
        squaresB += (b[index] - meanB) * (b[index] - meanB);
    }
    return squaresA > 0 && squaresB > 0 ? together / std::sqrt(squaresA * squaresB) : 0;
}

}  // namespace

Result<Faithfulness> faithfulness(inference::ModelRunner& runner, const Tensor& input, const Heatmap& map,
                                  const ProbabilityOf& probabilityOf, const FaithfulnessOptions& options, const std::stop_token& stop) {
    const bool usable = isOnePicture(input) && isWhole(map) && options.steps >= 2 && options.steps <= 256 && options.batch >= 1 &&
                        options.batch <= 256 && options.blurShare > 0 && options.blurShare <= 1;
    if (!usable) {
        return Error{ErrorCode::InvalidArgument, {"steps", std::to_string(options.steps)}};
    }
    const auto rows = static_cast<int>(input.shape[2]);
    const auto columns = static_cast<int>(input.shape[3]);
    const auto whole = overPicture(map, rows, columns, {0, 0, static_cast<double>(columns), static_cast<double>(rows)});
    if (!whole) {
        return whole.error();
    }
    const std::vector<std::size_t> order = byImportance(*whole);
    const Tensor mean = meanColor(input);
    const auto insertion =
        areaAlong(Way(blurred(input, options.blurShare), input, order, options.steps), runner, input, probabilityOf, options, stop);
    if (!insertion) {
        return insertion.error();
    }
    const auto deletion = areaAlong(Way(input, mean, order, options.steps), runner, input, probabilityOf, options, stop);
    if (!deletion) {
        return deletion.error();
    }
    return Faithfulness{*insertion, *deletion};
}

TruthRegion regionSeen(const TruthRegion& region, const inference::SeenRegion& seen, double columns, double rows) {
    const double across = columns / seen.width;
    const double down = rows / seen.height;
    const auto centre = inference::placeSeen(region.column, region.row, seen, columns, rows);
    return {centre.column, centre.row, region.halfWidth * across, region.halfHeight * down,
            region.isCircle && std::abs(across - down) < 1e-6 * across};
}

Result<Pointing> pointingGame(const Heatmap& map, std::span<const TruthRegion> regions, double tolerance) {
    if (!isWhole(map) || regions.empty() || !(tolerance >= 0)) {
        return Error{ErrorCode::InvalidArgument, {"heatmap", std::to_string(map.rows) + " x " + std::to_string(map.columns)}};
    }
    const float peak = *std::max_element(map.values.begin(), map.values.end());
    double peaks = 0;
    double peaksInside = 0;
    double inside = 0;
    std::size_t index = 0;
    for (int row = 0; row < map.rows; ++row) {
        for (int column = 0; column < map.columns; ++column, ++index) {
            const bool isInside =
                std::any_of(regions.begin(), regions.end(), [&](const auto& region) { return holds(region, column, row, tolerance); });
            const bool isPeak = !(map.values[index] < peak);
            inside += isInside ? 1 : 0;
            peaks += isPeak ? 1 : 0;
            peaksInside += isInside && isPeak ? 1 : 0;
        }
    }
    return Pointing{2 * peaksInside >= peaks, inside / static_cast<double>(map.values.size())};
}

Result<double> rankCorrelation(const Heatmap& a, const Heatmap& b) {
    if (!isWhole(a) || !isWhole(b) || a.rows != b.rows || a.columns != b.columns) {
        return Error{ErrorCode::InvalidArgument, {"heatmap", std::to_string(b.rows) + " x " + std::to_string(b.columns)}};
    }
    return correlation(ranks(a.values), ranks(b.values));
}

Heatmap randomMap(int rows, int columns, std::uint64_t seed) {
    Heatmap map{rows, columns, std::vector<float>(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns))};
    std::mt19937_64 random(seed);
    for (float& value : map.values) {
        value = static_cast<float>(static_cast<double>(random() >> 11U) * 0x1.0p-53);
    }
    return map;
}

double unevenness(const Heatmap& map) {
    double sum = 0;
    double squares = 0;
    for (const float value : map.values) {
        const double positive = std::max(0.0, static_cast<double>(value));
        sum += positive;
        squares += positive * positive;
    }
    const auto count = static_cast<double>(map.values.size());
    const double mean = sum / count;
    return sum > 0 ? std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean : 0;
}

}  // namespace intaglio::explain
