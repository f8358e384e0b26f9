#include "ui/support/Dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace intaglio::ui {

namespace {

class SystemDialogs final : public Dialogs {
public:
    QString openFile(QWidget* parent, const QString& title, const QString& folder, const QString& filter) override {
        return QFileDialog::getOpenFileName(parent, title, folder, filter);
    }
    QStringList openFiles(QWidget* parent, const QString& title, const QString& folder, const QString& filter) override {
        return QFileDialog::getOpenFileNames(parent, title, folder, filter);
    }
    QString openFolder(QWidget* parent, const QString& title, const QString& folder) override {
        return QFileDialog::getExistingDirectory(parent, title, folder);
    }
    QString saveFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter) override {
        return QFileDialog::getSaveFileName(parent, title, proposal, filter);
    }
    bool confirm(QWidget* parent, const QString& title, const QString& question, const QString& action) override {
        QMessageBox box(QMessageBox::Question, title, question, QMessageBox::Cancel, parent);
        QPushButton* yes = box.addButton(action, QMessageBox::AcceptRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        return box.clickedButton() == yes;
    }
};

Dialogs* replacement = nullptr;

}  // namespace

Dialogs& Dialogs::instance() {
    static SystemDialogs system;
    return replacement != nullptr ? *replacement : system;
}

void Dialogs::replace(Dialogs* dialogs) {
    replacement = dialogs;
}

}  // namespace intaglio::ui
