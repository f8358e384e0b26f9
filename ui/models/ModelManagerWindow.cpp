#include "ui/models/ModelManagerWindow.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/ModelWords.h"
#include "ui/support/Icons.h"
#include "ui/widgets/CardView.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

enum Column { kName, kKind, kVersion, kStanding, kFigure, kColumns };

QTableWidgetItem* cell(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setToolTip(text.toHtmlEscaped());
    return item;
}

/// A figure of fewer classes than the model has labels carries a mark: beside the others it would look too good.
QTableWidgetItem* figureCell(const ModelRow& model) {
    const QString joined = joinedSentence(model);
    if (joined.isEmpty()) return cell(headlineOf(model));
    auto* item = cell(headlineOf(model) + QStringLiteral(" *"));
    item->setToolTip(joined.toHtmlEscaped());
    return item;
}

}  // namespace

ModelManagerWindow::ModelManagerWindow(ModelPorts ports, QWidget* parent)
    : QMainWindow(parent),
      m_library(std::move(ports), m_jobs),
      m_message(new MessageBar(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)) {
    setObjectName(QStringLiteral("modelManagerWindow"));
    setWindowTitle(tr("Models"));
    setAcceptDrops(true);
    resize(1240, 780);
    auto* body = new QWidget(this);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    rows->setSpacing(space::kMedium);
    rows->addWidget(buildTools());
    m_message->setObjectName(QStringLiteral("modelMessage"));
    m_message->setClosable(true);
    rows->addWidget(m_message);
    auto* both = new QSplitter(Qt::Horizontal, body);
    both->setObjectName(QStringLiteral("modelSplitter"));
    both->setChildrenCollapsible(false);
    both->addWidget(buildList());
    both->addWidget(buildDetails());
    both->setSizes({800, 420});
    m_empty->setContent(QStringLiteral("queue"), tr("No model is installed"),
                        tr("Bring in a package that your supplier or your trainer made: a folder, a zip, or a single file on a stick."),
                        tr("Install a file …"));
    m_stack->addWidget(both);
    m_stack->addWidget(m_empty);
    rows->addWidget(m_stack, 1);
    setCentralWidget(body);
    connect(m_empty, &EmptyState::actionTriggered, this, &ModelManagerWindow::chooseFile);
    connect(&m_library, &ModelLibrary::changed, this, &ModelManagerWindow::libraryChanged);
    m_library.refresh();
}

ModelManagerWindow::~ModelManagerWindow() = default;

QPushButton* ModelManagerWindow::addButton(QWidget* parent, const char* objectName, const QString& text, const QString& tip,
                                           const char* role) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setToolTip(tip);
    if (*role != '\0') button->setProperty("role", QLatin1String(role));
    return button;
}

QWidget* ModelManagerWindow::buildTools() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    auto* file = addButton(bar, "modelInstallFile", tr("Install a file …"), tr("A zip, a TorchScript file or an ONNX file"), "primary");
    auto* folder = addButton(bar, "modelInstallFolder", tr("Install a folder …"), tr("A package's folder, for instance on a stick"));
    m_compare = addButton(bar, "modelCompare", tr("Compare"), tr("Set the figures of two chosen models side by side"));
    auto* again = addButton(bar, "modelRefresh", tr("Read again"), tr("Read the folders of the models again"), "quiet");
    again->setShortcut(QKeySequence::Refresh);
    file->setShortcut(QKeySequence::Open);
    connect(file, &QPushButton::clicked, this, &ModelManagerWindow::chooseFile);
    connect(folder, &QPushButton::clicked, this, &ModelManagerWindow::chooseFolder);
    connect(m_compare, &QPushButton::clicked, this, &ModelManagerWindow::compareSelected);
    connect(again, &QPushButton::clicked, &m_library, &ModelLibrary::refresh);
    for (QPushButton* button : {file, folder, m_compare}) row->addWidget(button);
    row->addStretch();
    row->addWidget(again);
    return bar;
}

QWidget* ModelManagerWindow::buildList() {
    m_table = new QTableWidget(0, kColumns, this);
    m_table->setObjectName(QStringLiteral("modelTable"));
    m_table->setAccessibleName(tr("Installed models"));
    m_table->setProperty("data", true);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Judges"), tr("Version"), tr("Standing"), tr("Balanced accuracy")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(40);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(kName, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ModelManagerWindow::selectionChanged);
    return m_table;
}

QWidget* ModelManagerWindow::buildDetails() {
    auto* panel = new QWidget(this);
    panel->setMinimumWidth(420);
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(space::kMedium, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    m_name = makeModelText(panel, "modelName", {}, "heading");
    m_name->setProperty("data", true);
    m_standing = makeModelText(panel, "modelStanding", {});
    m_facts = makeModelText(panel, "modelFacts", {}, "muted");
    m_card = new CardView(panel);
    m_card->setObjectName(QStringLiteral("modelCard"));
    m_card->setAccessibleName(tr("Card of the model"));
    auto* actions = new QGridLayout;
    actions->setSpacing(space::kSmall);
    m_default = addButton(panel, "modelDefault", tr("Use for its kind"), tr("This model answers where nobody names one"));
    m_switch = addButton(panel, "modelSwitch", tr("Switch off"), tr("A model that is off judges nothing and stays installed"));
    m_accept =
        addButton(panel, "modelAccept", tr("Accept unsigned …"), tr("Take the responsibility for a package that nobody trusted signed"));
    m_remove = addButton(panel, "modelRemove", tr("Remove …"), tr("Delete the package from this computer"), "danger");
    actions->addWidget(m_default, 0, 0);
    actions->addWidget(m_switch, 0, 1);
    actions->addWidget(m_accept, 1, 0);
    actions->addWidget(m_remove, 1, 1);
    connect(m_default, &QPushButton::clicked, this, &ModelManagerWindow::makeDefault);
    connect(m_switch, &QPushButton::clicked, this, &ModelManagerWindow::switchSelected);
    connect(m_accept, &QPushButton::clicked, this, &ModelManagerWindow::acceptSelected);
    connect(m_remove, &QPushButton::clicked, this, &ModelManagerWindow::removeSelected);
    for (QLabel* label : {m_name, m_standing, m_facts}) rows->addWidget(label);
    rows->addLayout(actions);
    rows->addWidget(m_card, 1);
    return panel;
}

std::vector<const ModelRow*> ModelManagerWindow::selectedRows() const {
    std::vector<const ModelRow*> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto index = static_cast<std::size_t>(row);
        if (index < m_library.rows().size() && m_table->selectionModel()->isRowSelected(row, {})) rows.push_back(&m_library.rows()[index]);
    }
    return rows;
}

const ModelRow* ModelManagerWindow::selected() const {
    const auto rows = selectedRows();
    return rows.size() == 1 ? rows.front() : nullptr;
}

void ModelManagerWindow::select(const QString& id) {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, kName)->data(Qt::UserRole).toString() == id) return m_table->selectRow(row);
    }
}

void ModelManagerWindow::fillTable() {
    m_table->setRowCount(static_cast<int>(m_library.rows().size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ModelRow& model = m_library.rows()[static_cast<std::size_t>(row)];
        const inference::Manifest& manifest = model.package.manifest;
        const ModelBadge badge = badgeOf(model.package);
        auto* name = cell(QString::fromStdString(manifest.name.empty() ? manifest.id : manifest.name));
        name->setData(Qt::UserRole, QString::fromStdString(manifest.id));
        // A word beside the kind, not a symbol: the default is what a doctor gets without choosing.
        const QString kind = kindWord(manifest.gate.kind);
        auto* judges = cell(model.package.isDefault ? tr("%1 (default)").arg(kind) : kind);
        auto* standing = cell(badge.word);
        standing->setIcon(icon(badge.icon, badge.tint));
        standing->setForeground(themed(badge.tint));
        standing->setToolTip(badge.sentence.toHtmlEscaped());
        m_table->setItem(row, kName, name);
        m_table->setItem(row, kKind, judges);
        m_table->setItem(row, kVersion, cell(QString::fromStdString(manifest.version)));
        m_table->setItem(row, kStanding, standing);
        m_table->setItem(row, kFigure, figureCell(model));
    }
}

void ModelManagerWindow::libraryChanged() {
    {
        const QSignalBlocker quiet(m_table);
        fillTable();
        m_table->clearSelection();
        select(m_selectedId);
        if (selectedRows().empty() && m_table->rowCount() > 0) m_table->selectRow(0);
    }
    const bool isEmpty = m_library.rows().empty() && !m_library.isBusy();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    selectionChanged();
}

void ModelManagerWindow::selectionChanged() {
    const ModelRow* row = selected();
    const bool isFree = !m_library.isBusy();
    if (row != nullptr) {
        m_selectedId = QString::fromStdString(row->package.manifest.id);
        showDetails(*row);
    }
    const bool canJudge = row != nullptr && isFree && !row->package.problem;
    const bool isOurs = row != nullptr && row->isInstalled && !row->package.isShipped;
    const bool needsAcceptance =
        canJudge && row->isInstalled && row->package.status == inference::PackageStatus::Unsigned && !row->package.acceptance;
    m_switch->setEnabled(canJudge && !needsAcceptance);
    m_switch->setText(row != nullptr && !row->package.isEnabled ? tr("Switch on") : tr("Switch off"));
    m_default->setEnabled(canJudge && !row->package.isDefault && !needsAcceptance);
    m_accept->setEnabled(needsAcceptance);
    m_remove->setEnabled(row != nullptr && isFree && isOurs);
    // What came with the program, or lies in a folder that the administrator named, is switched off, never removed or accepted: no button
    // promises it.
    m_remove->setVisible(row == nullptr || isOurs);
    m_accept->setVisible(row == nullptr || isOurs);
    m_compare->setEnabled(selectedRows().size() == 2);
}

void ModelManagerWindow::showDetails(const ModelRow& row) {
    const inference::Manifest& manifest = row.package.manifest;
    const ModelBadge badge = badgeOf(row.package);
    m_name->setText(QString::fromStdString(manifest.name.empty() ? manifest.id : manifest.name));
    m_standing->setText(badge.word + QStringLiteral(". ") + badge.sentence);
    setStyleProperty(m_standing, "tone", row.package.problem ? QStringLiteral("danger") : QString());
    QStringList labels;
    for (const inference::Label& label : manifest.labels) labels << QString::fromStdString(label.key);
    QStringList facts{signerSentence(row.package)};
    if (!labels.isEmpty()) facts << tr("Tells apart: %1.").arg(labels.join(QStringLiteral(", ")));
    if (const QString ages = agesSentence(manifest); !ages.isEmpty()) facts << ages;
    if (const QString joined = joinedSentence(row); !joined.isEmpty()) facts << QStringLiteral("* ") + joined;
    facts << tr("Identifier %1, engine %2, %3.")
                 .arg(QString::fromStdString(manifest.id), QString::fromStdString(manifest.engine), bytesWord(row.package.bytes));
    if (manifest.nonCommercial) facts << tr("For non-commercial use only.");
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_card->setCard(row.card.isEmpty() ? tr("This package has no card that can be read.") : row.card);
}

}  // namespace intaglio::ui
