#pragma once
#include <functional>
#include <optional>

#include "core/training/RankedTable.h"

namespace intaglio::training {

struct Interval {
    double low = 0, high = 0;
};

/// A figure and the interval in which it lies with 95 % confidence, where enough replicates define it.
struct Estimate {
    double value = 0;
    std::optional<Interval> ci95;
};
using Estimates = std::map<std::string, Estimate>;

/// Figures of one draw; asked once for every replicate.
using FigureFunction = std::function<Figures(const RankedTable&, RowCounts)>;

[[nodiscard]] Figures allFigures(const RankedTable& table, RowCounts counts);   ///< RankedTable::figures
[[nodiscard]] Figures headFigures(const RankedTable& table, RowCounts counts);  ///< RankedTable::headFigures
[[nodiscard]] FigureFunction figuresAt(double threshold);                       ///< RankedTable::atThreshold

struct BootstrapOptions {
    int replicates = 1000;
    std::uint64_t seed = 1;
};

/// Figures of `rows` with percentile intervals: whole groups are drawn with replacement, as many as there are, because pictures of one
/// patient or slide are not independent. Draws that lack one of the classes are left out, and for each figure those in which it is not
/// defined. A figure defined in fewer than half of the replicates has no interval; with fewer than kMinimumGroups (GroupDraws.h) groups
/// none has. Equal seeds give equal intervals.
[[nodiscard]] Estimates estimate(const ScoreTable& table, RowSelection rows, const FigureFunction& function,
                                 const BootstrapOptions& options = {});

/// How much larger each figure of `second` is than that of `first`, where both judged the same pictures: the interval comes from draws
/// that take the same groups for both, so that what makes a picture hard for either cancels out. Figures that one of them lacks are
/// missing. The tables' rows must agree in number, order, truth and group; else nothing is compared.
[[nodiscard]] Estimates pairedDifferences(const ScoreTable& first, const ScoreTable& second, const FigureFunction& function,
                                          const BootstrapOptions& options = {});

/// 0, 1, ... for every row of the table.
[[nodiscard]] std::vector<std::size_t> allRows(const ScoreTable& table);

}  // namespace intaglio::training
