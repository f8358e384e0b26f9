#pragma once
#include "ui/presenters/TrainSession.h"

class QLabel;
class QPushButton;

/// The words and small controls that the pages of training share.
namespace intaglio::ui {

struct ProblemWords {
    QString sentence;
    QString hint;
};
[[nodiscard]] ProblemWords problemWords(const SurveyProblem& problem);
[[nodiscard]] QString planProblemWords(PlanProblem problem);
/// "Training", "Validation", "Test".
[[nodiscard]] QString splitWord(const QString& split);
[[nodiscard]] QString roleWord(inference::LabelRole role);
/// One line: what a network is, for somebody who does not know it.
[[nodiscard]] QString networkWords(const training::ArchitectureFacts& facts);
/// "Pretrained: FILE", or "The network of “Chest X-ray”".
[[nodiscard]] QString startWords(const TrainStart& start);
/// What a start brings with it; empty for a file.
[[nodiscard]] QString startNote(const TrainStart& start);
/// "About 3 minutes left"; empty below 0.
[[nodiscard]] QString remainingWords(double seconds);
[[nodiscard]] QString trainingPhaseWords(const QString& phase);
/// "0.979 (0.969 to 1.000)"; the value alone where no interval is known.
[[nodiscard]] QString estimateWords(const training::Estimate& estimate);
[[nodiscard]] QString leftoverWords(const TrainLeftover& leftover);

[[nodiscard]] QPushButton* makeTrainButton(QWidget* parent, const char* objectName, const QString& text, const char* role = "");

}  // namespace intaglio::ui
