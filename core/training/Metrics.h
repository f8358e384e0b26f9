#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

/// Figures that judge a classifier, as plain functions of probabilities and truths.
namespace intaglio::training {

/// What a model said about one picture and what is true.
struct Scored {
    std::vector<double> probabilities;  ///< one per class, sums to 1
    int truth = 0;
    std::string group;  ///< patient or slide; drawn as a whole by the bootstrap
};

struct ScoreTable {
    std::vector<std::string> classes;
    std::vector<bool> isFinding;  ///< one per class: counts as disease at an operating point
    std::vector<Scored> rows;
    std::vector<double> shares = {};  ///< one per class where inference::shownClass weighs by them; else empty
};

/// Which rows of a table are judged; a row may occur several times (bootstrap).
using RowSelection = std::span<const std::size_t>;

/// counts[truth][predicted]; predicted is what inference::shownClass gives.
[[nodiscard]] std::vector<std::vector<double>> confusionMatrix(const ScoreTable& table, RowSelection rows);

/// Row sums (truth), column sums (predicted), sum and diagonal of a confusion matrix.
struct Margins {
    std::vector<double> truth, predicted;
    double total = 0, right = 0;
};
[[nodiscard]] Margins marginsOf(const std::vector<std::vector<double>>& confusion);

/// Cells of a two-by-two table and the ratios that follow.
struct BinaryCounts {
    double truePositive = 0, falsePositive = 0, trueNegative = 0, falseNegative = 0;
    [[nodiscard]] double sensitivity() const;
    [[nodiscard]] double specificity() const;
    [[nodiscard]] double positivePredictiveValue() const;
    [[nodiscard]] double negativePredictiveValue() const;
    [[nodiscard]] double f1() const;
};

/// One score and whether the case is positive.
struct BinaryScore {
    double score = 0;
    bool positive = false;
};
/// Area under the ROC curve (Mann-Whitney, equal scores count half); NaN where one side is empty.
[[nodiscard]] double rocArea(std::vector<BinaryScore> scores);
/// Mean precision over recall steps (no interpolation); NaN where there is no positive.
[[nodiscard]] double averagePrecision(std::vector<BinaryScore> scores);

/// Agreement of a confusion matrix beyond chance (Cohen 1960, unweighted); 0 where chance alone gives full agreement.
[[nodiscard]] double cohensKappa(const std::vector<std::vector<double>>& confusion);
/// Correlation of truth and prediction for any number of classes (Gorodkin 2004); 0 where either is constant.
[[nodiscard]] double matthewsCorrelation(const std::vector<std::vector<double>>& confusion);

/// Mean over pictures and classes of the squared error (Brier 1950, divided by the number of classes): 0 .. 1. NaN without rows.
[[nodiscard]] double brierScore(const ScoreTable& table, RowSelection rows);

/// One bin of a reliability diagram.
struct ReliabilityBin {
    double count = 0, confidence = 0, accuracy = 0;
};
/// Confidence and hit rate of the most probable class in bins of equal size, by rising confidence. Fewer bins where there are fewer rows.
[[nodiscard]] std::vector<ReliabilityBin> reliabilityBins(const ScoreTable& table, RowSelection rows, int bins = 15);
/// Expected calibration error over these bins, less the error that a perfectly calibrated model of the same accuracies would show by
/// chance: 2 E - sum of w * mean|N(gap, accuracy (1 - accuracy) / count)|, at least 0 (the normal debiasing of Kumar et al. 2019 for the
/// absolute error, its expectation in closed form).
[[nodiscard]] double debiasedCalibrationError(const std::vector<ReliabilityBin>& bins);

/// Every figure by name, for the whole table ("accuracy") and for each class ("early/sensitivity"). Figures that are not defined for a
/// selection are missing: all of a class without pictures, a predictive value of what was never answered (0 in the mean over classes).
using Figures = std::map<std::string, double>;
[[nodiscard]] Figures figuresOf(const ScoreTable& table, RowSelection rows);

/// Figures at a threshold on the summed probability of the finding classes; positive is what reaches it. Ratios to nothing are missing.
[[nodiscard]] Figures figuresAtThreshold(const ScoreTable& table, RowSelection rows, double threshold);
/// Probability of one class and whether it is the truth.
[[nodiscard]] std::vector<BinaryScore> classScores(const ScoreTable& table, RowSelection rows, std::size_t label);

}  // namespace intaglio::training
