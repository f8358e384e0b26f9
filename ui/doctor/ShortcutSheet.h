#pragma once
#include <QAction>
#include <QDialog>

namespace intaglio::ui {

/// Every key of the workstation on one page. Escape or ? closes it.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    struct Group {
        QString title;
        QList<std::pair<QString, QString>> rows;  ///< keys, what they do
    };
    ShortcutSheet(const QList<Group>& groups, QWidget* parent = nullptr);
    /// The rows of actions that have a shortcut.
    [[nodiscard]] static QList<std::pair<QString, QString>> rowsOf(const QList<QAction*>& actions);
    /// What mouse and wheel do, which no action tells.
    [[nodiscard]] static Group mouseGroup();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace intaglio::ui
