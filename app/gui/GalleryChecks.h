#pragma once
#include <QSet>
#include <QStringList>
#include <QTranslator>

class QWidget;

namespace intaglio::gui {

/// Sentences of what is wrong with how a shown window is laid out: text that does not fit its widget, widgets that leave their parent,
/// siblings that lie over one another. The dynamic properties of ui/support/Gallery.h say what is meant. Empty: all is well.
[[nodiscard]] QStringList layoutProblems(QWidget& window);

/// With PseudoTranslator installed: visible words that never went through a translation.
[[nodiscard]] QStringList untranslatedWords(QWidget& window);

/// Installed before (thus asked after) the real translators: notes every text of the program that none of them knew.
class MissingTranslations final : public QTranslator {
    Q_OBJECT
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QStringList texts() const;
    void clear() { m_texts.clear(); }

private:
    mutable QSet<QString> m_texts;
};

/// A language of its own: every text in brackets, a third longer, with right-to-left letters.
class PseudoTranslator final : public QTranslator {
    Q_OBJECT
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace intaglio::gui
