#include "ui/kiosk/AskOverlay.h"

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

AskOverlay::AskOverlay(const Names& names, QWidget* parent) : QFrame(parent) {
    setObjectName(QLatin1String(names.overlay));
    setProperty("overlay", true);
    auto* card = new QFrame(this);
    card->setProperty("surface", QStringLiteral("card"));
    card->setFixedWidth(720);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    m_title = makeKioskText(card, "title");
    m_text = makeKioskText(card, "");
    m_leave = makeKioskButton(card, names.leave, "");
    m_stay = makeKioskButton(card, names.stay, "primary");
    for (QLabel* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignHCenter);
        rows->addWidget(label);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kMedium);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_stay, 1);
    rows->addLayout(buttons);
    // A grid gives wrapped text the height it needs at the card's width; an aligned box would not.
    auto* centre = new QGridLayout(this);
    centre->addWidget(card, 1, 1);
    for (const int outer : {0, 2}) {
        centre->setRowStretch(outer, 1);
        centre->setColumnStretch(outer, 1);
    }
    connect(m_stay, &QPushButton::clicked, this, &AskOverlay::stayed);
    connect(m_leave, &QPushButton::clicked, this, &AskOverlay::left);
    hide();
}

void AskOverlay::setWords(const QString& title, const QString& text, const QString& stay, const QString& leave) {
    m_title->setText(title);
    m_text->setText(text);
    m_stay->setText(stay);
    m_stay->setIcon(icon(QStringLiteral("check"), Color::OnAccent));
    m_leave->setText(leave);
}

void AskOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor veil = themed(Color::ViewerBackground);
    veil.setAlphaF(0.6F);
    painter.fillRect(rect(), veil);
}

void AskOverlay::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void AskOverlay::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    // The careful answer is the one that a key confirms.
    m_stay->setFocus();
}

LeaveOverlay::LeaveOverlay(QWidget* parent) : AskOverlay({"kioskLeaving", "leavingStay", "leavingLeave"}, parent) {
    retranslate();
}

void LeaveOverlay::retranslate() {
    setWords(tr("Leave without saving?"), tr("Nothing is saved yet. If you leave now, what the check says is lost."), tr("Stay here"),
             tr("Leave without saving"));
}

}  // namespace intaglio::ui
