#pragma once
#include "core/base/Error.h"
#include "ui/kiosk/KioskPage.h"

class QLineEdit;

namespace intaglio::ui {

class ElidedLabel;
class MessageBar;

/// Staff type the passphrase of the kiosk's key once after each start.
class UnlockPage final : public KioskPage {
    Q_OBJECT
public:
    explicit UnlockPage(QWidget* parent = nullptr);
    void setKeyFile(const QString& path);
    void setBusy(bool busy);
    void showError(const base::Error& error);
    /// The key opens, but there is nobody to seal for.
    void showNoDoctors();
    void forgetSecrets();

Q_SIGNALS:
    void unlockRequested(const QString& passphrase);
    void setupRequested();
    void leaveRequested();

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    bool m_busy = false;
    MessageBar* m_message;
    QLabel* m_title;
    QLabel* m_explanation;
    ElidedLabel* m_key;
    QLineEdit* m_passphrase;
    QPushButton* m_unlock;
    QPushButton* m_setup;
    QPushButton* m_leave;
};

}  // namespace intaglio::ui
