#pragma once
#include <QWidget>

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// What a list shows while it is empty: an icon, what belongs here, how to get it, at most one button.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setContent(const QString& iconName, const QString& title, const QString& explanation, const QString& action = {});

Q_SIGNALS:
    void actionTriggered();

private:
    class IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QPushButton* m_action;
};

}  // namespace intaglio::ui
