// What the key manager does with keys: renewing, replacing, revoking, admitting.
#include <algorithm>
#include <optional>

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KeyLists.h"
#include "ui/presenters/KeyRingWork.h"
#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/KioskStart.h"

namespace intaglio::ui {

namespace fs = std::filesystem;
using crypto::PrivateIdentity;
using crypto::PublicIdentity;
using crypto::Role;

namespace {

constexpr std::int64_t kRenewedSeconds = std::int64_t{5} * 365 * 86400;

base::Result<crypto::TrustStore> openStore(const KeyWorkplace& at) {
    return crypto::TrustStore::open(at.primitives, at.trustFolder);
}

bool isSameKey(const KeyWorkplace& at, const PublicIdentity& a, const PublicIdentity& b) {
    return a.fingerprint(at.primitives) == b.fingerprint(at.primitives);
}

/// The clinic's key, and only that of the clinic that this computer trusts, where it trusts one.
base::Result<PrivateIdentity> openClinicKey(const KeyWorkplace& at, const KeyActionRequest& request) {
    auto clinic = crypto::readKeyFile(at.primitives, request.clinicKeyFile, request.clinicPassphrase->view());
    if (!clinic) return clinic;
    if (clinic->pub.role != Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(request.clinicKeyFile), "clinic"});
    const auto store = openStore(at);
    if (!store) return store.error();
    if (store->clinic() != nullptr && store->clinic()->signing != clinic->pub.signing)
        return base::Error(base::ErrorCode::ClinicMismatch, {base::pathText(request.clinicKeyFile)});
    return clinic;
}

/// A file that will be written again must be the one that people chose: replacing goes by the name inside, so that a renamed copy would
/// take the place of the file in use.
base::Status checkChosen(const KeyWorkplace& at, const fs::path& file, const PrivateIdentity& inside, const PublicIdentity& target) {
    if (base::pathText(file.filename()) != inside.pub.name + ".key")
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(file), "it was renamed, inside is " + inside.pub.name});
    if (!isSameKey(at, inside.pub, target))
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(file), "it holds another key than the chosen one"});
    return {};
}

base::Result<PrivateIdentity> openOwnKey(const KeyWorkplace& at, const KeyActionRequest& request) {
    auto own = crypto::readKeyFile(at.primitives, request.keyFile, request.passphrase->view());
    if (!own) return own;
    if (const auto chosen = checkChosen(at, request.keyFile, *own, request.target); !chosen) return chosen.error();
    return own;
}

/// The clinic signs no key afresh that it revoked.
base::Status checkNotRevoked(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                             const PublicIdentity& identity) {
    const auto revoked = isRevoked(at, request, clinic, identity);
    if (!revoked) return revoked.error();
    if (*revoked) return base::Error(base::ErrorCode::KeyRevoked, {identity.name});
    return {};
}

/// True where NAME.key is no longer what `identity` was read from.
bool wasReplaced(const KeyWorkplace& at, const PrivateIdentity& identity, const fs::path& keyFile) {
    const auto content = base::readFile(keyFile);
    return content && identity.readFrom && at.primitives.sha256(*content) != *identity.readFrom;
}

/// Replaces NAME.key and NAME.pub, and the copy in the keys folder's "public" where there is one. An error where NAME.key stayed as it was.
base::Result<KeyActionOutcome> rewrite(const KeyWorkplace& at, const PrivateIdentity& identity, const SharedSecret& passphrase,
                                       const fs::path& keyFile) {
    const auto replaced = crypto::replaceIdentity(at.primitives, identity, passphrase->view(), keyFile.parent_path(), at.workFactor);
    if (!replaced && !wasReplaced(at, identity, keyFile)) return replaced.error();
    const fs::path beside = fs::path(keyFile).replace_extension(".pub");
    KeyActionOutcome outcome;
    outcome.written = {keyFile};
    outcome.note(replaced);
    if (replaced) outcome.written.push_back(beside);
    const fs::path shared = keyFile.parent_path().parent_path() / kPublicFolder / beside.filename();
    std::error_code ignored;
    if (!fs::exists(shared, ignored)) return outcome;
    const auto written = base::writeFileAtomically(shared, crypto::encodePublicIdentity(identity.pub));
    outcome.note(written);
    if (written) outcome.written.push_back(shared);
    return outcome;
}

/// The store takes the renewed part in where it belongs to the pinned clinic; elsewhere nothing is to be done.
base::Status refreshTrust(const KeyWorkplace& at, const PublicIdentity& identity) {
    auto store = openStore(at);
    if (!store) return store.error();
    if (identity.role != Role::Clinic) return store->add(identity);
    if (store->defect() != nullptr) return *store->defect();
    if (store->clinic() == nullptr || store->clinic()->signing != identity.signing) return {};
    // Whoever holds the clinic's key says what its file says: nobody has to compare words.
    return store->replaceClinic(identity);
}

/// A clinic's own key file, changed: renewed, or with a new hiding key.
base::Result<KeyActionOutcome> rewriteClinic(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                                             const base::Result<PrivateIdentity>& changed) {
    if (!changed) return changed.error();
    if (const auto chosen = checkChosen(at, request.clinicKeyFile, clinic, request.target); !chosen) return chosen.error();
    auto outcome = rewrite(at, *changed, request.clinicPassphrase, request.clinicKeyFile);
    if (outcome) outcome->note(refreshTrust(at, changed->pub));
    return outcome;
}

/// Where NAME.pub goes among the clinic's public files.
fs::path publicPlaceOf(const KeyActionRequest& request, const PublicIdentity& identity) {
    const fs::path folder = keysFolderOf(request.clinicKeyFile) / kPublicFolder;
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    return folder / base::pathFromText(identity.name + ".pub");
}

/// Another key of that name must not lose its place, unless it is revoked.
base::Status checkPublicPlace(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                              const PublicIdentity& identity, const fs::path& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return {};
    const auto held = crypto::readPublicIdentity(at.primitives, file);
    if (!held) return held.error();
    if (isSameKey(at, *held, identity)) return {};
    const auto revoked = isRevoked(at, request, clinic, *held);
    if (!revoked) return revoked.error();
    if (!*revoked) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(file)});
    return {};
}

/// Writes what the clinic signed to `files` and among its public files, and takes it in on this computer.
base::Result<KeyActionOutcome> publish(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic,
                                       const PublicIdentity& identity, std::vector<fs::path> files) {
    const fs::path place = publicPlaceOf(request, identity);
    files.push_back(place);
    const base::Bytes content = crypto::encodePublicIdentity(identity);
    KeyActionOutcome outcome;
    const base::Status published = base::whileLocked(place, [&]() -> base::Status {
        if (const auto free = checkPublicPlace(at, request, clinic, identity, place); !free) return free.error();
        for (const fs::path& file : files) {
            const auto written = base::writeFileAtomically(file, content);
            if (!written && outcome.written.empty()) return written.error();
            outcome.note(written);
            if (written) outcome.written.push_back(file);
        }
        return {};
    });
    if (!published) return published.error();
    outcome.note(refreshTrust(at, identity));
    return outcome;
}

/// A doctor's renewal without the doctor: the public part carries the new hiding key, and the doctor takes it in later (takeEnrolment).
base::Result<KeyActionOutcome> renewPublicPart(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    PublicIdentity identity = request.target;
    // To admit a key is another action, for which people compare words.
    if (!identity.isSignedBy(at.primitives, clinic.pub.signing)) return base::Error(base::ErrorCode::KeyNotEnrolled, {identity.name});
    if (const auto free = checkNotRevoked(at, request, clinic, identity); !free) return free.error();
    const std::int64_t now = at.clock.unixSeconds();
    identity.notBefore = std::min(identity.notBefore, now);
    identity.notAfter = now + kRenewedSeconds;
    const auto renewed = crypto::enrolIdentity(at.primitives, identity, clinic, now);
    if (!renewed) return renewed.error();
    return publish(at, request, clinic, *renewed, {});
}

base::Result<KeyActionOutcome> renew(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    if (request.target.role == Role::Clinic)
        return rewriteClinic(at, request, clinic, crypto::renewIdentity(at.primitives, clinic, clinic, at.clock.unixSeconds()));
    if (request.keyFile.empty() && mayLackOwnKey(request.action, request.target.role)) return renewPublicPart(at, request, clinic);
    const auto own = openOwnKey(at, request);
    if (!own) return own.error();
    if (const auto free = checkNotRevoked(at, request, clinic, own->pub); !free) return free.error();
    const auto renewed = crypto::renewIdentity(at.primitives, *own, clinic, at.clock.unixSeconds());
    if (!renewed) return renewed.error();
    auto outcome = rewrite(at, *renewed, request.passphrase, request.keyFile);
    if (outcome) outcome->note(refreshTrust(at, renewed->pub));
    return outcome;
}

base::Result<KeyActionOutcome> revoke(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto next = nextList(at, request, clinic, request.target.fingerprint(at.primitives));
    if (!next) return next.error();
    return putInUse(at, *next);
}

base::Result<KeyActionOutcome> replace(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto own = openOwnKey(at, request);
    if (!own) return own.error();
    if (const auto free = checkNotRevoked(at, request, clinic, own->pub); !free) return free.error();
    const auto replaced = crypto::replaceKeys(at.primitives, *own, &clinic, at.clock.unixSeconds());
    if (!replaced) return replaced.error();
    // Made and checked first: once the new keys are in their place, nothing but the disk may stand between them and the list.
    const auto next = nextList(at, request, clinic, own->pub.fingerprint(at.primitives));
    if (!next) return next.error();
    auto outcome = rewrite(at, *replaced, request.passphrase, request.keyFile);
    if (!outcome) return outcome;
    // Listed last: a list that names the old key must not exist before the new key does.
    const auto listed = putInUse(at, *next);
    if (listed) {
        outcome->written.insert(outcome->written.end(), listed->written.begin(), listed->written.end());
        if (listed->problem) outcome->note(*listed->problem);
    } else {
        outcome->note(listed.error());
    }
    outcome->note(refreshTrust(at, replaced->pub));
    return outcome;
}

/// The recovery key lies behind the clinic's passphrase: it is opened before anything is written. None where there is none, or where it
/// has a passphrase of its own.
std::optional<PrivateIdentity> openRecovery(const KeyWorkplace& at, const KeyActionRequest& request, const fs::path& file) {
    std::error_code ignored;
    if (request.target.role != Role::Clinic || !fs::exists(file, ignored)) return std::nullopt;
    auto opened = crypto::readKeyFile(at.primitives, file, request.passphrase->view());
    if (!opened || opened->pub.name != kRecoveryName) return std::nullopt;
    return std::move(*opened);
}

/// What depends on the passphrase changes with it: the recovery key beside a clinic's key, the start file beside a kiosk's. What fails
/// after the key file has the new passphrase is told with it: an error would say that the old one still counts.
base::Result<KeyActionOutcome> changePassphrase(const KeyWorkplace& at, const KeyActionRequest& request) {
    const auto own = openOwnKey(at, request);
    if (!own) return own.error();
    const auto strong = crypto::checkPassphrase(request.newPassphrase->view(), own->pub.name);
    if (!strong) return strong.error();
    const fs::path recoveryFile = request.keyFile.parent_path() / (std::string(kRecoveryName) + ".key");
    const auto recovery = openRecovery(at, request, recoveryFile);
    auto outcome = rewrite(at, *own, request.newPassphrase, request.keyFile);
    if (!outcome) return outcome;
    if (recovery) {
        const auto wrapped = rewrite(at, *recovery, request.newPassphrase, recoveryFile);
        if (!wrapped) outcome->note(wrapped.error());
        if (wrapped) outcome->written.push_back(recoveryFile);
        if (wrapped && wrapped->problem) outcome->note(*wrapped->problem);
    }
    const fs::path start = startFileOf(request.keyFile);
    std::error_code ignored;
    if (own->pub.role != Role::Kiosk || !fs::exists(start, ignored)) return outcome;
    const auto written = writeStartFile(start, request.newPassphrase->view());
    outcome->note(written);
    if (written) outcome->written.push_back(start);
    return outcome;
}

base::Result<KeyActionOutcome> enrol(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    // Signed is what people compared, not what the file may hold by now; a file that changed meanwhile is left alone.
    const auto there = crypto::readPublicIdentity(at.primitives, request.publicFile);
    if (!there) return there.error();
    if (!isSameKey(at, *there, request.target))
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(request.publicFile), "it changed after it was compared"});
    if (isReservedName(request.target.name)) return base::Error(base::ErrorCode::InvalidArgument, {"name", request.target.name});
    if (const auto free = checkNotRevoked(at, request, clinic, request.target); !free) return free.error();
    // The holder wrote the validity; the clinic vouches for no longer than it does for its own.
    PublicIdentity identity = request.target;
    const std::int64_t now = at.clock.unixSeconds();
    identity.notBefore = std::min(identity.notBefore, now);
    identity.notAfter = std::min(identity.notAfter, now + kRenewedSeconds);
    const auto enrolled = crypto::enrolIdentity(at.primitives, identity, clinic, now);
    if (!enrolled) return enrolled.error();
    return publish(at, request, clinic, *enrolled, {request.publicFile});
}

/// The doctor's side of enrol(): the key file learns what the clinic signed, and the clinic's hiding key.
base::Result<KeyActionOutcome> takeEnrolment(const KeyWorkplace& at, const KeyActionRequest& request) {
    const auto own = openOwnKey(at, request);
    if (!own) return own.error();
    const auto enrolled = crypto::readPublicIdentity(at.primitives, request.publicFile);
    if (!enrolled) return enrolled.error();
    const auto store = openStore(at);
    if (!store) return store.error();
    const crypto::PublicKey* pinned = store->clinic() != nullptr ? &store->clinic()->signing : nullptr;
    if (pinned != nullptr && enrolled->clinic != *pinned)
        return base::Error(base::ErrorCode::ClinicMismatch, {base::pathText(request.publicFile)});
    const auto adopted = crypto::adoptEnrolment(at.primitives, *own, *enrolled, pinned);
    if (!adopted) return adopted.error();
    return rewrite(at, *adopted, request.passphrase, request.keyFile);
}

/// A doctor's key without a clinic, made where it will be used; a clinic admits it later (enrol).
base::Result<KeyActionOutcome> makeOwn(const KeyWorkplace& at, const KeyActionRequest& request) {
    if (isReservedName(request.target.name)) return base::Error(base::ErrorCode::InvalidArgument, {"name", request.target.name});
    crypto::NewKeyRequest wanted;
    wanted.role = Role::Doctor;
    wanted.name = request.target.name;
    wanted.now = at.clock.unixSeconds();
    const auto made = crypto::createIdentity(at.primitives, wanted);
    if (!made) return made.error();
    const auto written = crypto::writeIdentity(at.primitives, *made, request.newPassphrase->view(), request.folder, at.workFactor);
    if (!written) return written.error();
    const std::string& name = made->pub.name;
    KeyActionOutcome outcome;
    outcome.written = {request.folder / base::pathFromText(name + ".key"), request.folder / base::pathFromText(name + ".pub")};
    return outcome;
}

}  // namespace

base::Result<KeyActionOutcome> actOnKey(const KeyWorkplace& at, const KeyActionRequest& request) {
    if (request.action == KeyAction::ChangePassphrase) return changePassphrase(at, request);
    if (request.action == KeyAction::TakeEnrolment) return takeEnrolment(at, request);
    if (request.action == KeyAction::MakeOwn) return makeOwn(at, request);
    const auto clinic = openClinicKey(at, request);
    if (!clinic) return clinic.error();
    switch (request.action) {
        case KeyAction::Renew:
            return renew(at, request, *clinic);
        case KeyAction::Replace:
            return whileListLocked(request, *clinic, [&]() { return replace(at, request, *clinic); });
        case KeyAction::RotateHidingKey:
            return rewriteClinic(at, request, *clinic, crypto::rotateStegoKey(at.primitives, *clinic));
        case KeyAction::Enrol:
            return enrol(at, request, *clinic);
        default:
            return whileListLocked(request, *clinic, [&]() { return revoke(at, request, *clinic); });
    }
}

}  // namespace intaglio::ui
