#include "core/training/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/training/GroupDraws.h"
#include "core/training/Quantile.h"

namespace intaglio::training {

namespace {

GroupDraws drawsOf(const ScoreTable& table, RowSelection rows, std::uint64_t seed) {
    std::vector<DrawnCase> cases;
    cases.reserve(rows.size());
    for (const std::size_t row : rows) {
        cases.push_back({table.rows[row].group, table.rows[row].truth});
    }
    return {cases, seed};
}

using DrawFigures = std::function<Figures(RowCounts)>;

Estimates estimateFrom(const DrawFigures& figuresOfDraw, GroupDraws draws, std::size_t rows, const BootstrapOptions& options) {
    Estimates estimates;
    for (const auto& [name, value] : figuresOfDraw(std::vector<std::uint32_t>(rows, 1))) {
        estimates[name].value = value;
    }
    if (!draws.isEnough()) {
        return estimates;
    }
    std::map<std::string, std::vector<double>> drawn;
    for (int replicate = 0; replicate < options.replicates; ++replicate) {
        if (!draws.next()) {
            continue;
        }
        for (const auto& [name, value] : figuresOfDraw(draws.counts())) {
            drawn[name].push_back(value);
        }
    }
    for (auto& [name, result] : estimates) {
        auto& values = drawn[name];
        if (2 * values.size() >= static_cast<std::size_t>(options.replicates) && !values.empty()) {
            result.ci95 = Interval{quantileOf(values, 0.025), quantileOf(values, 0.975)};
        }
    }
    return estimates;
}

bool sameCases(const ScoreTable& first, const ScoreTable& second) {
    return first.classes == second.classes &&
           std::equal(first.rows.begin(), first.rows.end(), second.rows.begin(), second.rows.end(),
                      [](const Scored& a, const Scored& b) { return a.truth == b.truth && a.group == b.group; });
}

}  // namespace

Figures allFigures(const RankedTable& table, RowCounts counts) {
    return table.figures(counts);
}

Figures headFigures(const RankedTable& table, RowCounts counts) {
    return table.headFigures(counts);
}

FigureFunction figuresAt(double threshold) {
    return [threshold](const RankedTable& table, RowCounts counts) { return table.atThreshold(counts, threshold); };
}

std::vector<std::size_t> allRows(const ScoreTable& table) {
    std::vector<std::size_t> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

Estimates estimate(const ScoreTable& table, RowSelection rows, const FigureFunction& function, const BootstrapOptions& options) {
    const RankedTable ranked(table, rows);
    return estimateFrom([&](RowCounts counts) { return function(ranked, counts); }, drawsOf(table, rows, options.seed), rows.size(),
                        options);
}

Estimates pairedDifferences(const ScoreTable& first, const ScoreTable& second, const FigureFunction& function,
                            const BootstrapOptions& options) {
    if (!sameCases(first, second)) {
        return {};
    }
    const auto rows = allRows(first);
    const RankedTable one(first, rows), other(second, rows);
    const auto differences = [&](RowCounts counts) {
        const Figures before = function(one, counts);
        Figures result;
        for (const auto& [name, value] : function(other, counts)) {
            if (const auto found = before.find(name); found != before.end()) {
                result[name] = value - found->second;
            }
        }
        return result;
    };
    return estimateFrom(differences, drawsOf(first, rows, options.seed), rows.size(), options);
}

}  // namespace intaglio::training
