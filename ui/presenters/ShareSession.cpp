#include "ui/presenters/ShareSession.h"

#include "core/base/Files.h"

namespace intaglio::ui {

ShareSession::ShareSession(StudyPorts ports, JobBridge& bridge, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {}

base::Result<ShareSession::Person> ShareSession::readPerson(const std::filesystem::path& publicFile) const {
    auto identity = m_ports.readPublicIdentity(publicFile);
    if (!identity) return identity.error();
    if (!crypto::canRead(identity->role)) return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(publicFile), "doctor"});
    if (const base::Status allowed = m_ports.checkReader(*identity); !allowed) return allowed.error();
    const bool vouched = m_ports.isVouchedFor(*identity);
    const QString fingerprint = QString::fromStdString(m_ports.readableFingerprint(*identity));
    const QString name = QString::fromStdString(identity->name);
    return Person{std::move(*identity), name, fingerprint, vouched};
}

void ShareSession::sealAnswer(StudyPorts::AnswerRequest request) {
    const auto answer = m_ports.answer;
    const QString output = pathToQt(request.output);
    auto shared = std::make_shared<const StudyPorts::AnswerRequest>(std::move(request));
    JobBridge::Work<pipeline::SealReport> work = [answer, shared](base::ProgressSink& progress, std::stop_token stop) {
        return answer(*shared, progress, stop);
    };
    m_job = m_bridge.start<pipeline::SealReport>(tr("Sealing the answer"), this, std::move(work),
                                                 [this, output](base::Result<pipeline::SealReport> result) {
                                                     if (result) {
                                                         Q_EMIT answered(output);
                                                     } else {
                                                         Q_EMIT failed(result.error());
                                                     }
                                                 });
}

void ShareSession::exportCopy(const StudyPorts::PictureFile& file, std::vector<crypto::PublicIdentity> colleagues,
                              const std::filesystem::path& output) {
    const auto copy = m_ports.exportCopy;
    JobBridge::Work<bool> work = [copy, file, colleagues = std::move(colleagues), output](base::ProgressSink&,
                                                                                          std::stop_token) -> base::Result<bool> {
        const base::Status written = copy(file, colleagues, output);
        if (!written) return written.error();
        return true;
    };
    m_job = m_bridge.start<bool>(tr("Encrypting the copy"), this, std::move(work), [this, output](base::Result<bool> result) {
        if (result) {
            Q_EMIT copied(pathToQt(output));
        } else {
            Q_EMIT failed(result.error());
        }
    });
}

void ShareSession::cancel() {
    if (m_job) m_job->cancel();
}

}  // namespace intaglio::ui
