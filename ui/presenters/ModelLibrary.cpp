#include "ui/presenters/ModelLibrary.h"

#include "ui/support/JobBridge.h"

namespace intaglio::ui {

ModelLibrary::ModelLibrary(ModelPorts ports, JobBridge& bridge, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {}

ModelLibrary::~ModelLibrary() {
    cancelStaging();
}

void ModelLibrary::refresh() {
    ++m_running;
    Q_EMIT changed();
    m_bridge.start<std::vector<ModelRow>>(
        tr("Reading the models"), this,
        [list = m_ports.list](base::ProgressSink&, std::stop_token) -> base::Result<std::vector<ModelRow>> { return list(); },
        [this](base::Result<std::vector<ModelRow>> rows) {
            --m_running;
            if (rows) m_rows = std::move(*rows);
            Q_EMIT changed();
        });
}

void ModelLibrary::propose(const std::filesystem::path& source, std::function<void(base::Result<ModelProposal>)> done) {
    m_bridge.start<ModelProposal>(
        tr("Looking at a package"), this,
        [propose = m_ports.propose, source](base::ProgressSink&, std::stop_token) { return propose(source); }, std::move(done));
}

void ModelLibrary::stage(const std::filesystem::path& source, const inference::ImportAnswers& answers,
                         std::function<void(base::Result<Staged>)> done) {
    m_staging = m_bridge.start<Staged>(
        tr("Checking a package"), this,
        [stage = m_ports.stage, source, answers](base::ProgressSink& progress, std::stop_token stop) {
            return stage(source, answers, progress, std::move(stop));
        },
        [this, done = std::move(done)](base::Result<Staged> staged) {
            m_staging = nullptr;
            done(std::move(staged));
        });
    connect(m_staging, &Job::progressed, this, &ModelLibrary::stagingProgressed);
}

void ModelLibrary::cancelStaging() {
    if (m_staging != nullptr) m_staging->cancel();
}

void ModelLibrary::install(const Staged& staged, const inference::InstallConsent& consent,
                           std::function<void(base::Result<inference::ModelPackage>)> done) {
    ++m_running;
    Q_EMIT changed();
    m_bridge.start<inference::ModelPackage>(
        tr("Installing a model"), this,
        [install = m_ports.install, staged, consent](base::ProgressSink&, std::stop_token) { return install(*staged, consent); },
        [this, done = std::move(done)](base::Result<inference::ModelPackage> installed) {
            --m_running;
            done(std::move(installed));
            refresh();
        });
}

void ModelLibrary::run(const QString& title, std::function<base::Status()> work, Done done) {
    ++m_running;
    Q_EMIT changed();
    m_bridge.start<bool>(
        title, this,
        [work = std::move(work)](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
            if (const base::Status status = work(); !status) return status.error();
            return true;
        },
        [this, done = std::move(done)](base::Result<bool> outcome) {
            --m_running;
            done(outcome ? base::Status() : base::Status(outcome.error()));
            refresh();
        });
}

void ModelLibrary::remove(const inference::ModelPackage& package, Done done) {
    run(
        tr("Removing a model"), [remove = m_ports.remove, package]() { return remove(package); }, std::move(done));
}

void ModelLibrary::setEnabled(const inference::ModelPackage& package, bool enabled, Done done) {
    run(
        tr("Switching a model"), [set = m_ports.setEnabled, package, enabled]() { return set(package, enabled); }, std::move(done));
}

void ModelLibrary::setDefault(const inference::ModelPackage& package, Done done) {
    run(
        tr("Choosing a model"), [set = m_ports.setDefault, package]() { return set(package); }, std::move(done));
}

void ModelLibrary::accept(const inference::ModelPackage& package, const QString& by, Done done) {
    run(
        tr("Accepting a model"), [accept = m_ports.accept, package, name = by.toStdString()]() { return accept(package, name); },
        std::move(done));
}

}  // namespace intaglio::ui
