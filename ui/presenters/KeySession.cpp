#include "ui/presenters/KeySession.h"

#include <algorithm>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/crypto/FingerprintWords.h"
#include "ui/presenters/KeyRing.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

KeySession::KeySession(StudyPorts ports, JobBridge& bridge, QObject* parent)
    : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleLimitMs);
    connect(&m_idle, &QTimer::timeout, this, [this]() {
        lock();
        Q_EMIT lockedByIdleness();
    });
    loadTrusted();
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
    std::vector<crypto::PublicIdentity> result = m_doctors;
    for (const TrustedKiosk& kiosk : m_trusted) result.push_back(kiosk.identity);
    return result;
}

/// The list names the beginning of what people compare.
bool KeySession::isListed(const QString& fingerprint) const {
    if (!m_revocations) return false;
    return std::ranges::any_of(m_revocations->keys, [&fingerprint](const crypto::RevokedKey& revoked) {
        return fingerprint.startsWith(QString::fromStdString(crypto::shortFingerprint(revoked.key)));
    });
}

void KeySession::loadTrusted() {
    StudyPorts::Trust trust = m_ports.trust();
    m_trusted.clear();
    m_revocations = trust.revocations ? std::make_shared<const crypto::RevocationList>(std::move(*trust.revocations)) : nullptr;
    for (crypto::PublicIdentity& kiosk : trust.kiosks) {
        const QString fingerprint = QString::fromStdString(m_ports.readableFingerprint(kiosk));
        const QString name = QString::fromStdString(kiosk.name);
        m_trusted.push_back({std::move(kiosk), name, fingerprint, isListed(fingerprint)});
    }
    m_doctors = std::move(trust.doctors);
    m_trustProblems = std::move(trust.problems);
}

void KeySession::reloadTrust() {
    loadTrusted();
    Q_EMIT trustChanged();
}

base::Result<KeySession::Candidate> KeySession::readKiosk(const std::filesystem::path& publicFile) const {
    const auto identity = m_ports.readPublicIdentity(publicFile);
    if (!identity) return identity.error();
    if (identity->role != crypto::Role::Kiosk) return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(publicFile), "kiosk"});
    return Candidate{m_ports.describe(*identity), m_ports.isVouchedFor(*identity)};
}

void KeySession::changeTrust(const QString& title, std::function<base::Status()> change, Done done) {
    JobBridge::Work<bool> work = [change = std::move(change)](base::ProgressSink&, std::stop_token) -> base::Result<bool> {
        const base::Status changed = change();
        if (!changed) return changed.error();
        return true;
    };
    m_bridge.start<bool>(title, this, std::move(work), [this, done = std::move(done)](base::Result<bool> changed) {
        if (!changed) base::log::error("trust", changed.error());
        reloadTrust();
        done(changed ? base::Status() : base::Status(changed.error()));
    });
}

void KeySession::trust(const crypto::PublicIdentity& kiosk, Done done) {
    changeTrust(
        KeyRing::tr("Taking a key in"), [add = m_ports.addTrust, kiosk]() { return add(kiosk); }, std::move(done));
}

void KeySession::distrust(std::size_t index, Done done) {
    if (index >= m_trusted.size()) return;
    changeTrust(
        KeyRing::tr("Working with a key"), [remove = m_ports.removeTrust, kiosk = m_trusted[index].identity]() { return remove(kiosk); },
        std::move(done));
}

}  // namespace intaglio::ui
