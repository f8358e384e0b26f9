#include "ui/presenters/BatchSession.h"

#include "ui/presenters/StudyList.h"

namespace intaglio::ui {

/// Hands what the worker threads report to the session's own thread. The session outlives it: its JobBridge waits for the work.
class BatchSession::Observer final : public pipeline::BatchObserver {
public:
    Observer(QPointer<BatchSession> session, JobBridge* bridge, int generation, base::ProgressSink& progress)
        : m_session(std::move(session)), m_bridge(bridge), m_generation(generation), m_progress(progress) {}

    void listed(const std::vector<std::filesystem::path>& files) override {
        m_total = files.size();
        deliver([generation = m_generation, files](BatchSession& session) { session.listed(generation, files); });
    }

    void finished(std::size_t, const pipeline::BatchRow& row) override {
        m_progress.report("predict", static_cast<double>(++m_finished), static_cast<double>(m_total));
        deliver([generation = m_generation, row](BatchSession& session) { session.rowFinished(generation, row); });
    }

private:
    template <class Action>
    void deliver(Action action) {
        const QPointer<BatchSession> session = m_session;
        QMetaObject::invokeMethod(
            m_bridge,
            [session, action]() {
                if (session) action(*session);
            },
            Qt::QueuedConnection);
    }

    const QPointer<BatchSession> m_session;  ///< looked at on its own thread only
    JobBridge* const m_bridge;
    const int m_generation;
    base::ProgressSink& m_progress;
    std::size_t m_total = 0;
    std::size_t m_finished = 0;
};

BatchSession::BatchSession(StudyPorts ports, JobBridge& bridge, StudyList& list, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge), m_list(list) {}

void BatchSession::add(const std::vector<std::filesystem::path>& inputs) {
    if (inputs.empty()) return;
    m_queue.push_back(inputs);
    if (!isRunning()) startNext();
}

void BatchSession::startNext() {
    if (m_queue.empty()) return;
    const int generation = ++m_generation;
    m_finished = 0;
    m_total = 0;
    m_problem.reset();
    pipeline::BatchRequest request;
    request.inputs = m_queue.front();
    m_queue.erase(m_queue.begin());
    const auto analyzeBatch = m_ports.analyzeBatch;
    auto* bridge = &m_bridge;
    const QPointer<BatchSession> self(this);
    JobBridge::Work<Rows> work = [analyzeBatch, request, self, bridge, generation](base::ProgressSink& progress, std::stop_token stop) {
        Observer observer(self, bridge, generation, progress);
        return analyzeBatch(request, observer, stop);
    };
    m_job = m_bridge.start<Rows>(tr("Looking through the pictures"), this, std::move(work),
                                 [this](base::Result<Rows> result) { batchFinished(std::move(result)); });
    Q_EMIT changed();
}

void BatchSession::listed(int generation, const std::vector<std::filesystem::path>& files) {
    if (generation != m_generation) return;
    m_total = static_cast<int>(files.size());
    m_list.add(files, m_job && m_job->cancelRequested() ? StudyStatus::Cancelled : StudyStatus::Waiting);
    Q_EMIT changed();
}

void BatchSession::rowFinished(int generation, const pipeline::BatchRow& row) {
    if (generation != m_generation) return;
    ++m_finished;
    m_list.setResult(row.file, row);
    Q_EMIT changed();
}

void BatchSession::batchFinished(base::Result<Rows> result) {
    m_job = nullptr;
    m_list.cancelWaiting();
    if (!result && result.error().code != base::ErrorCode::Cancelled) m_problem = result.error();
    Q_EMIT changed();
    startNext();
}

void BatchSession::cancel() {
    m_queue.clear();
    if (m_job) m_job->cancel();
}

void BatchSession::exportTable(const std::filesystem::path& output) {
    const auto write = m_ports.exportTable;
    const Rows rows = m_list.results();
    JobBridge::Work<bool> work = [write, rows, output](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
        const base::Status written = write(rows, output);
        if (!written) return written.error();
        return true;
    };
    m_bridge.start<bool>(tr("Writing the table"), this, std::move(work), [this, output](base::Result<bool> result) {
        if (result) {
            Q_EMIT exported(pathToQt(output));
        } else {
            Q_EMIT exportFailed(result.error());
        }
    });
}

}  // namespace intaglio::ui
