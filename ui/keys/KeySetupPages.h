#pragma once
#include <QWidget>

#include "ui/keys/KeyWidgets.h"

class QCheckBox;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QRadioButton;

namespace intaglio::ui {

class ElidedLabel;
class MessageBar;
class PassphraseEntry;

/// One decision of the wizard: a title, an introduction, a column for the rest. Texts are made once, in the language of the moment.
class KeySetupPage : public QWidget {
    Q_OBJECT
public:
    KeySetupPage(KeySetup& setup, MessageBar& message, const QString& title, const QString& introduction, QWidget* parent = nullptr);
    /// Called when the page comes up and whenever the set-up changed.
    virtual void refresh() {}
    /// Takes the entries in and goes on.
    virtual void accept() = 0;
    /// Passphrases leave the page.
    virtual void forget() {}

protected:
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] KeySetup& setup() const { return m_setup; }
    [[nodiscard]] MessageBar& message() const { return m_message; }

private:
    KeySetup& m_setup;
    MessageBar& m_message;
    QVBoxLayout* m_column;
};

/// What will be made and what is needed for it.
class KeyWelcomePage final : public KeySetupPage {
    Q_OBJECT
public:
    KeyWelcomePage(KeySetup& setup, MessageBar& message, QWidget* parent);
    void accept() override;
    /// A clinic that this computer trusts already, or an empty name.
    void setKnownClinic(const QString& name);

private:
    void addRow(QBoxLayout* target, const QString& iconName, const QString& title, const QString& text);
    MessageBar* m_known;
};

/// The clinic's name, where its keys go, its passphrase.
class NewClinicPage final : public KeySetupPage {
    Q_OBJECT
public:
    NewClinicPage(KeySetup& setup, MessageBar& message, QWidget* parent);
    void refresh() override;
    void accept() override;
    void forget() override;

private:
    void listPlaces();
    void chooseFolder();
    void showPlace();
    [[nodiscard]] QString place() const;
    QLineEdit* m_name;
    QVBoxLayout* m_places;
    std::vector<QRadioButton*> m_sticks;
    QRadioButton* m_other;
    ElidedLabel* m_folder;
    MessageBar* m_ownDisk;
    PassphraseEntry* m_passphrase;
};

/// The key of a clinic that exists, to add a kiosk or a doctor.
class OpenClinicPage final : public KeySetupPage {
    Q_OBJECT
public:
    OpenClinicPage(KeySetup& setup, MessageBar& message, QWidget* parent);
    void refresh() override;
    void accept() override;
    void forget() override;
    void setKeyFile(const QString& file);

private:
    QLineEdit* m_file;
    QLineEdit* m_passphrase;
};

/// The kiosks, or the doctors: a form above, who was named below.
class NamedKeysPage final : public KeySetupPage {
    Q_OBJECT
public:
    NamedKeysPage(KeySetup& setup, MessageBar& message, crypto::Role role, QWidget* parent);
    void refresh() override;
    void accept() override;
    void forget() override;

private:
    void buildForm();
    void buildChoice(QVBoxLayout* form);
    void buildList();
    void add();
    void remove();
    [[nodiscard]] bool hasEntry() const;
    [[nodiscard]] QString describe(const NewKey& key) const;
    crypto::Role m_role;
    QLineEdit* m_name;
    PassphraseEntry* m_passphrase;
    QRadioButton* m_first;   ///< staff unlock it; the passphrase is typed now
    QRadioButton* m_second;  ///< the kiosk starts by itself; the doctor makes the key elsewhere
    QListWidget* m_list;
    QLabel* m_nobody;
    QPushButton* m_remove;
    QCheckBox* m_recovery = nullptr;
};

/// What will be made and where; then the making.
class MakeKeysPage final : public KeySetupPage {
    Q_OBJECT
public:
    MakeKeysPage(KeySetup& setup, MessageBar& message, QWidget* parent);
    void refresh() override;
    void accept() override;
    void setProgress(double done, double total);
    void showWorking(bool working);

private:
    QLabel* m_place;
    QLabel* m_keys;
    QLabel* m_step;
    QProgressBar* m_progress;
};

/// Fingerprints, where each file goes, what to do next.
class KeysMadePage final : public KeySetupPage {
    Q_OBJECT
public:
    KeysMadePage(KeySetup& setup, MessageBar& message, QWidget* parent);
    void refresh() override;
    void accept() override {}

private:
    void saveSheet();
    void fill(const KeySetupOutcome& outcome);
    QVBoxLayout* m_cards;
    QWidget* m_body;
};

}  // namespace intaglio::ui
