#include "ui/training/RunPage.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/ModelWords.h"
#include "ui/training/CurveChart.h"
#include "ui/training/TrainWords.h"

namespace intaglio::ui {

using Phase = TrainSession::Phase;

RunPage::RunPage(TrainSession& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_name(makeModelText(this, "trainRunName", {}, "heading")),
      m_state(makeModelText(this, "trainRunState", {})),
      m_remaining(makeModelText(this, "trainRunRemaining", {}, "muted")),
      m_progress(new QProgressBar(this)),
      m_figures(makeModelText(this, "trainRunFigures", {}, "muted")) {
    m_name->setProperty("data", true);
    m_progress->setObjectName(QStringLiteral("trainRunProgress"));
    m_progress->setAccessibleName(tr("Progress of the training"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    auto* words = new QHBoxLayout;
    m_remaining->setAlignment(Qt::AlignTrailing);
    words->addWidget(m_state, 1);
    words->addWidget(m_remaining, 1);
    rows->addWidget(m_name);
    rows->addLayout(words);
    rows->addWidget(m_progress);
    rows->addWidget(buildCharts(), 1);
    rows->addWidget(m_figures);
    rows->addWidget(buildButtons());
    connect(&m_session, &TrainSession::changed, this, &RunPage::sessionChanged);
    connect(&m_session, &TrainSession::progressed, this, &RunPage::showProgress);
    connect(&m_session, &TrainSession::curvesChanged, this, &RunPage::fillCurves);
    connect(&m_session, &TrainSession::stepped, this, [this](double loss) {
        if (m_session.epochs().empty()) m_figures->setText(tr("Loss at the moment: %1").arg(QLocale().toString(loss, 'f', 3)));
    });
    sessionChanged();
    fillCurves();
}

QWidget* RunPage::buildCharts() {
    auto* panel = new QWidget(this);
    auto* columns = new QHBoxLayout(panel);
    columns->setContentsMargins(0, space::kSmall, 0, 0);
    columns->setSpacing(space::kLarge);
    m_loss = new CurveChart(panel);
    m_loss->setObjectName(QStringLiteral("trainLossChart"));
    m_loss->setTitle(tr("Loss by round (lower is better)"));
    m_accuracy = new CurveChart(panel);
    m_accuracy->setObjectName(QStringLiteral("trainAccuracyChart"));
    m_accuracy->setTitle(tr("Balanced accuracy by round (higher is better)"));
    m_accuracy->setRange(0, 1);
    columns->addWidget(m_loss);
    columns->addWidget(m_accuracy);
    return panel;
}

QWidget* RunPage::buildButtons() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_pause = makeTrainButton(bar, "trainPause", tr("Pause"));
    m_stop = makeTrainButton(bar, "trainStop", tr("Stop"), "danger");
    m_stop->setToolTip(tr("What is reached so far is kept, and the training can go on later"));
    m_goOn = makeTrainButton(bar, "trainGoOn", tr("Go on"), "primary");
    for (QPushButton* button : {m_pause, m_stop, m_goOn}) row->addWidget(button);
    row->addStretch();
    connect(m_pause, &QPushButton::clicked, this,
            [this]() { m_session.phase() == Phase::Paused ? m_session.resume() : m_session.pause(); });
    connect(m_stop, &QPushButton::clicked, &m_session, &TrainSession::stop);
    connect(m_goOn, &QPushButton::clicked, &m_session, &TrainSession::goOn);
    return bar;
}

QString RunPage::stateWords() const {
    switch (m_session.phase()) {
        case Phase::Starting:
            return tr("Preparing");
        case Phase::Running:
            return trainingPhaseWords(m_workPhase);
        case Phase::Paused:
            return tr("Paused. You may switch the computer off: it goes on from here.");
        case Phase::Stopping:
            return tr("Stopping after the step in progress");
        case Phase::Stopped:
            return m_session.keepsState() ? tr("Stopped. What was reached is kept; you can go on now or on another day.")
                                          : tr("Stopped. This method keeps nothing on the way: it would begin anew.");
        case Phase::Judging:
            return tr("Judging the model on pictures that it did not learn from");
        default:
            return {};
    }
}

void RunPage::sessionChanged() {
    const Phase phase = m_session.phase();
    m_name->setText(QString::fromStdString(m_session.plan().name));
    m_pause->setVisible(phase == Phase::Running || phase == Phase::Paused);
    m_pause->setText(phase == Phase::Paused ? tr("Continue") : tr("Pause"));
    m_stop->setVisible(phase == Phase::Running || phase == Phase::Paused || phase == Phase::Judging);
    m_goOn->setVisible(phase == Phase::Stopped);
    m_progress->setVisible(m_session.isTraining());
    if (phase == Phase::Starting) {
        m_workPhase.clear();
        m_figures->clear();
    }
    if (phase != Phase::Running && phase != Phase::Judging) m_remaining->clear();
    m_state->setText(stateWords());
}

void RunPage::showProgress(const QString& phase, double done, double total, double secondsLeft) {
    if (!m_session.isTraining()) return;
    m_workPhase = phase;
    m_state->setText(stateWords());
    // The bar shows thousandths: steps may be counted in millions.
    constexpr int kParts = 1000;
    m_progress->setRange(0, total > 0 ? kParts : 0);
    if (total > 0) m_progress->setValue(static_cast<int>(kParts * done / total));
    if (m_session.phase() == Phase::Running || m_session.phase() == Phase::Judging) m_remaining->setText(remainingWords(secondsLeft));
}

void RunPage::fillCurves() {
    const auto& epochs = m_session.epochs();
    Curve training{tr("Training"), Color::Accent, false, {}};
    Curve validation{tr("Validation"), Color::Attention, true, {}};
    Curve accuracy{tr("Validation"), Color::Attention, true, {}};
    for (const training::EpochReport& epoch : epochs) {
        training.values.push_back(epoch.trainLoss);
        validation.values.push_back(epoch.validationLoss);
        accuracy.values.push_back(epoch.validationBalancedAccuracy);
    }
    const int first = epochs.empty() ? 1 : epochs.front().epoch;
    m_loss->setCurves({std::move(training), std::move(validation)}, first);
    m_accuracy->setCurves({std::move(accuracy)}, first);
    const int best = m_session.bestEpoch();
    m_loss->setMark(best);
    m_accuracy->setMark(best);
    if (epochs.empty()) return;
    const auto kept = std::find_if(epochs.begin(), epochs.end(), [best](const auto& epoch) { return epoch.epoch == best; });
    const QString figure = kept == epochs.end() ? QString() : QLocale().toString(kept->validationBalancedAccuracy, 'f', 3);
    m_figures->setText(tr("%n round(s) finished. Lowest validation loss so far in round %1 (dotted line), with a balanced accuracy of %2.",
                          nullptr, static_cast<int>(epochs.size()))
                           .arg(QString::number(best), figure));
}

}  // namespace intaglio::ui
