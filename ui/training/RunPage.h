#pragma once
#include <QWidget>

#include "ui/presenters/TrainSession.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace intaglio::ui {

class CurveChart;

/// A training at work: how far it is, its curves, and the buttons that steer it.
class RunPage : public QWidget {
    Q_OBJECT
public:
    explicit RunPage(TrainSession& session, QWidget* parent = nullptr);

private:
    QWidget* buildCharts();
    QWidget* buildButtons();
    void sessionChanged();
    void showProgress(const QString& phase, double done, double total, double secondsLeft);
    void fillCurves();
    [[nodiscard]] QString stateWords() const;

    TrainSession& m_session;
    QLabel* m_name;
    QLabel* m_state;
    QLabel* m_remaining;
    QProgressBar* m_progress;
    QLabel* m_figures;
    CurveChart* m_loss = nullptr;
    CurveChart* m_accuracy = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_goOn = nullptr;
    QString m_workPhase;
};

}  // namespace intaglio::ui
