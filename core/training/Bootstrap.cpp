#include "core/training/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

namespace intaglio::training {

namespace {

/// Draws of whole groups, one after another; equal seeds give equal draws.
class GroupDraws {
public:
    GroupDraws(const ScoreTable& table, RowSelection rows, std::uint64_t seed) : m_counts(rows.size()), m_random(seed) {
        std::map<std::string, std::vector<std::size_t>> byName;
        std::set<int> truths;
        for (std::size_t place = 0; place < rows.size(); ++place) {
            const Scored& row = table.rows[rows[place]];
            byName[row.group].push_back(place);
            m_truths.push_back(row.truth);
            truths.insert(row.truth);
        }
        for (auto& [name, members] : byName) {
            m_groups.push_back(std::move(members));
        }
        m_truthCount = truths.size();
        m_seen.resize(table.classes.size());
    }

    [[nodiscard]] bool isEnough() const { return m_groups.size() >= kMinimumGroups; }
    [[nodiscard]] RowCounts counts() const { return m_counts; }

    /// False where the draw lacks a class: means over classes would then compare different things.
    bool next() {
        std::fill(m_counts.begin(), m_counts.end(), 0U);
        std::fill(m_seen.begin(), m_seen.end(), false);
        std::size_t seen = 0;
        for (std::size_t draw = 0; draw < m_groups.size(); ++draw) {
            for (const std::size_t place : m_groups[m_random() % m_groups.size()]) {
                ++m_counts[place];
                const auto truth = static_cast<std::size_t>(m_truths[place]);
                seen += m_seen[truth] ? 0 : 1;
                m_seen[truth] = true;
            }
        }
        return seen == m_truthCount;
    }

private:
    std::vector<std::vector<std::size_t>> m_groups;
    std::vector<int> m_truths;
    std::vector<std::uint32_t> m_counts;
    std::vector<bool> m_seen;
    std::size_t m_truthCount = 0;
    std::mt19937_64 m_random;
};

/// Linear interpolation between order statistics; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
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
            std::sort(values.begin(), values.end());
            result.ci95 = Interval{quantile(values, 0.025), quantile(values, 0.975)};
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
    return estimateFrom([&](RowCounts counts) { return function(ranked, counts); }, {table, rows, options.seed}, rows.size(), options);
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
    return estimateFrom(differences, {first, rows, options.seed}, rows.size(), options);
}

}  // namespace intaglio::training
