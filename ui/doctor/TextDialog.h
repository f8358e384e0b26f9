#pragma once
#include <QDialog>

namespace intaglio::ui {

class CardView;

/// A page of text (a model card, the manual) to read inside the program. Markdown; links to the web are shown, never followed.
class TextDialog : public QDialog {
    Q_OBJECT
public:
    TextDialog(const QString& title, const QString& markdown, QWidget* parent = nullptr);
    [[nodiscard]] QString plainText() const;

private:
    CardView* m_text;
};

/// The manual page of the workstation in the language in use, as Markdown.
[[nodiscard]] QString doctorManual();

}  // namespace intaglio::ui
