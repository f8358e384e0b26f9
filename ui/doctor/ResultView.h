#pragma once
#include <QFrame>

#include "ui/doctor/ResultWords.h"

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// One result: finding, decision at the operating point, probabilities, model with its card, flags; always with the sentence of
/// what it is not.
class ResultView : public QFrame {
    Q_OBJECT
public:
    explicit ResultView(QWidget* parent = nullptr);
    /// `heading` says where the result comes from ("Sealed result", "Model on this computer").
    void showPrediction(const QString& heading, const inference::Prediction& prediction, const ModelWords& models, const QString& note);
    [[nodiscard]] const std::string& modelId() const { return m_modelId; }

Q_SIGNALS:
    void cardRequested(const std::string& modelId);

private:
    /// Names the operating point; the finding's probability only where the result carries one.
    [[nodiscard]] QString decisionSentence(const inference::Prediction& prediction) const;
    [[nodiscard]] QString summary(const inference::Prediction& prediction, const ModelWords& models) const;
    void showOverride(const std::string& refusal);
    QLabel* m_heading;
    MessageBar* m_override;
    QLabel* m_finding;
    QLabel* m_decision;
    ProbabilityBars* m_bars;
    QLabel* m_flags;
    QLabel* m_note;
    QLabel* m_model;
    QPushButton* m_card;
    QLabel* m_disclaimer;
    std::string m_modelId;
};

}  // namespace intaglio::ui
