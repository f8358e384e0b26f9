#include "ui/training/PicturesPage.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/models/ModelWords.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/training/TrainWords.h"
#include "ui/widgets/DropZone.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

namespace {

enum Page { kChoice, kReading, kFound };
enum Column { kLabel, kTrain, kValidation, kTest, kAll, kColumns };

void clear(QVBoxLayout* rows) {
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            // Gone from the page at once, from memory after the signal of its own button.
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

QTableWidgetItem* numberCell(int count) {
    auto* item = new QTableWidgetItem(QLocale().toString(count));
    item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    return item;
}

QFrame* problemRow(QWidget* parent, const SurveyProblem& problem) {
    auto* row = new QFrame(parent);
    row->setObjectName(QStringLiteral("trainProblem"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kSmall);
    auto* sign = new IconLabel(20, row);
    const bool isNote = problem.kind == SurveyProblem::Kind::Copies;
    sign->setIcon(problem.isBlocking() ? QStringLiteral("danger")
                  : isNote             ? QStringLiteral("info")
                                       : QStringLiteral("warning"),
                  problem.isBlocking() ? Color::Danger
                  : isNote             ? Color::Info
                                       : Color::Attention);
    line->addWidget(sign, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const ProblemWords words = problemWords(problem);
    texts->addWidget(makeModelText(row, "trainProblemSentence", words.sentence));
    texts->addWidget(makeModelText(row, "trainProblemHint", words.hint, "muted"));
    line->addLayout(texts, 1);
    return row;
}

}  // namespace

PicturesPage::PicturesPage(TrainSession& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_stack(new QStackedWidget(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(buildChoice());
    m_stack->addWidget(buildReading());
    m_stack->addWidget(buildFound());
    column->addWidget(m_stack);
    connect(&m_session, &TrainSession::changed, this, &PicturesPage::sessionChanged);
    connect(&m_session, &TrainSession::progressed, this, &PicturesPage::showProgress);
    sessionChanged();
}

QWidget* PicturesPage::buildChoice() {
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kMedium);
    rows->addWidget(makeModelText(page, "trainChooseTitle", tr("Which pictures should the model learn from?"), "heading"));
    m_leftovers = new QVBoxLayout;
    m_leftovers->setSpacing(space::kSmall);
    rows->addLayout(m_leftovers);
    m_drop = new DropZone(page);
    m_drop->setObjectName(QStringLiteral("trainDrop"));
    m_drop->setContent(QStringLiteral("folder"), tr("Drop a folder of labelled pictures here"),
                       tr("One folder for each label, named as the label; or folders train, val and test that hold them. Pictures stay "
                          "where they are and never leave this computer."),
                       tr("Choose a folder …"));
    rows->addWidget(m_drop, 1);
    auto* table = makeTrainButton(page, "trainChooseTable", tr("Choose a table (labels.csv) …"), "quiet");
    table->setToolTip(tr("With the columns path and label, and perhaps split and group"));
    rows->addWidget(table, 0, Qt::AlignHCenter);
    connect(m_drop, &DropZone::chooseRequested, this, &PicturesPage::chooseFolder);
    connect(m_drop, &DropZone::dropped, this, [this](const QStringList& paths) { m_session.openPictures(pathFromQt(paths.front())); });
    connect(table, &QPushButton::clicked, this, &PicturesPage::chooseTable);
    return page;
}

QWidget* PicturesPage::buildReading() {
    auto* page = new QWidget(this);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addStretch();
    m_phase = makeModelText(page, "trainReadingPhase", {}, "heading");
    rows->addWidget(m_phase);
    m_progress = new QProgressBar(page);
    m_progress->setObjectName(QStringLiteral("trainReadingProgress"));
    m_progress->setAccessibleName(tr("Progress of looking at the pictures"));
    m_progress->setTextVisible(false);
    rows->addWidget(m_progress);
    auto* cancel = makeTrainButton(page, "trainReadingCancel", tr("Cancel"));
    rows->addWidget(cancel, 0, Qt::AlignLeading);
    rows->addStretch();
    connect(cancel, &QPushButton::clicked, &m_session, &TrainSession::cancelSurvey);
    return page;
}

QWidget* PicturesPage::buildFound() {
    auto* page = new QWidget(this);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kLarge);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::kSmall);
    m_source = new ElidedLabel(page);
    m_source->setObjectName(QStringLiteral("trainSource"));
    m_source->setProperty("data", true);
    m_facts = makeModelText(page, "trainFacts", {}, "muted");
    m_labels = new QTableWidget(0, kColumns, page);
    m_labels->setObjectName(QStringLiteral("trainLabels"));
    m_labels->setAccessibleName(tr("Labels and their pictures"));
    m_labels->setProperty("data", true);
    m_labels->setHorizontalHeaderLabels(
        {tr("Label"), splitWord(QStringLiteral("train")), splitWord(QStringLiteral("val")), splitWord(QStringLiteral("test")), tr("All")});
    m_labels->verticalHeader()->hide();
    m_labels->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_labels->horizontalHeader()->setSectionResizeMode(kLabel, QHeaderView::Stretch);
    m_labels->horizontalHeader()->setHighlightSections(false);
    m_labels->horizontalHeaderItem(kLabel)->setTextAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = kTrain; column < kColumns; ++column) {
        m_labels->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    }
    m_labels->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_labels->setSelectionMode(QAbstractItemView::NoSelection);
    m_labels->setShowGrid(false);
    m_labels->setTabKeyNavigation(false);
    auto* other = makeTrainButton(page, "trainOtherPictures", tr("Choose other pictures"));
    connect(other, &QPushButton::clicked, &m_session, &TrainSession::forgetPictures);
    left->addWidget(m_source);
    left->addWidget(m_facts);
    left->addWidget(m_labels, 1);
    left->addWidget(other, 0, Qt::AlignLeading);
    columns->addLayout(left, 3);
    auto* area = new QScrollArea(page);
    area->setWidgetResizable(true);
    area->setMinimumWidth(340);
    auto* list = new QWidget(area);
    list->setProperty("surface", QStringLiteral("plain"));
    auto* outer = new QVBoxLayout(list);
    outer->setContentsMargins(0, 0, space::kSmall, 0);
    m_problems = new QVBoxLayout;
    m_problems->setSpacing(space::kMedium);
    outer->addLayout(m_problems);
    outer->addStretch();
    area->setWidget(list);
    columns->addWidget(area, 2);
    return page;
}

void PicturesPage::chooseFolder() {
    const QString folder = Dialogs::instance().openFolder(this, tr("Choose a folder of labelled pictures"), {});
    if (!folder.isEmpty()) m_session.openPictures(pathFromQt(folder));
}

void PicturesPage::chooseTable() {
    const QString file = Dialogs::instance().openFile(this, tr("Choose a table of labels"), {}, tr("Tables") + QStringLiteral(" (*.csv)"));
    if (!file.isEmpty()) m_session.openPictures(pathFromQt(file));
}

bool PicturesPage::canGoOn() const {
    const TrainSurvey* survey = m_session.survey();
    if (survey == nullptr) return false;
    const auto problems = problemsOf(*survey);
    return std::none_of(problems.begin(), problems.end(), [](const SurveyProblem& problem) { return problem.isBlocking(); });
}

void PicturesPage::showProgress(const QString& phase, double done, double total, double secondsLeft) {
    if (m_session.phase() != TrainSession::Phase::Surveying) return;
    m_phase->setText(trainingPhaseWords(phase) + QStringLiteral(". ") + remainingWords(secondsLeft));
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

void PicturesPage::sessionChanged() {
    if (m_session.phase() == TrainSession::Phase::Surveying) {
        m_phase->setText(trainingPhaseWords(QStringLiteral("compare")));
        m_progress->setRange(0, 0);
        return m_stack->setCurrentIndex(kReading);
    }
    m_progress->setRange(0, 1);
    if (m_session.survey() != nullptr) {
        fillSurvey(*m_session.survey());
        return m_stack->setCurrentIndex(kFound);
    }
    fillLeftovers();
    m_stack->setCurrentIndex(kChoice);
}

void PicturesPage::fillLeftovers() {
    clear(m_leftovers);
    for (const TrainLeftover& leftover : m_session.leftovers()) {
        auto* card = new QFrame(this);
        card->setObjectName(QStringLiteral("trainLeftover"));
        card->setProperty("surface", QStringLiteral("card"));
        auto* row = new QHBoxLayout(card);
        auto* words = makeModelText(card, "trainLeftoverText", leftoverWords(leftover));
        auto* go = makeTrainButton(card, "trainLeftoverGo", leftover.isTrained ? tr("Show the result") : tr("Go on"), "primary");
        auto* drop = makeTrainButton(card, "trainLeftoverDelete", tr("Delete …"), "danger");
        row->addWidget(words, 1);
        row->addWidget(go);
        row->addWidget(drop);
        connect(go, &QPushButton::clicked, this, [this, leftover]() { m_session.goOnWith(leftover); });
        connect(drop, &QPushButton::clicked, this, [this, leftover]() {
            const QString question =
                tr("Delete what the training \"%1\" reached so far? Your pictures stay.").arg(QString::fromStdString(leftover.plan.name));
            if (Dialogs::instance().confirm(this, tr("Delete a training"), question, tr("Delete"))) m_session.discard(leftover);
        });
        m_leftovers->addWidget(card);
    }
}

void PicturesPage::fillSurvey(const TrainSurvey& survey) {
    m_source->setFullText(pathToQt(survey.source));
    const auto labels = survey.dataset.labels();
    m_labels->setRowCount(static_cast<int>(labels.size()));
    std::set<std::string> groups;
    for (const training::Sample& sample : survey.dataset.samples) groups.insert(sample.group);
    for (int row = 0; row < m_labels->rowCount(); ++row) {
        const std::string& label = labels[static_cast<std::size_t>(row)];
        const int train = survey.count(label, "train"), validation = survey.count(label, "val"), test = survey.count(label, "test");
        m_labels->setItem(row, kLabel, new QTableWidgetItem(QString::fromStdString(label)));
        m_labels->setItem(row, kTrain, numberCell(train));
        m_labels->setItem(row, kValidation, numberCell(validation));
        m_labels->setItem(row, kTest, numberCell(test));
        m_labels->setItem(row, kAll, numberCell(train + validation + test));
    }
    const QString pictures = tr("%n picture(s)", nullptr, static_cast<int>(survey.dataset.samples.size()));
    const QString sets = survey.knowsPatients ? tr("of %n patient(s) or group(s)", nullptr, static_cast<int>(groups.size())) : QString();
    const QString divided = survey.dataset.hasSplits ? tr("Divided as your folders or table say.")
                            : survey.knowsPatients   ? tr("Divided by the program into training, validation and test, patient by patient.")
                                                     : tr("Divided by the program into training, validation and test.");
    m_facts->setText((pictures + QLatin1Char(' ') + sets).trimmed() + QStringLiteral(". ") + divided);
    fillProblems(survey);
}

void PicturesPage::fillProblems(const TrainSurvey& survey) {
    clear(m_problems);
    const auto problems = problemsOf(survey);
    for (const SurveyProblem& problem : problems) m_problems->addWidget(problemRow(this, problem));
    if (problems.empty()) m_problems->addWidget(makeModelText(this, "trainNoProblem", tr("Nothing is wrong with these pictures.")));
}

}  // namespace intaglio::ui
