#include "ui/kiosk/KioskPage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace intaglio::ui {

namespace {
constexpr int kColumnWidth = 960;
}

QLabel* makeKioskText(QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QPushButton* makeKioskButton(QWidget* parent, const char* objectName, const char* role) {
    auto* button = new QPushButton(parent);
    button->setObjectName(QLatin1String(objectName));
    button->setProperty("role", QLatin1String(role));
    button->setMinimumHeight(kTouchTarget);
    button->setIconSize(QSize(28, 28));
    return button;
}

KioskPage::KioskPage(const char* objectName, QWidget* parent) : QWidget(parent) {
    setObjectName(QLatin1String(objectName));
    auto* centred = new QHBoxLayout(this);
    centred->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    auto* body = new QWidget(this);
    body->setMaximumWidth(kColumnWidth);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kMedium);
    centred->addStretch();
    centred->addWidget(body, 1000);
    centred->addStretch();
}

QLabel* KioskPage::addText(const char* role) {
    QLabel* label = makeKioskText(this, role);
    label->setAlignment(Qt::AlignHCenter);
    m_column->addWidget(label);
    return label;
}

void KioskPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace intaglio::ui
