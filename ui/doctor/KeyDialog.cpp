#include "ui/doctor/KeyDialog.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/doctor/DoctorSettings.h"
#include "ui/keys/CompareDialog.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {
namespace {

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

QLabel* muted(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("muted"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

KeyDialog::KeyDialog(KeySession& keys, DoctorSettings& settings, QWidget* parent)
    : GrowingDialog(parent),
      m_keys(keys),
      m_settings(settings),
      m_file(new QLineEdit),
      m_passphrase(new QLineEdit),
      m_unlock(new QPushButton(tr("Unlock"))),
      m_message(new MessageBar),
      m_kiosks(new QListWidget),
      m_noKiosk(muted(tr("No kiosk is trusted yet: no sealed result can be shown."))),
      m_remove(new QPushButton(tr("Remove"))) {
    setObjectName(QStringLiteral("keyDialog"));
    setWindowTitle(tr("Key and trusted kiosks"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(space::kMedium);
    column->addWidget(buildUnlock());
    column->addWidget(buildTrust(), 1);
    // Only in its dialog can a button be the one that Enter presses, whatever had the focus meanwhile.
    m_unlock->setDefault(true);
    connect(&m_keys, &KeySession::changed, this, &KeyDialog::keyChanged);
    connect(&m_keys, &KeySession::trustChanged, this, &KeyDialog::trustChanged);
    keyChanged();
    trustChanged();
}

KeyDialog::~KeyDialog() = default;

QWidget* KeyDialog::buildUnlock() {
    m_file->setObjectName(QStringLiteral("keyFile"));
    m_file->setAccessibleName(tr("Key file"));
    m_file->setText(m_settings.keyFile());
    m_file->setPlaceholderText(tr("NAME.key"));
    m_passphrase->setObjectName(QStringLiteral("keyPassphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_unlock->setObjectName(QStringLiteral("keyUnlock"));
    m_unlock->setProperty("role", QStringLiteral("primary"));
    auto* choose = new QPushButton(tr("Choose …"));
    choose->setObjectName(QStringLiteral("keyChoose"));
    choose->setAutoDefault(false);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choose);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Key file"), fileRow);
    form->addRow(tr("Passphrase"), m_passphrase);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(muted(tr("The key stays in memory until you lock it, or for 10 minutes without use.")), 1);
    buttons->addWidget(m_unlock);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Unlock your key")));
    column->addLayout(form);
    column->addWidget(m_message);
    column->addLayout(buttons);
    connect(choose, &QPushButton::clicked, this, &KeyDialog::chooseKey);
    connect(m_unlock, &QPushButton::clicked, this, &KeyDialog::unlock);
    if (!m_file->text().isEmpty()) m_passphrase->setFocus();
    return part;
}

QWidget* KeyDialog::buildTrust() {
    m_kiosks->setObjectName(QStringLiteral("trustList"));
    m_kiosks->setAccessibleName(tr("Trusted kiosks"));
    m_kiosks->setProperty("data", true);
    m_kiosks->setMinimumHeight(96);
    auto* add = new QPushButton(tr("Add kiosk …"));
    add->setObjectName(QStringLiteral("trustAdd"));
    add->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("trustRemove"));
    m_remove->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    auto* manage = new QPushButton(tr("All keys …"));
    manage->setObjectName(QStringLiteral("keyManage"));
    manage->setToolTip(tr("Make, renew, revoke and bring in keys"));
    manage->setAutoDefault(false);
    connect(manage, &QPushButton::clicked, this, &KeyDialog::manageRequested);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    buttons->addWidget(manage);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(heading(tr("Trusted kiosks")));
    column->addWidget(
        muted(tr("Only results sealed by these kiosks are shown. A kiosk that your clinic admitted needs no comparing; for any other "
                 "compare the fingerprint with the one on the kiosk's staff page.")));
    column->addWidget(m_noKiosk);
    column->addWidget(m_kiosks, 1);
    column->addLayout(buttons);
    column->addStretch(0);
    connect(add, &QPushButton::clicked, this, &KeyDialog::addKiosk);
    connect(m_remove, &QPushButton::clicked, this, &KeyDialog::removeKiosk);
    connect(m_kiosks, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    return part;
}

void KeyDialog::chooseKey() {
    const QString folder = QFileInfo(m_file->text()).absolutePath();
    const QString file = Dialogs::instance().openFile(this, tr("Choose your key file"), folder, tr("Key files (*.key)"));
    if (file.isEmpty()) return;
    m_file->setText(file);
    m_passphrase->setFocus();
}

void KeyDialog::unlock() {
    if (m_file->text().trimmed().isEmpty()) {
        m_message->showMessage(MessageKind::Attention, tr("Choose your key file first."));
        return;
    }
    QByteArray typed = m_passphrase->text().toUtf8();
    base::SecretBytes passphrase(
        base::ByteView(reinterpret_cast<const std::uint8_t*>(typed.constData()), static_cast<std::size_t>(typed.size())));
    base::wipe(typed.data(), static_cast<std::size_t>(typed.size()));
    m_passphrase->clear();
    m_asked = true;
    m_settings.setKeyFile(m_file->text().trimmed());
    m_keys.unlock(pathFromQt(m_file->text().trimmed()), std::move(passphrase));
}

void KeyDialog::keyChanged() {
    const bool busy = m_keys.state() == KeySession::State::Unlocking;
    m_unlock->setEnabled(!busy);
    m_unlock->setText(busy ? tr("Unlocking …") : tr("Unlock"));
    m_passphrase->setEnabled(!busy);
    m_message->clear();
    if (m_keys.problem()) m_message->showError(*m_keys.problem());
    if (!m_keys.isUnlocked()) return;
    m_message->showMessage(MessageKind::Success, tr("The key of %1 is unlocked.").arg(m_keys.doctorName()));
    if (m_asked) accept();
}

void KeyDialog::addKiosk() {
    const QString file =
        Dialogs::instance().openFile(this, tr("Choose a kiosk's public key"), m_settings.lastFolder(), tr("Public keys (*.pub)"));
    if (file.isEmpty()) return;
    const auto kiosk = m_keys.readKiosk(pathFromQt(file));
    if (!kiosk) return m_message->showError(kiosk.error());
    if (kiosk->isVouchedFor) return trustKiosk(kiosk->facts.identity);
    auto* compare = new CompareDialog(kiosk->facts, this);
    compare->setAttribute(Qt::WA_DeleteOnClose);
    connect(compare, &QDialog::accepted, this, [this, compare]() { trustKiosk(compare->identity()); });
    compare->open();
}

KeySession::Done KeyDialog::tellingProblem() {
    return [dialog = QPointer<KeyDialog>(this)](const base::Status& changed) {
        if (dialog && !changed) dialog->m_message->showError(changed.error());
    };
}

void KeyDialog::trustKiosk(const crypto::PublicIdentity& kiosk) {
    m_message->clear();
    m_keys.trust(kiosk, tellingProblem());
}

void KeyDialog::removeKiosk() {
    m_message->clear();
    const int row = m_kiosks->currentRow();
    if (row >= 0) m_keys.distrust(static_cast<std::size_t>(row), tellingProblem());
}

void KeyDialog::trustChanged() {
    m_kiosks->clear();
    for (const KeySession::TrustedKiosk& kiosk : m_keys.trusted()) {
        const QString text = QStringLiteral("%1   %2").arg(kiosk.name, kiosk.fingerprint);
        auto* item = kiosk.isRevoked
                         ? new QListWidgetItem(icon(QStringLiteral("danger"), Color::Danger), tr("%1   revoked by the clinic").arg(text))
                         : new QListWidgetItem(icon(QStringLiteral("kiosk")), text);
        m_kiosks->addItem(item);
    }
    m_noKiosk->setVisible(m_keys.trusted().empty());
    m_kiosks->setVisible(!m_keys.trusted().empty());
    m_remove->setEnabled(m_kiosks->currentRow() >= 0);
    m_remove->setVisible(!m_keys.trusted().empty());
}

}  // namespace intaglio::ui
