#pragma once
#include <QWidget>

#include "ui/presenters/TrainSession.h"

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace intaglio::ui {

class DropZone;
class ElidedLabel;

/// Which pictures to learn from, what was found in them, and what is wrong with them; also what an earlier training left behind.
class PicturesPage : public QWidget {
    Q_OBJECT
public:
    explicit PicturesPage(TrainSession& session, QWidget* parent = nullptr);
    /// Nothing found keeps these pictures from being used.
    [[nodiscard]] bool canGoOn() const;

private:
    QWidget* buildChoice();
    QWidget* buildReading();
    QWidget* buildFound();
    void chooseFolder();
    void chooseTable();
    void showProgress(const QString& phase, double done, double total, double secondsLeft);
    void sessionChanged();
    void fillLeftovers();
    void fillSurvey(const TrainSurvey& survey);
    void fillProblems(const TrainSurvey& survey);

    TrainSession& m_session;
    QStackedWidget* m_stack;
    QVBoxLayout* m_leftovers = nullptr;
    DropZone* m_drop = nullptr;
    QLabel* m_phase = nullptr;
    QProgressBar* m_progress = nullptr;
    ElidedLabel* m_source = nullptr;
    QLabel* m_facts = nullptr;
    QTableWidget* m_labels = nullptr;
    QVBoxLayout* m_problems = nullptr;
};

}  // namespace intaglio::ui
