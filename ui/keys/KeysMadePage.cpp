// The wizard's last page.
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/keys/KeySetupPages.h"
#include "ui/keys/KeySheet.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

KeysMadePage::KeysMadePage(KeySetup& setup, MessageBar& message, QWidget* parent)
    : KeySetupPage(
          setup, message, tr("The keys are made"),
          tr("Each was read back and opens with its passphrase. Save the sheet and print it: people compare keys by the ten words."),
          parent),
      m_body(new QWidget) {
    auto* save = makeKeyButton(this, "saveKeySheet", tr("Save the sheet to print"));
    save->setIcon(icon(QStringLiteral("save")));
    column()->addWidget(save, 0, Qt::AlignLeft);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body->setProperty("surface", QStringLiteral("plain"));
    m_cards = new QVBoxLayout(m_body);
    m_cards->setContentsMargins(0, 0, space::kSmall, 0);
    m_cards->setSpacing(space::kMedium);
    scroll->setWidget(m_body);
    column()->addWidget(scroll, 1);
    connect(save, &QPushButton::clicked, this, &KeysMadePage::saveSheet);
}

void KeysMadePage::refresh() {
    if (!setup().outcome() || m_cards->count() > 0) return;
    fill(*setup().outcome());
}

void KeysMadePage::fill(const KeySetupOutcome& outcome) {
    QVBoxLayout* todo = addKeyCard(m_body, m_cards);
    todo->addWidget(makeKeyText(m_body, tr("What to do now"), "heading"));
    int number = 0;
    const auto steps = nextSteps(outcome);
    for (const QString& step : steps) {
        auto* row = new QHBoxLayout;
        auto* digit = makeKeyText(m_body, QStringLiteral("%1.").arg(++number), "heading");
        digit->setWordWrap(false);
        row->addWidget(digit, 0, Qt::AlignTop);
        row->addWidget(makeKeyText(m_body, step), 1);
        todo->addLayout(row);
    }
    for (const MadeKey& key : outcome.keys) {
        auto* card = new KeyCard(m_body);
        card->setFacts(key.facts);
        card->setNote(destinationOf(key));
        m_cards->addWidget(card);
    }
    m_cards->addStretch();
    if (outcome.trustProblem) {
        message().showMessage(MessageKind::Attention, errorText(*outcome.trustProblem).sentence,
                              tr("The keys are made all the same. This computer goes on trusting the clinic that it knew before."));
    } else {
        message().showMessage(MessageKind::Success, tr("The keys lie in %1").arg(shownPath(outcome.folder)));
    }
}

void KeysMadePage::saveSheet() {
    if (!setup().outcome()) return;
    const KeySetupOutcome& outcome = *setup().outcome();
    const QString proposal = pathToQt(outcome.folder / "key sheet.pdf");
    const QString file =
        Dialogs::instance().saveFile(this, tr("Save the sheet"), proposal, tr("PDF documents") + QStringLiteral(" (*.pdf)"));
    if (file.isEmpty()) return;
    const base::Status written = writeKeySheet(outcome, pathFromQt(file));
    if (!written) return message().showError(written.error());
    message().showMessage(MessageKind::Success, tr("The sheet was saved: %1").arg(shownPath(pathFromQt(file))),
                          tr("Print it and keep it with the stick."));
}

}  // namespace intaglio::ui
