#pragma once
#include <QFrame>

#include "ui/presenters/KeySetup.h"
#include "ui/support/Theme.h"

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace intaglio::ui {

class MessageBar;
class QrCode;

/// A wrapped label of a style role ("title", "heading", "muted", "small", "" for body text).
[[nodiscard]] QLabel* makeKeyText(QWidget* parent, const QString& text, const char* role = "");
/// A card with a column to fill.
[[nodiscard]] QVBoxLayout* addKeyCard(QWidget* parent, QBoxLayout* target);
[[nodiscard]] QLineEdit* makeKeyField(QWidget* parent, const char* objectName, const QString& name);
[[nodiscard]] QPushButton* makeKeyButton(QWidget* parent, const char* objectName, const QString& text, const char* role = "");

/// "Clinic", "Kiosk", "Doctor" in the language in use.
/// "Recovery key" for the doctor's key that lies with the clinic's.
[[nodiscard]] QString roleWord(const crypto::PublicIdentity& identity);
[[nodiscard]] QString roleIcon(crypto::Role role);
/// A date in the form of the language in use.
[[nodiscard]] QString dateWord(std::int64_t unixSeconds);
[[nodiscard]] QString shownPath(const std::filesystem::path& path);
/// Shows what keeps an entry from being taken, or clears the bar for Problem::None. True for None.
bool showProblem(MessageBar& message, KeySetup::Problem problem);

/// A key as people compare it: name, ten words, base32 groups and the QR code.
class KeyCard : public QFrame {
    Q_OBJECT
public:
    explicit KeyCard(QWidget* parent = nullptr);
    void setFacts(const KeyFacts& facts);
    /// A line below the name: where the key belongs, what is to be done.
    void setNote(const QString& note);
    /// Five unless the card is narrow.
    void setWordsInLine(int count) { m_wordsInLine = count; }
    [[nodiscard]] QStringList words() const { return m_facts.words; }

private:
    KeyFacts m_facts;
    int m_wordsInLine = 5;
    class IconLabel* m_icon;
    class ElidedLabel* m_name;
    QLabel* m_role;
    QLabel* m_note;
    QLabel* m_words;
    QLabel* m_fingerprint;
    QrCode* m_code;
};

}  // namespace intaglio::ui
