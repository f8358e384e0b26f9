#include "core/training/RankedTable.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/inference/Calibration.h"

namespace intaglio::training {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kCalibrationBins = 15;

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
double macroMean(const Figures& figures, const std::vector<std::string>& classes, const std::string& name) {
    const bool isPredictiveValue = name == "ppv" || name == "npv";
    double sum = 0, count = 0;
    for (const std::string& label : classes) {
        const auto found = figures.find(label + "/" + name);
        const bool isDefined = found != figures.end();
        if (isDefined || (isPredictiveValue && figures.contains(label + "/sensitivity"))) {
            sum += isDefined ? found->second : 0;
            count += 1;
        }
    }
    return count > 0 ? sum / count : kUndefined;
}

std::size_t totalOf(RowCounts counts) {
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

}  // namespace

RankedTable::RankedTable(const ScoreTable& table, RowSelection rows) : m_classes(table.classes), m_isFinding(table.isFinding) {
    for (const std::size_t index : rows) {
        const Scored& scored = table.rows[index];
        const std::size_t likeliest = inference::mostProbable(scored.probabilities);
        Row row{scored.truth,
                static_cast<int>(inference::shownClass(scored.probabilities, table.shares, table.isFinding)),
                0,
                0,
                scored.probabilities[likeliest],
                scored.truth == static_cast<int>(likeliest)};
        for (std::size_t label = 0; label < m_classes.size(); ++label) {
            const double error = scored.probabilities[label] - (static_cast<int>(label) == scored.truth ? 1 : 0);
            row.squaredError += error * error;
            row.findingScore += m_isFinding[label] ? scored.probabilities[label] : 0;
        }
        m_rows.push_back(row);
    }
    m_byConfidence.resize(m_rows.size());
    std::iota(m_byConfidence.begin(), m_byConfidence.end(), 0U);
    for (std::size_t label = 0; label < m_classes.size(); ++label) {
        const auto probability = [&](std::uint32_t row) { return table.rows[rows[row]].probabilities[label]; };
        Ranking ranking{m_byConfidence, std::vector<bool>(m_rows.size(), true)};
        std::stable_sort(ranking.order.begin(), ranking.order.end(), [&](auto a, auto b) { return probability(a) > probability(b); });
        for (std::size_t place = 0; place + 1 < ranking.order.size(); ++place) {
            ranking.isLast[place] = probability(ranking.order[place]) != probability(ranking.order[place + 1]);
        }
        m_rankings.push_back(std::move(ranking));
    }
    std::stable_sort(m_byConfidence.begin(), m_byConfidence.end(),
                     [&](auto a, auto b) { return m_rows[a].confidence < m_rows[b].confidence; });
}

std::vector<std::vector<double>> RankedTable::confusion(RowCounts counts) const {
    std::vector<std::vector<double>> cells(m_classes.size(), std::vector<double>(m_classes.size()));
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        cells[static_cast<std::size_t>(m_rows[row].truth)][static_cast<std::size_t>(m_rows[row].predicted)] += counts[row];
    }
    return cells;
}

RankedTable::RankFigures RankedTable::rankFigures(RowCounts counts, std::size_t label) const {
    const Ranking& ranking = m_rankings[label];
    double positives = 0, negatives = 0, wins = 0, precisions = 0, tiedPositives = 0, tiedNegatives = 0;
    for (std::size_t place = 0; place < ranking.order.size(); ++place) {
        const std::uint32_t row = ranking.order[place];
        (m_rows[row].truth == static_cast<int>(label) ? tiedPositives : tiedNegatives) += counts[row];
        if (!ranking.isLast[place]) {
            continue;
        }
        wins += tiedNegatives * (positives + tiedPositives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
        precisions += positives + negatives > 0 ? tiedPositives * positives / (positives + negatives) : 0;
        tiedPositives = tiedNegatives = 0;
    }
    return {positives > 0 && negatives > 0 ? wins / (positives * negatives) : kUndefined,
            positives > 0 ? precisions / positives : kUndefined};
}

double RankedTable::calibrationError(RowCounts counts, std::size_t total) const {
    const std::size_t binCount = std::min(kCalibrationBins, total);
    std::vector<ReliabilityBin> bins(binCount);
    std::size_t position = 0;
    for (const std::uint32_t row : m_byConfidence) {
        for (std::uint32_t copy = 0; copy < counts[row]; ++copy, ++position) {
            ReliabilityBin& bin = bins[position * binCount / total];
            bin.count += 1;
            bin.confidence += m_rows[row].confidence;
            bin.accuracy += m_rows[row].isLikeliestTrue ? 1 : 0;
        }
    }
    for (ReliabilityBin& bin : bins) {
        bin.confidence /= bin.count;
        bin.accuracy /= bin.count;
    }
    return debiasedCalibrationError(bins);
}

double RankedTable::brier(RowCounts counts, std::size_t total) const {
    double sum = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        sum += counts[row] * m_rows[row].squaredError;
    }
    return sum / static_cast<double>(total * m_classes.size());
}

/// With two classes of which one is the finding, sensitivity and the like mean that class; else the mean of one against the rest.
std::string RankedTable::singleFinding() const {
    const auto findings = std::count(m_isFinding.begin(), m_isFinding.end(), true);
    if (m_classes.size() != 2 || findings != 1) {
        return {};
    }
    return m_classes[m_isFinding[0] ? 0 : 1];
}

Figures RankedTable::figures(RowCounts counts) const {
    Figures figures;
    const std::size_t total = totalOf(counts);
    if (total == 0) {
        return figures;
    }
    const auto cells = confusion(counts);
    const Margins margins = marginsOf(cells);
    for (std::size_t label = 0; label < m_classes.size(); ++label) {
        if (margins.truth[label] > 0) {
            const std::string prefix = m_classes[label] + "/";
            addBinaryFigures(oneAgainstRest(cells, margins, label), prefix, figures);
            const RankFigures ranks = rankFigures(counts, label);
            addIfDefined(prefix + "auc", ranks.auc, figures);
            addIfDefined(prefix + "average_precision", ranks.averagePrecision, figures);
        }
    }
    figures["accuracy"] = margins.right / margins.total;
    addIfDefined("balanced_accuracy", macroMean(figures, m_classes, "sensitivity"), figures);
    addIfDefined("auc_macro", macroMean(figures, m_classes, "auc"), figures);
    addIfDefined("f1_macro", macroMean(figures, m_classes, "f1"), figures);
    addIfDefined("average_precision", macroMean(figures, m_classes, "average_precision"), figures);
    const std::string single = singleFinding();
    for (const char* name : {"sensitivity", "specificity", "ppv", "npv", "fpr", "fnr"}) {
        const auto found = figures.find(single + "/" + name);
        addIfDefined(name, single.empty() || found == figures.end() ? macroMean(figures, m_classes, name) : found->second, figures);
    }
    figures["kappa"] = cohensKappa(cells);
    figures["mcc"] = matthewsCorrelation(cells);
    addIfDefined("brier", brier(counts, total), figures);
    addIfDefined("ece", calibrationError(counts, total), figures);
    return figures;
}

Figures RankedTable::headFigures(RowCounts counts) const {
    Figures all = figures(counts);
    std::erase_if(all, [](const auto& item) { return item.first.find('/') != std::string::npos; });
    return all;
}

Figures RankedTable::atThreshold(RowCounts counts, double threshold) const {
    BinaryCounts cells;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const bool reached = m_rows[row].findingScore >= threshold;
        double& cell = m_isFinding[static_cast<std::size_t>(m_rows[row].truth)] ? (reached ? cells.truePositive : cells.falseNegative)
                                                                                : (reached ? cells.falsePositive : cells.trueNegative);
        cell += counts[row];
    }
    Figures figures;
    addBinaryFigures(cells, "", figures);
    const double right = cells.truePositive + cells.trueNegative;
    const double total = right + cells.falsePositive + cells.falseNegative;
    figures["accuracy"] = total > 0 ? right / total : 0;
    if (figures.contains("sensitivity") && figures.contains("specificity")) {
        figures["balanced_accuracy"] = (figures["sensitivity"] + figures["specificity"]) / 2;
    }
    return figures;
}

}  // namespace intaglio::training
