#pragma once
#include <QWidget>

#include "ui/doctor/ResultWords.h"
#include "ui/presenters/AnalysisSession.h"
#include "ui/presenters/KeySession.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QVBoxLayout;

namespace intaglio::ui {

class AnswerView;
class HeatmapControls;
class MessageBar;
class ResultView;
class TagList;
class VerdictBanner;

/// Everything that is known about the open picture: verdict, sealed result, what a model here says, heatmap, tags.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    FindingsPanel(OpenSession& picture, AnalysisSession& analysis, KeySession& keys, QWidget* parent = nullptr);

    void setModels(const ModelWords& models);
    [[nodiscard]] const ModelWords& models() const { return m_models; }
    [[nodiscard]] HeatmapControls& heatmap() { return *m_heatmap; }
    /// Empty: the gate chooses.
    [[nodiscard]] std::string chosenModel() const;
    void showTags();
    /// A message that belongs to the picture ("The original was saved as ...").
    void showMessage(MessageKind kind, const QString& sentence, const QString& hint = {});
    void showError(const base::Error& error);

Q_SIGNALS:
    void unlockRequested();
    void trustRequested();
    void restoreRequested();
    void answerRequested();
    void changesShown(bool shown);
    void survivalRequested();
    void runRequested();
    /// The doctor wants this model's answer although the gate refused the picture, and confirmed it.
    void overrideRequested(const std::string& modelId);
    void cardRequested(const std::string& modelId);

protected:
    /// Scrolling through the findings changes no choice on the way.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildFindings();
    QWidget* buildModelRow();
    QWidget* buildAgeRow();
    void pictureChanged();
    void sealChanged();
    void placeBanner();
    [[nodiscard]] QString answerHeading(const pipeline::IntactResult& intact) const;
    void predictionChanged();
    void explanationChanged();
    /// The model that gave the sealed result is the one to run again: it may have been chosen by an age that the file does not state.
    void proposeModel();
    /// The patient's age is asked for where it decides about a model, and the picture does not state it.
    void showAge();
    /// Where nobody said the age that the answer depends on, or another one than now.
    void showAgeRemark();
    void showRefusal(const inference::Refusal& refusal);
    /// The model that "Judge anyway" would run: the chosen one, else the one that refused; empty where a person must choose first.
    [[nodiscard]] std::string overrideModel() const;
    void confirmOverride();

    OpenSession& m_picture;
    AnalysisSession& m_analysis;
    KeySession& m_keys;
    ModelWords m_models;
    QTabWidget* m_tabs;
    VerdictBanner* m_banner;
    MessageBar* m_message;
    ResultView* m_sealed;
    AnswerView* m_answer;
    QWidget* m_modelRow;
    QComboBox* m_model;
    std::string m_proposedModel;      ///< of the sealed result; empty: none
    bool m_lacksSealedModel = false;  ///< it is not on this computer
    QPushButton* m_run;
    QWidget* m_ageRow;
    QLineEdit* m_age;
    MessageBar* m_modelMessage;
    ResultView* m_local;
    HeatmapControls* m_heatmap;
    MessageBar* m_heatmapMessage;
    TagList* m_tags;
    QWidget* m_nothing;
    QLabel* m_disclaimer;  ///< below everything that scrolls
    QVBoxLayout* m_column = nullptr;
};

}  // namespace intaglio::ui
