#pragma once
#include <QFrame>

class QLabel;

namespace intaglio::ui {

/// A doctor's sealed words, as a card like a result.
class AnswerView : public QFrame {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);
    /// `author`: whose key signed the words.
    void showAnswer(const QString& author, const QString& words, const QString& note);

private:
    QLabel* m_heading;
    QLabel* m_words;
    QLabel* m_note;
};

}  // namespace intaglio::ui
