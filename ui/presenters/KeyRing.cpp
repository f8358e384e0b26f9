#include "ui/presenters/KeyRing.h"

#include <QDir>
#include <algorithm>

#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

KeyState keyStateOf(const KeyRow& row, const KeyRingContents& ring, std::int64_t now) {
    const crypto::PublicIdentity& identity = row.facts.identity;
    if (row.revoked) return KeyState::Revoked;
    if (now > identity.notAfter) return KeyState::Expired;
    if (now < identity.notBefore) return KeyState::NotYetValid;
    if (ring.clinic && identity.role != crypto::Role::Clinic && !row.isEnrolled) return KeyState::NotEnrolled;
    if (ring.isTrustDamaged) return KeyState::Unjudged;
    return identity.notAfter - now < kExpiresSoonSeconds ? KeyState::ExpiresSoon : KeyState::Valid;
}

KeyRing::KeyRing(KeyPorts ports, JobBridge& bridge, QObject* parent) : QObject(parent), m_ports(std::move(ports)), m_bridge(bridge) {}

KeyRing::~KeyRing() = default;

std::filesystem::path KeyRing::clinicKeyFile() const {
    const auto& pinned = m_contents.clinic;
    const auto found = std::ranges::find_if(m_contents.rows, [&pinned](const KeyRow& row) {
        const auto& identity = row.facts.identity;
        return identity.role == crypto::Role::Clinic && !row.keyFile.empty() && (!pinned || identity.signing == pinned->signing);
    });
    return found == m_contents.rows.end() ? std::filesystem::path() : found->keyFile;
}

std::filesystem::path KeyRing::keysFolderOnStick() const {
    for (const KeyPlace& place : m_ports.places()) {
        const QDir root(place.root);
        const auto folders = root.entryList({QStringLiteral("* keys")}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString& folder : folders) {
            if (root.exists(folder + QLatin1Char('/') + QLatin1String(kPublicFolder))) return pathFromQt(root.filePath(folder));
        }
    }
    return {};
}

void KeyRing::setFolder(const std::filesystem::path& folder) {
    m_folder = folder;
    refresh();
}

void KeyRing::refresh() {
    ++m_running;
    Q_EMIT changed();
    m_bridge.start<KeyRingContents>(
        tr("Reading the keys"), this,
        [read = m_ports.readRing, folder = m_folder](base::ProgressSink&, std::stop_token) { return read(folder); },
        [this](base::Result<KeyRingContents> contents) {
            --m_running;
            if (contents) {
                m_contents = std::move(*contents);
            } else {
                Q_EMIT failed(contents.error());
            }
            Q_EMIT changed();
        });
}

void KeyRing::readPublic(const std::filesystem::path& file, std::function<void(base::Result<crypto::PublicIdentity>)> done) {
    m_bridge.start<crypto::PublicIdentity>(
        tr("Reading a key"), this, [read = m_ports.readPublic, file](base::ProgressSink&, std::stop_token) { return read(file); },
        std::move(done));
}

bool KeyRing::vouchesFor(const crypto::PublicIdentity& identity) const {
    // The file's own signature was checked when it was read; here it matters that it is this clinic's.
    return m_contents.clinic && identity.clinic && *identity.clinic == m_contents.clinic->signing && identity.clinicSignature;
}

void KeyRing::run(const QString& title, Work work, Done done) {
    ++m_running;
    ++m_acting;
    Q_EMIT changed();
    m_bridge.start<KeyActionOutcome>(
        title, this, [work = std::move(work)](base::ProgressSink&, std::stop_token) { return work(); },
        [this, done = std::move(done)](base::Result<KeyActionOutcome> outcome) {
            --m_running;
            --m_acting;
            done(std::move(outcome));
            refresh();
        });
}

void KeyRing::trust(const crypto::PublicIdentity& identity, const std::filesystem::path& file, Done done) {
    runTrust(m_ports.trust, identity, file, std::move(done));
}

void KeyRing::replaceClinic(const crypto::PublicIdentity& identity, const std::filesystem::path& file, Done done) {
    runTrust(m_ports.replaceClinic, identity, file, std::move(done));
}

void KeyRing::runTrust(std::function<base::Status(const crypto::PublicIdentity&)> take, const crypto::PublicIdentity& identity,
                       const std::filesystem::path& file, Done done) {
    run(
        tr("Taking a key in"),
        [take = std::move(take), beside = m_ports.takeInBeside, identity, file]() -> base::Result<KeyActionOutcome> {
            if (const auto taken = take(identity); !taken) return taken.error();
            if (identity.role != crypto::Role::Clinic || !beside) return KeyActionOutcome{};
            return beside(identity, file.parent_path());
        },
        std::move(done));
}

void KeyRing::importRevocations(const std::filesystem::path& file, Done done) {
    run(
        tr("Taking a list in"),
        [take = m_ports.importRevocations, file]() -> base::Result<KeyActionOutcome> {
            if (const auto taken = take(file); !taken) return taken.error();
            return KeyActionOutcome{};
        },
        std::move(done));
}

void KeyRing::act(const KeyActionRequest& request, Done done) {
    run(
        tr("Working with a key"), [act = m_ports.act, request]() { return act(request); }, std::move(done));
}

void KeyRing::exportPublic(const crypto::PublicIdentity& identity, const std::filesystem::path& folder, Done done) {
    run(
        tr("Copying a key"), [copy = m_ports.exportPublic, identity, folder]() { return copy(identity, folder); }, std::move(done));
}

}  // namespace intaglio::ui
