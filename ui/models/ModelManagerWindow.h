#pragma once
#include <QMainWindow>

#include "ui/presenters/ModelLibrary.h"
#include "ui/support/JobBridge.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace intaglio::ui {

class CardView;
class EmptyState;
class MessageBar;

/// The models of this computer: which kind of picture they judge, how they stand, their figures and cards; install, switch, compare and
/// remove them.
class ModelManagerWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit ModelManagerWindow(ModelPorts ports, QWidget* parent = nullptr);
    ~ModelManagerWindow() override;

    [[nodiscard]] ModelLibrary& library() { return m_library; }
    [[nodiscard]] int runningJobs() const { return m_jobs.runningCount(); }
    /// Shows the model of this id, if there is one.
    void select(const QString& id);
    /// Opens the dialog that checks a package and asks before it is installed.
    void installFrom(const std::filesystem::path& source);
    void compareSelected();

Q_SIGNALS:
    /// Models came, went, or were switched.
    void modelsChanged();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildList();
    QWidget* buildDetails();
    QPushButton* addButton(QWidget* parent, const char* objectName, const QString& text, const QString& tip, const char* role = "");
    void chooseFile();
    void chooseFolder();
    void switchSelected();
    bool mayGoWithoutGate(const inference::ModelPackage& package, const QString& action);
    void makeDefault();
    void acceptSelected();
    void removeSelected();
    void libraryChanged();
    void fillTable();
    void selectionChanged();
    void showDetails(const ModelRow& row);
    void ended(const base::Status& status, const QString& sentence);
    [[nodiscard]] const ModelRow* selected() const;
    [[nodiscard]] std::vector<const ModelRow*> selectedRows() const;

    JobBridge m_jobs;
    ModelLibrary m_library;
    QString m_selectedId;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableWidget* m_table = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_standing = nullptr;
    QLabel* m_facts = nullptr;
    CardView* m_card = nullptr;
    QPushButton* m_switch = nullptr;
    QPushButton* m_default = nullptr;
    QPushButton* m_accept = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_compare = nullptr;
};

}  // namespace intaglio::ui
