#include "ui/kiosk/IdleOverlay.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/kiosk/KioskPage.h"
#include "ui/support/Icons.h"

namespace intaglio::ui {

IdleOverlay::IdleOverlay(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("kioskIdle"));
    setProperty("overlay", true);
    auto* card = new QFrame(this);
    card->setProperty("surface", QStringLiteral("card"));
    card->setFixedWidth(640);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    m_title = makeKioskText(card, "title");
    m_text = makeKioskText(card, "");
    m_finish = makeKioskButton(card, "idleFinish", "");
    m_stay = makeKioskButton(card, "idleStay", "primary");
    for (QLabel* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        rows->addWidget(label);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kMedium);
    buttons->addWidget(m_finish);
    buttons->addWidget(m_stay, 1);
    rows->addLayout(buttons);
    // A grid gives wrapped text the height it needs at the card's width; an aligned box would not.
    auto* centre = new QGridLayout(this);
    centre->addWidget(card, 1, 1);
    for (const int outer : {0, 2}) {
        centre->setRowStretch(outer, 1);
        centre->setColumnStretch(outer, 1);
    }
    connect(m_stay, &QPushButton::clicked, this, &IdleOverlay::stillHere);
    connect(m_finish, &QPushButton::clicked, this, &IdleOverlay::finished);
    retranslate();
    hide();
}

void IdleOverlay::setSecondsLeft(int seconds) {
    m_seconds = seconds;
    retranslate();
}

void IdleOverlay::retranslate() {
    m_title->setText(tr("Are you still there?"));
    m_text->setText(tr("To protect your privacy, this visit is cleared in %n second(s).", nullptr, m_seconds));
    m_stay->setText(tr("I am still here"));
    m_stay->setIcon(icon(QStringLiteral("check"), Color::OnAccent));
    m_finish->setText(tr("Finish"));
}

void IdleOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = themed(Color::ViewerBackground);
    veil.setAlphaF(0.6F);
    painter.fillRect(rect(), veil);
}

void IdleOverlay::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace intaglio::ui
