#include "ui/kiosk/UnlockPage.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

UnlockPage::UnlockPage(QWidget* parent) : KioskPage("kioskUnlock", parent), m_message(new MessageBar(this)), m_key(new ElidedLabel(this)) {
    column()->addStretch(1);
    auto* emblem = new IconLabel(64, this);
    emblem->setIcon(QStringLiteral("key"), Color::AccentText);
    column()->addWidget(emblem, 0, Qt::AlignHCenter);
    m_title = addText("title");
    m_explanation = addText("muted");
    m_key->setAlignment(Qt::AlignHCenter);
    column()->addWidget(m_key);
    column()->addWidget(m_message);
    m_passphrase = new QLineEdit(this);
    m_passphrase->setObjectName(QStringLiteral("unlockPassphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    column()->addWidget(m_passphrase);
    m_unlock = makeKioskButton(this, "unlockStart", "primary");
    m_setup = makeKioskButton(this, "unlockSetup", "quiet");
    m_leave = makeKioskButton(this, "unlockLeave", "");
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kMedium);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_setup);
    buttons->addStretch();
    buttons->addWidget(m_unlock);
    column()->addLayout(buttons);
    column()->addStretch(2);
    const auto submit = [this]() { Q_EMIT unlockRequested(m_passphrase->text()); };
    connect(m_unlock, &QPushButton::clicked, this, submit);
    connect(m_passphrase, &QLineEdit::returnPressed, m_unlock, &QPushButton::click);
    connect(m_setup, &QPushButton::clicked, this, &UnlockPage::setupRequested);
    connect(m_leave, &QPushButton::clicked, this, &UnlockPage::leaveRequested);
    retranslate();
}

void UnlockPage::setKeyFile(const QString& path) {
    m_key->setFullText(QDir::toNativeSeparators(path));
    m_message->clear();
    forgetSecrets();
}

void UnlockPage::setBusy(bool busy) {
    m_busy = busy;
    m_unlock->setEnabled(!busy);
    m_passphrase->setEnabled(!busy);
    if (busy) m_message->clear();
    retranslate();
}

void UnlockPage::showError(const base::Error& error) {
    if (error.code == base::ErrorCode::KeyWrongRole) {
        m_message->showMessage(MessageKind::Attention, tr("This is not the key of a kiosk."),
                               tr("Choose the kiosk's key file in the set-up, or make one there."));
    } else {
        m_message->showError(error);
    }
    m_passphrase->selectAll();
    m_passphrase->setFocus();
}

void UnlockPage::showNoDoctors() {
    m_message->showMessage(
        MessageKind::Attention, tr("No doctor can be chosen on this kiosk."),
        tr("Put the .pub files of your clinic's doctors into the chosen folder, or choose another in the set-up, and start "
           "again. Expired and revoked keys do not count."));
}

void UnlockPage::forgetSecrets() {
    m_passphrase->clear();
}

void UnlockPage::showEvent(QShowEvent* event) {
    KioskPage::showEvent(event);
    m_passphrase->setFocus();
}

void UnlockPage::retranslate() {
    m_title->setText(tr("Start the kiosk"));
    m_explanation->setText(tr("For staff: type the passphrase of the kiosk's key. It is asked for once after each start."));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_unlock->setText(m_busy ? tr("Opening the key ...") : tr("Start"));
    m_unlock->setIcon(icon(QStringLiteral("next"), m_busy ? Color::TextDisabled : Color::OnAccent));
    m_setup->setText(tr("Change the set-up"));
    m_leave->setText(tr("Leave"));
}

}  // namespace intaglio::ui
