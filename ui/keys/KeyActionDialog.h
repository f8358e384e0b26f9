#pragma once
#include "ui/presenters/KeyRing.h"
#include "ui/widgets/GrowingDialog.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace intaglio::ui {

class MessageBar;
class PassphraseEntry;

/// Says what an action does in plain words, asks for the keys and passphrases that it needs, does it, and stays open where it failed.
class KeyActionDialog : public GrowingDialog {
    Q_OBJECT
public:
    /// `request` names the action and its target; what is known already (key files) is filled in.
    KeyActionDialog(KeyRing& ring, KeyActionRequest request, QWidget* parent = nullptr);
    ~KeyActionDialog() override;
    [[nodiscard]] const KeyActionOutcome& outcome() const { return m_outcome; }
    [[nodiscard]] KeyAction action() const { return m_request.action; }
    /// False where only a doctor's public part was renewed.
    [[nodiscard]] bool hadOwnKey() const { return !m_request.keyFile.empty(); }
    /// Ignored while the work runs: it cannot be cancelled.
    void reject() override;

private:
    void build();
    void addReason(QVBoxLayout* rows);
    void addFileRow(QVBoxLayout* rows, QLineEdit*& field, const char* name, const QString& title, const std::filesystem::path& known);
    void addSecretRow(QVBoxLayout* rows, QLineEdit*& field, const char* name, const QString& title);
    void addNameRow(QVBoxLayout* rows);
    void addButtons(QVBoxLayout* rows);
    /// The list of revoked keys names the target already.
    [[nodiscard]] bool isListed() const;
    [[nodiscard]] bool collect();
    [[nodiscard]] bool confirmed();
    void setBusy(bool busy);
    /// Nobody can tell from here whether the clinic had a list of revoked keys: people say so, and "no" is what Enter means.
    void askFirstList(const base::Error& missing);
    void start();
    void act();
    void finish(base::Result<KeyActionOutcome> outcome);

    KeyRing& m_ring;
    KeyActionRequest m_request;
    KeyActionOutcome m_outcome;
    MessageBar* m_message;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_keyFile = nullptr;
    QLineEdit* m_passphrase = nullptr;
    QLineEdit* m_clinicFile = nullptr;
    QLineEdit* m_clinicPassphrase = nullptr;
    QComboBox* m_reason = nullptr;
    PassphraseEntry* m_new = nullptr;
    QPushButton* m_do = nullptr;
    QPushButton* m_cancel = nullptr;
    bool m_busy = false;
};

/// What the action is called, on its button and in the manager.
[[nodiscard]] QString actionName(KeyAction action);

}  // namespace intaglio::ui
