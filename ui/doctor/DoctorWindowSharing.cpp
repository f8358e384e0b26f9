// What leaves the workstation: the restored original, a doctor's answer, an encrypted copy; and where a picture was changed.
#include <QFileInfo>

#include "ui/doctor/DoctorWindow.h"
#include "ui/doctor/FindingsPanel.h"
#include "ui/doctor/SealFacts.h"
#include "ui/doctor/ShareDialog.h"
#include "ui/doctor/TextDialog.h"
#include "ui/doctor/ViewerPanel.h"
#include "ui/support/Dialogs.h"

namespace intaglio::ui {

void DoctorWindow::connectSharing() {
    connect(m_findings, &FindingsPanel::answerRequested, this, &DoctorWindow::answerPicture);
    connect(m_findings, &FindingsPanel::changesShown, this, &DoctorWindow::markChanges);
    connect(m_findings, &FindingsPanel::survivalRequested, this, &DoctorWindow::showSurvival);
    connect(m_share.get(), &ShareSession::answered, this, [this](const QString& output) {
        m_findings->showMessage(MessageKind::Success, tr("Your answer is sealed in the picture."), output);
    });
    connect(m_share.get(), &ShareSession::copied, this, [this](const QString& output) {
        m_findings->showMessage(MessageKind::Success, tr("The encrypted copy was written."), output);
    });
    connect(m_share.get(), &ShareSession::failed, m_findings, &FindingsPanel::showError);
}

QString DoctorWindow::proposedName(const QString& suffix, const QString& ending) const {
    const QFileInfo file(pathToQt(m_picture->file()));
    return file.absolutePath() + QLatin1Char('/') + file.completeBaseName() + suffix + ending;
}

void DoctorWindow::saveOriginal() {
    if (m_picture->intact() == nullptr) return;
    const bool isDicom = m_picture->picture()->source.dicom.has_value();
    const QString proposal = proposedName(tr("-original"), isDicom ? QStringLiteral(".dcm") : QStringLiteral(".png"));
    const QString filter = isDicom ? tr("DICOM (*.dcm)") : tr("PNG (*.png)");
    const QString output = Dialogs::instance().saveFile(this, tr("Save the original"), proposal, filter);
    if (!output.isEmpty()) m_picture->restoreOriginal(pathFromQt(output));
}

void DoctorWindow::answerPicture() {
    if (m_picture->intact() == nullptr) return;
    auto* dialog = new ShareDialog(ShareDialog::Kind::Answer, *m_share, m_settings.lastFolder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog]() {
        // The picture may have been closed or the key locked while the words were typed.
        if (m_picture->intact() == nullptr) return;
        const bool isDicom = m_picture->picture()->source.dicom.has_value();
        const QString proposal = proposedName(tr("-answer"), isDicom ? QStringLiteral(".dcm") : QStringLiteral(".png"));
        const QString filter = isDicom ? tr("DICOM (*.dcm)") : tr("PNG (*.png)");
        const QString output = Dialogs::instance().saveFile(this, tr("Save the picture with your answer"), proposal, filter);
        if (output.isEmpty()) return;
        m_share->sealAnswer({m_picture->file(), m_picture->picture(), m_picture->sharedVerdict(), m_keys->identity(),
                             dialog->answer().toStdString(), dialog->recipients(), pathFromQt(output)});
    });
    dialog->open();
}

void DoctorWindow::exportCopy() {
    if (m_picture->file().empty()) return;
    auto* dialog = new ShareDialog(ShareDialog::Kind::EncryptedCopy, *m_share, m_settings.lastFolder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const std::filesystem::path file = m_picture->file();
    connect(dialog, &QDialog::accepted, this, [this, dialog, file]() {
        const QFileInfo source(pathToQt(file));
        const QString proposal = source.absoluteFilePath() + QStringLiteral(".gz.age");
        const QString output = Dialogs::instance().saveFile(this, tr("Save the encrypted copy"), proposal, tr("Encrypted files (*.age)"));
        if (!output.isEmpty()) m_share->exportCopy(file, dialog->recipients(), pathFromQt(output));
    });
    dialog->open();
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
