#pragma once
#include "ui/presenters/KeySession.h"
#include "ui/widgets/GrowingDialog.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace intaglio::ui {

class DoctorSettings;
class MessageBar;

/// Unlocking the doctor's key, and the kiosks whose seals count. Closes by itself once the key is open.
class KeyDialog : public GrowingDialog {
    Q_OBJECT
public:
    KeyDialog(KeySession& keys, DoctorSettings& settings, QWidget* parent = nullptr);
    ~KeyDialog() override;

Q_SIGNALS:
    /// All keys that this computer knows, to look after them.
    void manageRequested();

private:
    QWidget* buildUnlock();
    QWidget* buildTrust();
    void chooseKey();
    void unlock();
    void keyChanged();
    void addKiosk();
    void trustKiosk(const crypto::PublicIdentity& kiosk);
    void removeKiosk();
    /// Shows why a change of the trust failed, where the dialog is still open.
    [[nodiscard]] KeySession::Done tellingProblem();
    void trustChanged();

    KeySession& m_keys;
    DoctorSettings& m_settings;
    QLineEdit* m_file;
    QLineEdit* m_passphrase;
    QPushButton* m_unlock;
    MessageBar* m_message;
    QListWidget* m_kiosks;
    QLabel* m_noKiosk;
    QPushButton* m_remove;
    bool m_asked = false;
};

}  // namespace intaglio::ui
