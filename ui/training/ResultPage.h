#pragma once
#include <QWidget>

#include "ui/presenters/TrainSession.h"

class QLabel;
class QTableWidget;

namespace intaglio::ui {

class CardView;
class MessageBar;

/// What the trained model reached, what nobody knows about it, and its card.
class ResultPage : public QWidget {
    Q_OBJECT
public:
    explicit ResultPage(TrainSession& session, QWidget* parent = nullptr);

private:
    void sessionChanged();
    void showCaution(const TrainOutcome& outcome);
    void fillFigures(const TrainOutcome& outcome);
    [[nodiscard]] QString unknowns(const TrainOutcome& outcome) const;

    TrainSession& m_session;
    QLabel* m_name;
    QLabel* m_counts;
    MessageBar* m_caution;
    QTableWidget* m_figures;
    QLabel* m_mark;
    QLabel* m_unknown;
    CardView* m_card;
};

}  // namespace intaglio::ui
