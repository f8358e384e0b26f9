#include "ui/doctor/TagList.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {

TagList::TagList(QWidget* parent) : QWidget(parent), m_search(new QLineEdit), m_tree(new QTreeWidget) {
    setObjectName(QStringLiteral("tagList"));
    m_search->setObjectName(QStringLiteral("tagSearch"));
    m_search->setPlaceholderText(tr("Search tags"));
    m_search->setAccessibleName(tr("Search in number, name and value of the tags"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("tagTree"));
    m_tree->setAccessibleName(tr("DICOM tags"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Tag"), tr("Name"), tr("Value")});
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->setStretchLastSection(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    connect(m_search, &QLineEdit::textChanged, this, &TagList::filter);
}

void TagList::setTags(const std::vector<image::Tag>& tags) {
    m_tree->clear();
    QList<QTreeWidgetItem*> items;
    for (const image::Tag& tag : tags) {
        const QString number =
            QStringLiteral("%1,%2").arg(tag.group, 4, 16, QLatin1Char('0')).arg(tag.element, 4, 16, QLatin1Char('0')).toUpper();
        // Items of a sequence stand under it, a step to the right.
        const QString name = QString(tag.depth * 2, QLatin1Char(' ')) + QString::fromStdString(tag.name);
        auto* item = new QTreeWidgetItem({number, name, QString::fromStdString(tag.value)});
        item->setToolTip(1, QString::fromStdString(tag.name) + QStringLiteral(" (%1)").arg(QString::fromStdString(tag.vr)));
        item->setToolTip(2, QString::fromStdString(tag.value));
        items << item;
    }
    m_tree->addTopLevelItems(items);
    m_tree->setColumnWidth(0, 84);
    m_tree->setColumnWidth(1, 150);
    filter(m_search->text());
}

void TagList::setSearch(const QString& text) {
    m_search->setText(text);
}
void TagList::focusSearch() {
    m_search->setFocus();
}

void TagList::filter(const QString& text) {
    const QString wanted = text.trimmed();
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_tree->topLevelItem(row);
        bool matches = wanted.isEmpty();
        for (int column = 0; column < 3 && !matches; ++column) matches = item->text(column).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!matches);
    }
}

int TagList::visibleCount() const {
    int count = 0;
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) count += m_tree->topLevelItem(row)->isHidden() ? 0 : 1;
    return count;
}

}  // namespace intaglio::ui
