#include "ui/keys/KeyActionDialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/crypto/KeyEncoding.h"
#include "ui/keys/KeyWidgets.h"
#include "ui/keys/PassphraseEntry.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

struct ActionWords {
    Q_DECLARE_TR_FUNCTIONS(KeyActionDialog)
};

QString explanationOf(KeyAction action) {
    switch (action) {
        case KeyAction::Revoke:
            return ActionWords::tr(
                "From now on nobody should trust this key. This cannot be undone. Afterwards take the clinic's new list of "
                "revoked keys to every kiosk and every doctor's computer: they learn of it in no other way.");
        case KeyAction::Renew:
            return ActionWords::tr(
                "The same key, valid for five more years, with the clinic's newest hiding key. Afterwards copy the key file "
                "and the .pub file to the computer that uses them.");
        case KeyAction::Replace:
            return ActionWords::tr(
                "Fresh keys under the same name and passphrase. The old ones go on opening what was sealed for them and are "
                "listed as replaced. Afterwards copy the new .pub file to every computer.");
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
    : QDialog(parent), m_ring(ring), m_request(std::move(request)), m_message(new MessageBar(this)) {
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
    rows->addWidget(m_message);
    if (m_request.action == KeyAction::Revoke) addReason(rows);
    if (m_request.action == KeyAction::MakeOwn) addNameRow(rows);
    if (needsOwnKey(m_request.action, m_request.target.role)) {
        addFileRow(rows, m_keyFile, "actionKeyFile", tr("Key file"), m_request.keyFile);
        addSecretRow(rows, m_passphrase, "actionPassphrase", tr("Its passphrase"));
    }
    if (needsClinicKey(m_request.action)) {
        addFileRow(rows, m_clinicFile, "actionClinicFile", tr("Key file of the clinic"),
                   m_request.clinicKeyFile.empty() ? m_ring.clinicKeyFile() : m_request.clinicKeyFile);
        addSecretRow(rows, m_clinicPassphrase, "actionClinicPassphrase", tr("Passphrase of the clinic's key"));
    }
    if (needsNewPassphrase(m_request.action)) {
        rows->addWidget(makeKeyText(this, tr("New passphrase"), "muted"));
        m_new = new PassphraseEntry(m_ring.ports(), QStringLiteral("actionNew"), this);
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
    m_reason->addItem(tr("Lost: nothing it ever signed counts"), static_cast<int>(RevocationReason::Lost));
    m_reason->addItem(tr("Stolen: nothing it ever signed counts"), static_cast<int>(RevocationReason::Stolen));
    m_reason->addItem(tr("Left the clinic: what it signed until today counts"), static_cast<int>(RevocationReason::Left));
    m_reason->addItem(tr("Replaced: what it signed until today counts"), static_cast<int>(RevocationReason::Replaced));
    rows->addWidget(m_reason);
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
    auto* cancel = makeKeyButton(this, "actionCancel", tr("Cancel"));
    m_do = makeKeyButton(this, "actionDo", windowTitle(), isGrave ? "danger" : "primary");
    m_do->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(m_do);
    rows->addSpacing(space::kSmall);
    rows->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_do, &QPushButton::clicked, this, &KeyActionDialog::start);
}

bool KeyActionDialog::collect() {
    using Problem = KeySetup::Problem;
    const auto missing = [](const QLineEdit* field) { return field != nullptr && field->text().trimmed().isEmpty(); };
    Problem problem = Problem::None;
    if (m_name != nullptr && missing(m_name)) problem = Problem::NameMissing;
    if (problem == Problem::None && m_name != nullptr && !crypto::isKeyName(m_name->text().trimmed().toStdString()))
        problem = Problem::NameInvalid;
    if (problem == Problem::None && (missing(m_keyFile) || missing(m_clinicFile))) problem = Problem::KeyFileMissing;
    if (problem == Problem::None && (missing(m_passphrase) || missing(m_clinicPassphrase))) problem = Problem::PassphraseMissing;
    if (problem == Problem::None && m_new != nullptr) {
        if (m_new->passphrase() != m_new->again()) problem = Problem::PassphrasesDiffer;
        const auto grade = m_ring.ports().grade(secretFrom(m_new->passphrase())->view());
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

void KeyActionDialog::start() {
    if (m_busy || !collect()) return;
    if (m_request.action == KeyAction::MakeOwn) {
        const QString folder = Dialogs::instance().openFolder(this, tr("Choose where your key goes"), {});
        if (folder.isEmpty()) return;
        m_request.folder = pathFromQt(folder);
    }
    if (m_request.action == KeyAction::Revoke &&
        !Dialogs::instance().confirm(this, tr("Revoke this key?"), tr("A revoked key cannot be taken back. The holder needs a new key."),
                                     tr("Revoke")))
        return;
    m_busy = true;
    m_do->setEnabled(false);
    m_message->showMessage(MessageKind::Info, tr("Opening the keys. This takes a few seconds."));
    m_ring.act(m_request, [self = QPointer<KeyActionDialog>(this)](base::Result<KeyActionOutcome> outcome) {
        if (self) self->finish(std::move(outcome));
    });
}

void KeyActionDialog::finish(base::Result<KeyActionOutcome> outcome) {
    m_busy = false;
    m_do->setEnabled(true);
    if (!outcome) return m_message->showError(outcome.error());
    for (QLineEdit* field : {m_passphrase, m_clinicPassphrase}) {
        if (field != nullptr) field->clear();
    }
    if (m_new != nullptr) m_new->forget();
    m_outcome = std::move(*outcome);
    accept();
}

}  // namespace intaglio::ui
