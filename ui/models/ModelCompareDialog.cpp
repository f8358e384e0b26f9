#include "ui/models/ModelCompareDialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/ModelWords.h"

namespace intaglio::ui {

namespace {

/// In the order of a card's table.
constexpr const char* kFigures[] = {"balanced_accuracy", "accuracy", "auc_macro", "sensitivity", "specificity", "ppv", "npv",
                                    "f1_macro",          "kappa",    "mcc",       "brier",       "ece"};

constexpr int kColumns = 3;
constexpr int kHeaderAlignment = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter) | static_cast<int>(Qt::TextWordWrap);

/// Figures of the same classes of the same data.
bool areComparable(const ModelRow& first, const ModelRow& second) {
    const auto sorted = [](std::vector<std::string> classes) {
        std::ranges::sort(classes);
        return classes;
    };
    return first.figuresFrom == second.figuresFrom && sorted(first.figuresClasses) == sorted(second.figuresClasses);
}

/// How well the labels are told apart one by one.
const ModelFigure* labelFigure(const ModelRow& row) {
    if (row.joinsLabels()) return row.labelByLabel ? &*row.labelByLabel : nullptr;
    return row.figure(QStringLiteral("balanced_accuracy"));
}

QString nameOf(const ModelRow& row) {
    const inference::Manifest& manifest = row.package.manifest;
    return QString::fromStdString((manifest.name.empty() ? manifest.id : manifest.name) + " " + manifest.version);
}

QString textOrDash(const ModelFigure* figure) {
    return figure == nullptr ? QStringLiteral("–") : figureText(*figure);
}

}  // namespace

FigureComparison compareFigures(const ModelFigure* first, const ModelFigure* second) {
    if (first == nullptr || second == nullptr) return FigureComparison::Missing;
    const bool overlap = first->low <= second->high && second->low <= first->high;
    return overlap ? FigureComparison::Overlapping : FigureComparison::Apart;
}

ModelCompareDialog::ModelCompareDialog(const ModelRow& first, const ModelRow& second, QWidget* parent)
    : QDialog(parent), m_table(new QTableWidget(0, kColumns, this)) {
    setObjectName(QStringLiteral("modelCompareDialog"));
    setWindowTitle(tr("Compare models"));
    resize(900, 640);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    m_table->setObjectName(QStringLiteral("modelCompareTable"));
    m_table->setAccessibleName(tr("Two models side by side"));
    m_table->setProperty("data", true);
    m_table->setHorizontalHeaderLabels({QString(), nameOf(first), nameOf(second)});
    for (int column = 1; column < kColumns; ++column)
        m_table->horizontalHeaderItem(column)->setToolTip(m_table->horizontalHeaderItem(column)->text().toHtmlEscaped());
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(static_cast<Qt::Alignment>(kHeaderAlignment));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &ModelCompareDialog::fitHeader);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    addFacts(first, second);
    addFigures(first, second);
    rows->addWidget(makeModelText(this, "modelCompareNote", noteOf(first, second), "muted"));
    rows->addWidget(m_table, 1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("modelCompareClose"));
    close->setProperty("role", QStringLiteral("primary"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    rows->addLayout(buttons);
}

QString ModelCompareDialog::noteOf(const ModelRow& first, const ModelRow& second) {
    if (first.figuresFrom != second.figuresFrom || first.figuresFrom.isEmpty())
        return tr(
            "In brackets the 95 % interval. The figures were measured on different data, so they do not "
            "say which model is better.");
    if (!areComparable(first, second))
        return tr("In brackets the 95 % interval. The figures tell different things apart, so they do not say which model is better.");
    return tr("In brackets the 95 % interval. Figures whose intervals overlap do not tell the models apart.");
}

void ModelCompareDialog::fitHeader() {
    constexpr int kPadding = 2 * space::kSmall;
    QHeaderView* header = m_table->horizontalHeader();
    QFont font = header->font();
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    int height = metrics.height();
    for (int column = 1; column < kColumns; ++column) {
        const QRect room(0, 0, std::max(1, header->sectionSize(column) - kPadding), QWIDGETSIZE_MAX);
        height = std::max(height, metrics.boundingRect(room, Qt::TextWordWrap, m_table->horizontalHeaderItem(column)->text()).height());
    }
    header->setFixedHeight(height + kPadding);
}

void ModelCompareDialog::addRow(const QString& what, const QString& first, const QString& second) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    int column = 0;
    for (const QString& text : {what, first, second}) {
        auto* item = new QTableWidgetItem(text);
        item->setToolTip(text.toHtmlEscaped());
        m_table->setItem(row, column++, item);
    }
}

void ModelCompareDialog::addFacts(const ModelRow& first, const ModelRow& second) {
    const auto labels = [](const ModelRow& row) {
        QStringList words;
        for (const inference::Label& label : row.package.manifest.labels) words << QString::fromStdString(label.key);
        return words.join(QStringLiteral(", "));
    };
    const auto origin = [](const ModelRow& row) { return row.figuresFrom.isEmpty() ? QStringLiteral("–") : row.figuresFrom; };
    addRow(tr("Judges"), kindWord(first.package.manifest.gate.kind), kindWord(second.package.manifest.gate.kind));
    addRow(tr("Labels"), labels(first), labels(second));
    addRow(tr("Standing"), badgeOf(first.package).word, badgeOf(second.package).word);
    addRow(tr("Network"), QString::fromStdString(first.package.manifest.architecture),
           QString::fromStdString(second.package.manifest.architecture));
    addRow(tr("Size"), bytesWord(first.package.bytes), bytesWord(second.package.bytes));
    addRow(tr("Figures measured on"), origin(first), origin(second));
    if (first.joinsLabels() || second.joinsLabels()) addRow(tr("Figures tell apart"), judgedWords(first), judgedWords(second));
}

void ModelCompareDialog::addFigures(const ModelRow& first, const ModelRow& second) {
    const bool isComparable = areComparable(first, second);
    for (const char* name : kFigures) {
        const QString key = QLatin1String(name);
        addFigure(figureWord(key), first.figure(key), second.figure(key), isComparable);
    }
    if (!first.joinsLabels() && !second.joinsLabels()) return;
    // One of them stands in a further test, perhaps on other pictures: no difference is claimed.
    addFigure(tr("Balanced accuracy, label by label"), labelFigure(first), labelFigure(second), false);
}

void ModelCompareDialog::addFigure(const QString& what, const ModelFigure* first, const ModelFigure* second, bool isComparable) {
    if (first == nullptr && second == nullptr) return;
    addRow(what, textOrDash(first), textOrDash(second));
    // Bold where the intervals lie apart: only there is a difference.
    if (!isComparable || compareFigures(first, second) != FigureComparison::Apart) return;
    for (int column = 1; column < kColumns; ++column) {
        QFont font = m_table->item(m_table->rowCount() - 1, column)->font();
        font.setBold(true);
        m_table->item(m_table->rowCount() - 1, column)->setFont(font);
    }
}

}  // namespace intaglio::ui
