#include "ui/widgets/EmptyState.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconLabel(48, this)),
      m_title(new QLabel(this)),
      m_explanation(new QLabel(this)),
      m_action(new QPushButton(this)) {
    m_title->setProperty("role", QStringLiteral("heading"));
    m_explanation->setProperty("role", QStringLiteral("muted"));
    m_action->setObjectName(QStringLiteral("emptyStateAction"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kSmall);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (QLabel* label : {m_title, m_explanation}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addSpacing(space::kSmall);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    m_action->hide();
}

void EmptyState::setContent(const QString& iconName, const QString& title, const QString& explanation, const QString& action) {
    m_icon->setIcon(iconName, Color::TextMuted);
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

}  // namespace intaglio::ui
