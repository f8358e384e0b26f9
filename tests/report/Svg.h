#pragma once
#include <optional>
#include <string>
#include <vector>

/// Small diagrams as SVG 1.1, drawn without any library; text is escaped.
namespace intaglio::report {

struct Span {
    double value = 0, low = 0, high = 0;
};
/// A figure with its interval for each series, side by side; an absent one leaves a gap.
struct DotRow {
    std::string label;
    std::vector<std::optional<Span>> values;  ///< one per series
};
struct DotChart {
    std::string title, axis;
    double low = 0, high = 1;
    std::vector<std::string> series;
    std::vector<DotRow> rows;
    std::optional<double> mark;  ///< a dashed line: the target
};
[[nodiscard]] std::string drawDots(const DotChart& chart);

struct Line {
    std::string name;
    std::vector<std::pair<double, double>> points;
};
struct LineChart {
    std::string title, xAxis, yAxis;
    double xLow = 0, xHigh = 1, yLow = 0, yHigh = 1;
    std::vector<Line> lines;
};
[[nodiscard]] std::string drawLines(const LineChart& chart);

}  // namespace intaglio::report
