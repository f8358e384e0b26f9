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
    auto* tiles = new QHBoxLayout;
    tiles->setSpacing(space::kLarge);
    tiles->addStretch();
    for (const Language& language : languages()) {
        auto* tile = new BigButton(BigButton::Layout::Vertical, this);
        tile->setObjectName(QStringLiteral("language_") + language.code);
        tile->setProperty("data", true);
        tile->setTitleSize(TypeSize::Title);
        tile->setContent({}, language.ownName, language.welcome);
        tile->setFixedSize(280, 136);
        connect(tile, &BigButton::clicked, this, [this, code = language.code]() { Q_EMIT languageChosen(code); });
        tiles->addWidget(tile);
    }
    tiles->addStretch();
    column()->addLayout(tiles);
    column()->addStretch(2);
    retranslate();
}

void WelcomePage::retranslate() {
    m_title->setText(tr("Have your picture looked at"));
    m_explanation->setText(
        tr("Bring your blood smear picture on a USB stick. We check it and lock the result inside it. "
           "Only your doctor can open it and will talk about it with you. Touch your language to begin."));
}

}  // namespace intaglio::ui
