#include "core/training/Metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace intaglio::training {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

std::size_t mostProbable(const Scored& row) {
    return static_cast<std::size_t>(std::max_element(row.probabilities.begin(), row.probabilities.end()) - row.probabilities.begin());
}

struct Margins {
    std::vector<double> truth, predicted;
    double total = 0, right = 0;
};

Margins marginsOf(const std::vector<std::vector<double>>& confusion) {
    const std::size_t classes = confusion.size();
    Margins margins{std::vector<double>(classes), std::vector<double>(classes)};
    for (std::size_t truth = 0; truth < classes; ++truth) {
        for (std::size_t predicted = 0; predicted < classes; ++predicted) {
            margins.truth[truth] += confusion[truth][predicted];
            margins.predicted[predicted] += confusion[truth][predicted];
            margins.total += confusion[truth][predicted];
        }
        margins.right += confusion[truth][truth];
    }
    return margins;
}

BinaryCounts oneAgainstRest(const std::vector<std::vector<double>>& confusion, const Margins& margins, std::size_t label) {
    BinaryCounts counts;
    counts.truePositive = confusion[label][label];
    counts.falsePositive = margins.predicted[label] - counts.truePositive;
    counts.falseNegative = margins.truth[label] - counts.truePositive;
    counts.trueNegative = margins.total - counts.truePositive - counts.falsePositive - counts.falseNegative;
    return counts;
}

/// A ratio to nothing is no figure; a bootstrap draw may well hold no healthy patient.
void addBinaryFigures(const BinaryCounts& counts, const std::string& prefix, Figures& figures) {
    const bool anyPositive = counts.truePositive + counts.falseNegative > 0;
    const bool anyNegative = counts.trueNegative + counts.falsePositive > 0;
    if (anyPositive) {
        figures[prefix + "sensitivity"] = counts.sensitivity();
        figures[prefix + "fnr"] = 1 - counts.sensitivity();
        figures[prefix + "f1"] = counts.f1();
    }
    if (anyNegative) {
        figures[prefix + "specificity"] = counts.specificity();
        figures[prefix + "fpr"] = 1 - counts.specificity();
    }
    if (counts.truePositive + counts.falsePositive > 0) {
        figures[prefix + "ppv"] = counts.positivePredictiveValue();
    }
    if (counts.trueNegative + counts.falseNegative > 0) {
        figures[prefix + "npv"] = counts.negativePredictiveValue();
    }
}

void addIfDefined(const std::string& name, double value, Figures& figures) {
    if (std::isfinite(value)) {
        figures[name] = value;
    }
}

/// Mean of a figure over the classes with pictures. One that is never answered, or answered always, earns nothing where its predictive
/// value has no meaning; other figures that are not defined are left out.
double macroMean(const Figures& figures, const ScoreTable& table, const std::string& name) {
    const bool isPredictiveValue = name == "ppv" || name == "npv";
    double sum = 0, count = 0;
    for (const std::string& label : table.classes) {
        const auto found = figures.find(label + "/" + name);
        const bool isDefined = found != figures.end();
        if (isDefined || (isPredictiveValue && figures.contains(label + "/sensitivity"))) {
            sum += isDefined ? found->second : 0;
            count += 1;
        }
    }
    return count > 0 ? sum / count : kUndefined;
}

/// With two classes of which one is the finding, sensitivity and the like mean that class; else the mean of one against the rest.
std::string singleFinding(const ScoreTable& table) {
    const auto findings = std::count(table.isFinding.begin(), table.isFinding.end(), true);
    if (table.classes.size() != 2 || findings != 1) {
        return {};
    }
    return table.classes[table.isFinding[0] ? 0 : 1];
}

void addClassFigures(const ScoreTable& table, RowSelection rows, const std::vector<std::vector<double>>& confusion, const Margins& margins,
                     Figures& figures) {
    for (std::size_t label = 0; label < table.classes.size(); ++label) {
        if (margins.truth[label] == 0) {
            continue;
        }
        const std::string prefix = table.classes[label] + "/";
        addBinaryFigures(oneAgainstRest(confusion, margins, label), prefix, figures);
        addIfDefined(prefix + "auc", rocArea(classScores(table, rows, label)), figures);
        addIfDefined(prefix + "average_precision", averagePrecision(classScores(table, rows, label)), figures);
    }
}

/// Mean of |X| for X normal with this mean and deviation.
double foldedNormalMean(double mean, double deviation) {
    if (deviation <= 0) {
        return std::abs(mean);
    }
    const double scaled = mean / deviation;
    return deviation * std::sqrt(2 / std::numbers::pi) * std::exp(-scaled * scaled / 2) + mean * std::erf(scaled / std::numbers::sqrt2);
}

}  // namespace

double BinaryCounts::sensitivity() const {
    return ratio(truePositive, truePositive + falseNegative);
}
double BinaryCounts::specificity() const {
    return ratio(trueNegative, trueNegative + falsePositive);
}
double BinaryCounts::positivePredictiveValue() const {
    return ratio(truePositive, truePositive + falsePositive);
}
double BinaryCounts::negativePredictiveValue() const {
    return ratio(trueNegative, trueNegative + falseNegative);
}
double BinaryCounts::f1() const {
    return ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative);
}

std::vector<std::vector<double>> confusionMatrix(const ScoreTable& table, RowSelection rows) {
    std::vector<std::vector<double>> counts(table.classes.size(), std::vector<double>(table.classes.size()));
    for (const std::size_t row : rows) {
        counts[static_cast<std::size_t>(table.rows[row].truth)][mostProbable(table.rows[row])] += 1;
    }
    return counts;
}

double rocArea(std::vector<BinaryScore> scores) {
    std::sort(scores.begin(), scores.end(), [](const BinaryScore& a, const BinaryScore& b) { return a.score < b.score; });
    double positives = 0, negatives = 0, wins = 0;
    for (std::size_t first = 0; first < scores.size();) {
        double tiedPositives = 0, tiedNegatives = 0;
        std::size_t last = first;
        for (; last < scores.size() && scores[last].score == scores[first].score; ++last) {
            (scores[last].positive ? tiedPositives : tiedNegatives) += 1;
        }
        wins += tiedPositives * (negatives + tiedNegatives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
        first = last;
    }
    return positives > 0 && negatives > 0 ? wins / (positives * negatives) : kUndefined;
}

double averagePrecision(std::vector<BinaryScore> scores) {
    std::sort(scores.begin(), scores.end(), [](const BinaryScore& a, const BinaryScore& b) { return a.score > b.score; });
    double found = 0, seen = 0, sum = 0;
    for (std::size_t first = 0; first < scores.size();) {
        double tiedPositives = 0;
        std::size_t last = first;
        for (; last < scores.size() && scores[last].score == scores[first].score; ++last) {
            tiedPositives += scores[last].positive ? 1 : 0;
        }
        found += tiedPositives;
        seen += static_cast<double>(last - first);
        sum += tiedPositives * found / seen;
        first = last;
    }
    return found > 0 ? sum / found : kUndefined;
}

double cohensKappa(const std::vector<std::vector<double>>& confusion) {
    const Margins margins = marginsOf(confusion);
    double chance = 0;
    for (std::size_t label = 0; label < confusion.size(); ++label) {
        chance += margins.truth[label] * margins.predicted[label] / (margins.total * margins.total);
    }
    return chance < 1 ? (margins.right / margins.total - chance) / (1 - chance) : 0;
}

double matthewsCorrelation(const std::vector<std::vector<double>>& confusion) {
    const Margins margins = marginsOf(confusion);
    double cross = 0, truthSquares = 0, predictedSquares = 0;
    for (std::size_t label = 0; label < confusion.size(); ++label) {
        cross += margins.truth[label] * margins.predicted[label];
        truthSquares += margins.truth[label] * margins.truth[label];
        predictedSquares += margins.predicted[label] * margins.predicted[label];
    }
    const double squared = margins.total * margins.total;
    const double scale = std::sqrt((squared - predictedSquares) * (squared - truthSquares));
    return scale > 0 ? (margins.right * margins.total - cross) / scale : 0;
}

double brierScore(const ScoreTable& table, RowSelection rows) {
    double sum = 0;
    for (const std::size_t row : rows) {
        const Scored& scored = table.rows[row];
        for (std::size_t label = 0; label < scored.probabilities.size(); ++label) {
            const double error = scored.probabilities[label] - (static_cast<int>(label) == scored.truth ? 1 : 0);
            sum += error * error;
        }
    }
    return rows.empty() ? kUndefined : sum / static_cast<double>(rows.size() * table.classes.size());
}

std::vector<ReliabilityBin> reliabilityBins(const ScoreTable& table, RowSelection rows, int bins) {
    std::vector<BinaryScore> sorted;
    for (const std::size_t row : rows) {
        const std::size_t label = mostProbable(table.rows[row]);
        sorted.push_back({table.rows[row].probabilities[label], static_cast<int>(label) == table.rows[row].truth});
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const BinaryScore& a, const BinaryScore& b) { return a.score < b.score; });
    const std::size_t count = std::min(static_cast<std::size_t>(bins), sorted.size());
    std::vector<ReliabilityBin> result(count);
    for (std::size_t position = 0; position < sorted.size(); ++position) {
        ReliabilityBin& bin = result[position * count / sorted.size()];
        bin.count += 1;
        bin.confidence += sorted[position].score;
        bin.accuracy += sorted[position].positive ? 1 : 0;
    }
    for (ReliabilityBin& bin : result) {
        bin.confidence /= bin.count;
        bin.accuracy /= bin.count;
    }
    return result;
}

double debiasedCalibrationError(const std::vector<ReliabilityBin>& bins) {
    double total = 0, plain = 0, expected = 0;
    for (const ReliabilityBin& bin : bins) {
        const double gap = bin.confidence - bin.accuracy;
        total += bin.count;
        plain += bin.count * std::abs(gap);
        expected += bin.count * foldedNormalMean(gap, std::sqrt(bin.accuracy * (1 - bin.accuracy) / bin.count));
    }
    return total > 0 ? std::max(0.0, 2 * plain - expected) / total : kUndefined;
}

std::vector<BinaryScore> findingScores(const ScoreTable& table, RowSelection rows) {
    std::vector<BinaryScore> scores;
    for (const std::size_t row : rows) {
        BinaryScore score{0, table.isFinding[static_cast<std::size_t>(table.rows[row].truth)]};
        for (std::size_t label = 0; label < table.classes.size(); ++label) {
            score.score += table.isFinding[label] ? table.rows[row].probabilities[label] : 0;
        }
        scores.push_back(score);
    }
    return scores;
}

std::vector<BinaryScore> classScores(const ScoreTable& table, RowSelection rows, std::size_t label) {
    std::vector<BinaryScore> scores;
    for (const std::size_t row : rows) {
        scores.push_back({table.rows[row].probabilities[label], table.rows[row].truth == static_cast<int>(label)});
    }
    return scores;
}

Figures figuresOf(const ScoreTable& table, RowSelection rows) {
    Figures figures;
    if (rows.empty()) {
        return figures;
    }
    const auto confusion = confusionMatrix(table, rows);
    const Margins margins = marginsOf(confusion);
    addClassFigures(table, rows, confusion, margins, figures);
    figures["accuracy"] = margins.right / margins.total;
    addIfDefined("balanced_accuracy", macroMean(figures, table, "sensitivity"), figures);
    addIfDefined("auc_macro", macroMean(figures, table, "auc"), figures);
    addIfDefined("f1_macro", macroMean(figures, table, "f1"), figures);
    addIfDefined("average_precision", macroMean(figures, table, "average_precision"), figures);
    const std::string single = singleFinding(table);
    for (const char* name : {"sensitivity", "specificity", "ppv", "npv", "fpr", "fnr"}) {
        const auto found = figures.find(single + "/" + name);
        addIfDefined(name, single.empty() || found == figures.end() ? macroMean(figures, table, name) : found->second, figures);
    }
    figures["kappa"] = cohensKappa(confusion);
    figures["mcc"] = matthewsCorrelation(confusion);
    addIfDefined("brier", brierScore(table, rows), figures);
    addIfDefined("ece", debiasedCalibrationError(reliabilityBins(table, rows)), figures);
    return figures;
}

Figures figuresAtThreshold(const ScoreTable& table, RowSelection rows, double threshold) {
    BinaryCounts counts;
    for (const BinaryScore& score : findingScores(table, rows)) {
        const bool reached = score.score >= threshold;
        double& cell = score.positive ? (reached ? counts.truePositive : counts.falseNegative)
                                      : (reached ? counts.falsePositive : counts.trueNegative);
        cell += 1;
    }
    Figures figures;
    addBinaryFigures(counts, "", figures);
    const double right = counts.truePositive + counts.trueNegative;
    figures["accuracy"] = ratio(right, right + counts.falsePositive + counts.falseNegative);
    return figures;
}

}  // namespace intaglio::training
