#include "core/training/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

namespace intaglio::training {

namespace {

std::vector<std::vector<std::size_t>> groupsOf(const ScoreTable& table, RowSelection rows) {
    std::map<std::string, std::vector<std::size_t>> byName;
    for (const std::size_t row : rows) {
        byName[table.rows[row].group].push_back(row);
    }
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [name, members] : byName) {
        groups.push_back(std::move(members));
    }
    return groups;
}

std::set<int> truthsOf(const ScoreTable& table, RowSelection rows) {
    std::set<int> truths;
    for (const std::size_t row : rows) {
        truths.insert(table.rows[row].truth);
    }
    return truths;
}

/// Linear interpolation between order statistics; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

std::vector<std::size_t> allRows(const ScoreTable& table) {
    std::vector<std::size_t> rows(table.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

Estimates estimate(const ScoreTable& table, RowSelection rows, const FigureFunction& function, const BootstrapOptions& options) {
    Estimates estimates;
    for (const auto& [name, value] : function(table, rows)) {
        estimates[name].value = value;
    }
    const auto groups = groupsOf(table, rows);
    if (groups.size() < kMinimumGroups) {
        return estimates;
    }
    const std::size_t truths = truthsOf(table, rows).size();
    std::map<std::string, std::vector<double>> drawn;
    std::mt19937_64 random(options.seed);
    std::vector<std::size_t> selection;
    for (int replicate = 0; replicate < options.replicates; ++replicate) {
        selection.clear();
        for (std::size_t draw = 0; draw < groups.size(); ++draw) {
            const auto& group = groups[random() % groups.size()];
            selection.insert(selection.end(), group.begin(), group.end());
        }
        // Means over classes would compare different things where a class is absent.
        if (truthsOf(table, selection).size() < truths) {
            continue;
        }
        for (const auto& [name, value] : function(table, selection)) {
            drawn[name].push_back(value);
        }
    }
    for (auto& [name, result] : estimates) {
        auto& values = drawn[name];
        if (2 * values.size() >= static_cast<std::size_t>(options.replicates) && !values.empty()) {
            std::sort(values.begin(), values.end());
            result.ci95 = Interval{quantile(values, 0.025), quantile(values, 0.975)};
        }
    }
    return estimates;
}

}  // namespace intaglio::training
