#pragma once
#include <QDialog>

#include "ui/presenters/ModelLibrary.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace intaglio::ui {

class CardView;
class ImportForm;
class MessageBar;

/// From a file or folder to an installed model: questions where it is a foreign network, the checks with progress, and a page that says who
/// signed it and what is unknown, where somebody says yes.
class ModelInstallDialog : public QDialog {
    Q_OBJECT
public:
    ModelInstallDialog(ModelLibrary& library, const std::filesystem::path& source, QWidget* parent = nullptr);
    ~ModelInstallDialog() override;
    [[nodiscard]] QString installedId() const { return m_installedId; }
    /// Ends running checks first.
    void reject() override;

private:
    enum Page { kChecking, kQuestions, kConfirm };
    QWidget* buildChecking();
    QWidget* buildQuestions();
    QWidget* buildConfirm();
    QWidget* buildAcceptance();
    QWidget* buildButtons();
    void proposed(const base::Result<ModelProposal>& proposal);
    void check(const inference::ImportAnswers& answers);
    void showProgress(const QString& phase, double done, double total);
    void checked(base::Result<ModelLibrary::Staged> staged);
    void showConfirmation();
    void install();
    void next();
    void refresh();
    void show(Page page);

    ModelLibrary& m_library;
    std::filesystem::path m_source;
    ModelLibrary::Staged m_staged;
    QString m_installedId;
    bool m_isImport = false;
    bool m_isRunning = false;
    MessageBar* m_message;
    QStackedWidget* m_pages;
    QLabel* m_phase = nullptr;
    QProgressBar* m_progress = nullptr;
    ImportForm* m_form = nullptr;
    QLabel* m_missing = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_signer = nullptr;
    QLabel* m_unknown = nullptr;
    QLabel* m_replaces = nullptr;
    CardView* m_card = nullptr;
    QWidget* m_acceptance = nullptr;
    QLineEdit* m_by = nullptr;
    QCheckBox* m_sure = nullptr;
    QCheckBox* m_replace = nullptr;
    QPushButton* m_next = nullptr;
};

}  // namespace intaglio::ui
