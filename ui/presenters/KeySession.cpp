#include "ui/presenters/KeySession.h"

#include <algorithm>

#include "core/base/Files.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

KeySession::KeySession(StudyPorts ports, JobBridge& bridge, std::filesystem::path trustFolder, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge), m_trustFolder(std::move(trustFolder)) {
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleLimitMs);
    connect(&m_idle, &QTimer::timeout, this, [this]() {
        lock();
        Q_EMIT lockedByIdleness();
    });
    loadTrusted();
    loadClinic();
}

KeySession::~KeySession() = default;

QString KeySession::doctorName() const {
    return m_identity ? QString::fromStdString(m_identity->pub.name) : QString();
}

void KeySession::unlock(const std::filesystem::path& keyFile, base::SecretBytes passphrase) {
    lock();
    m_state = State::Unlocking;
    const int generation = m_generation;
    auto secret = std::make_shared<base::SecretBytes>(std::move(passphrase));
    const auto readKey = m_ports.readKey;
    JobBridge::Work<crypto::PrivateIdentity> work = [readKey, keyFile, secret](base::ProgressSink&, std::stop_token) {
        return readKey(keyFile, secret->view());
    };
    m_bridge.start<crypto::PrivateIdentity>(tr("Unlocking the key"), this, std::move(work),
                                            [this, generation, keyFile](base::Result<crypto::PrivateIdentity> result) {
                                                if (generation == m_generation) finishUnlock(std::move(result), keyFile);
                                            });
    Q_EMIT changed();
}

void KeySession::finishUnlock(base::Result<crypto::PrivateIdentity> result, const std::filesystem::path& keyFile) {
    if (result && result->pub.role != crypto::Role::Doctor) {
        result = base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(keyFile), "doctor"});
    }
    if (result) {
        m_identity = std::make_shared<const crypto::PrivateIdentity>(std::move(*result));
        m_state = State::Unlocked;
        m_idle.start();
    } else {
        m_problem = result.error();
        m_state = State::Locked;
    }
    Q_EMIT changed();
}

void KeySession::lock() {
    ++m_generation;
    m_idle.stop();
    m_problem.reset();
    m_identity.reset();
    if (m_state == State::Locked) return;
    m_state = State::Locked;
    Q_EMIT changed();
}

void KeySession::noteActivity() {
    if (isUnlocked()) m_idle.start();
}

void KeySession::setIdleLimit(int milliseconds) {
    m_idle.setInterval(milliseconds);
}

std::vector<crypto::PublicIdentity> KeySession::trustedIdentities() const {
    std::vector<crypto::PublicIdentity> result;
    result.reserve(m_trusted.size());
    for (const TrustedKiosk& kiosk : m_trusted) result.push_back(kiosk.identity);
    result.insert(result.end(), m_clinicTrusted.begin(), m_clinicTrusted.end());
    return result;
}

void KeySession::loadClinic() {
    if (!m_ports.clinicTrust) return;
    StudyPorts::ClinicTrust trust = m_ports.clinicTrust();
    m_clinicTrusted = std::move(trust.kiosks);
    std::move(trust.doctors.begin(), trust.doctors.end(), std::back_inserter(m_clinicTrusted));
    m_revocations = trust.revocations ? std::make_shared<const crypto::RevocationList>(std::move(*trust.revocations)) : nullptr;
}

void KeySession::reloadClinic() {
    loadClinic();
    Q_EMIT trustChanged();
}

void KeySession::loadTrusted() {
    m_trusted.clear();
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(m_trustFolder, failure)) {
        if (entry.path().extension() != ".pub") continue;
        auto identity = m_ports.readPublicIdentity(entry.path());
        // A damaged file must not take the other kiosks' trust away; it simply trusts nobody.
        if (!identity || identity->role != crypto::Role::Kiosk) continue;
        const QString fingerprint = QString::fromStdString(m_ports.readableFingerprint(*identity));
        const QString name = QString::fromStdString(identity->name);
        m_trusted.push_back({std::move(*identity), name, fingerprint, entry.path()});
    }
    std::sort(m_trusted.begin(), m_trusted.end(), [](const TrustedKiosk& a, const TrustedKiosk& b) { return a.file < b.file; });
}

base::Status KeySession::trust(const std::filesystem::path& publicFile) {
    auto identity = m_ports.readPublicIdentity(publicFile);
    if (!identity) return identity.error();
    if (identity->role != crypto::Role::Kiosk) return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(publicFile), "kiosk"});
    auto content = base::readFile(publicFile, 1 << 20);
    if (!content) return content.error();
    // The fingerprint names the copy: two kiosks of one name stay apart, the same kiosk is kept once.
    const std::string fingerprint = m_ports.readableFingerprint(*identity);
    std::error_code failure;
    std::filesystem::create_directories(m_trustFolder, failure);
    const base::Status written = base::writeFileAtomically(m_trustFolder / (fingerprint + ".pub"), *content);
    if (!written) return written;
    loadTrusted();
    Q_EMIT trustChanged();
    return {};
}

void KeySession::distrust(std::size_t index) {
    if (index >= m_trusted.size()) return;
    std::error_code failure;
    std::filesystem::remove(m_trusted[index].file, failure);
    loadTrusted();
    Q_EMIT trustChanged();
}

}  // namespace intaglio::ui
