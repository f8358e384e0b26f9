#include "ui/presenters/KeyLists.h"

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::ui {

namespace fs = std::filesystem;
using crypto::PrivateIdentity;
using crypto::RevocationList;

namespace {

fs::path revocationFileOf(const fs::path& clinicKeyFile, const std::string& clinicName) {
    const fs::path folder = keysFolderOf(clinicKeyFile) / kPublicFolder;
    std::error_code ignored;
    const fs::path target = fs::exists(folder, ignored) ? folder : clinicKeyFile.parent_path();
    return target / base::pathFromText(clinicName + ".revoked");
}

/// Two lists that know nothing of each other come from a clinic's key that was used in two places: to continue one would lose the other.
base::Status checkOneSeries(const RevocationList& a, const RevocationList& b, const fs::path& file) {
    if (a.number == b.number) {
        if (crypto::encodeRevocationList(a) == crypto::encodeRevocationList(b)) return {};
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(file), "another list of the same number is in use"});
    }
    const bool isNewer = a.number > b.number;
    if (crypto::keepsRevocations(isNewer ? b : a, isNewer ? a : b)) return {};
    return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(file), "it does not belong to the list in use"});
}

/// The newest list there is: the store's or the one beside the clinic's key.
base::Result<std::optional<RevocationList>> newestList(const KeyWorkplace& at, const KeyActionRequest& request,
                                                       const PrivateIdentity& clinic) {
    const auto store = crypto::TrustStore::open(at.primitives, at.trustFolder);
    if (!store) return store.error();
    // What this computer knew of revoked keys is lost: an older list, or none, must not pass for the newest.
    if (store->defect() != nullptr) return *store->defect();
    std::optional<RevocationList> list;
    if (store->revocations() != nullptr && store->revocations()->clinic == clinic.pub.signing) list = *store->revocations();
    const fs::path file = revocationFileOf(request.clinicKeyFile, clinic.pub.name);
    std::error_code failure;
    if (fs::symlink_status(file, failure).type() == fs::file_type::not_found) return list;
    auto kept = crypto::readRevocationList(at.primitives, file);
    if (!kept) return kept.error();
    if (kept->clinic != clinic.pub.signing) return base::Error(base::ErrorCode::ClinicMismatch, {base::pathText(file)});
    if (list) {
        if (const auto one = checkOneSeries(*list, *kept, file); !one) return one.error();
    }
    if (!list || kept->number > list->number) list = std::move(*kept);
    return list;
}

}  // namespace

base::Result<bool> isRevoked(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                             const crypto::PublicIdentity& identity) {
    const auto list = newestList(at, request, clinic);
    if (!list) return list.error();
    return *list && (*list)->find(identity.fingerprint(at.primitives)) != nullptr;
}

base::Result<NextList> nextList(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                                const crypto::Fingerprint& key) {
    const auto previous = newestList(at, request, clinic);
    if (!previous) return previous.error();
    const fs::path file = revocationFileOf(request.clinicKeyFile, clinic.pub.name);
    if (!*previous && !request.isFirstList) return base::Error(base::ErrorCode::FileNotFound, {base::pathText(file)});
    auto list = crypto::revoke(at.primitives, *previous ? &**previous : nullptr, clinic, key, request.reason, at.clock.unixSeconds());
    if (!list) return list.error();
    const auto store = crypto::TrustStore::open(at.primitives, at.trustFolder);
    if (!store) return store.error();
    if (store->clinic() != nullptr) {
        if (const auto accepted = store->checkUpdate(*list); !accepted) return accepted.error();
    }
    return NextList{std::move(*list), file};
}

base::Result<KeyActionOutcome> whileListLocked(const KeyActionRequest& request, const PrivateIdentity& clinic,
                                               const std::function<base::Result<KeyActionOutcome>()>& work) {
    base::Result<KeyActionOutcome> outcome = KeyActionOutcome{};
    const base::Status locked = base::whileLocked(revocationFileOf(request.clinicKeyFile, clinic.pub.name), [&]() -> base::Status {
        outcome = work();
        return {};
    });
    if (!locked) return locked.error();
    return outcome;
}

base::Result<KeyActionOutcome> putInUse(const KeyWorkplace& at, const NextList& next) {
    if (const auto written = crypto::writeRevocationList(next.list, next.file); !written) return written.error();
    KeyActionOutcome outcome;
    outcome.written = {next.file};
    auto store = crypto::TrustStore::open(at.primitives, at.trustFolder);
    if (!store) {
        outcome.note(store.error());
    } else if (store->clinic() != nullptr) {
        outcome.note(store->update(next.list));
    }
    return outcome;
}

}  // namespace intaglio::ui
