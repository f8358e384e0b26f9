#include "ui/doctor/FindingsPanel.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QSlider>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/inference/AgeCover.h"
#include "core/inference/PictureKind.h"
#include "ui/doctor/AnswerView.h"
#include "ui/doctor/HeatmapControls.h"
#include "ui/doctor/ResultView.h"
#include "ui/doctor/TagList.h"
#include "ui/doctor/VerdictBanner.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"
#include "ui/widgets/EmptyState.h"

namespace intaglio::ui {

namespace {

/// Years below pipeline::kOldestPatient, with a digit after the point or comma where months matter.
constexpr const char* kAgePattern = "(?:[0-9]{1,2}|1[0-2][0-9])(?:[.,][0-9]?)?";

/// A whole number of years lasts until the next birthday. Nothing for an empty text.
std::optional<inference::AgeRange> ageOf(QString text) {
    text.replace(QLatin1Char(','), QLatin1Char('.'));
    bool isNumber = false;
    const double years = text.toDouble(&isNumber);
    if (!isNumber) return std::nullopt;
    return inference::AgeRange{years, text.contains(QLatin1Char('.')) ? years : years + 0.99};
}

/// As ageOf reads it.
QString ageText(const inference::AgeRange& age) {
    const QString text = QString::number(age.from);
    return age.from == age.to && !text.contains(QLatin1Char('.')) ? text + QStringLiteral(".0") : text;
}

/// Empty where the model is not here, or is made for every age.
QString agesHint(const inference::ModelPackage* model) {
    if (model == nullptr || !inference::hasAgeLimits(model->manifest.gate)) return {};
    const auto ages = QString::fromStdString(inference::coveredAges({inference::agesOf(model->manifest.gate)}));
    return FindingsPanel::tr("This model is made for the ages %1; for any other its answer means nothing.").arg(ages) + QLatin1Char(' ');
}

bool dependsOnAge(const inference::Prediction& prediction) {
    return std::any_of(prediction.flags.begin(), prediction.flags.end(),
                       [](const std::string& flag) { return flag == pipeline::kAgeUncheckedFlag || flag == pipeline::kAgeStatedFlag; });
}

}  // namespace

FindingsPanel::FindingsPanel(OpenSession& picture, AnalysisSession& analysis, KeySession& keys, QWidget* parent)
    : QWidget(parent),
      m_picture(picture),
      m_analysis(analysis),
      m_keys(keys),
      m_tabs(new QTabWidget),
      m_banner(new VerdictBanner),
      m_message(new MessageBar),
      m_sealed(new ResultView),
      m_answer(new AnswerView),
      m_modelRow(nullptr),
      m_model(new QComboBox),
      m_run(new QPushButton(tr("Run model here"))),
      m_ageRow(nullptr),
      m_age(new QLineEdit),
      m_modelMessage(new MessageBar),
      m_local(new ResultView),
      m_heatmap(new HeatmapControls),
      m_heatmapMessage(new MessageBar),
      m_tags(new TagList),
      m_nothing(nullptr),
      m_disclaimer(new QLabel(notAMedicalDevice())) {
    setObjectName(QStringLiteral("findingsPanel"));
    setProperty("surface", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_sealed->setObjectName(QStringLiteral("sealedResult"));
    m_local->setObjectName(QStringLiteral("localResult"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_tabs->setObjectName(QStringLiteral("findingsTabs"));
    m_tabs->addTab(buildFindings(), tr("Findings"));
    m_tabs->addTab(m_tags, tr("DICOM tags"));
    m_tags->setContentsMargins(12, 0, 12, 12);
    column->addWidget(m_tabs, 1);
    m_disclaimer->setObjectName(QStringLiteral("resultDisclaimer"));
    m_disclaimer->setProperty("role", QStringLiteral("small"));
    m_disclaimer->setWordWrap(true);
    m_disclaimer->setContentsMargins(12, 4, 12, 8);
    column->addWidget(m_disclaimer);
    connect(&m_picture, &OpenSession::pictureChanged, this, &FindingsPanel::pictureChanged);
    connect(&m_picture, &OpenSession::sealChanged, this, &FindingsPanel::sealChanged);
    connect(&m_analysis, &AnalysisSession::predictionChanged, this, &FindingsPanel::predictionChanged);
    connect(&m_analysis, &AnalysisSession::explanationChanged, this, &FindingsPanel::explanationChanged);
    connect(m_banner, &VerdictBanner::unlockRequested, this, &FindingsPanel::unlockRequested);
    connect(m_banner, &VerdictBanner::trustRequested, this, &FindingsPanel::trustRequested);
    connect(m_banner, &VerdictBanner::restoreRequested, this, &FindingsPanel::restoreRequested);
    connect(m_banner, &VerdictBanner::answerRequested, this, &FindingsPanel::answerRequested);
    connect(m_banner, &VerdictBanner::changesShown, this, &FindingsPanel::changesShown);
    connect(m_banner, &VerdictBanner::survivalRequested, this, &FindingsPanel::survivalRequested);
    connect(m_sealed, &ResultView::cardRequested, this, &FindingsPanel::cardRequested);
    connect(m_local, &ResultView::cardRequested, this, &FindingsPanel::cardRequested);
    connect(m_modelMessage, &MessageBar::actionTriggered, this, &FindingsPanel::confirmOverride);
    connect(m_model, &QComboBox::currentIndexChanged, this, [this]() {
        if (m_analysis.refusal() != nullptr) showRefusal(*m_analysis.refusal());
    });
    connect(m_run, &QPushButton::clicked, this, &FindingsPanel::runRequested);
    const auto keepWhileScrolling = [this](QWidget* choice) {
        choice->setFocusPolicy(Qt::StrongFocus);
        choice->installEventFilter(this);
    };
    for (QComboBox* choice : findChildren<QComboBox*>()) keepWhileScrolling(choice);
    for (QSlider* choice : findChildren<QSlider*>()) keepWhileScrolling(choice);
    pictureChanged();
}

bool FindingsPanel::eventFilter(QObject* watched, QEvent* event) {
    const auto* choice = qobject_cast<QWidget*>(watched);
    if (event->type() != QEvent::Wheel || choice == nullptr || choice->hasFocus()) return QWidget::eventFilter(watched, event);
    event->ignore();
    return true;
}

QWidget* FindingsPanel::buildModelRow() {
    m_model->setObjectName(QStringLiteral("modelChoice"));
    m_model->setAccessibleName(tr("Model to run"));
    m_model->setToolTip(tr("Which model looks at the picture"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->addItem(tr("Suitable model"), QString());
    m_run->setObjectName(QStringLiteral("runModel"));
    m_run->setToolTip(tr("Let a model on this computer look at the picture (Ctrl+R)"));
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    line->addWidget(m_model, 1);
    line->addWidget(m_run);
    return row;
}

QWidget* FindingsPanel::buildAgeRow() {
    m_age->setObjectName(QStringLiteral("patientAge"));
    m_age->setPlaceholderText(tr("not stated"));
    m_age->setValidator(new QRegularExpressionValidator(QRegularExpression(QString::fromLatin1(kAgePattern)), m_age));
    m_age->setToolTip(tr("The picture does not say it. It counts when a model is run again."));
    auto* name = new QLabel(tr("Patient's age in years:"));
    name->setBuddy(m_age);
    name->setWordWrap(true);
    connect(m_age, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_analysis.stateAge(ageOf(text));
        showAgeRemark();
    });
    connect(m_age, &QLineEdit::returnPressed, this, &FindingsPanel::runRequested);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    line->addWidget(name, 1);
    line->addWidget(m_age);
    return row;
}

QWidget* FindingsPanel::buildFindings() {
    auto* empty = new EmptyState;
    empty->setContent(QStringLiteral("document"), tr("No picture open"),
                      tr("Findings, the verdict on the seal and the heatmap appear here."));
    m_nothing = empty;
    m_modelRow = buildModelRow();
    m_ageRow = buildAgeRow();
    auto* content = new QWidget;
    content->setProperty("surface", QStringLiteral("plain"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(12, 12, 12, 12);
    m_column->setSpacing(12);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_sealed), static_cast<QWidget*>(m_answer),
          static_cast<QWidget*>(m_banner), m_modelRow, m_ageRow, static_cast<QWidget*>(m_modelMessage), static_cast<QWidget*>(m_local),
          static_cast<QWidget*>(m_heatmapMessage), static_cast<QWidget*>(m_heatmap), m_nothing}) {
        m_column->addWidget(widget);
    }
    m_column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("findingsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

void FindingsPanel::setModels(const ModelWords& models) {
    m_models = models;
    m_model->clear();
    m_model->addItem(tr("Suitable model"), QString());
    for (const inference::ModelPackage& package : models.packages()) {
        // The gate's own model says nothing about a patient.
        if (package.status == inference::PackageStatus::Broken || inference::isGateModel(package.manifest)) continue;
        const QString id = QString::fromStdString(package.manifest.id);
        m_model->addItem(models.modelName(package.manifest.id), id);
    }
    m_proposedModel.clear();
    sealChanged();
    predictionChanged();
}

std::string FindingsPanel::chosenModel() const {
    return m_model->currentData().toString().toStdString();
}

void FindingsPanel::showTags() {
    if (!m_tabs->isTabEnabled(1)) return;
    m_tabs->setCurrentIndex(1);
    m_tags->focusSearch();
}

void FindingsPanel::showMessage(MessageKind kind, const QString& sentence, const QString& hint) {
    m_message->showMessage(kind, sentence, hint);
}

void FindingsPanel::showError(const base::Error& error) {
    m_message->showError(error);
}

void FindingsPanel::pictureChanged() {
    const bool ready = m_picture.state() == OpenSession::State::Ready;
    m_message->clear();
    m_modelRow->setVisible(ready);
    m_nothing->setVisible(!ready);
    const bool hasTags = ready && m_picture.picture()->source.dicom.has_value();
    m_tabs->setTabEnabled(1, hasTags);
    m_tabs->setTabToolTip(1, hasTags ? QString() : tr("Only DICOM files carry tags"));
    m_tags->setTags(hasTags ? m_picture.picture()->source.dicom->tags : std::vector<image::Tag>{});
    if (!hasTags) m_tabs->setCurrentIndex(0);
    sealChanged();
    predictionChanged();
}

QString FindingsPanel::answerHeading(const pipeline::IntactResult& intact) const {
    if (!intact.isOwnAnswer) return tr("Answer of %1").arg(QString::fromStdString(intact.kioskName));
    const QDateTime when = QDateTime::fromSecsSinceEpoch(intact.issuedAt).toLocalTime();
    return tr("Your answer of %1").arg(QLocale().toString(when, QLocale::ShortFormat));
}

/// What was found comes before the proof of where it is from; what speaks against that proof comes before everything.
void FindingsPanel::placeBanner() {
    m_column->removeWidget(m_banner);
    m_column->insertWidget(m_banner->isQuiet() ? m_column->indexOf(m_answer) + 1 : 0, m_banner);
}

void FindingsPanel::proposeModel() {
    const pipeline::IntactResult* intact = m_picture.intact();
    const std::string id = intact == nullptr || intact->answer ? std::string() : intact->result.model.id;
    if (id == m_proposedModel) return;
    m_proposedModel = id;
    const int place = m_model->findData(QString::fromStdString(id));
    m_lacksSealedModel = !id.empty() && place < 0 && !m_models.packages().empty();
    m_model->setCurrentIndex(std::max(0, place));
    predictionChanged();
}

void FindingsPanel::sealChanged() {
    m_banner->show(m_picture, m_keys.doctorName(), m_models);
    placeBanner();
    proposeModel();
    showAge();
    const pipeline::IntactResult* intact = m_picture.intact();
    const bool isAnswer = intact != nullptr && intact->answer.has_value();
    m_sealed->setVisible(intact != nullptr && !isAnswer);
    m_answer->setVisible(isAnswer);
    if (intact == nullptr) return;
    const QString note = QString::fromStdString(intact->note);
    if (isAnswer) {
        m_answer->showAnswer(answerHeading(*intact), QString::fromStdString(*intact->answer), note);
    } else {
        m_sealed->showPrediction(tr("Sealed result"), intact->result, m_models, note);
    }
}

void FindingsPanel::predictionChanged() {
    const bool running = m_analysis.state() == AnalysisSession::State::Running;
    m_run->setEnabled(!running && m_picture.state() == OpenSession::State::Ready);
    m_run->setText(running ? tr("Running …") : tr("Run model here"));
    showAge();
    m_modelMessage->clear();
    m_modelMessage->setAction({});
    const inference::Prediction* prediction = m_analysis.prediction();
    m_local->setVisible(prediction != nullptr);
    m_heatmap->setVisible(prediction != nullptr);
    if (prediction != nullptr) {
        m_local->showPrediction(tr("Model on this computer"), *prediction, m_models, QString());
        m_heatmap->setPrediction(*prediction, m_models);
    }
    showAgeRemark();
    if (m_analysis.refusal() != nullptr) showRefusal(*m_analysis.refusal());
    if (m_analysis.problem()) m_modelMessage->showError(*m_analysis.problem());
    if (m_lacksSealedModel && m_analysis.state() == AnalysisSession::State::Idle) {
        m_modelMessage->showMessage(MessageKind::Info, tr("The model that gave the sealed result is not on this computer."),
                                    tr("Another one may be made for other patients, and judge differently."));
    }
    if (m_analysis.state() == AnalysisSession::State::Cancelled)
        m_modelMessage->showMessage(MessageKind::Info, tr("The model was stopped."));
}

void FindingsPanel::showAge() {
    if (m_analysis.state() == AnalysisSession::State::Running) return;
    const inference::Prediction* local = m_analysis.prediction();
    const pipeline::IntactResult* sealed = m_picture.intact();
    const auto& stated = m_analysis.statedAge();
    if (ageOf(m_age->text()) != stated) m_age->setText(stated ? ageText(*stated) : QString());
    const bool matters = stated || (local != nullptr && dependsOnAge(*local)) || (sealed != nullptr && dependsOnAge(sealed->result));
    m_ageRow->setVisible(matters && m_picture.state() == OpenSession::State::Ready);
}

void FindingsPanel::showAgeRemark() {
    const inference::Prediction* prediction = m_analysis.prediction();
    if (prediction == nullptr || !dependsOnAge(*prediction)) return;
    m_modelMessage->clear();
    if (m_analysis.statedAge() != m_analysis.asked().patientAge) {
        m_modelMessage->showMessage(MessageKind::Attention, tr("The answer below was given before this age was stated."),
                                    tr("Run the model again."));
    } else if (!m_analysis.asked().patientAge) {
        m_modelMessage->showMessage(
            MessageKind::Attention, tr("The picture does not say how old the patient is."),
            agesHint(m_models.find(prediction->model.id)) + tr("State the age and run again: another model may be made for it."));
    }
}

void FindingsPanel::showRefusal(const inference::Refusal& refusal) {
    const ErrorWords words = errorText(refusal.reason);
    QString hint = words.hint;
    if (refusal.model) hint += QLatin1Char(' ') + tr("Model: %1.").arg(m_models.modelName(refusal.model->id));
    const bool canOverride = !overrideModel().empty();
    if (!canOverride) hint += QLatin1Char(' ') + tr("To have it judged all the same, choose a model first.");
    m_modelMessage->setAction(canOverride ? tr("Judge anyway …") : QString());
    m_modelMessage->showMessage(MessageKind::Attention, words.sentence, hint);
}

std::string FindingsPanel::overrideModel() const {
    if (const std::string chosen = chosenModel(); !chosen.empty()) return chosen;
    const inference::Refusal* refusal = m_analysis.refusal();
    return refusal != nullptr && refusal->model ? refusal->model->id : std::string();
}

void FindingsPanel::confirmOverride() {
    const inference::Refusal* refusal = m_analysis.refusal();
    const std::string model = overrideModel();
    if (refusal == nullptr || model.empty()) return;
    const QString question =
        tr("%1\n\nThe model \"%2\" was not made for such a picture, and its answer may be wrong without any sign of it. "
           "The result will say that the refusal was set aside, and the program's log records it.")
            .arg(errorText(refusal->reason).sentence, m_models.modelName(model));
    if (Dialogs::instance().confirm(this, tr("Judge a refused picture"), question, tr("Judge anyway"))) Q_EMIT overrideRequested(model);
}

void FindingsPanel::explanationChanged() {
    m_heatmap->setBusy(m_analysis.isExplaining());
    m_heatmap->setScale(m_analysis.explanation() != nullptr ? m_analysis.explanation()->scaleMaximum : 0);
    m_heatmap->setDone(m_analysis.explanation() != nullptr ? std::optional(m_analysis.explanation()->method) : std::nullopt);
    m_heatmapMessage->clear();
    if (m_analysis.explanationProblem()) m_heatmapMessage->showError(*m_analysis.explanationProblem());
}

}  // namespace intaglio::ui
