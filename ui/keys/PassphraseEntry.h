#pragma once
#include <QWidget>

#include "ui/presenters/KeyPorts.h"

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace intaglio::ui {

/// A new passphrase typed twice, how good it is, and a suggestion of five random words.
class PassphraseEntry : public QWidget {
    Q_OBJECT
public:
    /// Object names of the parts: PREFIX + "Passphrase", "PassphraseAgain", "Suggest", "Show".
    PassphraseEntry(const KeyPorts& ports, const QString& prefix, QWidget* parent = nullptr);
    [[nodiscard]] QString passphrase() const;
    [[nodiscard]] QString again() const;
    void forget();
    void setTexts(const QString& passphrase, const QString& again);
    /// The key that the passphrase is for: it must not be its name.
    void setKeyName(const QString& name);

protected:
    /// A passphrase that was entered before the page was left stays unreadable: whoever comes back types a new one to see it.
    void hideEvent(QHideEvent* event) override;

Q_SIGNALS:
    void suggestionFailed(const intaglio::base::Error& error);

private:
    void suggest();
    void grade();
    void textChanged();
    void reveal(bool shown);
    std::function<PassphraseGrade(base::ByteView, const QString&)> m_grade;
    std::function<base::Result<QString>()> m_suggestion;
    QString m_keyName;
    QLineEdit* m_first;
    QLineEdit* m_second;
    QProgressBar* m_meter;
    QLabel* m_word;
    QPushButton* m_suggest;
    QPushButton* m_show;
};

}  // namespace intaglio::ui
