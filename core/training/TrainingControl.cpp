#include "core/training/TrainingControl.h"

namespace intaglio::training {

void TrainingControl::pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void TrainingControl::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void TrainingControl::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
}

bool TrainingControl::isPaused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

bool TrainingControl::isStopped() const {
    const std::lock_guard lock(m_mutex);
    return m_stopped;
}

bool TrainingControl::waitUntilRunning(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused || m_stopped; });
    return !m_stopped && !stop.stop_requested();
}

}  // namespace intaglio::training
