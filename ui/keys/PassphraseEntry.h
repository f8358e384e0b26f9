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

Q_SIGNALS:
    void suggestionFailed(const intaglio::base::Error& error);

private:
    void suggest();
    void grade();
    void reveal(bool shown);
    std::function<PassphraseGrade(base::ByteView)> m_grade;
    std::function<base::Result<QString>()> m_suggestion;
    QLineEdit* m_first;
    QLineEdit* m_second;
    QProgressBar* m_meter;
    QLabel* m_word;
    QPushButton* m_suggest;
    QPushButton* m_show;
};

}  // namespace intaglio::ui
