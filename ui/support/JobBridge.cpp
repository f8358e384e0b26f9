#include "ui/support/JobBridge.h"

#include <QElapsedTimer>
#include <QPointer>

namespace intaglio::ui {

namespace {

constexpr qint64 kProgressIntervalMs = 33;

/// Hands reports on to the owner's thread, not more often than an eye can follow.
class ForwardingSink final : public base::ProgressSink {
public:
    using Forward = std::function<void(QString, double, double)>;
    explicit ForwardingSink(Forward forward) : m_forward(std::move(forward)) {}

    void report(std::string_view phase, double done, double total) override {
        const QString name = QString::fromUtf8(phase.data(), static_cast<qsizetype>(phase.size()));
        const bool sameStep = name == m_phase && done < total;
        if (sameStep && m_timer.isValid() && m_timer.elapsed() < kProgressIntervalMs) return;
        m_phase = name;
        m_timer.start();
        m_forward(name, done, total);
    }

private:
    Forward m_forward;
    QString m_phase;
    QElapsedTimer m_timer;
};

}  // namespace

Job::Job(QString title, QObject* parent) : QObject(parent), m_title(std::move(title)) {}

void Job::cancel() {
    m_stop.request_stop();
}

JobBridge::JobBridge(QObject* parent) : QObject(parent) {
    // Jobs may start threads of their own (a batch, a model): a few at a time keep a small machine responsive.
    m_pool.setMaxThreadCount(4);
}

JobBridge::~JobBridge() {
    const auto jobs = findChildren<Job*>(QString(), Qt::FindDirectChildrenOnly);
    for (Job* job : jobs) job->cancel();
    m_pool.waitForDone();
    // Deliveries that are still queued belong to the jobs, which are children and go now.
}

Job* JobBridge::launch(const QString& title, QObject* context, Body body) {
    auto* job = new Job(title, this);
    const QPointer<QObject> guard(context != nullptr ? context : this);
    const std::stop_token stop = job->m_stop.get_token();
    ++m_running;
    m_pool.start([this, job, guard, stop, body = std::move(body)]() {
        ForwardingSink sink([job](QString phase, double done, double total) {
            QMetaObject::invokeMethod(
                job, [job, phase, done, total]() { Q_EMIT job->progressed(phase, done, total); }, Qt::QueuedConnection);
        });
        Delivery deliver = body(sink, stop);
        QMetaObject::invokeMethod(
            job,
            [this, job, guard, deliver = std::move(deliver)]() {
                const JobEnd end = deliver(!guard.isNull());
                --m_running;
                Q_EMIT job->ended(end);
                Q_EMIT runningChanged(m_running);
                job->deleteLater();
            },
            Qt::QueuedConnection);
    });
    Q_EMIT jobStarted(job);
    Q_EMIT runningChanged(m_running);
    return job;
}

}  // namespace intaglio::ui
