// What leaves the workstation: the restored original, a doctor's answer, an encrypted copy; and where a picture was changed.
#include <QFileInfo>
#include <QScopedValueRollback>

#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/SealFacts.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/TextDialog.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Dialogs.h"

namespace intaglio::ui {

namespace {

struct PictureEnding {
    QString suffix;
    QString filter;
};

/// The kind of file that holds what the picture holds: TIFF keeps pages, signs and inverted grey, which PNG cannot.
PictureEnding endingFor(const image::Source& source) {
    if (source.dicom) return {QStringLiteral(".dcm"), DoctorWindow::tr("DICOM (*.dcm)")};
    if (source.format == "tiff") return {QStringLiteral(".tif"), DoctorWindow::tr("TIFF (*.tif *.tiff)")};
    return {QStringLiteral(".png"), DoctorWindow::tr("PNG (*.png)")};
}

QString withoutWrappings(QString name) {
    for (const QString& wrapping : {QStringLiteral(".age"), QStringLiteral(".gz")}) {
        if (name.endsWith(wrapping)) name.chop(wrapping.size());
    }
    return name;
}

/// "scan.png" becomes "scan.png.gz.age", and with the suffix "-2" "scan.png.gz.age" becomes "scan-2.png.gz.age".
QString copyProposal(const std::filesystem::path& file, const QString& suffix) {
    const QFileInfo info(pathToQt(file));
    QString name = info.fileName();
    name.insert(QFileInfo(withoutWrappings(name)).completeBaseName().size(), suffix);
    if (suffix.isEmpty() || !name.endsWith(QStringLiteral(".age"))) name += QStringLiteral(".gz.age");
    return info.absolutePath() + QLatin1Char('/') + name;
}

}  // namespace

void DoctorWindow::connectSharing() {
    connect(m_findings, &FindingsPanel::answerRequested, this, &DoctorWindow::answerPicture);
    connect(m_findings, &FindingsPanel::changesShown, this, &DoctorWindow::markChanges);
    connect(m_findings, &FindingsPanel::survivalRequested, this, &DoctorWindow::showSurvival);
    connect(m_share.get(), &ShareSession::answered, this, [this](const QString& output) {
        shareEnded();
        m_findings->showMessage(MessageKind::Success, tr("Your answer is sealed in the picture."), output);
    });
    connect(m_share.get(), &ShareSession::copied, this, [this](const QString& output) {
        shareEnded();
        m_findings->showMessage(MessageKind::Success, tr("The encrypted copy was written."), output);
    });
    connect(m_share.get(), &ShareSession::failed, this, &DoctorWindow::shareFailed);
}

QString DoctorWindow::proposedName(const QString& suffix, const QString& ending) const {
    const QFileInfo file(pathToQt(m_picture->file()));
    return file.absolutePath() + QLatin1Char('/') + QFileInfo(withoutWrappings(file.fileName())).completeBaseName() + suffix + ending;
}

void DoctorWindow::saveOriginal() {
    if (m_picture->intact() == nullptr) return;
    const PictureEnding ending = endingFor(m_picture->picture()->source);
    const QString output =
        Dialogs::instance().saveFile(this, tr("Save the original"), proposedName(tr("-original"), ending.suffix), ending.filter);
    if (!output.isEmpty()) m_picture->restoreOriginal(pathFromQt(output));
}

void DoctorWindow::openShareDialog(ShareDialog* dialog) {
    m_shareDialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ShareDialog::workCancelled, m_share.get(), &ShareSession::cancel);
    dialog->open();
}

void DoctorWindow::shareEnded() {
    if (m_shareDialog) m_shareDialog->accept();
}

void DoctorWindow::shareFailed(const base::Error& error) {
    if (m_shareDialog) {
        m_shareDialog->showError(error);
    } else {
        m_findings->showError(error);
    }
}

/// Says in the dialog why not. Asked before and after the file's name is: the key may be locked at any moment meanwhile.
bool DoctorWindow::canAnswer(const StudyPorts::Loaded& picture) {
    if (!m_keys->isUnlocked()) {
        m_shareDialog->showHindrance(tr("Your key is locked."), tr("Unlock it and try again. Your words are kept."), tr("Unlock …"));
        return false;
    }
    const bool isSame = picture != nullptr && m_picture->picture() == picture;
    if (isSame && m_picture->seal() == OpenSession::Seal::Checking) {
        m_shareDialog->showHindrance(tr("The picture is still being checked."), tr("Try again in a moment. Your words are kept."));
        return false;
    }
    if (!isSame || m_picture->intact() == nullptr) {
        m_shareDialog->showHindrance(tr("The picture that you answer is no longer open with an intact result."),
                                     tr("Open it again. Your words are kept while this window stays open."));
        return false;
    }
    return true;
}

void DoctorWindow::answerPicture() {
    if (m_picture->intact() != nullptr && !m_shareDialog) openAnswerDialog({});
}

void DoctorWindow::openAnswerDialog(std::vector<ShareSession::Person> people) {
    auto* dialog = new ShareDialog(ShareDialog::Kind::Answer, *m_share, m_settings.lastFolder(), this);
    for (ShareSession::Person& person : people) dialog->addPerson(std::move(person));
    connect(dialog, &ShareDialog::messageAction, this, [this, dialog]() { openKeyDialog(dialog); });
    connect(dialog, &ShareDialog::confirmed, this,
            [this, file = m_picture->file(), picture = m_picture->picture()]() { sealAnswer(file, picture); });
    openShareDialog(dialog);
}

/// From the dialog of a copy that would not show its readers the result.
void DoctorWindow::answerInstead() {
    if (!m_shareDialog || m_picture->intact() == nullptr) return;
    std::vector<ShareSession::Person> people = m_shareDialog->people();
    m_shareDialog->reject();
    openAnswerDialog(std::move(people));
}

void DoctorWindow::sealAnswer(const std::filesystem::path& file, const StudyPorts::Loaded& picture) {
    if (!canAnswer(picture)) return;
    const PictureEnding ending = endingFor(picture->source);
    const QString output = Dialogs::instance().saveFile(m_shareDialog, tr("Save the picture with your answer"),
                                                        proposedName(tr("-answer"), ending.suffix), ending.filter);
    if (output.isEmpty() || !m_shareDialog || !canAnswer(picture)) return;
    m_shareDialog->setBusy(true);
    m_share->sealAnswer({file, picture, m_picture->sharedVerdict(), m_keys->identity(), m_shareDialog->answer().toStdString(),
                         m_shareDialog->recipients(), pathFromQt(output), m_picture->pictureFile().content});
}

void DoctorWindow::exportCopy() {
    if (m_picture->file().empty() || m_shareDialog) return;
    auto* dialog = new ShareDialog(ShareDialog::Kind::EncryptedCopy, *m_share, m_settings.lastFolder(), this);
    if (m_picture->intact() != nullptr) dialog->setSealReaders(m_picture->intact()->recipientKeys);
    connect(dialog, &ShareDialog::messageAction, this, &DoctorWindow::answerInstead);
    const StudyPorts::PictureFile file = m_picture->pictureFile();
    if (file.content) {
        // The open dialog holds nothing that was decrypted: that goes with the key.
        const std::weak_ptr<const base::SecretBytes> content = file.content;
        connect(m_picture.get(), &OpenSession::pictureChanged, dialog, [this]() {
            if (!m_picture->pictureFile().content) abandonCopy();
        });
        connect(dialog, &ShareDialog::confirmed, this, [this, path = file.path, content]() { saveDecrypted(path, content); });
    } else {
        connect(dialog, &ShareDialog::confirmed, this, [this, file]() { saveCopy(file, askForCopy(file.path, {})); });
    }
    openShareDialog(dialog);
}

/// The dialog that asks for the file's name is a child of the share dialog, which must not go meanwhile.
void DoctorWindow::abandonCopy() {
    if (!m_shareDialog || m_asksForCopy) return;
    m_shareDialog->setBusy(false);  // what was asked for while the key was open is finished
    m_shareDialog->reject();
}

QString DoctorWindow::askForCopy(const std::filesystem::path& file, const QString& suffix) {
    const QScopedValueRollback<bool> asking(m_asksForCopy, true);
    return Dialogs::instance().saveFile(m_shareDialog, tr("Save the encrypted copy"), copyProposal(file, suffix),
                                        tr("Encrypted files (*.age)"));
}

void DoctorWindow::saveDecrypted(const std::filesystem::path& file, const std::weak_ptr<const base::SecretBytes>& content) {
    const auto isHeld = [this, &content]() { return m_keys->isUnlocked() && !content.expired(); };
    // The open copy itself is not written over.
    const QString output = isHeld() ? askForCopy(file, QStringLiteral("-2")) : QString();
    if (!isHeld()) return abandonCopy();
    saveCopy({file, content.lock()}, output);
}

void DoctorWindow::saveCopy(const StudyPorts::PictureFile& file, const QString& output) {
    if (output.isEmpty() || !m_shareDialog) return;
    m_shareDialog->setBusy(true);
    m_share->exportCopy(file, m_shareDialog->recipients(), pathFromQt(output));
}

void DoctorWindow::showSurvival() {
    auto* dialog = new TextDialog(tr("What a sealed picture survives"), whatDestroysText(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DoctorWindow::markChanges(bool shown) {
    const pipeline::Verdict* verdict = m_picture->verdict();
    const auto* mismatch = verdict != nullptr ? std::get_if<pipeline::ImageMismatch>(verdict) : nullptr;
    m_viewerPanel->viewer().setTileMarks(shown && mismatch != nullptr ? mismatch->changedTiles : std::vector<int>{});
}

}  // namespace intaglio::ui
