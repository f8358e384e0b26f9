#pragma once
#include <QFrame>

#include "ui/doctor/ResultWords.h"

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// One result: what it means and how urgent that is, most probable label, decision at the operating point, probabilities, model with its
/// card, flags. Whoever shows it also says what it is not (notAMedicalDevice()).
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
    [[nodiscard]] std::optional<ProbabilityBar> findingBar(const inference::Prediction& prediction) const;
    [[nodiscard]] QString summary(const inference::Prediction& prediction, const ModelWords& models) const;
    void showOverride(const std::string& refusal);
    void showHead(const inference::Prediction& prediction);
    QWidget* buildHead();
    QLabel* m_heading;
    QFrame* m_head;
    QLabel* m_icon;
    QLabel* m_headline;
    MessageBar* m_override;
    QLabel* m_finding;
    QLabel* m_decision;
    ProbabilityBars* m_bars;
    QLabel* m_range;
    QLabel* m_flags;
    QLabel* m_note;
    QLabel* m_model;
    QPushButton* m_card;
    std::string m_modelId;
};

}  // namespace intaglio::ui
