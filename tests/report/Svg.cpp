#include "tests/report/Svg.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace intaglio::report {

namespace {

/// Colours that stay apart for colour-blind readers (Okabe and Ito 2008).
constexpr std::array kColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"};
constexpr double kLeft = 190, kTop = 46, kWidth = 430, kRowHeight = 13;

std::string number(double value, const char* format = "%.1f") {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return result;
}

std::string colorOf(std::size_t series) {
    return kColors[series % kColors.size()];
}

class Drawing {
public:
    Drawing(double width, double height, const std::string& title) {
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\"" + number(height) +
                "\" font-family=\"sans-serif\" font-size=\"11\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
        text(12, 20, title, "start", 14);
    }
    void text(double x, double y, const std::string& words, const char* anchor, int size = 11) {
        m_svg += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" +
                 std::to_string(size) + "\">" + escaped(words) + "</text>\n";
    }
    void line(double x1, double y1, double x2, double y2, const std::string& color, double width = 1, bool dashed = false) {
        m_svg += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\" stroke=\"" +
                 color + "\" stroke-width=\"" + number(width) + "\"" + (dashed ? " stroke-dasharray=\"4 3\"" : "") + "/>\n";
    }
    void dot(double x, double y, const std::string& color) {
        m_svg += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"3\" fill=\"" + color + "\"/>\n";
    }
    void polyline(const std::vector<std::pair<double, double>>& points, const std::string& color) {
        m_svg += "<polyline fill=\"none\" stroke-width=\"1.6\" stroke=\"" + color + "\" points=\"";
        for (const auto& [x, y] : points) m_svg += number(x) + "," + number(y) + " ";
        m_svg += "\"/>\n";
    }
    void legend(const std::vector<std::string>& names, double x, double y) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            dot(x, y - 4 + 16 * static_cast<double>(i), colorOf(i));
            text(x + 8, y + 16 * static_cast<double>(i), names[i], "start");
        }
    }
    [[nodiscard]] std::string finish() const { return m_svg + "</svg>\n"; }

private:
    std::string m_svg;
};

const char* tickFormat(double range) {
    return range > 20 ? "%.0f" : range > 2 ? "%.1f" : "%.2f";
}

}  // namespace

std::string drawDots(const DotChart& chart) {
    const auto series = static_cast<double>(chart.series.size());
    const double rowHeight = series * kRowHeight + 10, height = rowHeight * static_cast<double>(chart.rows.size());
    const auto xOf = [&](double value) { return kLeft + std::clamp((value - chart.low) / (chart.high - chart.low), 0.0, 1.0) * kWidth; };
    Drawing drawing(kLeft + kWidth + 170, kTop + height + 46, chart.title);
    for (int tick = 0; tick <= 5; ++tick) {
        const double value = chart.low + (chart.high - chart.low) * tick / 5;
        drawing.line(xOf(value), kTop, xOf(value), kTop + height, "#ddd");
        drawing.text(xOf(value), kTop + height + 16, number(value, tickFormat(chart.high - chart.low)), "middle");
    }
    if (chart.mark) drawing.line(xOf(*chart.mark), kTop, xOf(*chart.mark), kTop + height, "#444", 1, true);
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        const double top = kTop + rowHeight * static_cast<double>(row);
        drawing.text(kLeft - 8, top + rowHeight / 2 + 4, chart.rows[row].label, "end");
        for (std::size_t i = 0; i < chart.rows[row].values.size(); ++i) {
            const auto& span = chart.rows[row].values[i];
            if (!span) continue;
            const double y = top + 5 + kRowHeight * (static_cast<double>(i) + 0.5);
            drawing.line(xOf(span->low), y, xOf(span->high), y, colorOf(i), 1.5);
            drawing.dot(xOf(span->value), y, colorOf(i));
        }
    }
    drawing.text(kLeft + kWidth / 2, kTop + height + 34, chart.axis, "middle");
    drawing.legend(chart.series, kLeft + kWidth + 20, kTop + 12);
    return drawing.finish();
}

std::string drawLines(const LineChart& chart) {
    constexpr double kHeight = 260, kMargin = 60;
    const auto xOf = [&](double value) { return kMargin + (value - chart.xLow) / (chart.xHigh - chart.xLow) * kWidth; };
    const auto yOf = [&](double value) { return kTop + kHeight - (value - chart.yLow) / (chart.yHigh - chart.yLow) * kHeight; };
    Drawing drawing(kMargin + kWidth + 190, kTop + kHeight + 46, chart.title);
    for (int tick = 0; tick <= 5; ++tick) {
        const double x = chart.xLow + (chart.xHigh - chart.xLow) * tick / 5, y = chart.yLow + (chart.yHigh - chart.yLow) * tick / 5;
        drawing.line(xOf(x), kTop, xOf(x), kTop + kHeight, "#ddd");
        drawing.line(kMargin, yOf(y), kMargin + kWidth, yOf(y), "#ddd");
        drawing.text(xOf(x), kTop + kHeight + 16, number(x, tickFormat(chart.xHigh - chart.xLow)), "middle");
        drawing.text(kMargin - 6, yOf(y) + 4, number(y, tickFormat(chart.yHigh - chart.yLow)), "end");
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        std::vector<std::pair<double, double>> points;
        for (const auto& [x, y] : chart.lines[i].points) points.emplace_back(xOf(x), yOf(y));
        drawing.polyline(points, colorOf(i));
        names.push_back(chart.lines[i].name);
    }
    drawing.text(kMargin + kWidth / 2, kTop + kHeight + 34, chart.xAxis, "middle");
    drawing.text(12, kTop - 8, chart.yAxis, "start");
    drawing.legend(names, kMargin + kWidth + 20, kTop + 12);
    return drawing.finish();
}

}  // namespace intaglio::report
