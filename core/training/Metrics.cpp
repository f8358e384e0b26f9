#include "core/training/Metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/inference/Calibration.h"
#include "core/training/RankedTable.h"

namespace intaglio::training {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
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
        counts[static_cast<std::size_t>(table.rows[row].truth)]
              [inference::shownClass(table.rows[row].probabilities, table.shares, table.isFinding)] += 1;
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
        const std::size_t label = inference::mostProbable(table.rows[row].probabilities);
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

std::vector<BinaryScore> classScores(const ScoreTable& table, RowSelection rows, std::size_t label) {
    std::vector<BinaryScore> scores;
    for (const std::size_t row : rows) {
        scores.push_back({table.rows[row].probabilities[label], table.rows[row].truth == static_cast<int>(label)});
    }
    return scores;
}

Figures figuresOf(const ScoreTable& table, RowSelection rows) {
    const RankedTable ranked(table, rows);
    return ranked.figures(std::vector<std::uint32_t>(ranked.size(), 1));
}

Figures figuresAtThreshold(const ScoreTable& table, RowSelection rows, double threshold) {
    const RankedTable ranked(table, rows);
    return ranked.atThreshold(std::vector<std::uint32_t>(ranked.size(), 1), threshold);
}

}  // namespace intaglio::training
