#include "ui/presenters/KeySetupMake.h"

#include <algorithm>
#include <utility>

#include "core/base/Files.h"
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KioskStart.h"
#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

namespace fs = std::filesystem;
using crypto::PrivateIdentity;
using crypto::Role;

namespace {

/// A folder that goes with everything in it, unless it was moved to its place.
class WorkFolder {
public:
    static base::Result<WorkFolder> make(const crypto::Primitives& primitives, const fs::path& place) {
        const auto random = primitives.random(8);
        if (!random) return random.error();
        std::string name = ".intaglio-keys-";
        for (const std::uint8_t byte : random->view()) name += "0123456789abcdef"[byte & 15];
        std::error_code failure;
        fs::create_directories(place / name, failure);
        if (failure) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(place)});
        fs::permissions(place / name, fs::perms::owner_all, failure);  // best effort: a stick's file system may know no owners
        return WorkFolder(place / name);
    }
    WorkFolder(WorkFolder&& other) noexcept : m_path(std::exchange(other.m_path, fs::path())) {}
    WorkFolder& operator=(WorkFolder&&) = delete;
    ~WorkFolder() {
        std::error_code ignored;
        if (!m_path.empty()) fs::remove_all(m_path, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }
    void release() { m_path.clear(); }

private:
    explicit WorkFolder(fs::path path) : m_path(std::move(path)) {}
    fs::path m_path;
};

std::string folderName(Role role, const std::string& name) {
    return role == Role::Clinic ? kClinicFolder : std::string(crypto::roleName(role)) + ' ' + name;
}

base::Result<PrivateIdentity> createKey(const KeyWorkplace& at, Role role, const QString& name, const PrivateIdentity* clinic) {
    crypto::NewKeyRequest request;
    request.role = role;
    request.name = name.toStdString();
    request.clinic = clinic;
    request.now = at.clock.unixSeconds();
    return crypto::createIdentity(at.primitives, request);
}

/// FileUnreadable where the folder cannot be read to its end: half a set of keys must not look like a whole one.
base::Result<std::vector<fs::path>> filesIn(const fs::path& folder) {
    std::error_code failure;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        found.push_back(entry->path());
    if (failure) return base::Error(base::ErrorCode::FileUnreadable, {base::pathText(folder)});
    return found;
}

/// One run of makeKeys().
class Maker {
public:
    Maker(const KeyWorkplace& at, const KeySetupPlan& plan, base::ProgressSink& progress, std::stop_token stop)
        : m_at(at), m_plan(plan), m_progress(progress), m_stop(std::move(stop)) {}

    base::Result<KeySetupOutcome> run();

private:
    base::Result<PrivateIdentity> clinic(const fs::path& temporary);
    base::Status makeOne(const NewKey& wanted, const PrivateIdentity& clinic, const fs::path& temporary);
    base::Status makeRecovery(const PrivateIdentity& clinic, const fs::path& temporary);
    base::Status store(const PrivateIdentity& identity, const SharedSecret& passphrase, const fs::path& temporary,
                       const std::string& folder);
    base::Status moveIntoPlace(WorkFolder& temporary);
    base::Status moveParts(const fs::path& temporary);
    base::Status trustMade();
    base::Status step();
    KeyFacts factsOf(const crypto::PublicIdentity& identity) const { return makeKeyPorts(m_at).describe(identity); }

    const KeyWorkplace& m_at;
    const KeySetupPlan& m_plan;
    base::ProgressSink& m_progress;
    std::stop_token m_stop;
    KeySetupOutcome m_outcome;
    int m_done = 0;
};

base::Status Maker::step() {
    if (m_stop.stop_requested()) return base::Error(base::ErrorCode::Cancelled);
    const auto later = std::ranges::count_if(m_plan.keys, [](const NewKey& key) { return key.passphrase == nullptr; });
    const auto total = static_cast<double>(m_plan.keys.size()) - static_cast<double>(later) + 1 + (m_plan.recovery ? 1 : 0);
    m_progress.report("key", m_done++, total);
    return {};
}

base::Status Maker::store(const PrivateIdentity& identity, const SharedSecret& passphrase, const fs::path& temporary,
                          const std::string& folder) {
    const fs::path target = temporary / base::pathFromText(folder);
    const fs::path publicFolder = temporary / kPublicFolder;
    std::error_code ignored;  // a folder that could not be made shows when its first file is written
    fs::create_directories(target, ignored);
    fs::create_directories(publicFolder, ignored);
    const auto written = crypto::writeIdentity(m_at.primitives, identity, passphrase->view(), target, m_at.workFactor);
    if (!written) return written.error();
    const fs::path name = base::pathFromText(identity.pub.name);
    const auto copied = base::writeFileAtomically(publicFolder / fs::path(name).concat(".pub"), crypto::encodePublicIdentity(identity.pub));
    if (!copied) return copied.error();
    // A stick that loses what it is given is noticed now and not when the key is needed.
    const auto again = crypto::readKeyFile(m_at.primitives, target / fs::path(name).concat(".key"), passphrase->view());
    if (!again || again->pub.fingerprint(m_at.primitives) != identity.pub.fingerprint(m_at.primitives))
        return base::Error(base::ErrorCode::SelfVerificationFailed, {identity.pub.name});
    m_outcome.keys.push_back({factsOf(identity.pub), m_outcome.folder / base::pathFromText(folder)});
    return {};
}

base::Result<PrivateIdentity> Maker::clinic(const fs::path& temporary) {
    if (const auto go = step(); !go) return go.error();
    if (!m_plan.clinicKeyFile.empty()) {
        auto opened = crypto::readKeyFile(m_at.primitives, m_plan.clinicKeyFile, m_plan.clinicPassphrase->view());
        if (!opened) return opened.error();
        if (opened->pub.role != Role::Clinic)
            return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(m_plan.clinicKeyFile), "clinic"});
        m_outcome.keys.push_back({factsOf(opened->pub), m_plan.clinicKeyFile.parent_path(), false});
        return opened;
    }
    auto made = createKey(m_at, Role::Clinic, m_plan.clinicName, nullptr);
    if (!made) return made.error();
    const auto stored = store(*made, m_plan.clinicPassphrase, temporary, kClinicFolder);
    if (!stored) return stored.error();
    return made;
}

base::Status Maker::makeOne(const NewKey& wanted, const PrivateIdentity& clinic, const fs::path& temporary) {
    if (wanted.passphrase == nullptr) {
        m_outcome.later << wanted.name;
        return {};
    }
    if (const auto go = step(); !go) return go.error();
    const auto made = createKey(m_at, wanted.role, wanted.name, &clinic);
    if (!made) return made.error();
    const std::string folder = folderName(wanted.role, made->pub.name);
    const auto stored = store(*made, wanted.passphrase, temporary, folder);
    if (!stored) return stored.error();
    m_outcome.keys.back().startsByItself = wanted.startsByItself;
    if (!wanted.startsByItself) return {};
    const fs::path file = temporary / base::pathFromText(folder) / base::pathFromText(made->pub.name + ".start");
    return writeStartFile(file, wanted.passphrase->view());
}

base::Status Maker::makeRecovery(const PrivateIdentity& clinic, const fs::path& temporary) {
    if (!m_plan.recovery) return {};
    if (const auto go = step(); !go) return go.error();
    const auto made = createKey(m_at, Role::Doctor, QLatin1String(kRecoveryName), &clinic);
    if (!made) return made.error();
    // It is as precious as the clinic's key and lies beside it, behind the same passphrase.
    const auto stored = store(*made, m_plan.clinicPassphrase, temporary, kClinicFolder);
    if (!stored) return stored.error();
    m_outcome.keys.back().isRecovery = true;
    return {};
}

/// Adds to a keys folder that is there already. What was moved goes again where a later part cannot be moved.
base::Status Maker::moveParts(const fs::path& temporary) {
    std::error_code failure;
    std::vector<std::pair<fs::path, fs::path>> moves;
    const auto parts = filesIn(temporary);
    if (!parts) return parts.error();
    for (const fs::path& part : *parts) {
        const fs::path name = part.filename();
        if (name != kPublicFolder && name != kClinicFolder) {
            moves.emplace_back(part, m_outcome.folder / name);
            continue;
        }
        fs::create_directories(m_outcome.folder / name, failure);
        if (failure) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(m_outcome.folder / name)});
        const auto files = filesIn(part);
        if (!files) return files.error();
        for (const fs::path& file : *files) moves.emplace_back(file, m_outcome.folder / name / file.filename());
    }
    for (const auto& [from, to] : moves) {
        if (fs::exists(to, failure)) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(to)});
    }
    for (std::size_t i = 0; i < moves.size(); ++i) {
        fs::rename(moves[i].first, moves[i].second, failure);
        if (!failure) continue;
        std::error_code ignored;
        for (std::size_t back = 0; back < i; ++back) fs::rename(moves[back].second, moves[back].first, ignored);
        return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(moves[i].second)});
    }
    return {};
}

base::Status Maker::moveIntoPlace(WorkFolder& temporary) {
    if (m_stop.stop_requested()) return base::Error(base::ErrorCode::Cancelled);
    m_progress.report("finish", 0, 1);
    if (!m_plan.clinicKeyFile.empty()) return moveParts(temporary.path());
    std::error_code failure;
    // Renaming onto an empty folder would replace it in silence.
    if (fs::exists(m_outcome.folder, failure)) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(m_outcome.folder)});
    fs::rename(temporary.path(), m_outcome.folder, failure);
    if (failure) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(m_outcome.folder)});
    temporary.release();
    return {};
}

base::Status Maker::trustMade() {
    auto store = crypto::TrustStore::open(m_at.primitives, m_at.trustFolder);
    if (!store) return store.error();
    const auto& clinic = m_outcome.keys.front().facts.identity;
    const bool isPinned = store->clinic() != nullptr && store->clinic()->signing == clinic.signing;
    if (!isPinned) {
        if (const auto pinned = store->pinClinic(clinic); !pinned) return pinned.error();
    }
    for (std::size_t i = 1; i < m_outcome.keys.size(); ++i) {
        if (const auto added = store->add(m_outcome.keys[i].facts.identity); !added) return added.error();
    }
    return {};
}

base::Result<KeySetupOutcome> Maker::run() {
    const bool isNew = m_plan.clinicKeyFile.empty();
    m_outcome.folder = isNew ? keysFolderIn(m_plan.place, m_plan.clinicName) : keysFolderOf(m_plan.clinicKeyFile);
    auto temporary = WorkFolder::make(m_at.primitives, isNew ? m_plan.place : m_outcome.folder);
    if (!temporary) return temporary.error();
    const auto clinicKey = clinic(temporary->path());
    if (!clinicKey) return clinicKey.error();
    for (const NewKey& key : m_plan.keys) {
        if (const auto made = makeOne(key, *clinicKey, temporary->path()); !made) return made.error();
    }
    if (const auto made = makeRecovery(*clinicKey, temporary->path()); !made) return made.error();
    if (const auto moved = moveIntoPlace(*temporary); !moved) return moved.error();
    if (const auto trusted = trustMade(); !trusted) m_outcome.trustProblem = trusted.error();
    m_progress.report("finish", 1, 1);
    return std::move(m_outcome);
}

}  // namespace

fs::path keysFolderIn(const fs::path& place, const QString& clinicName) {
    return place / pathFromQt(clinicName + QStringLiteral(" keys"));
}

fs::path keysFolderOf(const fs::path& clinicKeyFile) {
    const fs::path folder = clinicKeyFile.parent_path();
    return folder.filename() == kClinicFolder ? folder.parent_path() : folder;
}

base::Result<KeySetupOutcome> makeKeys(const KeyWorkplace& at, const KeySetupPlan& plan, base::ProgressSink& progress,
                                       std::stop_token stop) {
    return Maker(at, plan, progress, std::move(stop)).run();
}

}  // namespace intaglio::ui
