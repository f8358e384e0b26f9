#pragma once
#include <QFrame>

class QBoxLayout;

namespace intaglio::ui {

class Job;
class JobBridge;

/// The running jobs of a bridge, each with its name, phase, progress and a cancel button; hidden while nothing runs.
class JobStrip : public QFrame {
    Q_OBJECT
public:
    explicit JobStrip(QWidget* parent = nullptr);
    void setBridge(JobBridge* bridge);
    /// Adds a job by hand (the gallery shows one that never runs).
    void addJob(Job* job);

private:
    QBoxLayout* m_rows;
    int m_count = 0;
};

/// A translated name for a phase key of base::ProgressSink ("predict" -> "Looking at the picture").
[[nodiscard]] QString phaseText(const QString& phase);

}  // namespace intaglio::ui
