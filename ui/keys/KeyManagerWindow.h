#pragma once
#include <QMainWindow>

#include "ui/presenters/KeyRing.h"
#include "ui/support/JobBridge.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace intaglio::ui {

class EmptyState;
class KeyActionDialog;
class KeyCard;
class MessageBar;

/// The keys this computer knows: who, fingerprint, validity, standing; and what can be done with them.
class KeyManagerWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit KeyManagerWindow(KeyPorts ports, QWidget* parent = nullptr);
    ~KeyManagerWindow() override;

    [[nodiscard]] KeyRing& ring() { return m_ring; }
    [[nodiscard]] int runningJobs() const { return m_jobs.runningCount(); }
    /// Shows the key of this name, if there is one.
    void select(const QString& name);
    /// Opens the wizard: a new clinic's, or to add to the clinic that is known.
    void openWizard();
    /// A public key or a list of revoked keys, by the file's ending.
    void importFile(const std::filesystem::path& file);
    void startAction(KeyAction action);

Q_SIGNALS:
    /// The trusted keys changed since they were last read.
    void trustChanged();

protected:
    /// Ignored while keys are being changed.
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* buildTools();
    QWidget* buildList();
    QWidget* buildDetails();
    void addAction(QGridLayout* grid, KeyAction action, const char* objectName, const QString& toolTip);
    void chooseImport();
    void chooseFolder();
    void admit();
    void exportSelected();
    void takeIn(const crypto::PublicIdentity& identity, const std::filesystem::path& file);
    /// Another clinic is trusted here already, and people compared this one's words.
    void offerReplacement(const crypto::PublicIdentity& identity, const std::filesystem::path& file);
    void showTaken(const crypto::PublicIdentity& identity, const base::Result<KeyActionOutcome>& outcome);
    void compare(const crypto::PublicIdentity& identity, std::function<void()> matched);
    void openDialog(KeyActionRequest request);
    void actionEnded(const KeyActionDialog& dialog);
    [[nodiscard]] QString endedSentence(KeyAction action, bool hadOwnKey) const;
    void ringChanged();
    void fillTable();
    void restoreSelection(const std::optional<crypto::PublicKey>& key, int row);
    void showIgnored();
    void selectionChanged();
    void showDetails(const KeyRow& row);
    void showListAge();
    [[nodiscard]] const KeyRow* selected() const;

    JobBridge m_jobs;
    KeyRing m_ring;
    MessageBar* m_message;
    MessageBar* m_ignored;
    std::optional<crypto::PublicKey> m_selectedKey;
    std::string m_knownTrust;  ///< what trustChanged() last told of
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableWidget* m_table = nullptr;
    KeyCard* m_card = nullptr;
    QLabel* m_standing = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_listAge = nullptr;
    QPushButton* m_wizard = nullptr;
    QPushButton* m_export = nullptr;
    std::vector<std::pair<KeyAction, QPushButton*>> m_actions;
};

}  // namespace intaglio::ui
