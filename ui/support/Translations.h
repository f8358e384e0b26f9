#pragma once
#include <QString>
#include <QVector>

namespace intaglio::ui {

struct Language {
    QString code;     ///< "en", "de"
    QString ownName;  ///< "English", "Deutsch": in its own script, never translated
    QString welcome;  ///< a greeting in that language
};
/// Every language the program speaks, English first. A language is one row here and one file in translations/.
[[nodiscard]] const QVector<Language>& languages();

/// The language that the system's locale asks for, if it is one of ours; English otherwise.
[[nodiscard]] QString systemLanguage();

/// Switches every window (they get QEvent::LanguageChange), number formats and the direction of writing. User-interface thread.
void setLanguage(const QString& code);
[[nodiscard]] QString currentLanguage();

/// A figure with its interval, or the like, as one piece of text: where the language is written from right to left, its numbers keep the
/// order that its own words have (Unicode UAX #9, first strong isolate). Elsewhere the text itself.
[[nodiscard]] QString inOwnDirection(const QString& text);

}  // namespace intaglio::ui
