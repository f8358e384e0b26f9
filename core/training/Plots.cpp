#include "core/training/Plots.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace intaglio::training {

namespace {

constexpr double kSide = 360, kLeft = 60, kTop = 40, kWidth = 620, kHeight = 460;
/// Colours that stay apart for colour-blind readers (Okabe and Ito 2008).
constexpr std::array kColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"};

std::string number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value);
    return text.data();
}

std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return result;
}

/// A square diagram with axes from 0 to 1 (y may have another range) and a legend on the right.
class Diagram {
public:
    Diagram(const std::string& title, const std::string& xName, const std::string& yName, double xMaximum = 1, double yMaximum = 1)
        : m_xMaximum(xMaximum), m_yMaximum(yMaximum) {
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(kWidth) + "\" height=\"" + number(kHeight) +
                "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n";
        text(kLeft, 22, title, "start", 15);
        m_svg += "<rect x=\"" + number(kLeft) + "\" y=\"" + number(kTop) + "\" width=\"" + number(kSide) + "\" height=\"" + number(kSide) +
                 "\" fill=\"none\" stroke=\"#444\"/>\n";
        for (int tick = 0; tick <= 5; ++tick) {
            const double share = tick / 5.0;
            text(kLeft + share * kSide, kTop + kSide + 16, number(share * xMaximum), "middle");
            text(kLeft - 6, kTop + kSide - share * kSide + 4, number(share * yMaximum), "end");
        }
        text(kLeft + kSide / 2, kTop + kSide + 36, xName, "middle");
        m_svg += "<text transform=\"translate(16," + number(kTop + kSide / 2) + ") rotate(-90)\" text-anchor=\"middle\">" + escaped(yName) +
                 "</text>\n";
    }

    void text(double x, double y, const std::string& words, const char* anchor, int size = 12) {
        m_svg += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" +
                 std::to_string(size) + "\">" + escaped(words) + "</text>\n";
    }
    void line(const std::vector<CurvePoint>& points, const std::string& color, bool dashed = false) {
        m_svg += "<polyline fill=\"none\" stroke-width=\"1.8\" stroke=\"" + color + "\"" + (dashed ? " stroke-dasharray=\"4 4\"" : "") +
                 " points=\"";
        for (const CurvePoint& point : points) {
            m_svg += number(xOf(point.x)) + "," + number(yOf(point.y)) + " ";
        }
        m_svg += "\"/>\n";
    }
    void dot(const CurvePoint& point, double radius, const std::string& color) {
        m_svg += "<circle cx=\"" + number(xOf(point.x)) + "\" cy=\"" + number(yOf(point.y)) + "\" r=\"" + number(radius) + "\" fill=\"" +
                 color + "\"/>\n";
    }
    void cell(double x, double y, double width, double height, double shade) {
        const int level = 255 - static_cast<int>(185 * std::clamp(shade, 0.0, 1.0));
        const std::string grey = std::to_string(level);
        m_svg += "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) +
                 "\" fill=\"rgb(" + grey + "," + grey + ",255)\" stroke=\"#444\"/>\n";
    }
    void legend(const std::string& words, const std::string& color) {
        const double y = kTop + 14 + 20 * m_legends++;
        m_svg += "<rect x=\"" + number(kLeft + kSide + 16) + "\" y=\"" + number(y - 9) + "\" width=\"14\" height=\"10\" fill=\"" + color +
                 "\"/>\n";
        text(kLeft + kSide + 36, y, words, "start");
    }
    [[nodiscard]] std::string finish() const { return m_svg + "</svg>\n"; }

private:
    [[nodiscard]] double xOf(double value) const { return kLeft + value / m_xMaximum * kSide; }
    [[nodiscard]] double yOf(double value) const { return kTop + kSide - std::min(1.0, value / m_yMaximum) * kSide; }
    double m_xMaximum, m_yMaximum;
    int m_legends = 0;
    std::string m_svg;
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

std::string rocPlot(const EvaluationReport& report) {
    Diagram diagram("ROC, one class against the rest", "1 - specificity", "sensitivity");
    diagram.line({{0, 0}, {1, 1}}, "#999", true);
    const auto rows = allRows(report.table);
    for (std::size_t label = 0; label < report.scheme.classes.size(); ++label) {
        diagram.line(rocCurve(classScores(report.table, rows, label)), colorOf(label));
        diagram.legend(legendOf(report, label, "auc"), colorOf(label));
    }
    return diagram.finish();
}

std::string precisionRecallPlot(const EvaluationReport& report) {
    Diagram diagram("Precision and recall, one class against the rest", "recall", "precision");
    const auto rows = allRows(report.table);
    for (std::size_t label = 0; label < report.scheme.classes.size(); ++label) {
        diagram.line(precisionRecallCurve(classScores(report.table, rows, label)), colorOf(label));
        diagram.legend(legendOf(report, label, "average_precision"), colorOf(label));
    }
    return diagram.finish();
}

std::string confusionPlot(const EvaluationReport& report) {
    const auto confusion = confusionMatrix(report.table, allRows(report.table));
    const auto classes = static_cast<double>(confusion.size());
    const double side = kSide / classes;
    Diagram diagram("Confusion: rows truth, columns answer (in the order of the legend)", "answer", "truth", classes, classes);
    for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
        double total = 0;
        for (const double count : confusion[truth]) {
            total += count;
        }
        for (std::size_t answer = 0; answer < confusion.size(); ++answer) {
            const double x = kLeft + static_cast<double>(answer) * side, y = kTop + static_cast<double>(truth) * side;
            diagram.cell(x, y, side, side, total > 0 ? confusion[truth][answer] / total : 0);
            diagram.text(x + side / 2, y + side / 2 + 4, std::to_string(static_cast<int>(confusion[truth][answer])), "middle", 14);
        }
        diagram.legend(std::to_string(truth + 1) + "  " + report.scheme.classes[truth], colorOf(truth));
    }
    return diagram.finish();
}

std::string reliabilityPlot(const EvaluationReport& report) {
    Diagram diagram("Reliability of the most probable label, bins of equal size", "confidence", "accuracy");
    diagram.line({{0, 0}, {1, 1}}, "#999", true);
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

std::string trainingPlot(const std::vector<EpochReport>& epochs) {
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

}  // namespace intaglio::training
