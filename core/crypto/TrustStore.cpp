#include "core/crypto/TrustStore.h"

#include <algorithm>
#include <map>
#include <system_error>

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "core/crypto/KeyEncoding.h"
#include "core/crypto/RevocationFloor.h"

namespace intaglio::crypto {

namespace fs = std::filesystem;

namespace {

constexpr const char* kClinicFile = "clinic.pub";
constexpr const char* kRevocationFile = "clinic.revoked";
constexpr const char* kFloorFile = "clinic.revoked.newest";
constexpr const char* kPublicSuffix = ".pub";
/// A stick that somebody filled with files shall not keep the program from starting.
constexpr std::size_t kMaximumFiles = 10000;

base::Error errorAbout(base::ErrorCode code, const std::string& name) {
    return {code, {name}};
}

bool isByName(const PublicIdentity& a, const PublicIdentity& b) {
    return a.name < b.name;
}

/// Also true for a link that leads nowhere, and where the answer cannot be had: what may be there must not count as missing.
bool isThere(const fs::path& path) {
    std::error_code failure;
    return fs::symlink_status(path, failure).type() != fs::file_type::not_found;
}

}  // namespace

struct TrustStore::State {
    const Primitives& primitives;
    fs::path folder;
    bool isLocked;  ///< no other program changes the folder while this is at work
    std::optional<PublicIdentity> clinic;
    /// Why nobody is trusted although a clinic was pinned: its file, or what is known of its list of revoked keys, does not hold. Without
    /// them everybody would seem trustworthy, or nobody revoked.
    std::optional<base::Error> clinicDefect;
    std::optional<base::Error> listDefect;
    std::optional<RevocationFloor> floor;
    std::map<Fingerprint, PublicIdentity> keys;
    std::map<Fingerprint, std::vector<fs::path>> files;  ///< where each key was read from, beside the store's own name for it
    std::optional<RevocationList> revocations;
    std::vector<base::Error> ignored;
    // What the accessors show, made from `keys`.
    std::vector<PublicIdentity> kiosks;
    std::vector<PublicIdentity> doctors;

    State(const Primitives& primitivesIn, fs::path folderIn, bool isLockedIn)
        : primitives(primitivesIn), folder(std::move(folderIn)), isLocked(isLockedIn) {}

    [[nodiscard]] fs::path pathOf(const Fingerprint& key) const { return folder / (base::toHex(key) + kPublicSuffix); }

    /// Whether the pinned clinic stands behind `identity`; anyone does where none is pinned.
    [[nodiscard]] Status checkClinic(const PublicIdentity& identity, const std::string& name) const {
        // A patient signs nothing that anybody should believe.
        if (identity.role == Role::Clinic || identity.role == Role::Patient)
            return base::Error(base::ErrorCode::KeyWrongRole, {name, std::string(roleName(Role::Kiosk))});
        if (clinicDefect) return *clinicDefect;
        if (!clinic) return {};
        if (!identity.clinic) return errorAbout(base::ErrorCode::KeyNotEnrolled, name);
        if (*identity.clinic != clinic->signing) return errorAbout(base::ErrorCode::ClinicMismatch, name);
        if (!identity.isSignedBy(primitives, clinic->signing)) return errorAbout(base::ErrorCode::KeySignatureInvalid, name);
        return {};
    }

    /// KeyFileInvalid where another key has the same fingerprint, which somebody must have searched for.
    [[nodiscard]] Status checkFingerprint(const Fingerprint& key, const PublicIdentity& identity, const std::string& name) const {
        const auto held = keys.find(key);
        if (held == keys.end() || keyDigest(primitives, held->second) == keyDigest(primitives, identity)) return {};
        return base::Error(base::ErrorCode::KeyFileInvalid, {name, "another key has this fingerprint"});
    }

    void put(const Fingerprint& key, const PublicIdentity& identity) {
        const auto [place, isNew] = keys.try_emplace(key, identity);
        if (!isNew && isNewerEnrolment(identity, place->second)) place->second = identity;
    }

    void refresh() {
        kiosks.clear();
        doctors.clear();
        if (clinicDefect || listDefect) return;
        for (const auto& [key, identity] : keys) (identity.role == Role::Kiosk ? kiosks : doctors).push_back(identity);
        std::stable_sort(kiosks.begin(), kiosks.end(), isByName);
        std::stable_sort(doctors.begin(), doctors.end(), isByName);
    }

    void ignore(const base::Error& error) { ignored.push_back(error); }

    [[nodiscard]] fs::path clinicPath() const { return folder / kClinicFile; }
    [[nodiscard]] fs::path listPath() const { return folder / kRevocationFile; }
    [[nodiscard]] fs::path floorPath() const { return folder / kFloorFile; }

    void readClinic() {
        const fs::path path = clinicPath();
        const bool isPinned = isThere(path);
        // A list says that there was a clinic.
        if (!isPinned && !isThere(listPath()) && !isThere(floorPath())) return;
        const auto read = readPublicIdentity(primitives, path);
        if (!read) {
            clinicDefect = read.error();
        } else if (read->role != Role::Clinic) {
            clinicDefect = base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(path), std::string(roleName(Role::Clinic))});
        } else {
            clinic = *read;
        }
        if (clinicDefect) ignore(*clinicDefect);
    }

    /// Reads what is remembered of the newest list; `listDefect` where that does not hold.
    void readFloor() {
        if (!isThere(floorPath())) return;
        const auto read = readRevocationFloor(floorPath());
        if (!read) {
            listDefect = read.error();
        } else if (read->clinic != clinic->signing) {
            listDefect = errorAbout(base::ErrorCode::ClinicMismatch, base::pathText(floorPath()));
        } else {
            floor = *read;
        }
    }

    [[nodiscard]] Status checkAgainstFloor(const RevocationList& list, const fs::path& path) const {
        if (!floor || list.number > floor->number) return {};
        if (list.number == floor->number && floorOf(primitives, list).digest == floor->digest) return {};
        return errorAbout(base::ErrorCode::RevocationListOld, base::pathText(path));
    }

    [[nodiscard]] Status readList() {
        const fs::path path = listPath();
        if (!isThere(path) && !floor) return {};
        const auto read = readRevocationList(primitives, path);
        if (!read) return read.error();
        if (read->clinic != clinic->signing) return errorAbout(base::ErrorCode::ClinicMismatch, base::pathText(path));
        if (Status newEnough = checkAgainstFloor(*read, path); !newEnough) return newEnough;
        revocations = *read;
        return {};
    }

    void readRevocations() {
        if (!clinic) return;
        readFloor();
        const Status read = readList();
        if (!read && !listDefect) listDefect = read.error();
        if (listDefect) return ignore(*listDefect);
        // The program may have ended between the list and what is remembered of it.
        if (revocations && (!floor || floor->number < revocations->number)) (void)rememberRead(*revocations);
    }

    /// Another program may have taken a newer list since this one was read: what is remembered never goes back. Who only looks at the
    /// store waits for nobody: the next one who opens it remembers.
    [[nodiscard]] Status rememberRead(const RevocationList& list) {
        if (isLocked) return remember(list);
        return base::whileLocked(
            clinicPath(),
            [&]() -> Status {
                const auto held = readRevocationFloor(floorPath());
                if (held && (held->clinic != list.clinic || held->number >= list.number)) return {};
                return remember(list);
            },
            std::chrono::milliseconds(0));
    }

    [[nodiscard]] Status remember(const RevocationList& list) {
        const RevocationFloor next = floorOf(primitives, list);
        if (Status written = writeRevocationFloor(next, floorPath()); !written) return written;
        floor = next;
        return {};
    }

    [[nodiscard]] Status checkList(const RevocationList& list) const {
        const fs::path path = listPath();
        if (revocations) {
            // Two lists of one number come from a clinic key that was used in two places: only the next one holds all of both.
            if (list.number < revocations->number ||
                (list.number == revocations->number && encodeRevocationList(*revocations) != encodeRevocationList(list)))
                return errorAbout(base::ErrorCode::RevocationListOld, base::pathText(path));
            if (!keepsRevocations(*revocations, list))
                return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "it takes back what the list in use says"});
        }
        return checkAgainstFloor(list, path);
    }

    /// The list and what is remembered of it go with the clinic that they are from.
    [[nodiscard]] Status dropListOfAnother(const PublicKey& newClinic) const {
        const auto remembered = readRevocationFloor(floorPath());
        if (remembered && remembered->clinic == newClinic) return {};
        const auto list = readRevocationList(primitives, listPath());
        std::error_code failure;
        if (!list || list->clinic != newClinic) fs::remove(listPath(), failure);
        if (!failure) fs::remove(floorPath(), failure);
        if (failure) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(listPath())});
        return {};
    }

    /// Removes keys that the store wrote itself and that the pinned clinic did not sign.
    void removeStrangers() const {
        for (const auto& [key, identity] : keys) {
            std::error_code failure;  // what stays does not count either
            if (!checkClinic(identity, identity.name)) fs::remove(pathOf(key), failure);
        }
    }

    void readKey(const fs::path& path) {
        const auto read = readPublicIdentity(primitives, path);
        if (!read) return ignore(read.error());
        if (const Status trusted = checkClinic(*read, base::pathText(path)); !trusted) return ignore(trusted.error());
        const Fingerprint key = read->fingerprint(primitives);
        if (const Status unique = checkFingerprint(key, *read, base::pathText(path)); !unique) return ignore(unique.error());
        files[key].push_back(path);
        put(key, *read);
    }

    [[nodiscard]] Status read() {
        readClinic();
        readRevocations();
        // Nobody can be judged without the clinic: that is said once, not for each key.
        if (!clinicDefect) {
            if (Status done = readFolder(); !done) return done;
        }
        refresh();
        return {};
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
    auto state = std::make_shared<State>(primitives, folder, false);
    if (const Status read = state->read(); !read) return read.error();
    return TrustStore(std::move(state));
}

/// Runs `work` on what the folder holds now, with nobody else changing it.
Status TrustStore::change(const std::function<Status(State&)>& work) {
    // Kept until the end: callers may hand in what the store showed them.
    const std::shared_ptr<State> shown = m_state;
    return base::whileLocked(shown->clinicPath(), [&]() -> Status {
        auto state = std::make_shared<State>(shown->primitives, shown->folder, true);
        if (Status read = state->read(); !read) return read;
        m_state = std::move(state);
        Status done = work(*m_state);
        m_state->isLocked = false;
        return done;
    });
}

const PublicIdentity* TrustStore::clinic() const {
    return m_state->clinic ? &*m_state->clinic : nullptr;
}

const base::Error* TrustStore::defect() const {
    const State& state = *m_state;
    if (state.clinicDefect) return &*state.clinicDefect;
    return state.listDefect ? &*state.listDefect : nullptr;
}

Status TrustStore::pinClinic(const PublicIdentity& clinic) {
    if (clinic.role != Role::Clinic) return base::Error(base::ErrorCode::KeyWrongRole, {clinic.name, std::string(roleName(Role::Clinic))});
    return change([&](State& state) -> Status {
        if (const base::Error* reason = defect()) return *reason;
        if (const auto& held = state.clinic; held) {
            if (held->signing != clinic.signing) return errorAbout(base::ErrorCode::ClinicMismatch, clinic.name);
            return {};  // nobody signed the rest of the file: name and validity stay as they were when people compared them
        }
        if (Status written = base::writeFileAtomically(state.clinicPath(), encodePublicIdentity(clinic)); !written) return written;
        state.clinic = clinic;
        state.dropStrangers();
        state.refresh();
        return {};
    });
}

Status TrustStore::replaceClinic(const PublicIdentity& newClinic) {
    if (newClinic.role != Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {newClinic.name, std::string(roleName(Role::Clinic))});
    const Bytes file = encodePublicIdentity(newClinic);
    if (const auto readBack = decodePublicIdentity(m_state->primitives, file, newClinic.name); !readBack) return readBack.error();
    return change([&](State& held) -> Status {
        // In this order: whatever ends the program in between leaves a clinic and another's list, which is nobody trusted.
        if (Status written = base::writeFileAtomically(held.clinicPath(), file); !written) return written;
        if (Status dropped = held.dropListOfAnother(newClinic.signing); !dropped) return dropped;
        held.clinic = newClinic;
        held.clinicDefect.reset();
        held.removeStrangers();
        auto state = std::make_shared<State>(held.primitives, held.folder, true);
        if (Status read = state->read(); !read) return read;
        m_state = std::move(state);
        return {};
    });
}

Status TrustStore::add(const PublicIdentity& identity) {
    return change([&](State& state) -> Status {
        if (const base::Error* reason = defect()) return *reason;
        if (Status trusted = state.checkClinic(identity, identity.name); !trusted) return trusted;
        const Fingerprint key = identity.fingerprint(state.primitives);
        if (Status unique = state.checkFingerprint(key, identity, identity.name); !unique) return unique;
        if (state.revocations && state.revocations->find(key) != nullptr) return errorAbout(base::ErrorCode::KeyRevoked, identity.name);
        const auto held = state.keys.find(key);
        if (held != state.keys.end() && !isNewerEnrolment(identity, held->second)) return {};
        // The bytes that will be read next time must hold by then.
        const Bytes file = encodePublicIdentity(identity);
        if (const auto readBack = decodePublicIdentity(state.primitives, file, identity.name); !readBack) return readBack.error();
        if (Status written = base::writeFileAtomically(state.pathOf(key), file); !written) return written;
        state.put(key, identity);
        state.refresh();
        return {};
    });
}

Status TrustStore::remove(const Fingerprint& key) {
    return change([&](State& state) -> Status {
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
    });
}

Status TrustStore::checkUpdate(const RevocationList& list) const {
    const State& state = *m_state;
    const fs::path path = state.listPath();
    if (state.clinicDefect) return *state.clinicDefect;
    if (!state.clinic) return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "no clinic is trusted yet"});
    if (list.clinic != state.clinic->signing) return errorAbout(base::ErrorCode::ClinicMismatch, state.clinic->name);
    const Bytes file = encodeRevocationList(list);
    if (const auto readBack = decodeRevocationList(state.primitives, file, base::pathText(path)); !readBack) return readBack.error();
    return state.checkList(list);
}

Status TrustStore::update(const RevocationList& list) {
    return change([&](State& state) -> Status {
        if (Status allowed = checkUpdate(list); !allowed) return allowed;
        if (Status written = base::writeFileAtomically(state.listPath(), encodeRevocationList(list)); !written) return written;
        if (Status remembered = state.remember(list); !remembered) return remembered;
        state.revocations = list;
        state.listDefect.reset();
        state.refresh();
        return {};
    });
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
