// What the key manager does on request; how it looks is in KeyManagerWindow.cpp.
#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/keys/KeyManagerWindow.h"
#include "ui/keys/KeySetupWizard.h"
#include "ui/keys/KeyWidgets.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/support/ErrorText.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

void KeyManagerWindow::openWizard() {
    auto* wizard = new KeySetupWizard(m_ring.ports(), this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    if (m_ring.contents().clinic) wizard->startAdding(pathToQt(m_ring.clinicKeyFile()));
    connect(wizard, &QDialog::accepted, this, [this, wizard]() {
        const auto& outcome = wizard->setup().outcome();
        m_ring.setFolder(outcome ? outcome->folder : m_ring.folder());
    });
    wizard->open();
}

void KeyManagerWindow::chooseFolder() {
    const QString folder = Dialogs::instance().openFolder(this, tr("Choose a folder with keys"), pathToQt(m_ring.folder()));
    if (!folder.isEmpty()) m_ring.setFolder(pathFromQt(folder));
}

void KeyManagerWindow::chooseImport() {
    const QString file = Dialogs::instance().openFile(this, tr("Choose a public key or a list of revoked keys"), pathToQt(m_ring.folder()),
                                                      tr("Public keys and lists") + QStringLiteral(" (*.pub *.revoked)"));
    if (!file.isEmpty()) importFile(pathFromQt(file));
}

void KeyManagerWindow::importFile(const std::filesystem::path& file) {
    if (file.extension() == ".revoked") {
        m_ring.importRevocations(file, [this](base::Result<KeyActionOutcome> outcome) {
            if (!outcome) return m_message->showError(outcome.error());
            m_message->showMessage(MessageKind::Success, tr("The list of revoked keys is in use on this computer."));
        });
        return;
    }
    m_ring.readPublic(file, [this, file](base::Result<crypto::PublicIdentity> identity) {
        if (!identity) return m_message->showError(identity.error());
        // With a clinic's signature nobody needs to compare words; a clinic itself, and keys without one, are compared by people.
        if (m_ring.vouchesFor(*identity)) return takeIn(*identity, file);
        compare(*identity, [this, key = *identity, file]() { takeIn(key, file); });
    });
}

void KeyManagerWindow::compare(const crypto::PublicIdentity& identity, std::function<void()> matched) {
    auto* dialog = new CompareDialog(m_ring.ports().describe(identity), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, std::move(matched));
    connect(dialog, &QDialog::rejected, this, [this]() {
        m_message->showMessage(MessageKind::Attention, tr("The key was not taken in."),
                               tr("Where the words differ, it is not the key that you expect: ask its holder for the right file."));
    });
    dialog->open();
}

void KeyManagerWindow::takeIn(const crypto::PublicIdentity& identity, const std::filesystem::path& file) {
    m_ring.trust(identity, file, [this, identity, file](base::Result<KeyActionOutcome> outcome) {
        showTaken(identity, outcome);
        const bool isOther = !outcome && outcome.error().code == base::ErrorCode::ClinicMismatch;
        // Asked later: the keys are read again first, and this answer is not yet done with.
        if (isOther && identity.role == crypto::Role::Clinic)
            QMetaObject::invokeMethod(
                this, [this, identity, file]() { offerReplacement(identity, file); }, Qt::QueuedConnection);
    });
}

void KeyManagerWindow::offerReplacement(const crypto::PublicIdentity& identity, const std::filesystem::path& file) {
    const QString question = tr("This computer trusts another clinic. With \"%1\" in its place it no longer believes the other clinic's "
                                "kiosks and doctors, and forgets which of its keys were revoked.")
                                 .arg(QString::fromStdString(identity.name));
    if (!Dialogs::instance().confirm(this, tr("Replace the clinic?"), question, tr("Replace the clinic"))) return;
    m_ring.replaceClinic(identity, file, [this, identity](base::Result<KeyActionOutcome> outcome) { showTaken(identity, outcome); });
}

void KeyManagerWindow::showTaken(const crypto::PublicIdentity& identity, const base::Result<KeyActionOutcome>& outcome) {
    if (!outcome) return m_message->showError(outcome.error());
    const QString sentence = tr("This computer trusts \"%1\" now.").arg(QString::fromStdString(identity.name));
    if (outcome->problem) return m_message->showMessage(MessageKind::Attention, sentence, errorText(*outcome->problem).sentence);
    QStringList names;
    for (const std::string& name : outcome->takenIn) names << QString::fromStdString(name);
    QStringList more;
    if (!names.isEmpty()) more << tr("Taken in from the same folder: %1.").arg(names.join(QStringLiteral(", ")));
    if (outcome->tookList) more << tr("The clinic's list of revoked keys is in use.");
    if (identity.role == crypto::Role::Clinic && names.isEmpty())
        more << tr("Now bring in the .pub files of its kiosks: nobody has to compare those.");
    m_message->showMessage(MessageKind::Success, sentence, more.join(QLatin1Char(' ')));
}

void KeyManagerWindow::admit() {
    const QString file = Dialogs::instance().openFile(this, tr("Choose the public key to admit"), pathToQt(m_ring.folder()),
                                                      tr("Public keys") + QStringLiteral(" (*.pub)"));
    if (file.isEmpty()) return;
    m_ring.readPublic(pathFromQt(file), [this, file](base::Result<crypto::PublicIdentity> identity) {
        if (!identity) return m_message->showError(identity.error());
        KeyActionRequest request;
        request.action = KeyAction::Enrol;
        request.target = *identity;
        request.publicFile = pathFromQt(file);
        compare(*identity, [this, request]() { openDialog(request); });
    });
}

void KeyManagerWindow::startAction(KeyAction action) {
    KeyActionRequest request;
    request.action = action;
    const KeyRow* row = selected();
    if (action != KeyAction::MakeOwn) {
        if (row == nullptr) return;
        request.target = row->facts.identity;
        request.keyFile = row->keyFile;
    }
    if (request.target.role == crypto::Role::Clinic) request.clinicKeyFile = request.keyFile;
    if (action == KeyAction::TakeEnrolment) {
        const QString file = Dialogs::instance().openFile(this, tr("Choose the .pub file that the clinic signed"), {},
                                                          tr("Public keys") + QStringLiteral(" (*.pub)"));
        if (file.isEmpty()) return;
        request.publicFile = pathFromQt(file);
    }
    openDialog(std::move(request));
}

void KeyManagerWindow::openDialog(KeyActionRequest request) {
    auto* dialog = new KeyActionDialog(m_ring, std::move(request), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog]() { actionEnded(*dialog); });
    dialog->open();
}

QString KeyManagerWindow::endedSentence(KeyAction action, bool hadOwnKey) const {
    switch (action) {
        case KeyAction::Revoke:
            return tr("The key is revoked. Take the list to every other computer of the clinic.");
        case KeyAction::Enrol:
            return tr("The clinic vouches for the key now. Give the .pub file back to its holder.");
        case KeyAction::Replace:
            return tr(
                "The new keys are made. Take the key file to its holder, and the .pub file and the list of revoked keys to every other "
                "computer.");
        case KeyAction::Renew:
            return hadOwnKey ? tr("The key is renewed. Take the key file to its holder, and the .pub file to every other computer.")
                             : tr("The .pub file is renewed. Take it to the doctor, who takes it in with \"Take the admission in\", and "
                                  "to every kiosk.");
        case KeyAction::ChangePassphrase:
            return tr("The passphrase is changed. Copy the written files to wherever the key is used, and delete older copies.");
        default:
            return tr("This is done.");
    }
}

void KeyManagerWindow::actionEnded(const KeyActionDialog& dialog) {
    QStringList files;
    for (const auto& file : dialog.outcome().written) files << shownPath(file);
    QString where = files.isEmpty() ? QString() : tr("Written: %1").arg(files.join(QStringLiteral(", ")));
    if (const auto& problem = dialog.outcome().problem) {
        where += QLatin1Char('\n') + errorText(*problem).sentence;
        if (dialog.action() == KeyAction::Replace)
            where += QLatin1Char('\n') + tr("If the old key is not shown as revoked, choose it and press \"Revoke\".");
        return m_message->showMessage(MessageKind::Danger, tr("This was done, but not all of it."), where);
    }
    m_message->showMessage(MessageKind::Success, endedSentence(dialog.action(), dialog.hadOwnKey()), where);
}

void KeyManagerWindow::exportSelected() {
    const KeyRow* row = selected();
    if (row == nullptr) return;
    // Taken along: while people choose a folder the keys may be read again, and the row goes.
    const crypto::PublicIdentity identity = row->facts.identity;
    const auto places = m_ring.ports().places();
    const QString folder =
        Dialogs::instance().openFolder(this, tr("Choose where the public part goes"), places.empty() ? QString() : places[0].root);
    if (folder.isEmpty()) return;
    m_ring.exportPublic(identity, pathFromQt(folder), [this](base::Result<KeyActionOutcome> outcome) {
        if (!outcome && outcome.error().code == base::ErrorCode::FileUnwritable)
            return m_message->showMessage(MessageKind::Attention, errorText(outcome.error()).sentence,
                                          tr("Is the place full or locked? Or a newer file lies there: bring that one in here first."));
        if (!outcome) return m_message->showError(outcome.error());
        QStringList files;
        for (const auto& file : outcome->written) files << shownPath(file);
        m_message->showMessage(MessageKind::Success, tr("The public part was copied."), files.join(QStringLiteral(", ")));
    });
}

}  // namespace intaglio::ui
