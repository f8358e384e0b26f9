#pragma once
#include "core/training/Evaluation.h"
#include "core/training/Training.h"

/// Diagrams as SVG 1.1, drawn without any library; text is escaped.
namespace intaglio::training {

[[nodiscard]] std::string rocPlot(const EvaluationReport& report);
[[nodiscard]] std::string precisionRecallPlot(const EvaluationReport& report);
[[nodiscard]] std::string confusionPlot(const EvaluationReport& report);
[[nodiscard]] std::string reliabilityPlot(const EvaluationReport& report);
/// Losses and validation balanced accuracy by epoch.
[[nodiscard]] std::string trainingPlot(const std::vector<EpochReport>& epochs);

/// Points of the ROC curve: (1 - specificity, sensitivity), from (0, 0) to (1, 1).
struct CurvePoint {
    double x = 0, y = 0;
};
[[nodiscard]] std::vector<CurvePoint> rocCurve(std::vector<BinaryScore> scores);
/// (recall, precision) by falling threshold.
[[nodiscard]] std::vector<CurvePoint> precisionRecallCurve(std::vector<BinaryScore> scores);

}  // namespace intaglio::training
