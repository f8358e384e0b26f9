#include "core/training/Plots.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/training/NumberText.h"

namespace intaglio::training {

namespace {

constexpr double kSide = 360, kLeft = 60, kTop = 40, kWidth = 620, kHeight = 460;
/// Colours that stay apart for colour-blind readers (Okabe and Ito 2008).
constexpr std::array kColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"};

std::string number(double value) {
    return fixedNumber(value, 2);
}

/// A square diagram with axes from 0 to 1 (or to other ends) and a legend on the right.
class Diagram {
public:
    Diagram(const std::string& title, const std::string& xName, const std::string& yName, double xMaximum = 1, double yMaximum = 1,
            bool hasTicks = true)
        : m_xMaximum(xMaximum), m_yMaximum(yMaximum), m_drawing{kWidth, kHeight, {}} {
        text(kLeft, 22, title, Anchor::Start, 15);
        add(Box{kLeft, kTop, kSide, kSide, "", "#444444"});
        for (int tick = 0; hasTicks && tick <= 5; ++tick) {
            const double share = tick / 5.0;
            text(kLeft + share * kSide, kTop + kSide + 16, number(share * xMaximum), Anchor::Middle);
            text(kLeft - 6, kTop + kSide - share * kSide + 4, number(share * yMaximum), Anchor::End);
        }
        text(kLeft + kSide / 2, kTop + kSide + 36, xName, Anchor::Middle);
        add(Words{{16, kTop + kSide / 2}, yName, Anchor::Middle, 12, true});
    }

    void text(double x, double y, const std::string& words, Anchor anchor, int size = 12) {
        add(Words{{x, y}, words, anchor, size, false});
    }
    void line(const std::vector<CurvePoint>& points, const std::string& color, bool dashed = false) {
        Polyline line{{}, color, dashed};
        for (const CurvePoint& point : points) {
            line.points.push_back({xOf(point.x), yOf(point.y)});
        }
        add(std::move(line));
    }
    void dot(const CurvePoint& point, double radius, const std::string& color) { add(Dot{{xOf(point.x), yOf(point.y)}, radius, color}); }
    void cell(double x, double y, double width, double height, double shade) {
        const int level = 255 - static_cast<int>(185 * std::clamp(shade, 0.0, 1.0));
        std::array<char, 16> color{};
        std::snprintf(color.data(), color.size(), "#%02x%02xff", static_cast<unsigned>(level) & 255U, static_cast<unsigned>(level) & 255U);
        add(Box{x, y, width, height, color.data(), "#444444"});
    }
    void legend(const std::string& words, const std::string& color) {
        const double y = kTop + 14 + 20 * m_legends++;
        add(Box{kLeft + kSide + 16, y - 9, 14, 10, color, ""});
        text(kLeft + kSide + 36, y, words, Anchor::Start);
    }
    [[nodiscard]] Drawing finish() { return std::move(m_drawing); }

private:
    void add(Shape shape) { m_drawing.shapes.push_back(std::move(shape)); }
    [[nodiscard]] double xOf(double value) const { return kLeft + value / m_xMaximum * kSide; }
    [[nodiscard]] double yOf(double value) const { return kTop + kSide - std::min(1.0, value / m_yMaximum) * kSide; }
    double m_xMaximum, m_yMaximum;
    int m_legends = 0;
    Drawing m_drawing;
};

std::string colorOf(std::size_t index) {
    return kColors[index % kColors.size()];
}

std::string legendOf(const EvaluationReport& report, std::size_t label, const std::string& figure) {
    const std::string& name = report.scheme.classes[label];
    const auto found = report.figures.find(name + "/" + figure);
    return found == report.figures.end() ? name : name + " " + number(found->second.value);
}

std::vector<BinaryScore> falling(std::vector<BinaryScore> scores) {
    std::stable_sort(scores.begin(), scores.end(), [](const BinaryScore& a, const BinaryScore& b) { return a.score > b.score; });
    return scores;
}

}  // namespace

std::vector<CurvePoint> rocCurve(std::vector<BinaryScore> scores) {
    scores = falling(std::move(scores));
    const auto positives = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](const auto& s) { return s.positive; }));
    const double negatives = static_cast<double>(scores.size()) - positives;
    std::vector<CurvePoint> points{{0, 0}};
    double hits = 0, alarms = 0;
    for (std::size_t at = 0; at < scores.size() && positives > 0 && negatives > 0; ++at) {
        (scores[at].positive ? hits : alarms) += 1;
        if (at + 1 == scores.size() || scores[at + 1].score != scores[at].score) {
            points.push_back({alarms / negatives, hits / positives});
        }
    }
    return points;
}

std::vector<CurvePoint> precisionRecallCurve(std::vector<BinaryScore> scores) {
    scores = falling(std::move(scores));
    const auto positives = static_cast<double>(std::count_if(scores.begin(), scores.end(), [](const auto& s) { return s.positive; }));
    std::vector<CurvePoint> points;
    double hits = 0;
    for (std::size_t at = 0; at < scores.size() && positives > 0; ++at) {
        hits += scores[at].positive ? 1 : 0;
        if (at + 1 == scores.size() || scores[at + 1].score != scores[at].score) {
            points.push_back({hits / positives, hits / static_cast<double>(at + 1)});
        }
    }
    return points;
}

Drawing rocDrawing(const EvaluationReport& report) {
    Diagram diagram("ROC, one class against the rest", "1 - specificity", "sensitivity");
    diagram.line({{0, 0}, {1, 1}}, "#999999", true);
    const auto rows = allRows(report.table);
    for (std::size_t label = 0; label < report.scheme.classes.size(); ++label) {
        diagram.line(rocCurve(classScores(report.table, rows, label)), colorOf(label));
        diagram.legend(legendOf(report, label, "auc"), colorOf(label));
    }
    return diagram.finish();
}

Drawing precisionRecallDrawing(const EvaluationReport& report) {
    Diagram diagram("Precision and recall, one class against the rest", "recall", "precision");
    const auto rows = allRows(report.table);
    for (std::size_t label = 0; label < report.scheme.classes.size(); ++label) {
        diagram.line(precisionRecallCurve(classScores(report.table, rows, label)), colorOf(label));
        diagram.legend(legendOf(report, label, "average_precision"), colorOf(label));
    }
    return diagram.finish();
}

Drawing confusionDrawing(const EvaluationReport& report) {
    const auto confusion = confusionMatrix(report.table, allRows(report.table));
    const auto classes = static_cast<double>(confusion.size());
    const double side = kSide / classes;
    Diagram diagram("Confusion: rows truth, columns answer (in the order of the legend)", "answer", "truth", classes, classes, false);
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        double total = 0;
        for (const double count : confusion[truth]) {
            total += count;
        }
        for (std::size_t answer = 0; answer < confusion.size(); ++answer) {
            const double x = kLeft + static_cast<double>(answer) * side, y = kTop + static_cast<double>(truth) * side;
            diagram.cell(x, y, side, side, total > 0 ? confusion[truth][answer] / total : 0);
            diagram.text(x + side / 2, y + side / 2 + 4, std::to_string(static_cast<int>(confusion[truth][answer])), Anchor::Middle, 14);
        }
        diagram.legend(std::to_string(truth + 1) + "  " + report.scheme.classes[truth], colorOf(truth));
    }
    return diagram.finish();
}

Drawing reliabilityDrawing(const EvaluationReport& report) {
    Diagram diagram("Reliability of the most probable label, bins of equal size", "confidence", "accuracy");
    diagram.line({{0, 0}, {1, 1}}, "#999999", true);
    std::vector<CurvePoint> points;
    for (const ReliabilityBin& bin : reliabilityBins(report.table, allRows(report.table))) {
        points.push_back({bin.confidence, bin.accuracy});
        diagram.dot(points.back(), 4, colorOf(0));
    }
    diagram.line(points, colorOf(0));
    if (const auto ece = report.figures.find("ece"); ece != report.figures.end()) {
        diagram.legend("calibration error " + number(ece->second.value), colorOf(0));
    }
    return diagram.finish();
}

Drawing trainingDrawing(const std::vector<EpochReport>& epochs) {
    double largest = 1;
    std::array<std::vector<CurvePoint>, 3> curves;
    for (const EpochReport& epoch : epochs) {
        largest = std::max({largest, epoch.trainLoss, epoch.validationLoss});
        const double x = epoch.epoch;
        curves[0].push_back({x, epoch.trainLoss});
        curves[1].push_back({x, epoch.validationLoss});
        curves[2].push_back({x, epoch.validationBalancedAccuracy});
    }
    Diagram diagram("Training", "epoch", "loss, accuracy", static_cast<double>(std::max<std::size_t>(1, epochs.size())), largest);
    constexpr std::array kNames{"training loss", "validation loss", "validation bal. accuracy"};
    for (std::size_t curve = 0; curve < curves.size(); ++curve) {
        diagram.line(curves[curve], colorOf(curve));
        diagram.legend(kNames[curve], colorOf(curve));
    }
    return diagram.finish();
}

std::string trainingPlot(const std::vector<EpochReport>& epochs) {
    return svgOf(trainingDrawing(epochs));
}

Drawing intervalDrawing(const std::string& title, const std::string& figure, const std::vector<IntervalRow>& rows) {
    constexpr double kRow = 26, kNames = 230, kAxis = 380, kHead = 56;
    double lowest = 1;
    for (const IntervalRow& row : rows) {
        lowest = std::min(lowest, row.estimate.ci95 ? row.estimate.ci95->low : row.estimate.value);
    }
    const double start = std::clamp(std::floor(lowest * 10) / 10, 0.0, 0.9);
    const auto xOf = [&](double value) { return kNames + (std::clamp(value, start, 1.0) - start) / (1 - start) * kAxis; };
    const double bottom = kHead + kRow * static_cast<double>(rows.size());
    Drawing drawing{kNames + kAxis + 110, bottom + 46, {}};
    drawing.shapes.emplace_back(Words{{12, 22}, title, Anchor::Start, 15, false});
    for (int tick = 0; tick <= 5; ++tick) {
        const double value = start + (1 - start) * tick / 5;
        drawing.shapes.emplace_back(Polyline{{{xOf(value), kHead - 10}, {xOf(value), bottom}}, "#dddddd", false, 1});
        drawing.shapes.emplace_back(Words{{xOf(value), bottom + 16}, number(value), Anchor::Middle, 12, false});
    }
    drawing.shapes.emplace_back(Words{{kNames + kAxis / 2, bottom + 36}, figure, Anchor::Middle, 12, false});
    double y = kHead;
    for (const IntervalRow& row : rows) {
        const std::string color = colorOf(row.isReference ? 1 : 0);
        if (row.estimate.ci95) {
            drawing.shapes.emplace_back(Polyline{{{xOf(row.estimate.ci95->low), y + 8}, {xOf(row.estimate.ci95->high), y + 8}}, color});
        }
        drawing.shapes.emplace_back(Dot{{xOf(row.estimate.value), y + 8}, 4, color});
        drawing.shapes.emplace_back(Words{{kNames - 10, y + 12}, row.name, Anchor::End, 12, false});
        drawing.shapes.emplace_back(Words{{kNames + kAxis + 14, y + 12}, number(row.estimate.value), Anchor::Start, 12, false});
        y += kRow;
    }
    return drawing;
}

}  // namespace intaglio::training
