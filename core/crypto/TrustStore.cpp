#include "core/crypto/TrustStore.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "core/base/Files.h"

namespace intaglio::crypto {

namespace fs = std::filesystem;

namespace {

constexpr const char* kClinicFile = "clinic.pub";
constexpr const char* kRevocationFile = "clinic.revoked";
constexpr const char* kPublicSuffix = ".pub";
/// A stick that somebody filled with files shall not keep the program from starting.
constexpr std::size_t kMaximumFiles = 10000;

base::Error errorAbout(base::ErrorCode code, const std::string& name) {
    return {code, {name}};
}

/// The later enrolment of one key, so that bringing an old stick again takes nothing back.
bool isNewer(const PublicIdentity& candidate, const PublicIdentity& held) {
    if (candidate.clinic.has_value() != held.clinic.has_value()) return candidate.clinic.has_value();
    return std::pair(candidate.epoch, candidate.notAfter) >= std::pair(held.epoch, held.notAfter);
}

bool isByName(const PublicIdentity& a, const PublicIdentity& b) {
    return a.name < b.name;
}

}  // namespace

struct TrustStore::State {
    const Primitives& primitives;
    fs::path folder;
    std::optional<PublicIdentity> clinic;
    std::map<Fingerprint, PublicIdentity> keys;
    std::map<Fingerprint, std::vector<fs::path>> files;  ///< where each key was read from, beside the store's own name for it
    std::optional<RevocationList> revocations;
    std::vector<base::Error> ignored;
    // What the accessors show, made from `keys`.
    std::vector<PublicIdentity> kiosks;
    std::vector<PublicIdentity> doctors;

    State(const Primitives& primitivesIn, fs::path folderIn) : primitives(primitivesIn), folder(std::move(folderIn)) {}

    [[nodiscard]] fs::path pathOf(const Fingerprint& key) const { return folder / (base::toHex(key) + kPublicSuffix); }

    /// Whether the pinned clinic stands behind `identity`; anyone does where none is pinned.
    [[nodiscard]] Status checkClinic(const PublicIdentity& identity, const std::string& name) const {
        // A patient signs nothing that anybody should believe.
        if (identity.role == Role::Clinic || identity.role == Role::Patient)
            return base::Error(base::ErrorCode::KeyWrongRole, {name, std::string(roleName(Role::Kiosk))});
        if (!clinic) return {};
        if (!identity.clinic) return errorAbout(base::ErrorCode::KeyNotEnrolled, name);
        if (*identity.clinic != clinic->signing) return errorAbout(base::ErrorCode::ClinicMismatch, name);
        if (!identity.isSignedBy(primitives, clinic->signing)) return errorAbout(base::ErrorCode::KeySignatureInvalid, name);
        return {};
    }

    void put(const Fingerprint& key, const PublicIdentity& identity) {
        const auto [place, isNew] = keys.try_emplace(key, identity);
        if (!isNew && isNewer(identity, place->second)) place->second = identity;
    }

    void refresh() {
        kiosks.clear();
        doctors.clear();
        for (const auto& [key, identity] : keys) (identity.role == Role::Kiosk ? kiosks : doctors).push_back(identity);
        std::stable_sort(kiosks.begin(), kiosks.end(), isByName);
        std::stable_sort(doctors.begin(), doctors.end(), isByName);
    }

    void ignore(const base::Error& error) { ignored.push_back(error); }

    void readClinic() {
        std::error_code failure;
        const fs::path path = folder / kClinicFile;
        if (!fs::exists(path, failure)) return;
        const auto read = readPublicIdentity(primitives, path);
        if (!read) return ignore(read.error());
        if (read->role != Role::Clinic)
            return ignore({base::ErrorCode::KeyWrongRole, {base::pathText(path), std::string(roleName(Role::Clinic))}});
        clinic = *read;
    }

    void readRevocations() {
        std::error_code failure;
        const fs::path path = folder / kRevocationFile;
        if (!fs::exists(path, failure)) return;
        const auto read = readRevocationList(primitives, path);
        if (!read) return ignore(read.error());
        if (!clinic || read->clinic != clinic->signing) return ignore(errorAbout(base::ErrorCode::ClinicMismatch, base::pathText(path)));
        revocations = *read;
    }

    void readKey(const fs::path& path) {
        const auto read = readPublicIdentity(primitives, path);
        if (!read) return ignore(read.error());
        if (const Status trusted = checkClinic(*read, base::pathText(path)); !trusted) return ignore(trusted.error());
        const Fingerprint key = read->fingerprint(primitives);
        files[key].push_back(path);
        put(key, *read);
    }

    [[nodiscard]] Status readFolder() {
        std::error_code failure;
        std::vector<fs::path> paths;
        for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
            const fs::path& path = entry->path();
            if (path.extension() == kPublicSuffix && path.filename() != kClinicFile) paths.push_back(path);
        }
        if (failure) return base::Error(base::ErrorCode::FileUnreadable, {base::pathText(folder)});
        std::sort(paths.begin(), paths.end());
        if (paths.size() > kMaximumFiles) {
            ignore({base::ErrorCode::KeyFileInvalid, {base::pathText(folder), "too many files"}});
            paths.resize(kMaximumFiles);
        }
        for (const fs::path& path : paths) readKey(path);
        return {};
    }

    /// Keys that were trusted by name, or enrolled by another clinic, no longer count beside a pinned clinic. Their files stay.
    void dropStrangers() {
        for (auto place = keys.begin(); place != keys.end();) {
            const Status trusted = checkClinic(place->second, place->second.name);
            if (!trusted) ignore(trusted.error());
            place = trusted ? std::next(place) : keys.erase(place);
        }
    }
};

TrustStore::TrustStore(std::shared_ptr<State> state) : m_state(std::move(state)) {}

Result<TrustStore> TrustStore::open(const Primitives& primitives, const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (!fs::is_directory(folder, failure)) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(folder)});
    auto state = std::make_shared<State>(primitives, folder);
    state->readClinic();
    state->readRevocations();
    if (const Status read = state->readFolder(); !read) return read.error();
    state->refresh();
    return TrustStore(std::move(state));
}

const PublicIdentity* TrustStore::clinic() const {
    return m_state->clinic ? &*m_state->clinic : nullptr;
}

Status TrustStore::pinClinic(const PublicIdentity& clinic) {
    if (clinic.role != Role::Clinic) return base::Error(base::ErrorCode::KeyWrongRole, {clinic.name, std::string(roleName(Role::Clinic))});
    const auto& held = m_state->clinic;
    if (held && held->signing != clinic.signing) return errorAbout(base::ErrorCode::ClinicMismatch, clinic.name);
    if (held && !isNewer(clinic, *held)) return {};
    if (Status written = base::writeFileAtomically(m_state->folder / kClinicFile, encodePublicIdentity(clinic)); !written) return written;
    m_state->clinic = clinic;
    m_state->dropStrangers();
    m_state->refresh();
    return {};
}

Status TrustStore::add(const PublicIdentity& identity) {
    State& state = *m_state;
    if (Status trusted = state.checkClinic(identity, identity.name); !trusted) return trusted;
    const Fingerprint key = identity.fingerprint(state.primitives);
    if (state.revocations && state.revocations->find(key) != nullptr) return errorAbout(base::ErrorCode::KeyRevoked, identity.name);
    const auto held = state.keys.find(key);
    if (held != state.keys.end() && !isNewer(identity, held->second)) return {};
    // The bytes that will be read next time must hold by then.
    const Bytes file = encodePublicIdentity(identity);
    if (const auto readBack = decodePublicIdentity(state.primitives, file, identity.name); !readBack) return readBack.error();
    if (Status written = base::writeFileAtomically(state.pathOf(key), file); !written) return written;
    state.put(key, identity);
    state.refresh();
    return {};
}

Status TrustStore::remove(const Fingerprint& key) {
    State& state = *m_state;
    std::vector<fs::path> paths = state.files[key];
    paths.push_back(state.pathOf(key));
    for (const fs::path& path : paths) {
        std::error_code failure;
        fs::remove(path, failure);
        if (failure) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(path)});
    }
    state.files.erase(key);
    state.keys.erase(key);
    state.refresh();
    return {};
}

Status TrustStore::update(const RevocationList& list) {
    State& state = *m_state;
    const fs::path path = state.folder / kRevocationFile;
    if (!state.clinic) return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "no clinic is trusted yet"});
    if (list.clinic != state.clinic->signing) return errorAbout(base::ErrorCode::ClinicMismatch, state.clinic->name);
    const Bytes file = encodeRevocationList(list);
    if (const auto readBack = decodeRevocationList(state.primitives, file, base::pathText(path)); !readBack) return readBack.error();
    if (state.revocations) {
        const bool isSame = encodeRevocationList(*state.revocations) == file;
        if (isSame) return {};
        // Two lists of one number come from a clinic key that was used in two places: only the next one holds all of both.
        if (list.number <= state.revocations->number) return errorAbout(base::ErrorCode::RevocationListOld, base::pathText(path));
    }
    if (Status written = base::writeFileAtomically(path, file); !written) return written;
    state.revocations = list;
    return {};
}

const std::vector<PublicIdentity>& TrustStore::kiosks() const {
    return m_state->kiosks;
}
const std::vector<PublicIdentity>& TrustStore::doctors() const {
    return m_state->doctors;
}
const RevocationList* TrustStore::revocations() const {
    return m_state->revocations ? &*m_state->revocations : nullptr;
}
const std::vector<base::Error>& TrustStore::ignored() const {
    return m_state->ignored;
}

}  // namespace intaglio::crypto
