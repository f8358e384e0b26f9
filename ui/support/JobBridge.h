#pragma once
#include <QObject>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <stop_token>

#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace intaglio::ui {

/// How a job ended. Every job ends exactly once.
enum class JobEnd { Done, Failed, Cancelled };

/// One running piece of core work, seen from the user-interface thread. Owned by its JobBridge, deleted after `ended`.
class Job : public QObject {
    Q_OBJECT
public:
    Job(QString title, QObject* parent);
    [[nodiscard]] QString title() const { return m_title; }
    /// Asks the work to stop; `ended` follows when it has. Safe to call at any time and more than once.
    void cancel();
    [[nodiscard]] bool cancelRequested() const { return m_stop.stop_requested(); }

Q_SIGNALS:
    /// At most about 30 times a second; `phase` is the stable key of base::ProgressSink.
    void progressed(const QString& phase, double done, double total);
    void ended(intaglio::ui::JobEnd end);

private:
    friend class JobBridge;
    QString m_title;
    std::stop_source m_stop;
};

/// Runs core work on worker threads and delivers what happens on the thread that owns the bridge (the user interface's).
/// start() never blocks. Destroying the bridge cancels every job and waits for it; no callback arrives afterwards.
class JobBridge : public QObject {
    Q_OBJECT
public:
    explicit JobBridge(QObject* parent = nullptr);
    ~JobBridge() override;

    template <class T>
    using Work = std::function<base::Result<T>(base::ProgressSink&, std::stop_token)>;

    /// `work` runs on a worker thread; `finished` is called on the bridge's thread exactly once, unless `context` was destroyed
    /// before (then it is dropped). What the work came through with is delivered also after a cancel: the file that it wrote exists.
    /// An exception that escapes `work` becomes ErrorCode::Internal. `title` is a translated name for a list of running jobs.
    template <class T>
    Job* start(const QString& title, QObject* context, Work<T> work, std::function<void(base::Result<T>)> finished);

    [[nodiscard]] int runningCount() const { return m_running; }

Q_SIGNALS:
    void jobStarted(intaglio::ui::Job* job);
    void runningChanged(int count);

private:
    /// Runs on the worker thread; returns what the owner's thread is to do with the outcome, which tells how the job ended.
    using Delivery = std::function<JobEnd(bool contextAlive)>;
    using Body = std::function<Delivery(base::ProgressSink&, std::stop_token)>;
    Job* launch(const QString& title, QObject* context, Body body);
    template <class T>
    static base::Result<T> guarded(const Work<T>& work, base::ProgressSink& progress, std::stop_token stop);

    QThreadPool m_pool;
    int m_running = 0;
};

template <class T>
base::Result<T> JobBridge::guarded(const Work<T>& work, base::ProgressSink& progress, std::stop_token stop) {
    try {
        auto result = work(progress, stop);
        // An error after a cancel is how the work stopped; a value is there, and saying "cancelled" would hide it.
        if (!result && stop.stop_requested()) return base::Error(base::ErrorCode::Cancelled);
        return result;
    } catch (const std::bad_alloc&) {
        return base::Error(base::ErrorCode::OutOfMemory);
    } catch (...) {
        return base::Error(base::ErrorCode::Internal, {"unexpected"});
    }
}

template <class T>
Job* JobBridge::start(const QString& title, QObject* context, Work<T> work, std::function<void(base::Result<T>)> finished) {
    return launch(title, context,
                  [work = std::move(work), finished = std::move(finished)](base::ProgressSink& progress, std::stop_token stop) {
                      auto outcome = std::make_shared<base::Result<T>>(guarded<T>(work, progress, stop));
                      return [outcome, finished](bool contextAlive) {
                          const bool ok = outcome->hasValue();
                          const bool cancelled = !ok && outcome->error().code == base::ErrorCode::Cancelled;
                          if (contextAlive) finished(std::move(*outcome));
                          return ok ? JobEnd::Done : cancelled ? JobEnd::Cancelled : JobEnd::Failed;
                      };
                  });
}

}  // namespace intaglio::ui
