#include "tests/support/steganalysis/Roc.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <random>

namespace intaglio::steganalysis {

namespace {

using Draw = std::vector<std::size_t>;

/// The figure of all rows and the interval of the figure over draws with replacement.
Estimated bootstrap(std::size_t rows, int replicates, std::uint64_t seed, const std::function<double(const Draw&)>& figure) {
    Draw draw(rows);
    for (std::size_t i = 0; i < rows; ++i) draw[i] = i;
    const double value = figure(draw);
    std::mt19937_64 random(seed);
    std::vector<double> figures;
    for (int replicate = 0; replicate < replicates && rows > 0; ++replicate) {
        for (std::size_t& row : draw) row = random() % rows;  // the modulo's bias is 2^-50 here, and every library draws the same
        if (const double drawn = figure(draw); !std::isnan(drawn)) figures.push_back(drawn);
    }
    return {value, quantile(figures, 0.025), quantile(figures, 0.975)};
}

std::vector<double> rowsOf(std::span<const double> values, const Draw& draw) {
    std::vector<double> result;
    result.reserve(draw.size());
    for (const std::size_t row : draw) result.push_back(values[row]);
    return result;
}

}  // namespace

double areaUnderCurve(std::span<const double> clean, std::span<const double> stego) {
    if (clean.empty() || stego.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::vector<double> sorted(clean.begin(), clean.end());
    std::sort(sorted.begin(), sorted.end());
    double wins = 0;
    for (const double score : stego) {
        const auto [below, above] = std::equal_range(sorted.begin(), sorted.end(), score);
        wins += static_cast<double>(below - sorted.begin()) + static_cast<double>(above - below) / 2;
    }
    return wins / static_cast<double>(clean.size()) / static_cast<double>(stego.size());
}

std::vector<RocPoint> rocCurve(std::span<const double> clean, std::span<const double> stego) {
    std::vector<std::pair<double, bool>> scores;
    for (const double score : clean) scores.emplace_back(score, false);
    for (const double score : stego) scores.emplace_back(score, true);
    std::sort(scores.begin(), scores.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<RocPoint> points{{0, 0}};
    RocPoint point;
    for (std::size_t i = 0; i < scores.size() && !clean.empty() && !stego.empty(); ++i) {
        (scores[i].second ? point.hits : point.falseAlarms) += 1;
        if (i + 1 == scores.size() || scores[i + 1].first != scores[i].first) {
            points.push_back({point.falseAlarms / static_cast<double>(clean.size()), point.hits / static_cast<double>(stego.size())});
        }
    }
    return points;
}

Estimated areaWithInterval(std::span<const double> clean, std::span<const double> stego, std::span<const int> groups, int replicates,
                           std::uint64_t seed) {
    const std::size_t rows = std::min(clean.size(), stego.size());
    std::map<int, Draw> members;
    for (std::size_t row = 0; row < rows; ++row) members[groups.empty() ? static_cast<int>(row) : groups[row]].push_back(row);
    std::vector<Draw> list;
    for (auto& [group, drawn] : members) list.push_back(std::move(drawn));
    const auto figure = [&](const Draw& groupDraw) {
        Draw drawn;
        for (const std::size_t group : groupDraw) drawn.insert(drawn.end(), list[group].begin(), list[group].end());
        double wins = 0, pairs = 0;
        for (const std::size_t i : drawn) {
            for (const std::size_t j : drawn) {
                if (i == j) continue;
                pairs += 1;
                wins += stego[j] > clean[i] ? 1 : stego[j] == clean[i] ? 0.5 : 0;
            }
        }
        return pairs > 0 ? wins / pairs : std::numeric_limits<double>::quiet_NaN();
    };
    return bootstrap(list.size(), replicates, seed, figure);
}

Estimated meanWithInterval(std::span<const double> values, int replicates, std::uint64_t seed) {
    return bootstrap(values.size(), replicates, seed, [&](const Draw& draw) {
        double sum = 0;
        for (const std::size_t row : draw) sum += values[row];
        return sum / static_cast<double>(draw.size());
    });
}

Estimated medianWithInterval(std::span<const double> values, int replicates, std::uint64_t seed) {
    return bootstrap(values.size(), replicates, seed, [&](const Draw& draw) { return quantile(rowsOf(values, draw), 0.5); });
}

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    const double rank = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    if (values[below] == values[above]) return values[below];  // infinite ones too
    return values[below] + (rank - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace intaglio::steganalysis
