#include "ui/kiosk/WelcomePage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/support/Translations.h"
#include "ui/widgets/BigButton.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

WelcomePage::WelcomePage(QWidget* parent) : KioskPage("kioskWelcome", parent) {
    column()->addStretch(1);
    auto* emblem = new IconLabel(96, this);
    emblem->setIcon(QStringLiteral("intaglio"));
    column()->addWidget(emblem, 0, Qt::AlignHCenter);
    column()->addSpacing(space::kSmall);
    m_title = addText("display");
    m_explanation = addText("");
    column()->addSpacing(space::kLarge);
    m_tiles = new QWidget(this);
    auto* tiles = new QHBoxLayout(m_tiles);
    tiles->setContentsMargins(0, 0, 0, 0);
    tiles->setSpacing(space::kLarge);
    tiles->addStretch();
    for (const Language& language : languages()) {
        auto* tile = new BigButton(BigButton::Layout::Vertical, m_tiles);
        tile->setObjectName(QStringLiteral("language_") + language.code);
        tile->setProperty("data", true);
        tile->setTitleSize(TypeSize::Title);
        tile->setContent({}, language.ownName, language.welcome);
        tile->setFixedSize(280, 136);
        connect(tile, &BigButton::clicked, this, [this, code = language.code]() { Q_EMIT languageChosen(code); });
        tiles->addWidget(tile);
    }
    tiles->addStretch();
    column()->addWidget(m_tiles);
    column()->addStretch(2);
    retranslate();
}

void WelcomePage::setClosed(bool closed) {
    m_closed = closed;
    m_tiles->setVisible(!closed);
    m_explanation->setVisible(!closed);
    retranslate();
}

void WelcomePage::setRecovery(bool kept) {
    m_recovery = kept;
    retranslate();
}

void WelcomePage::retranslate() {
    m_title->setText(m_closed ? tr("This kiosk is closed. Please ask the staff.") : tr("Have your picture looked at"));
    m_explanation->setText(m_recovery
                               ? tr("Bring your blood smear picture on a USB stick. We check it and lock the result inside it. "
                                    "Your doctor can open it and will talk about it with you; for emergencies the clinic keeps one key "
                                    "more. Touch your language to begin.")
                               : tr("Bring your blood smear picture on a USB stick. We check it and lock the result inside it. "
                                    "Only your doctor can open it and will talk about it with you. Touch your language to begin."));
}

}  // namespace intaglio::ui
