#include <algorithm>
#include <cmath>
#include <set>

#include "core/inference/Calibration.h"
#include "core/training/Evaluation.h"
#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

/// Columns with more different words are identifiers, not subgroups.
constexpr std::size_t kMaximumWords = 24;
/// Fewer different numbers are words ("0" and "1").
constexpr std::size_t kMinimumNumbers = 8;
constexpr double kMaximumRanges = 6;
/// Smaller subgroups say nothing.
constexpr std::size_t kMinimumSize = 10;

std::string fieldOf(const Sample& sample, const std::string& column) {
    const auto found = sample.columns.find(column);
    return found == sample.columns.end() ? std::string() : found->second;
}

/// 1, 2 or 5 times a power of ten, the smallest that needs at most kMaximumRanges steps for `span`.
double roundStep(double span) {
    double step = std::pow(10.0, std::floor(std::log10(span / kMaximumRanges)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (span / (step * factor) < kMaximumRanges) {
            return step * factor;
        }
    }
    return step * 20;
}

using RowsOfValue = std::vector<std::pair<std::string, std::vector<std::size_t>>>;

RowsOfValue rowsByWord(const std::vector<std::string>& fields) {
    std::map<std::string, std::vector<std::size_t>> byWord;
    for (std::size_t row = 0; row < fields.size(); ++row) {
        if (!fields[row].empty()) {
            byWord[fields[row]].push_back(row);
        }
    }
    if (byWord.size() < 2 || byWord.size() > kMaximumWords) {
        return {};
    }
    return {byWord.begin(), byWord.end()};
}

RowsOfValue rowsByRange(const std::vector<std::string>& fields, const std::vector<NumberRange>& ranges) {
    RowsOfValue result;
    for (const NumberRange& range : ranges) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < fields.size(); ++row) {
            const auto number = numberFrom(fields[row]);
            if (number && *number >= range.low && *number < range.high) {
                rows.push_back(row);
            }
        }
        result.emplace_back(range.name(), std::move(rows));
    }
    return result;
}

std::vector<std::size_t> truthsOf(const ScoreTable& table, const std::vector<std::size_t>& rows) {
    std::vector<std::size_t> truths(table.classes.size());
    for (const std::size_t row : rows) {
        ++truths[static_cast<std::size_t>(table.rows[row].truth)];
    }
    return truths;
}

}  // namespace

std::string NumberRange::name() const {
    return shortNumber(low) + " to " + shortNumber(high);
}

std::vector<NumberRange> numberRanges(const std::vector<std::string>& values) {
    std::set<double> numbers;
    std::size_t filled = 0;
    for (const std::string& value : values) {
        if (value.empty()) {
            continue;
        }
        const auto number = numberFrom(value);
        if (!number) {
            return {};
        }
        numbers.insert(*number);
        ++filled;
    }
    if (numbers.size() < kMinimumNumbers || numbers.size() == filled) {
        return {};
    }
    const double step = roundStep(*numbers.rbegin() - *numbers.begin());
    std::vector<NumberRange> ranges;
    for (double low = std::floor(*numbers.begin() / step) * step; low <= *numbers.rbegin(); low += step) {
        ranges.push_back({low, low + step});
    }
    return ranges;
}

std::vector<SubgroupReport> subgroupsOf(const Dataset& dataset, const std::vector<Judged>& judged, const ScoreTable& table,
                                        const inference::Manifest& manifest, const BootstrapOptions& options) {
    std::vector<SubgroupReport> reports;
    const inference::OperatingPoint& point = inference::defaultOperatingPoint(manifest);
    for (const std::string& column : dataset.columnNames) {
        std::vector<std::string> fields;
        for (const Judged& picture : judged) {
            fields.push_back(fieldOf(*picture.sample, column));
        }
        const auto ranges = numberRanges(fields);
        for (const auto& [value, rows] : ranges.empty() ? rowsByWord(fields) : rowsByRange(fields, ranges)) {
            if (rows.size() >= kMinimumSize) {
                reports.push_back({column, value, rows.size(), truthsOf(table, rows), estimate(table, rows, headFigures, options),
                                   point.name.empty() ? Estimates() : estimate(table, rows, figuresAt(point.threshold), options)});
            }
        }
    }
    return reports;
}

}  // namespace intaglio::training
