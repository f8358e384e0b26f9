#include "ui/presenters/OpenSession.h"

#include "ui/presenters/KeySession.h"

namespace intaglio::ui {

OpenSession::OpenSession(StudyPorts ports, JobBridge& bridge, KeySession& keys, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge), m_keys(keys) {
    connect(&keys, &KeySession::changed, this, &OpenSession::keyChanged);
    connect(&keys, &KeySession::trustChanged, this, &OpenSession::checkSeal);
}

void OpenSession::open(const std::filesystem::path& file) {
    close();
    m_file = file;
    startLoad();
}

void OpenSession::startLoad() {
    m_state = State::Loading;
    m_problem.reset();
    const int generation = ++m_loadGeneration;
    // Asked here, once: whether a locked key hides what is open must be known at any moment.
    m_isCopy = m_ports.isCopy && m_ports.isCopy(m_file);
    JobBridge::Work<Opened> work = [ports = m_ports, file = m_file, doctor = m_keys.identity(), isCopy = m_isCopy](
                                       base::ProgressSink&, std::stop_token) { return openFile(ports, file, doctor, isCopy); };
    m_loadJob = m_bridge.start<Opened>(tr("Reading %1").arg(fileNameOf(m_file)), this, std::move(work),
                                       [this, generation](base::Result<Opened> result) {
                                           if (generation == m_loadGeneration) finishLoad(std::move(result));
                                       });
    Q_EMIT pictureChanged();
}

base::Result<OpenSession::Opened> OpenSession::openFile(const StudyPorts& ports, const std::filesystem::path& file,
                                                        const StudyPorts::Identity& doctor, bool isCopy) {
    if (!isCopy) {
        auto picture = ports.load(file);
        if (!picture) return picture.error();
        return Opened{std::make_shared<const image::LoadedImage>(std::move(*picture)), nullptr};
    }
    if (doctor == nullptr) return Opened{};
    auto copy = ports.openCopy(file, *doctor);
    if (!copy) return copy.error();
    return Opened{std::make_shared<const image::LoadedImage>(std::move(copy->picture)), copy->content};
}

void OpenSession::close() {
    cancel();
    ++m_loadGeneration;
    m_state = State::Empty;
    m_file.clear();
    m_picture.reset();
    m_content.reset();
    m_isCopy = false;
    m_problem.reset();
    setSeal(Seal::NotAsked);
    Q_EMIT pictureChanged();
}

void OpenSession::cancel() {
    if (m_loadJob) m_loadJob->cancel();
    if (m_sealJob) m_sealJob->cancel();
}

const pipeline::IntactResult* OpenSession::intact() const {
    return m_verdict ? std::get_if<pipeline::IntactResult>(m_verdict.get()) : nullptr;
}

void OpenSession::finishLoad(base::Result<Opened> result) {
    if (!result) {
        m_problem = result.error();
        m_state = State::Failed;
    } else if (result->picture == nullptr && m_keys.identity()) {
        // The key was unlocked meanwhile. Asked with a key, a copy is a picture or an error: this comes once.
        return startLoad();
    } else if (result->picture == nullptr) {
        m_state = State::KeyNeeded;
    } else {
        m_picture = result->picture;
        m_content = result->content;
        m_state = State::Ready;
    }
    Q_EMIT pictureChanged();
    if (m_state == State::KeyNeeded) Q_EMIT keyNeeded();
    checkSeal();
}

void OpenSession::keyChanged() {
    if (!m_isCopy) return checkSeal();
    if (!m_keys.identity()) return conceal();
    // Also after another key did not fit.
    if (m_state == State::KeyNeeded || m_state == State::Failed) startLoad();
}

/// What was decrypted leaves the screen with the key.
void OpenSession::conceal() {
    if (m_state == State::KeyNeeded) return;
    cancel();
    ++m_loadGeneration;
    m_state = State::KeyNeeded;
    m_picture.reset();
    m_content.reset();
    m_problem.reset();
    setSeal(Seal::NotAsked);
    Q_EMIT pictureChanged();
}

void OpenSession::setSeal(Seal seal) {
    if (m_sealJob) m_sealJob->cancel();
    ++m_sealGeneration;
    m_verdict.reset();
    m_original.reset();
    m_sealProblem.reset();
    m_seal = seal;
    Q_EMIT sealChanged();
}

void OpenSession::checkSeal() {
    if (!m_picture) return;
    const StudyPorts::Identity identity = m_keys.identity();
    // A result that was open on the screen goes with the key.
    setSeal(identity ? Seal::Checking : Seal::KeyLocked);
    if (!identity) return;
    const int generation = m_sealGeneration;
    const auto openSealed = m_ports.openSealed;
    const StudyPorts::Loaded picture = m_picture;
    const auto trusted = m_keys.trustedIdentities();
    const auto revocations = m_keys.revocations();
    JobBridge::Work<pipeline::Verdict> work = [openSealed, picture, identity, trusted, revocations](base::ProgressSink& progress,
                                                                                                    std::stop_token stop) {
        return openSealed(*picture, pipeline::OpenRequest{identity.get(), trusted, revocations.get()}, progress, stop);
    };
    m_sealJob = m_bridge.start<pipeline::Verdict>(tr("Looking for a sealed result"), this, std::move(work),
                                                  [this, generation](base::Result<pipeline::Verdict> result) {
                                                      if (generation == m_sealGeneration) finishSeal(std::move(result));
                                                  });
}

void OpenSession::finishSeal(base::Result<pipeline::Verdict> result) {
    if (result) {
        m_verdict = std::make_shared<const pipeline::Verdict>(std::move(*result));
        if (intact() != nullptr && intact()->mode == crypto::EmbeddingMode::Reversible)
            m_original = std::make_shared<const image::LoadedImage>(image::LoadedImage{intact()->restored, m_picture->source});
        m_seal = Seal::Known;
    } else {
        m_sealProblem = result.error();
        m_seal = Seal::Failed;
    }
    Q_EMIT sealChanged();
}

void OpenSession::restoreOriginal(const std::filesystem::path& output) {
    if (intact() == nullptr) return;
    const auto restore = m_ports.restore;
    const StudyPorts::Loaded picture = m_picture;
    const auto verdict = m_verdict;
    const StudyPorts::PictureFile file = pictureFile();
    JobBridge::Work<bool> work = [restore, picture, verdict, file, output](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
        const base::Status written = restore(file, *picture, std::get<pipeline::IntactResult>(*verdict), output);
        if (!written) return written.error();
        return true;
    };
    m_bridge.start<bool>(tr("Saving the original"), this, std::move(work), [this, output](base::Result<bool> result) {
        if (result) {
            Q_EMIT restored(pathToQt(output));
        } else {
            Q_EMIT restoreFailed(result.error());
        }
    });
}

}  // namespace intaglio::ui
