#pragma once
#include "core/base/Error.h"
#include "ui/kiosk/KioskPage.h"
#include "ui/presenters/KioskSettings.h"

class QLineEdit;

namespace intaglio::ui {

class ElidedLabel;
class MessageBar;

/// "Set up this kiosk", for staff: key, doctors, folders, PIN, cleaning. Checks nothing itself; the window answers what it asks for.
class SetupPage final : public KioskPage {
    Q_OBJECT
public:
    explicit SetupPage(QWidget* parent = nullptr);
    void setSettings(const KioskSettings& settings);
    /// How many usable doctors the chosen folder holds; -1 while unknown.
    void setDoctorCount(int count);
    void showError(const base::Error& error);
    /// The chosen key file is another's; the one before stays.
    void showWrongKey(const QString& keyFile);
    void clearMessage();
    void showKeyMade(const QString& keyFile);
    void setBusy(bool busy);
    /// Passphrases and PINs leave the page.
    void forgetSecrets();

Q_SIGNALS:
    void keyFileRequested();
    void doctorsFolderRequested();
    void picturesFolderRequested();
    void outputFolderRequested();
    void cleaningChosen(bool cleans);
    void makeKeyRequested(const QString& name, const QString& passphrase);
    /// `newPin` empty: keep the one there is.
    void saveRequested(const QString& newPin);
    void leaveRequested();
    /// The clinic's set-up of all keys, instead of a key for this kiosk alone.
    void keySetupRequested();

protected:
    void retranslate() override;

private:
    struct Row {
        QLabel* title;
        QLabel* explanation;
        ElidedLabel* value;
        QPushButton* choose;
    };
    Row addRow(QVBoxLayout* target, const char* objectName);
    QWidget* makeKeyForm();
    QWidget* makePinForm();
    void update();
    void submitKey();
    void submit();
    KioskSettings m_settings;
    int m_doctorCount = -1;
    bool m_busy = false;
    MessageBar* m_message;
    QLabel* m_title;
    QLabel* m_intro;
    Row m_key{};
    Row m_doctors{};
    Row m_pictures{};
    Row m_output{};
    QPushButton* m_newKey;
    QPushButton* m_allKeys;
    QWidget* m_keyForm;
    QLineEdit* m_keyName;
    QLineEdit* m_passphrase;
    QLineEdit* m_passphraseAgain;
    QPushButton* m_makeKey;
    QLabel* m_pinTitle;
    QLabel* m_pinExplanation;
    QLineEdit* m_pin;
    QLineEdit* m_pinAgain;
    Row m_cleaning{};
    QPushButton* m_leave;
    QPushButton* m_save;
};

}  // namespace intaglio::ui
