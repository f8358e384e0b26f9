#include "ui/doctor/ResultView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/inference/Disagreement.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {
namespace {

/// True for what is said with the decision, as nobody may read the one without the other.
bool isOfDecision(const std::string& flag, const inference::Prediction& prediction) {
    return flag.starts_with(inference::kDisagreementFlag) && inference::disagreement(prediction);
}

}  // namespace

ResultView::ResultView(QWidget* parent)
    : QFrame(parent),
      m_heading(new QLabel),
      m_head(new QFrame),
      m_icon(new QLabel),
      m_headline(new QLabel),
      m_override(new MessageBar),
      m_finding(new QLabel),
      m_decision(new QLabel),
      m_bars(new ProbabilityBars),
      m_range(new QLabel(tr("In brackets: how far apart the single answers lie that this one combines. It is not a confidence interval."))),
      m_flags(new QLabel),
      m_note(new QLabel),
      m_model(new QLabel),
      m_card(new QPushButton(tr("Model card"))) {
    setObjectName(QStringLiteral("resultView"));
    setProperty("surface", QStringLiteral("card"));
    m_heading->setProperty("role", QStringLiteral("small"));
    m_finding->setProperty("role", QStringLiteral("heading"));
    m_model->setProperty("role", QStringLiteral("muted"));
    m_range->setProperty("role", QStringLiteral("muted"));
    m_range->setObjectName(QStringLiteral("resultRange"));
    m_finding->setObjectName(QStringLiteral("resultFinding"));
    m_decision->setObjectName(QStringLiteral("resultDecision"));
    m_flags->setObjectName(QStringLiteral("resultFlags"));
    m_bars->setObjectName(QStringLiteral("resultBars"));
    m_model->setObjectName(QStringLiteral("resultModel"));
    m_note->setObjectName(QStringLiteral("resultNote"));
    m_override->setObjectName(QStringLiteral("resultOverride"));
    m_card->setObjectName(QStringLiteral("modelCard"));
    m_card->setToolTip(tr("What the model was made from, how good it is, and what it must not be used for"));
    for (QLabel* label : {m_finding, m_model, m_note}) label->setProperty("data", true);
    // What came inside a picture is text, whatever it looks like.
    for (QLabel* label : {m_finding, m_decision, m_model, m_note, m_flags}) label->setTextFormat(Qt::PlainText);
    for (QLabel* label : {m_finding, m_decision, m_range, m_flags, m_note, m_model, m_headline}) label->setWordWrap(true);
    auto* modelRow = new QHBoxLayout;
    modelRow->addWidget(m_model, 1);
    modelRow->addWidget(m_card);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(space::kSmall);
    for (QWidget* widget : {static_cast<QWidget*>(m_heading), static_cast<QWidget*>(m_override), buildHead(), static_cast<QWidget*>(m_bars),
                            static_cast<QWidget*>(m_range), static_cast<QWidget*>(m_flags), static_cast<QWidget*>(m_note)}) {
        column->addWidget(widget);
    }
    column->addLayout(modelRow);
    connect(m_card, &QPushButton::clicked, this, [this]() { Q_EMIT cardRequested(m_modelId); });
}

QWidget* ResultView::buildHead() {
    m_head->setObjectName(QStringLiteral("resultHead"));
    m_headline->setObjectName(QStringLiteral("resultHeadline"));
    m_headline->setProperty("role", QStringLiteral("word"));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTiny);
    for (QLabel* label : {m_headline, m_finding, m_decision}) texts->addWidget(label);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return m_head;
}

void ResultView::showHead(const inference::Prediction& prediction) {
    const inference::Decision decision = prediction.decision;
    const bool isCalm = decisionKind(decision) == MessageKind::Info && !inference::disagreement(prediction);
    setStyleProperty(m_head, "message", isCalm ? QStringLiteral("info") : QStringLiteral("attention"));
    // Rules that depend on the frame's property reach its labels only after they were polished again.
    setStyleProperty(m_headline, "role", QStringLiteral("word"));
    m_icon->setPixmap(iconPixmap(decisionIcon(decision), 24, isCalm ? Color::Info : Color::Attention, devicePixelRatioF()));
    m_headline->setText(decisionHeadline(decision));
    m_head->setAccessibleName(decisionHeadline(decision));
}

QString ResultView::summary(const inference::Prediction& prediction, const ModelWords& models) const {
    const auto described = [&](const QString& text, const std::string& label) {
        const auto entry = std::find_if(prediction.probabilities.begin(), prediction.probabilities.end(),
                                        [&](const inference::ClassProbability& candidate) { return candidate.label == label; });
        const double probability = entry == prediction.probabilities.end() ? 0 : entry->probability;
        return text.arg(models.labelWords(prediction.model.id, label), percentText(probability));
    };
    const QString likeliest = described(tr("Most probable: %1 (%2)"), inference::mostProbableLabel(prediction));
    const auto weighted = inference::weightedFinding(prediction);
    if (!weighted) return likeliest;
    // Where nobody here knows the model its label may be a finding.
    const bool isCalm = models.find(prediction.model.id) != nullptr && !models.isFinding(prediction.model.id, *weighted);
    return isCalm ? likeliest + QLatin1Char('\n') + described(tr("Also possible: %1 (%2)"), *weighted)
                  : described(tr("Look for: %1 (%2)"), *weighted) + QLatin1Char('\n') + likeliest;
}

QString ResultView::decisionSentence(const inference::Prediction& prediction) const {
    const QString point = QString::fromStdString(prediction.operatingPoint);
    if (!prediction.findingProbability)
        return tr("%1 at the operating point \"%2\" (%3)").arg(decisionText(prediction.decision), point, percentText(prediction.threshold));
    QString sentence =
        tr("%1: finding %2 against the operating point \"%3\" at %4")
            .arg(decisionText(prediction.decision), percentText(*prediction.findingProbability), point, percentText(prediction.threshold));
    if (inference::isLikelyButNegative(prediction))
        sentence += QLatin1Char('\n') + tr("The model gives a finding more than one half; the operating point is higher still.");
    for (const std::string& flag : prediction.flags) {
        if (isOfDecision(flag, prediction)) sentence += QLatin1Char('\n') + flagText(flag, prediction);
    }
    return sentence;
}

/// With the range of the single answers where they decide differently.
std::optional<ProbabilityBar> ResultView::findingBar(const inference::Prediction& prediction) const {
    if (!prediction.findingProbability) return std::nullopt;
    ProbabilityBar bar{tr("Finding"), *prediction.findingProbability, true};
    if (const auto range = inference::disagreement(prediction)) {
        bar.lowest = range->lowest;
        bar.highest = range->highest;
    }
    return bar;
}

void ResultView::showOverride(const std::string& refusal) {
    m_override->clear();
    if (refusal.empty()) return;
    m_override->showMessage(MessageKind::Attention, tr("The gate refused this picture: %1.").arg(refusalText(refusal)),
                            tr("A doctor had it judged all the same. The figures of the model's card do not hold for it, and the result "
                               "cannot be sealed."));
}

void ResultView::showPrediction(const QString& heading, const inference::Prediction& prediction, const ModelWords& models,
                                const QString& note) {
    m_modelId = prediction.model.id;
    m_heading->setText(heading);
    showOverride(prediction.overriddenRefusal);
    showHead(prediction);
    m_finding->setText(summary(prediction, models));
    m_decision->setText(decisionSentence(prediction));
    const auto finding = findingBar(prediction);
    m_range->setVisible((finding && finding->lowest) ||
                        std::any_of(prediction.probabilities.begin(), prediction.probabilities.end(),
                                    [](const inference::ClassProbability& entry) { return entry.lowest && entry.highest; }));
    m_bars->setBars(models.bars(prediction), finding, prediction.threshold);
    QStringList flags;
    for (const std::string& flag : prediction.flags) {
        if (!isOfDecision(flag, prediction)) flags << QStringLiteral("⚑ ") + flagText(flag, prediction);
    }
    m_flags->setText(flags.join(QLatin1Char('\n')));
    m_flags->setVisible(!flags.isEmpty());
    m_note->setText(tr("Note: %1").arg(note));
    m_note->setVisible(!note.isEmpty());
    m_model->setText(tr("%1, version %2").arg(models.modelName(prediction.model.id), QString::fromStdString(prediction.model.version)));
    m_model->setToolTip(tr("SHA-256 of the model: %1").arg(QString::fromStdString(prediction.model.sha256)));
    const bool installed = models.find(prediction.model.id) != nullptr;
    m_card->setEnabled(installed);
    if (!installed) m_card->setToolTip(tr("This model is not installed on this computer"));
}

}  // namespace intaglio::ui
