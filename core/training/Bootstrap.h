#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "core/training/Metrics.h"

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

using FigureFunction = std::function<Figures(const ScoreTable&, RowSelection)>;

struct BootstrapOptions {
    int replicates = 1000;
    std::uint64_t seed = 1;
};

/// Fewer groups than this resample into a handful of values: an interval from them would promise what nobody knows.
inline constexpr std::size_t kMinimumGroups = 5;

/// Figures of `rows` with percentile intervals: whole groups are drawn with replacement, as many as there are, because pictures of one
/// patient or slide are not independent. Draws that lack one of the classes are left out, and for each figure those in which it is not
/// defined. A figure defined in fewer than half of the replicates has no interval; with fewer than kMinimumGroups groups none has.
/// Equal seeds give equal intervals.
[[nodiscard]] Estimates estimate(const ScoreTable& table, RowSelection rows, const FigureFunction& function,
                                 const BootstrapOptions& options = {});

/// 0, 1, ... for every row of the table.
[[nodiscard]] std::vector<std::size_t> allRows(const ScoreTable& table);

}  // namespace intaglio::training
