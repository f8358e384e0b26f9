#include "ui/keys/CompareDialog.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/keys/KeyWidgets.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

CompareDialog::CompareDialog(const KeyFacts& facts, QWidget* parent) : QDialog(parent), m_facts(facts) {
    const bool isClinic = facts.identity.role == crypto::Role::Clinic;
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(isClinic ? tr("Trust this clinic?") : tr("Trust this key?"));
    setMinimumWidth(640);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kMedium);
    rows->addWidget(makeKeyText(this, windowTitle(), "title"));
    rows->addWidget(makeKeyText(
        this, isClinic
                  ? tr("This is done once. Kiosks and doctors whom the clinic admitted then need no comparing: their .pub files that lie "
                       "beside this one come in with it, later ones with \"Bring in a file\".")
                  : tr("No clinic vouches for this key: only the words below tell that it is the right one.")));
    rows->addWidget(makeKeyText(
        this, tr("Compare all ten words with the printed sheet, or let the key's holder read them to you on the telephone."), "heading"));
    auto* card = new KeyCard(this);
    card->setFacts(facts);
    rows->addWidget(card);
    rows->addStretch();
    auto* differ = makeKeyButton(this, "compareDiffer", tr("They differ"));
    auto* match = makeKeyButton(this, "compareMatch", tr("All ten words match"), "primary");
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(differ);
    buttons->addWidget(match);
    rows->addLayout(buttons);
    // Pressing Enter without looking must not trust anybody.
    differ->setDefault(true);
    differ->setFocus();
    connect(differ, &QPushButton::clicked, this, &QDialog::reject);
    connect(match, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace intaglio::ui
