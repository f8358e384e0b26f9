#include "ui/doctor/AnswerView.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/support/Theme.h"

namespace intaglio::ui {

AnswerView::AnswerView(QWidget* parent) : QFrame(parent), m_heading(new QLabel), m_words(new QLabel), m_note(new QLabel) {
    setObjectName(QStringLiteral("answerView"));
    setProperty("surface", QStringLiteral("card"));
    m_heading->setProperty("role", QStringLiteral("small"));
    m_words->setObjectName(QStringLiteral("answerWords"));
    m_note->setProperty("role", QStringLiteral("muted"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(space::kSmall);
    for (QLabel* label : {m_heading, m_words, m_note}) {
        label->setWordWrap(true);
        label->setProperty("data", true);
        // Somebody else's words are text, whatever they look like.
        label->setTextFormat(Qt::PlainText);
        column->addWidget(label);
    }
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void AnswerView::showAnswer(const QString& heading, const QString& words, const QString& note) {
    m_heading->setText(heading);
    m_words->setText(words);
    m_note->setText(tr("Note: %1").arg(note));
    m_note->setVisible(!note.isEmpty());
}

}  // namespace intaglio::ui
