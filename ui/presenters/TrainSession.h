#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include "ui/presenters/ModelLibrary.h"
#include "ui/presenters/TrainPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

/// From labelled pictures to an installed model, without widgets. User-interface thread; the work runs on others.
class TrainSession : public QObject {
    Q_OBJECT
public:
    enum class Phase {
        Choose,     ///< no pictures yet
        Surveying,  ///< pictures are opened
        Plan,       ///< pictures are known, decisions are open
        Starting,   ///< the plan is written down
        Running,
        Paused,
        Stopping,  ///< asked to stop, the step in progress ends
        Stopped,   ///< by the person or an error; goOn() continues
        Judging,
        Done
    };

    explicit TrainSession(TrainPorts ports, QObject* parent = nullptr);
    /// A running training stops; its checkpoint stays.
    ~TrainSession() override;

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] bool isTraining() const;
    [[nodiscard]] const TrainSurvey* survey() const { return m_survey.get(); }
    [[nodiscard]] const TrainPlan& plan() const { return m_plan; }
    [[nodiscard]] const std::vector<training::ArchitectureFacts>& architectures() const { return m_architectures; }
    [[nodiscard]] const std::vector<TrainStart>& starts() const { return m_starts; }
    [[nodiscard]] const std::vector<TrainLeftover>& leftovers() const { return m_leftovers; }
    [[nodiscard]] const std::vector<training::EpochReport>& epochs() const { return m_epochs; }
    /// The epoch with the lowest validation loss so far; 0: none.
    [[nodiscard]] int bestEpoch() const;
    [[nodiscard]] const TrainOutcome* outcome() const { return m_outcome.get(); }
    [[nodiscard]] ModelLibrary& library() { return m_library; }
    /// Whether a stopped training goes on where it ended, else begins anew.
    [[nodiscard]] bool keepsState() const { return !isClassical(m_plan.architecture); }

    /// Reads what was left behind, and what can be trained.
    void refresh();
    void openPictures(const std::filesystem::path& source);
    void cancelSurvey();
    /// Back to choosing; forgets the pictures.
    void forgetPictures();
    void begin(const TrainPlan& plan);
    void pause();
    void resume();
    void stop();
    void goOn();
    void goOnWith(const TrainLeftover& leftover);
    void discard(const TrainLeftover& leftover);
    /// The package was installed: what the training left behind goes.
    void finish();

Q_SIGNALS:
    /// phase(), survey(), leftovers(), architectures() or outcome().
    void changed();
    /// epochs().
    void curvesChanged();
    /// `phase` as of base::ProgressSink; `secondsLeft` below 0: not known yet.
    void progressed(const QString& phase, double done, double total, double secondsLeft);
    /// Of the step in progress.
    void stepped(double loss);
    void failed(const base::Error& error);

private:
    void setPhase(Phase phase);
    void run();
    [[nodiscard]] training::EpochObserver epochObserver();
    [[nodiscard]] training::StepObserver stepObserver();
    void trained(const base::Result<training::TrainReport>& report);
    void judge();
    void report(const QString& phase, double done, double total);
    void watch(Job* job);

    TrainPorts m_ports;
    JobBridge m_jobs;
    ModelLibrary m_library;
    Phase m_phase = Phase::Choose;
    std::unique_ptr<TrainSurvey> m_survey;
    TrainPlan m_plan;
    std::vector<training::ArchitectureFacts> m_architectures;
    std::vector<TrainStart> m_starts;
    std::vector<TrainLeftover> m_leftovers;
    std::vector<training::EpochReport> m_epochs;
    std::unique_ptr<TrainOutcome> m_outcome;
    bool m_isTrained = false;  ///< the package is complete
    std::shared_ptr<training::TrainingControl> m_control;
    QPointer<Job> m_job;
    QString m_reportedPhase;
    QElapsedTimer m_phaseTimer;
    double m_phaseBegin = 0;
    qint64 m_pausedMs = 0;
    QElapsedTimer m_pauseTimer;
};

}  // namespace intaglio::ui
