#pragma once
#include <QObject>
#include <optional>

#include "ui/presenters/ModelPorts.h"

namespace intaglio::ui {

class Job;
class JobBridge;

/// The models of this computer and what an administrator does with them, without widgets. User-interface thread.
class ModelLibrary : public QObject {
    Q_OBJECT
public:
    ModelLibrary(ModelPorts ports, JobBridge& bridge, QObject* parent = nullptr);
    ~ModelLibrary() override;

    [[nodiscard]] const std::vector<ModelRow>& rows() const { return m_rows; }
    [[nodiscard]] bool isBusy() const { return m_running > 0; }
    [[nodiscard]] QString administrator() const { return m_ports.administrator(); }
    void refresh();

    /// Looks at a file or folder; `done` learns what it is.
    void propose(const std::filesystem::path& source, std::function<void(base::Result<ModelProposal>)> done);
    using Staged = std::shared_ptr<inference::StagedPackage>;
    /// Unpacks, checks and runs a package; staged() progresses meanwhile. Nothing is installed yet.
    void stage(const std::filesystem::path& source, const inference::ImportAnswers& answers,
               std::function<void(base::Result<Staged>)> done);
    /// Ends a running stage(); `done` gets Cancelled.
    void cancelStaging();
    void install(const Staged& staged, const inference::InstallConsent& consent,
                 std::function<void(base::Result<inference::ModelPackage>)> done);

    using Done = std::function<void(base::Status)>;
    void remove(const inference::ModelPackage& package, Done done);
    void setEnabled(const inference::ModelPackage& package, bool enabled, Done done);
    void setDefault(const inference::ModelPackage& package, Done done);
    void accept(const inference::ModelPackage& package, const QString& by, Done done);

Q_SIGNALS:
    /// The rows or isBusy().
    void changed();
    /// Of the package that is being staged: "unpack", "check", "probe".
    void stagingProgressed(const QString& phase, double done, double total);

private:
    void run(const QString& title, std::function<base::Status()> work, Done done);
    ModelPorts m_ports;
    JobBridge& m_bridge;
    std::vector<ModelRow> m_rows;
    Job* m_staging = nullptr;
    int m_running = 0;
};

}  // namespace intaglio::ui
