// What the model manager does on request; how it looks is in ModelManagerWindow.cpp.
#include <QDragEnterEvent>
#include <QMimeData>

#include "core/inference/PictureKind.h"
#include "ui/models/ModelAcceptDialog.h"
#include "ui/models/ModelCompareDialog.h"
#include "ui/models/ModelInstallDialog.h"
#include "ui/models/ModelManagerWindow.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/widgets/DropZone.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

void ModelManagerWindow::chooseFile() {
    const QString file = Dialogs::instance().openFile(this, tr("Choose a model package"), {},
                                                      tr("Packages and networks") + QStringLiteral(" (*.zip *.ts *.pt *.onnx)"));
    if (!file.isEmpty()) installFrom(pathFromQt(file));
}

void ModelManagerWindow::chooseFolder() {
    const QString folder = Dialogs::instance().openFolder(this, tr("Choose a package's folder"), {});
    if (!folder.isEmpty()) installFrom(pathFromQt(folder));
}

void ModelManagerWindow::installFrom(const std::filesystem::path& source) {
    m_message->clear();
    auto* dialog = new ModelInstallDialog(m_library, source, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog]() {
        m_selectedId = dialog->installedId();
        m_message->showMessage(MessageKind::Success, tr("The model is installed."), tr("Read its card before you rely on it."));
        Q_EMIT modelsChanged();
    });
    dialog->open();
}

void ModelManagerWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (DropZone::localPaths(event->mimeData()).size() == 1) event->acceptProposedAction();
}

void ModelManagerWindow::dropEvent(QDropEvent* event) {
    const QStringList paths = DropZone::localPaths(event->mimeData());
    if (paths.size() == 1) installFrom(pathFromQt(paths.front()));
}

void ModelManagerWindow::ended(const base::Status& status, const QString& sentence) {
    if (!status) return m_message->showError(status.error());
    m_message->showMessage(MessageKind::Success, sentence);
    Q_EMIT modelsChanged();
}

/// True for every model but the one that tells kinds of picture apart, unless the person insists.
bool ModelManagerWindow::mayGoWithoutGate(const inference::ModelPackage& package, const QString& action) {
    if (!inference::isGateModel(package.manifest)) return true;
    return Dialogs::instance().confirm(
        this, tr("Judge without checking the kind of picture?"),
        tr("\"%1\" notices when a picture is not of the kind that a model was made for, and chooses the model. Without "
           "it pictures are judged only by a model that somebody names, kiosks judge nothing, and every result is "
           "flagged.")
            .arg(QString::fromStdString(package.manifest.name)),
        action);
}

void ModelManagerWindow::switchSelected() {
    const ModelRow* row = selected();
    if (row == nullptr) return;
    const bool on = !row->package.isEnabled;
    const inference::ModelPackage package = row->package;
    if (!on && !mayGoWithoutGate(package, tr("Switch off"))) return;
    m_library.setEnabled(package, on, [this, on](const base::Status& status) {
        ended(status, on ? tr("The model judges pictures again.") : tr("The model is off."));
    });
}

void ModelManagerWindow::makeDefault() {
    const ModelRow* row = selected();
    if (row == nullptr) return;
    m_library.setDefault(row->package,
                         [this](const base::Status& status) { ended(status, tr("This model answers for its kind of picture now.")); });
}

void ModelManagerWindow::acceptSelected() {
    const ModelRow* row = selected();
    if (row == nullptr) return;
    const inference::ModelPackage package = row->package;
    auto* dialog = new ModelAcceptDialog(package, m_library.administrator(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, package]() {
        m_library.accept(package, dialog->name(), [this](const base::Status& status) {
            ended(status, tr("The model is accepted. Each of its results says that it is unsigned."));
        });
    });
    dialog->open();
}

void ModelManagerWindow::removeSelected() {
    const ModelRow* row = selected();
    if (row == nullptr) return;
    // Taken along: while the question is open the list may be read again.
    const inference::ModelPackage package = row->package;
    const QString name = QString::fromStdString(package.manifest.name.empty() ? package.manifest.id : package.manifest.name);
    const bool sure = Dialogs::instance().confirm(
        this, tr("Remove a model"),
        tr("Delete \"%1\" from this computer? Results that it made stay as they are; pictures cannot be judged by it again.").arg(name),
        tr("Remove"));
    if (!sure || !mayGoWithoutGate(package, tr("Remove"))) return;
    m_library.remove(package, [this](const base::Status& status) { ended(status, tr("The model is removed.")); });
}

void ModelManagerWindow::compareSelected() {
    const auto rows = selectedRows();
    if (rows.size() != 2) return;
    auto* dialog = new ModelCompareDialog(*rows[0], *rows[1], this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace intaglio::ui
