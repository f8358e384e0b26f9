#pragma once
#include <QFrame>

class QLabel;

namespace intaglio::ui {

/// A doctor's sealed words, as a card like a result.
class AnswerView : public QFrame {
    Q_OBJECT
public:
    explicit AnswerView(QWidget* parent = nullptr);
    /// `heading` says whose words these are, and of when.
    void showAnswer(const QString& heading, const QString& words, const QString& note);

private:
    QLabel* m_heading;
    QLabel* m_words;
    QLabel* m_note;
};

}  // namespace intaglio::ui
