#include "ui/training/PlanPage.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/inference/PictureKind.h"
#include "ui/models/ModelWords.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Icons.h"
#include "ui/training/AdvancedForm.h"
#include "ui/training/TrainWords.h"
#include "ui/widgets/WrappingPanel.h"

namespace intaglio::ui {

namespace {

/// Data of the entry of the list of kinds that asks for a word.
const QString kOwnKind = QStringLiteral("own");
/// Of an item of "Begins with": what a start brings with it.
constexpr int kNoteRole = Qt::UserRole + 1;

QComboBox* roleBox(inference::LabelRole role, QWidget* parent) {
    auto* box = new QComboBox(parent);
    for (const auto each : {inference::LabelRole::Finding, inference::LabelRole::Normal, inference::LabelRole::Other}) {
        box->addItem(roleWord(each), static_cast<int>(each));
    }
    box->setCurrentIndex(box->findData(static_cast<int>(role)));
    return box;
}

/// A field below its title. Unlike a form's rows, these know how high wrapped text is in the width that there is.
void addField(QVBoxLayout* rows, const QString& title, QWidget* field) {
    auto* label = new QLabel(title, field->parentWidget());
    label->setBuddy(field);
    rows->addWidget(label);
    rows->addWidget(field);
}

/// A list that is as wide as there is room, however long its items are.
QComboBox* makeBox(QWidget* parent, const char* objectName, const QString& accessibleName) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kFewestLetters = 12;
    box->setMinimumContentsLength(kFewestLetters);
    return box;
}

}  // namespace

PlanPage::PlanPage(TrainSession& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kLarge);
    columns->addWidget(buildFields(), 1);
    columns->addWidget(buildLabels(), 1);
    connect(&m_session, &TrainSession::changed, this, &PlanPage::sessionChanged);
    connect(this, &PlanPage::changed, this, [this]() { m_problem->setText(planProblemWords(problemOf(plan()))); });
    sessionChanged();
}

QWidget* PlanPage::buildFields() {
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* panel = new WrappingPanel(area);
    panel->setProperty("surface", QStringLiteral("plain"));
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(0, 0, space::kMedium, 0);
    auto* form = new QVBoxLayout;
    form->setSpacing(space::kSmall);
    m_name = new QLineEdit(panel);
    m_name->setObjectName(QStringLiteral("trainName"));
    m_name->setAccessibleName(tr("Name of the model"));
    m_name->setMaxLength(80);
    addField(form, tr("Name of the model"), m_name);
    buildKind(form, panel);
    buildNetwork(form, panel);
    rows->addLayout(form);
    m_fold = makeTrainButton(panel, "trainAdvanced", tr("Advanced settings"), "quiet");
    m_fold->setCheckable(true);
    m_fold->setIcon(icon(QStringLiteral("chevron"), Color::AccentText));
    m_advanced = new AdvancedForm(panel);
    m_advanced->hide();
    rows->addWidget(m_fold, 0, Qt::AlignLeading);
    rows->addWidget(m_advanced);
    rows->addStretch();
    connect(m_fold, &QPushButton::toggled, m_advanced, &QWidget::setVisible);
    connect(m_name, &QLineEdit::textChanged, this, &PlanPage::changed);
    area->setWidget(panel);
    return area;
}

void PlanPage::buildKind(QVBoxLayout* form, QWidget* panel) {
    m_kind = makeBox(panel, "trainKind", tr("Judges which kind of picture"));
    m_kind->addItem(tr("Please choose"), QString());
    for (const inference::PictureKind& kind : inference::pictureKinds()) {
        const std::string key(kind.key);
        m_kind->addItem(kindWord(key), QString::fromStdString(key));
    }
    m_kind->addItem(tr("Another kind of picture"), kOwnKind);
    m_ownKind = new QLineEdit(panel);
    m_ownKind->setObjectName(QStringLiteral("trainOwnKind"));
    m_ownKind->setAccessibleName(tr("A word for this kind of picture"));
    m_ownKind->setPlaceholderText(QStringLiteral("knee-mri"));
    m_ownKind->setToolTip(tr("Small letters, digits and hyphens"));
    m_ownKind->hide();
    addField(form, tr("Judges which kind of picture"), m_kind);
    form->addWidget(m_ownKind);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this]() {
        m_ownKind->setVisible(m_kind->currentData().toString() == kOwnKind);
        Q_EMIT changed();
    });
    connect(m_ownKind, &QLineEdit::textChanged, this, &PlanPage::changed);
}

void PlanPage::buildNetwork(QVBoxLayout* form, QWidget* panel) {
    m_network = makeBox(panel, "trainNetwork", tr("Network"));
    m_networkFacts = makeModelText(panel, "trainNetworkFacts", {}, "muted");
    // A publication's own words are no words of the interface.
    m_networkFacts->setProperty("data", true);
    m_weights = makeBox(panel, "trainWeights", tr("Begins with"));
    m_chooseWeights = makeTrainButton(panel, "trainChooseWeights", tr("Choose a file of weights …"), "quiet");
    addField(form, tr("Network"), m_network);
    form->addWidget(m_networkFacts);
    m_startNote = makeModelText(panel, "trainStartNote", {}, "muted");
    addField(form, tr("Begins with"), m_weights);
    form->addWidget(m_startNote);
    form->addWidget(m_chooseWeights);
    connect(m_network, &QComboBox::currentIndexChanged, this, &PlanPage::networkChanged);
    connect(m_weights, &QComboBox::currentIndexChanged, this, &PlanPage::startChanged);
    connect(m_chooseWeights, &QPushButton::clicked, this, &PlanPage::chooseWeights);
}

QWidget* PlanPage::buildLabels() {
    auto* panel = new QWidget(this);
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(makeModelText(panel, "trainLabelsTitle", tr("What each label means"), "heading"));
    rows->addWidget(makeModelText(panel, "trainLabelsText",
                                  tr("A finding is what a doctor must not miss: the model's alarm counts its probability. Check the "
                                     "guesses."),
                                  "muted"));
    m_labels = new QTableWidget(0, 2, panel);
    m_labels->setObjectName(QStringLiteral("trainRoles"));
    m_labels->setAccessibleName(tr("Labels and their meaning"));
    m_labels->setHorizontalHeaderLabels({tr("Label"), tr("Meaning")});
    m_labels->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_labels->horizontalHeader()->setHighlightSections(false);
    m_labels->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_labels->verticalHeader()->hide();
    m_labels->verticalHeader()->setDefaultSectionSize(40);
    m_labels->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_labels->setSelectionMode(QAbstractItemView::NoSelection);
    m_labels->setTabKeyNavigation(false);
    rows->addWidget(m_labels, 1);
    m_problem = makeModelText(panel, "trainPlanProblem", {});
    rows->addWidget(m_problem);
    return panel;
}

void PlanPage::sessionChanged() {
    if (m_network->count() != static_cast<int>(m_session.architectures().size())) fillNetworks();
    const TrainSurvey* survey = m_session.survey();
    if (survey == nullptr) {
        m_shown = nullptr;
        return;
    }
    if (survey == m_shown) return;
    m_shown = survey;
    fillLabels(*survey);
    fillNetworks();
    Q_EMIT changed();
}

void PlanPage::fillNetworks() {
    {
        const QSignalBlocker quiet(m_network);
        m_network->clear();
        for (const training::ArchitectureFacts& facts : m_session.architectures()) {
            m_network->addItem(QString::fromStdString(facts.name));
        }
        const TrainSurvey* survey = m_session.survey();
        const int pictures = survey == nullptr ? 0 : static_cast<int>(survey->dataset.inSplit("train").size());
        m_network->setCurrentText(QString::fromStdString(proposedArchitecture(m_session.architectures(), m_session.starts(), pictures)));
    }
    networkChanged();
}

void PlanPage::fillLabels(const TrainSurvey& survey) {
    const auto labels = guessedLabels(survey.dataset.labels());
    m_labels->setRowCount(static_cast<int>(labels.size()));
    for (int row = 0; row < m_labels->rowCount(); ++row) {
        const inference::Label& label = labels[static_cast<std::size_t>(row)];
        const QString key = QString::fromStdString(label.key);
        auto* box = roleBox(label.role, m_labels);
        box->setObjectName(QStringLiteral("trainRole_") + key);
        box->setAccessibleName(tr("What \"%1\" means").arg(key));
        connect(box, &QComboBox::currentIndexChanged, this, &PlanPage::changed);
        m_labels->setItem(row, 0, new QTableWidgetItem(key));
        m_labels->setCellWidget(row, 1, box);
    }
}

std::string PlanPage::architecture() const {
    return m_network->currentText().toStdString();
}

void PlanPage::networkChanged() {
    const auto& all = m_session.architectures();
    const auto found = std::find_if(all.begin(), all.end(), [this](const auto& facts) { return facts.name == architecture(); });
    m_networkFacts->setText(found == all.end() ? QString() : networkWords(*found));
    fillWeights();
    startChanged();
}

void PlanPage::fillWeights() {
    const QSignalBlocker quiet(m_weights);
    m_weights->clear();
    m_weights->addItem(tr("A random start"), QString());
    for (const TrainStart& start : startsFor(architecture(), m_session.starts())) addStart(start);
    m_weights->setCurrentIndex(m_weights->count() > 1 ? 1 : 0);
    // A classical method has no weights to begin with.
    m_weights->setEnabled(!isClassical(architecture()));
    m_chooseWeights->setEnabled(!isClassical(architecture()));
}

void PlanPage::addStart(const TrainStart& start) {
    m_weights->addItem(startWords(start), pathToQt(start.path));
    m_weights->setItemData(m_weights->count() - 1, startNote(start), kNoteRole);
}

void PlanPage::startChanged() {
    const QString note = m_weights->currentData(kNoteRole).toString();
    m_startNote->setText(note);
    m_startNote->setVisible(!note.isEmpty());
    Q_EMIT changed();
}

void PlanPage::chooseWeights() {
    const QString file = Dialogs::instance().openFile(this, tr("Choose pretrained weights"), {}, tr("Weights") + QStringLiteral(" (*.pt)"));
    if (file.isEmpty()) return;
    addStart({pathFromQt(file)});
    m_weights->setCurrentIndex(m_weights->count() - 1);
}

QString PlanPage::kind() const {
    const QString chosen = m_kind->currentData().toString();
    return chosen == kOwnKind ? m_ownKind->text().trimmed() : chosen;
}

TrainPlan PlanPage::plan() const {
    TrainPlan plan;
    plan.name = m_name->text().trimmed().toStdString();
    plan.kind = kind().toStdString();
    plan.architecture = architecture();
    plan.weights = pathFromQt(m_weights->currentData().toString());
    for (int row = 0; row < m_labels->rowCount(); ++row) {
        const auto* box = qobject_cast<QComboBox*>(m_labels->cellWidget(row, 1));
        const std::string key = m_labels->item(row, 0)->text().toStdString();
        plan.labels.push_back({key, {{"en", key}}, static_cast<inference::LabelRole>(box->currentData().toInt())});
    }
    m_advanced->write(plan);
    return plan;
}

}  // namespace intaglio::ui
