#include "ui/training/ResultPage.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <array>

#include "ui/models/ModelWords.h"
#include "ui/training/TrainWords.h"
#include "ui/widgets/CardView.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

enum Column { kFigure, kTest, kValidation, kColumns };

constexpr std::array kShown{"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity", "ppv", "npv", "ece"};

QTableWidgetItem* estimateCell(const SplitFigures* split, const char* name) {
    const auto found = split == nullptr ? training::Estimates::const_iterator() : split->figures.find(name);
    const bool isKnown = split != nullptr && found != split->figures.end();
    return new QTableWidgetItem(isKnown ? estimateWords(found->second) : QStringLiteral("–"));
}

}  // namespace

ResultPage::ResultPage(TrainSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_name(makeModelText(this, "trainResultName", {}, "heading")),
      m_counts(makeModelText(this, "trainResultCounts", {}, "muted")),
      m_caution(new MessageBar(this)),
      m_figures(new QTableWidget(0, kColumns, this)),
      m_mark(makeModelText(this, "trainResultMark", {})),
      m_unknown(makeModelText(this, "trainResultUnknown", {}, "muted")),
      m_card(new CardView(this)) {
    m_name->setProperty("data", true);
    m_caution->setObjectName(QStringLiteral("trainResultCaution"));
    m_figures->setObjectName(QStringLiteral("trainResultFigures"));
    m_figures->setAccessibleName(tr("Figures of the model"));
    m_figures->setHorizontalHeaderLabels(
        {tr("Figure"), tr("%1 (95 % interval)").arg(splitWord(QStringLiteral("test"))), splitWord(QStringLiteral("val"))});
    m_figures->verticalHeader()->hide();
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setSectionResizeMode(kFigure, QHeaderView::Stretch);
    m_figures->horizontalHeader()->setHighlightSections(false);
    m_figures->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_figures->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_figures->setSelectionMode(QAbstractItemView::NoSelection);
    m_figures->setShowGrid(false);
    m_figures->setTabKeyNavigation(false);
    m_card->setObjectName(QStringLiteral("trainResultCard"));
    m_card->setAccessibleName(tr("Card of the model"));
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kLarge);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::kSmall);
    left->addWidget(m_name);
    left->addWidget(m_counts);
    left->addWidget(m_caution);
    left->addWidget(m_figures, 1);
    left->addWidget(m_mark);
    left->addWidget(m_unknown);
    columns->addLayout(left, 1);
    columns->addWidget(m_card, 1);
    connect(&m_session, &TrainSession::changed, this, &ResultPage::sessionChanged);
    sessionChanged();
}

void ResultPage::sessionChanged() {
    const TrainOutcome* outcome = m_session.outcome();
    if (outcome == nullptr) return;
    m_name->setText(QString::fromStdString(m_session.plan().name));
    const auto pictures = [this](const SplitFigures& split) { return tr("%n picture(s)", nullptr, static_cast<int>(split.count)); };
    m_counts->setText(outcome->test ? tr("Test: %1 that it never saw. Validation: %2, which chose the model and flatter it.")
                                          .arg(pictures(*outcome->test), pictures(outcome->validation))
                                    : tr("Validation: %1, which chose the model and flatter it. No test pictures were set aside.")
                                          .arg(pictures(outcome->validation)));
    showCaution(*outcome);
    fillFigures(*outcome);
    m_mark->setText((outcome->manifest.demonstration
                         ? tr("It carries the mark \"Demonstration\": each of its results says that it cannot carry a judgement about "
                              "a patient.") +
                               QLatin1Char(' ')
                         : QString()) +
                    tr("Not a medical device; for research and decision support."));
    m_unknown->setText(tr("Nobody knows:") + QLatin1Char('\n') + unknowns(*outcome));
    m_card->setCard(outcome->card);
}

/// A few pictures judged rightly give 1.000 (1.000 to 1.000), which looks like a certainty.
void ResultPage::showCaution(const TrainOutcome& outcome) {
    m_caution->clear();
    if (!outcome.test) return;
    const SplitFigures& test = *outcome.test;
    const auto number = [](std::size_t count) { return static_cast<int>(count); };
    if (test.count < kFewTestPictures) {
        m_caution->showMessage(MessageKind::Attention,
                               tr("Only %n test picture(s): these figures say little.", nullptr, number(test.count)));
    } else if (!test.rarestLabel.empty() && test.rarestCount < kFewOfLabel) {
        m_caution->showMessage(MessageKind::Attention,
                               tr("Only %n test picture(s) of \"%1\": these figures say little.", nullptr, number(test.rarestCount))
                                   .arg(QString::fromStdString(test.rarestLabel)));
    }
}

void ResultPage::fillFigures(const TrainOutcome& outcome) {
    const SplitFigures* test = outcome.test ? &*outcome.test : nullptr;
    m_figures->setRowCount(0);
    for (const char* name : kShown) {
        if (outcome.validation.figures.find(name) == outcome.validation.figures.end()) continue;
        const int row = m_figures->rowCount();
        m_figures->insertRow(row);
        m_figures->setItem(row, kFigure, new QTableWidgetItem(figureWord(QLatin1String(name))));
        m_figures->setItem(row, kTest, estimateCell(test, name));
        m_figures->setItem(row, kValidation, estimateCell(&outcome.validation, name));
    }
}

QString ResultPage::unknowns(const TrainOutcome& outcome) const {
    QStringList sentences{tr("how it judges pictures of other devices, clinics and patients than those it learnt from")};
    if (!outcome.test) sentences << tr("how good it is on pictures that it never saw");
    if (outcome.validation.groups == outcome.validation.count) sentences << tr("whether pictures of one patient lie in several parts");
    for (QString& sentence : sentences) sentence.prepend(QStringLiteral("• "));
    return sentences.join(QLatin1Char('\n'));
}

}  // namespace intaglio::ui
