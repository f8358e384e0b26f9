#include "ui/keys/KeyActionDialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/crypto/KeyEncoding.h"
#include "ui/keys/KeyWidgets.h"
#include "ui/keys/PassphraseEntry.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

struct ActionWords {
    Q_DECLARE_TR_FUNCTIONS(KeyActionDialog)
};

/// What the new passphrase does not reach, and what changes with it.
QString passphraseNote(crypto::Role role) {
    if (role == crypto::Role::Clinic)
        return ActionWords::tr("A recovery key in the same folder with the same passphrase gets the new one too.");
    if (role == crypto::Role::Kiosk)
        return ActionWords::tr(
            "Where the kiosk starts by itself, its start file beside the key file gets the new passphrase: copy both to the "
            "kiosk, let it start once, then delete the start file on the stick.");
    return {};
}

QString explanationOf(KeyAction action) {
    switch (action) {
        case KeyAction::Revoke:
            return ActionWords::tr(
                "From now on nobody should trust this key. This cannot be undone. Afterwards take the clinic's new list of "
                "revoked keys to every kiosk and every doctor's computer: they learn of it in no other way.");
        case KeyAction::Renew:
            return ActionWords::tr(
                "The same key, valid for five more years, with the clinic's newest hiding key. Afterwards copy the key file "
                "to its holder, and the .pub file to every other computer.");
        case KeyAction::Replace:
            return ActionWords::tr(
                "Fresh keys under the same name and passphrase. The old ones go on opening what was sealed for them and are "
                "listed as revoked. Afterwards copy the key file to its holder, and the new .pub file and the list of revoked "
                "keys to every kiosk and every doctor's computer.");
        case KeyAction::RotateHidingKey:
            return ActionWords::tr(
                "The hiding key decides where in a picture results are hidden. Change it when a kiosk or a key file was lost. "
                "Kiosks and doctors get the new one when you renew their keys; until then they work as before. Older pictures "
                "stay readable.");
        case KeyAction::ChangePassphrase:
            return ActionWords::tr("The key stays the same. Copies of the key file in other places keep the old passphrase: delete them.");
        case KeyAction::Enrol:
            return ActionWords::tr(
                "The clinic vouches for this key from now on. Give the signed .pub file back to its holder, and to every kiosk.");
        case KeyAction::TakeEnrolment:
            return ActionWords::tr("Your key file learns that the clinic vouches for it, and where results are hidden in pictures.");
        case KeyAction::MakeOwn:
            return ActionWords::tr(
                "Your key and its passphrase stay with you. Take the file with the ending .pub to whoever keeps the clinic's "
                "key: it is admitted there.");
    }
    return {};
}

}  // namespace

QString actionName(KeyAction action) {
    switch (action) {
        case KeyAction::Revoke:
            return ActionWords::tr("Revoke …");
        case KeyAction::Renew:
            return ActionWords::tr("Renew …");
        case KeyAction::Replace:
            return ActionWords::tr("Replace by new keys …");
        case KeyAction::RotateHidingKey:
            return ActionWords::tr("Change the hiding key …");
        case KeyAction::ChangePassphrase:
            return ActionWords::tr("Change the passphrase …");
        case KeyAction::Enrol:
            return ActionWords::tr("Admit a key …");
        case KeyAction::TakeEnrolment:
            return ActionWords::tr("Take the admission in …");
        case KeyAction::MakeOwn:
            return ActionWords::tr("Make my own key …");
    }
    return {};
}

KeyActionDialog::KeyActionDialog(KeyRing& ring, KeyActionRequest request, QWidget* parent)
    : GrowingDialog(parent), m_ring(ring), m_request(std::move(request)), m_message(new MessageBar(this)) {
    setObjectName(QStringLiteral("keyActionDialog"));
    QString title = actionName(m_request.action);
    title.remove(QStringLiteral(" …"));
    setWindowTitle(title);
    setMinimumWidth(600);
    build();
}

KeyActionDialog::~KeyActionDialog() = default;

void KeyActionDialog::build() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    rows->setSpacing(space::kSmall);
    rows->addWidget(makeKeyText(this, windowTitle(), "title"));
    if (!m_request.target.name.empty()) {
        auto* name = makeKeyText(this, QString::fromStdString(m_request.target.name), "heading");
        name->setProperty("data", true);
        rows->addWidget(name);
    }
    rows->addWidget(makeKeyText(this, explanationOf(m_request.action)));
    const QString note = m_request.action == KeyAction::ChangePassphrase ? passphraseNote(m_request.target.role) : QString();
    if (!note.isEmpty()) rows->addWidget(makeKeyText(this, note));
    rows->addWidget(m_message);
    if (m_request.action == KeyAction::Revoke || m_request.action == KeyAction::Replace) addReason(rows);
    if (m_request.action == KeyAction::MakeOwn) addNameRow(rows);
    if (needsOwnKey(m_request.action, m_request.target.role)) {
        addFileRow(rows, m_keyFile, "actionKeyFile", tr("Key file"), m_request.keyFile);
        addSecretRow(rows, m_passphrase, "actionPassphrase", tr("Its passphrase"));
        if (mayLackOwnKey(m_request.action, m_request.target.role))
            rows->addWidget(makeKeyText(this,
                                        tr("Without the doctor's key file: leave both empty. Then only the .pub file is renewed, and the "
                                           "doctor takes it in with \"Take the admission in\"."),
                                        "small"));
    }
    if (needsClinicKey(m_request.action)) {
        addFileRow(rows, m_clinicFile, "actionClinicFile", tr("Key file of the clinic"),
                   m_request.clinicKeyFile.empty() ? m_ring.clinicKeyFile() : m_request.clinicKeyFile);
        addSecretRow(rows, m_clinicPassphrase, "actionClinicPassphrase", tr("Passphrase of the clinic's key"));
    }
    if (needsNewPassphrase(m_request.action)) {
        rows->addWidget(makeKeyText(this, tr("New passphrase"), "muted"));
        m_new = new PassphraseEntry(m_ring.ports(), QStringLiteral("actionNew"), this);
        m_new->setKeyName(QString::fromStdString(m_request.target.name));
        if (m_name != nullptr) connect(m_name, &QLineEdit::textChanged, m_new, &PassphraseEntry::setKeyName);
        rows->addWidget(m_new);
        connect(m_new, &PassphraseEntry::suggestionFailed, m_message, &MessageBar::showError);
    }
    rows->addStretch();
    addButtons(rows);
}

void KeyActionDialog::addReason(QVBoxLayout* rows) {
    using crypto::RevocationReason;
    rows->addWidget(makeKeyText(this, tr("Why"), "muted"));
    m_reason = new QComboBox(this);
    m_reason->setObjectName(QStringLiteral("actionReason"));
    m_reason->setAccessibleName(tr("Why the key is revoked"));
    rows->addWidget(m_reason);
    const auto offer = [this](const QString& text, RevocationReason reason) { m_reason->addItem(text, static_cast<int>(reason)); };
    if (m_request.action == KeyAction::Replace) {
        offer(tr("Routine: what the old key signed until today counts"), RevocationReason::Replaced);
        offer(tr("The old key may be known to others: nothing it ever signed counts"), RevocationReason::Stolen);
        return;
    }
    offer(tr("Lost: nothing it ever signed counts"), RevocationReason::Lost);
    offer(tr("Stolen: nothing it ever signed counts"), RevocationReason::Stolen);
    if (isListed()) return;  // a list only grows stricter
    offer(tr("Left the clinic: what it signed until today counts"), RevocationReason::Left);
    offer(tr("Replaced: what it signed until today counts"), RevocationReason::Replaced);
}

bool KeyActionDialog::isListed() const {
    return std::ranges::any_of(m_ring.contents().rows,
                               [this](const KeyRow& row) { return row.revoked && row.facts.identity.signing == m_request.target.signing; });
}

void KeyActionDialog::addNameRow(QVBoxLayout* rows) {
    rows->addWidget(makeKeyText(this, tr("Your name"), "muted"));
    m_name = makeKeyField(this, "actionName", tr("Your name"));
    m_name->setMaxLength(64);
    rows->addWidget(m_name);
}

void KeyActionDialog::addFileRow(QVBoxLayout* rows, QLineEdit*& field, const char* name, const QString& title,
                                 const std::filesystem::path& known) {
    rows->addWidget(makeKeyText(this, title, "muted"));
    field = makeKeyField(this, name, title);
    field->setProperty("data", true);
    field->setText(pathToQt(known));
    auto* choose = makeKeyButton(this, "", tr("Choose …"));
    choose->setObjectName(QLatin1String(name) + QStringLiteral("Choose"));
    choose->setAccessibleName(tr("Choose: %1").arg(title));
    auto* line = new QHBoxLayout;
    line->addWidget(field, 1);
    line->addWidget(choose);
    rows->addLayout(line);
    connect(choose, &QPushButton::clicked, this, [this, field, title]() {
        const QString folder = QFileInfo(field->text()).absolutePath();
        const QString file = Dialogs::instance().openFile(this, title, folder, tr("Key files") + QStringLiteral(" (*.key)"));
        if (!file.isEmpty()) field->setText(file);
    });
}

void KeyActionDialog::addSecretRow(QVBoxLayout* rows, QLineEdit*& field, const char* name, const QString& title) {
    rows->addWidget(makeKeyText(this, title, "muted"));
    field = makeKeyField(this, name, title);
    field->setEchoMode(QLineEdit::Password);
    rows->addWidget(field);
}

void KeyActionDialog::addButtons(QVBoxLayout* rows) {
    const bool isGrave = m_request.action == KeyAction::Revoke || m_request.action == KeyAction::Replace;
    m_cancel = makeKeyButton(this, "actionCancel", tr("Cancel"));
    m_do = makeKeyButton(this, "actionDo", windowTitle(), isGrave ? "danger" : "primary");
    // What cannot be undone is not done by pressing Enter after the passphrase.
    m_do->setDefault(!isGrave);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_do);
    rows->addSpacing(space::kSmall);
    rows->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &KeyActionDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &KeyActionDialog::start);
}

bool KeyActionDialog::collect() {
    using Problem = KeySetup::Problem;
    const auto missing = [](const QLineEdit* field) { return field != nullptr && field->text().trimmed().isEmpty(); };
    Problem problem = Problem::None;
    if (m_name != nullptr && missing(m_name)) problem = Problem::NameMissing;
    if (problem == Problem::None && m_name != nullptr && !crypto::isKeyName(m_name->text().trimmed().toStdString()))
        problem = Problem::NameInvalid;
    if (problem == Problem::None && m_request.action == KeyAction::MakeOwn && isReservedName(m_name->text().toStdString()))
        problem = Problem::NameTaken;
    const bool lacksOwnKey = mayLackOwnKey(m_request.action, m_request.target.role) && missing(m_keyFile) && missing(m_passphrase);
    if (problem == Problem::None && !lacksOwnKey && missing(m_keyFile)) problem = Problem::OwnKeyFileMissing;
    if (problem == Problem::None && missing(m_clinicFile)) problem = Problem::KeyFileMissing;
    if (problem == Problem::None && ((!lacksOwnKey && missing(m_passphrase)) || missing(m_clinicPassphrase)))
        problem = Problem::PassphraseMissing;
    if (problem == Problem::None && m_new != nullptr) {
        if (m_new->passphrase() != m_new->again()) problem = Problem::PassphrasesDiffer;
        const QString keyName = m_name != nullptr ? m_name->text() : QString::fromStdString(m_request.target.name);
        const auto grade = m_ring.ports().grade(secretFrom(m_new->passphrase())->view(), keyName);
        if (grade < PassphraseGrade::Fair) problem = grade == PassphraseGrade::Empty ? Problem::PassphraseMissing : Problem::PassphraseWeak;
    }
    if (!showProblem(*m_message, problem)) return false;
    if (m_name != nullptr) m_request.target.name = m_name->text().trimmed().toStdString();
    if (m_keyFile != nullptr) m_request.keyFile = pathFromQt(m_keyFile->text().trimmed());
    if (m_passphrase != nullptr) m_request.passphrase = secretFrom(m_passphrase->text());
    if (m_clinicFile != nullptr) m_request.clinicKeyFile = pathFromQt(m_clinicFile->text().trimmed());
    if (m_clinicPassphrase != nullptr) m_request.clinicPassphrase = secretFrom(m_clinicPassphrase->text());
    if (m_new != nullptr) m_request.newPassphrase = secretFrom(m_new->passphrase());
    if (m_reason != nullptr) m_request.reason = static_cast<crypto::RevocationReason>(m_reason->currentData().toInt());
    return true;
}

bool KeyActionDialog::confirmed() {
    if (m_request.action == KeyAction::Revoke)
        return Dialogs::instance().confirm(this, tr("Revoke this key?"),
                                           tr("A revoked key cannot be taken back. The holder needs a new key."), tr("Revoke"));
    if (m_request.action == KeyAction::Replace)
        return Dialogs::instance().confirm(
            this, tr("Replace these keys?"),
            tr("The old keys are revoked, which cannot be taken back. Every other computer needs the new .pub file and the list."),
            tr("Replace"));
    return true;
}

void KeyActionDialog::askFirstList(const base::Error& missing) {
    m_request.isFirstList = Dialogs::instance().confirm(
        this, tr("Is this the clinic's first list?"),
        tr("There is no list of revoked keys, neither on this computer nor beside the clinic's key. If the clinic revoked a key before, "
           "cancel and bring in its list first: a second first list would be refused, and what the older one says would be lost."),
        tr("It is the first"));
    if (m_request.isFirstList) return act();
    setBusy(false);
    m_message->showError(missing);
}

/// Work with keys runs to its end: a window that went meanwhile would look like a cancelled one.
void KeyActionDialog::reject() {
    if (!m_busy) QDialog::reject();
}

void KeyActionDialog::setBusy(bool busy) {
    m_busy = busy;
    m_do->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
}

void KeyActionDialog::start() {
    if (m_busy || !collect()) return;
    if (m_request.action == KeyAction::MakeOwn) {
        const QString folder = Dialogs::instance().openFolder(this, tr("Choose where your key goes"), {});
        if (folder.isEmpty()) return;
        m_request.folder = pathFromQt(folder);
    }
    if (!confirmed()) return;
    m_request.isFirstList = false;
    act();
}

void KeyActionDialog::act() {
    setBusy(true);
    m_message->showMessage(MessageKind::Info, tr("Opening the keys. This takes a few seconds."));
    m_ring.act(m_request, [self = QPointer<KeyActionDialog>(this)](base::Result<KeyActionOutcome> outcome) {
        if (self) self->finish(std::move(outcome));
    });
}

void KeyActionDialog::finish(base::Result<KeyActionOutcome> outcome) {
    if (!outcome && lacksList(outcome.error()) && !m_request.isFirstList) {
        // Asked later: this answer is not yet done with. Until then nothing else can be started.
        QMetaObject::invokeMethod(
            this, [this, missing = outcome.error()]() { askFirstList(missing); }, Qt::QueuedConnection);
        return;
    }
    setBusy(false);
    if (!outcome) return m_message->showError(outcome.error());
    for (QLineEdit* field : {m_passphrase, m_clinicPassphrase}) {
        if (field != nullptr) field->clear();
    }
    if (m_new != nullptr) m_new->forget();
    m_outcome = std::move(*outcome);
    accept();
}

}  // namespace intaglio::ui
