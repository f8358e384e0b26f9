#pragma once
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace intaglio::training {

/// Steers a running training from another thread (a window's buttons): pause between two steps, go on, stop. May be used for one run
/// after another, but for one at a time. All functions may be called from any thread.
class TrainingControl {
public:
    /// The run halts after the step in progress. It first writes its checkpoint, so that switching the computer off costs nothing.
    void pause();
    /// Lets a paused run go on.
    void resume();
    /// Ends the run, paused or not, after the step in progress with Cancelled; its checkpoint stays, to be continued later.
    void stop();
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] bool isStopped() const;

    /// For trainers, between steps: blocks while paused. True where training shall go on, false after stop() or a request of `stop`.
    [[nodiscard]] bool waitUntilRunning(const std::stop_token& stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
    bool m_stopped = false;
};

}  // namespace intaglio::training
