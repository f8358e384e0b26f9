#include "ui/doctor/ShortcutSheet.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/Theme.h"

namespace intaglio::ui {
namespace {

QWidget* groupWidget(const ShortcutSheet::Group& group) {
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(6);
    auto* title = new QLabel(group.title);
    title->setProperty("role", QStringLiteral("heading"));
    grid->addWidget(title, 0, 0, 1, 2);
    int row = 1;
    for (const auto& [keys, meaning] : group.rows) {
        auto* keyLabel = new QLabel(keys);
        keyLabel->setProperty("role", QStringLiteral("muted"));
        keyLabel->setProperty("data", true);
        grid->addWidget(keyLabel, row, 0, Qt::AlignTop);
        grid->addWidget(new QLabel(meaning), row, 1, Qt::AlignTop);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return widget;
}

}  // namespace

ShortcutSheet::ShortcutSheet(const QList<Group>& groups, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keys"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(space::kLarge * 2);
    QVBoxLayout* column = nullptr;
    int rowsInColumn = 0;
    constexpr int kRowsPerColumn = 16;
    for (const Group& group : groups) {
        const int rows = static_cast<int>(group.rows.size()) + 2;
        if (column == nullptr || rowsInColumn + rows > kRowsPerColumn) {
            if (column != nullptr) column->addStretch(1);
            column = new QVBoxLayout;
            column->setSpacing(space::kLarge);
            columns->addLayout(column);
            rowsInColumn = 0;
        }
        column->addWidget(groupWidget(group));
        rowsInColumn += rows;
    }
    if (column != nullptr) column->addStretch(1);
    auto* buttons = new QDialogButtonBox;
    connect(buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole), &QPushButton::clicked, this, &QDialog::reject);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    page->setSpacing(space::kLarge);
    page->addLayout(columns);
    page->addWidget(buttons);
}

QList<std::pair<QString, QString>> ShortcutSheet::rowsOf(const QList<QAction*>& actions) {
    QList<std::pair<QString, QString>> rows;
    for (const QAction* action : actions) {
        if (action->shortcut().isEmpty()) continue;
        rows << std::pair(action->shortcut().toString(QKeySequence::NativeText), QString(action->text()).remove(QLatin1Char('&')));
    }
    return rows;
}

ShortcutSheet::Group ShortcutSheet::mouseGroup() {
    return {tr("Mouse and arrows"),
            {{tr("Wheel"), tr("Zoom at the pointer")},
             {tr("Right drag"), tr("Window and level")},
             {tr("Middle drag"), tr("Move")},
             {tr("Double click"), tr("Fit or 1:1")},
             {tr("Arrows"), tr("Move")},
             {tr("Ctrl + arrows"), tr("Window and level")},
             {tr("Page Up, Page Down"), tr("Frame before, frame after")},
             {tr("Ctrl + wheel"), tr("Frames")}}};
}

void ShortcutSheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Question)
        reject();
    else
        QDialog::keyPressEvent(event);
}

}  // namespace intaglio::ui
