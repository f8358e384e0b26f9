#include "ui/presenters/TrainSession.h"

#include <algorithm>

namespace intaglio::ui {

namespace {

constexpr qint64 kStepIntervalMs = 100;

/// What the window asks for when it opens.
struct Surroundings {
    std::vector<TrainLeftover> leftovers;
    std::vector<training::ArchitectureFacts> architectures;
    std::vector<TrainStart> starts;
};

}  // namespace

TrainSession::TrainSession(TrainPorts ports, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_library(m_ports.models, m_jobs) {}

TrainSession::~TrainSession() {
    if (m_control) m_control->stop();
}

bool TrainSession::isTraining() const {
    return m_phase == Phase::Starting || m_phase == Phase::Running || m_phase == Phase::Paused || m_phase == Phase::Stopping ||
           m_phase == Phase::Judging;
}

int TrainSession::bestEpoch() const {
    const auto best = std::min_element(m_epochs.begin(), m_epochs.end(),
                                       [](const auto& a, const auto& b) { return a.validationLoss < b.validationLoss; });
    return best == m_epochs.end() ? 0 : best->epoch;
}

void TrainSession::setPhase(Phase phase) {
    m_phase = phase;
    Q_EMIT changed();
}

void TrainSession::refresh() {
    m_jobs.start<Surroundings>(
        tr("Looking for networks and unfinished trainings"), this,
        [ports = m_ports](base::ProgressSink&, std::stop_token) -> base::Result<Surroundings> {
            return Surroundings{ports.leftovers(), ports.architectures(), ports.starts()};
        },
        [this](base::Result<Surroundings> found) {
            if (!found) return Q_EMIT failed(found.error());
            m_leftovers = std::move(found->leftovers);
            m_architectures = std::move(found->architectures);
            m_starts = std::move(found->starts);
            Q_EMIT changed();
        });
}

void TrainSession::watch(Job* job) {
    m_job = job;
    m_reportedPhase.clear();
    connect(job, &Job::progressed, this, &TrainSession::report);
}

void TrainSession::openPictures(const std::filesystem::path& source) {
    if (m_phase != Phase::Choose && m_phase != Phase::Plan) return;
    m_survey.reset();
    setPhase(Phase::Surveying);
    watch(m_jobs.start<TrainSurvey>(
        tr("Looking at the pictures"), this,
        [survey = m_ports.survey, source](base::ProgressSink& progress, std::stop_token stop) {
            return survey(source, progress, std::move(stop));
        },
        [this](base::Result<TrainSurvey> found) {
            if (!found) {
                setPhase(Phase::Choose);
                if (found.error().code != base::ErrorCode::Cancelled) Q_EMIT failed(found.error());
                return;
            }
            m_survey = std::make_unique<TrainSurvey>(*std::move(found));
            setPhase(Phase::Plan);
        }));
}

void TrainSession::cancelSurvey() {
    if (m_phase == Phase::Surveying && m_job) m_job->cancel();
}

void TrainSession::forgetPictures() {
    if (isTraining() || m_phase == Phase::Surveying) return;
    m_survey.reset();
    m_outcome.reset();
    m_epochs.clear();
    setPhase(Phase::Choose);
    refresh();
}

void TrainSession::begin(const TrainPlan& plan) {
    if (m_phase != Phase::Plan || !m_survey || problemOf(plan) != PlanProblem::None) return;
    m_plan = plan;
    m_epochs.clear();
    m_isTrained = false;
    setPhase(Phase::Starting);
    m_jobs.start<TrainPlan>(
        tr("Preparing the training"), this,
        [begin = m_ports.begin, plan, survey = *m_survey](base::ProgressSink&, std::stop_token) { return begin(plan, survey); },
        [this](base::Result<TrainPlan> begun) {
            if (!begun) {
                setPhase(Phase::Plan);
                return Q_EMIT failed(begun.error());
            }
            m_plan = *std::move(begun);
            run();
        });
}

training::EpochObserver TrainSession::epochObserver() {
    return [this](const training::EpochReport& epoch) {
        QMetaObject::invokeMethod(
            this,
            [this, epoch]() {
                addEpoch(m_epochs, epoch);
                Q_EMIT curvesChanged();
            },
            Qt::QueuedConnection);
    };
}

training::StepObserver TrainSession::stepObserver() {
    auto timer = std::make_shared<QElapsedTimer>();
    return [this, timer](const training::StepReport& step) {
        if (timer->isValid() && timer->elapsed() < kStepIntervalMs) return;
        timer->start();
        QMetaObject::invokeMethod(
            this, [this, loss = step.loss]() { Q_EMIT stepped(loss); }, Qt::QueuedConnection);
    };
}

void TrainSession::run() {
    m_control = std::make_shared<training::TrainingControl>();
    m_outcome.reset();
    setPhase(Phase::Running);
    Q_EMIT curvesChanged();
    watch(m_jobs.start<training::TrainReport>(
        tr("Training a model"), this,
        [train = m_ports.train, plan = m_plan, control = m_control, onEpoch = epochObserver(), onStep = stepObserver()](
            base::ProgressSink& progress, std::stop_token stop) {
            return train(plan, {progress, std::move(stop), onEpoch, onStep, control.get()});
        },
        [this](base::Result<training::TrainReport> report) { trained(report); }));
}

void TrainSession::trained(const base::Result<training::TrainReport>& report) {
    m_control.reset();
    m_isTrained = report.hasValue();
    if (m_isTrained) return judge();
    setPhase(Phase::Stopped);
    if (report.error().code != base::ErrorCode::Cancelled) Q_EMIT failed(report.error());
}

void TrainSession::judge() {
    setPhase(Phase::Judging);
    watch(m_jobs.start<TrainOutcome>(
        tr("Judging the model"), this,
        [judge = m_ports.judge, plan = m_plan](base::ProgressSink& progress, std::stop_token stop) {
            return judge(plan, progress, std::move(stop));
        },
        [this](base::Result<TrainOutcome> outcome) {
            if (!outcome) {
                setPhase(Phase::Stopped);
                if (outcome.error().code != base::ErrorCode::Cancelled) Q_EMIT failed(outcome.error());
                return;
            }
            m_outcome = std::make_unique<TrainOutcome>(*std::move(outcome));
            setPhase(Phase::Done);
        }));
}

void TrainSession::report(const QString& phase, double done, double total) {
    if (phase != m_reportedPhase) {
        m_reportedPhase = phase;
        m_phaseTimer.start();
        m_phaseBegin = done;
        m_pausedMs = 0;
    }
    constexpr qint64 kEarliestMs = 2000;
    const qint64 elapsed = m_phaseTimer.elapsed() - m_pausedMs;
    const double way = done - m_phaseBegin;
    const bool isKnown = elapsed > kEarliestMs && way > 0 && m_phase != Phase::Paused;
    const double left = isKnown ? static_cast<double>(elapsed) / 1000 * (total - done) / way : -1;
    Q_EMIT progressed(phase, done, total, left);
}

void TrainSession::pause() {
    if (m_phase != Phase::Running || !m_control) return;
    m_control->pause();
    m_pauseTimer.start();
    setPhase(Phase::Paused);
}

void TrainSession::resume() {
    if (m_phase != Phase::Paused || !m_control) return;
    m_control->resume();
    m_pausedMs += m_pauseTimer.elapsed();
    setPhase(Phase::Running);
}

void TrainSession::stop() {
    if ((m_phase != Phase::Running && m_phase != Phase::Paused && m_phase != Phase::Judging) || !m_job) return;
    if (m_control) m_control->stop();
    // Phases before and after the steps know the stop request only.
    m_job->cancel();
    setPhase(Phase::Stopping);
}

void TrainSession::goOn() {
    if (m_phase != Phase::Stopped) return;
    // What stopped may have been the judging: the network is there by then.
    if (m_isTrained) return judge();
    run();
}

void TrainSession::goOnWith(const TrainLeftover& leftover) {
    if (isTraining() || m_phase == Phase::Surveying) return;
    m_plan = leftover.plan;
    m_epochs = leftover.epochs;
    m_isTrained = leftover.isTrained;
    if (!m_isTrained) return run();
    Q_EMIT curvesChanged();
    judge();
}

void TrainSession::discard(const TrainLeftover& leftover) {
    m_jobs.start<bool>(
        tr("Deleting a training"), this,
        [discard = m_ports.discard, plan = leftover.plan](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
            if (const base::Status done = discard(plan); !done) return done.error();
            return true;
        },
        [this](base::Result<bool> done) {
            if (!done) Q_EMIT failed(done.error());
            refresh();
        });
}

void TrainSession::finish() {
    discard({m_plan, {}, false, true});
}

}  // namespace intaglio::ui
