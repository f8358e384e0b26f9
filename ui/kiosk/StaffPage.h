#pragma once
#include <optional>

#include "core/base/Error.h"
#include "ui/kiosk/KioskPage.h"

class QStackedWidget;

namespace intaglio::ui {

class MessageBar;

/// The discreet way out: a PIN on large keys, then what staff may do.
class StaffPage final : public KioskPage {
    Q_OBJECT
public:
    explicit StaffPage(QWidget* parent = nullptr);
    void askPin();
    void showMenu();
    /// The kiosk's own, for doctors to compare; empty while its key is closed.
    void setFingerprint(const QString& fingerprint);
    /// Why visitors are told that the kiosk is closed; shown to staff only, once the PIN was right.
    void setClosure(const std::optional<base::Error>& reason);
    void showWrongPin();
    void showLocked();

Q_SIGNALS:
    void pinEntered(const QString& pin);
    void leaveKioskRequested();
    void changeSetupRequested();
    void closed();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeKeyPad();
    QWidget* makeMenu();
    void press(const QString& digit);
    void erase();
    void submit();
    void showDots();
    void showClosure();
    QString m_pin;
    QString m_fingerprint;
    std::optional<base::Error> m_closure;
    QLabel* m_key;
    QLabel* m_title;
    QLabel* m_dots;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    QPushButton* m_erase;
    QPushButton* m_accept;
    QPushButton* m_leave;
    QPushButton* m_setup;
    QPushButton* m_back;
};

}  // namespace intaglio::ui
