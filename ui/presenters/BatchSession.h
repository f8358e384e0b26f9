#pragma once
#include <QObject>
#include <QPointer>
#include <optional>

#include "ui/presenters/StudyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

class StudyList;

/// Lists dropped files and folders and lets the model look at them in the background, one batch after another.
/// Fills a StudyList as results come. User-interface thread.
class BatchSession : public QObject {
    Q_OBJECT
public:
    BatchSession(StudyPorts ports, JobBridge& bridge, StudyList& list, QObject* parent = nullptr);

    /// Files and folders; waits for its turn where a batch runs already.
    void add(const std::vector<std::filesystem::path>& inputs);
    /// Stops the running batch and forgets those that wait; results so far stay.
    void cancel();
    /// Writes the rows with a result, most urgent first; exported() or exportFailed() follows.
    void exportTable(const std::filesystem::path& output);

    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] int finishedCount() const { return m_finished; }
    [[nodiscard]] int totalCount() const { return m_total; }
    /// Why the last batch as a whole could not run.
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }

Q_SIGNALS:
    void changed();
    void exported(const QString& output);
    void exportFailed(const intaglio::base::Error& error);

private:
    class Observer;
    using Rows = std::vector<pipeline::BatchRow>;
    void startNext();
    void listed(int generation, const std::vector<std::filesystem::path>& files);
    void rowFinished(int generation, const pipeline::BatchRow& row);
    void batchFinished(base::Result<Rows> result);

    StudyPorts m_ports;
    JobBridge& m_bridge;
    StudyList& m_list;
    std::vector<std::vector<std::filesystem::path>> m_queue;
    QPointer<Job> m_job;
    std::optional<base::Error> m_problem;
    int m_generation = 0;
    int m_finished = 0;
    int m_total = 0;
};

}  // namespace intaglio::ui
