#pragma once
#include "core/training/Drawing.h"
#include "core/training/Evaluation.h"
#include "core/training/Training.h"

/// Diagrams of an evaluation and of a training run.
namespace intaglio::training {

[[nodiscard]] Drawing rocDrawing(const EvaluationReport& report);
[[nodiscard]] Drawing precisionRecallDrawing(const EvaluationReport& report);
[[nodiscard]] Drawing confusionDrawing(const EvaluationReport& report);
[[nodiscard]] Drawing reliabilityDrawing(const EvaluationReport& report);
/// Losses and validation balanced accuracy by epoch.
[[nodiscard]] Drawing trainingDrawing(const std::vector<EpochReport>& epochs);
/// The same as SVG.
[[nodiscard]] std::string trainingPlot(const std::vector<EpochReport>& epochs);

/// A named figure with its interval, one line of an intervalDrawing.
struct IntervalRow {
    std::string name;
    Estimate estimate;
    bool isReference = false;  ///< somebody else's figure: drawn in another colour
};
/// Rows from top to bottom, the figure as a dot and its interval as a bar, on an axis from 0 to 1 that begins where it must.
[[nodiscard]] Drawing intervalDrawing(const std::string& title, const std::string& figure, const std::vector<IntervalRow>& rows);

/// Writes name.svg and name.png into a folder that exists.
[[nodiscard]] base::Status writeDrawing(const Drawing& drawing, const std::filesystem::path& folder, const std::string& name);

/// Points of the ROC curve: (1 - specificity, sensitivity), from (0, 0) to (1, 1).
struct CurvePoint {
    double x = 0, y = 0;
};
[[nodiscard]] std::vector<CurvePoint> rocCurve(std::vector<BinaryScore> scores);
/// (recall, precision) by falling threshold.
[[nodiscard]] std::vector<CurvePoint> precisionRecallCurve(std::vector<BinaryScore> scores);

}  // namespace intaglio::training
