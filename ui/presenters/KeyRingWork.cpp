#include "ui/presenters/KeyRingWork.h"

#include <algorithm>
#include <tuple>

#include "core/base/Files.h"
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::ui {

namespace fs = std::filesystem;
using crypto::PrivateIdentity;
using crypto::PublicIdentity;
using crypto::Role;

namespace {

constexpr int kDeepestFolder = 3;
constexpr std::size_t kMostFiles = 2000;

base::Result<crypto::TrustStore> openStore(const KeyWorkplace& at) {
    return crypto::TrustStore::open(at.primitives, at.trustFolder);
}

void collectPublicFiles(const fs::path& folder, int depth, std::vector<fs::path>& files) {
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, failure)) {
        if (files.size() >= kMostFiles) return;
        std::error_code ignored;
        if (entry.is_symlink(ignored)) continue;
        if (entry.is_directory(ignored) && depth < kDeepestFolder) collectPublicFiles(entry.path(), depth + 1, files);
        if (entry.path().extension() == ".pub") files.push_back(entry.path());
    }
}

/// Adds or completes rows; one row a key.
class RowSet {
public:
    RowSet(const KeyWorkplace& at, std::vector<KeyRow>& rows) : m_at(at), m_ports(makeKeyPorts(at)), m_rows(rows) {}

    KeyRow& rowOf(const PublicIdentity& identity) {
        const auto print = identity.fingerprint(m_at.primitives);
        const auto found =
            std::ranges::find_if(m_rows, [&](const KeyRow& row) { return row.facts.identity.fingerprint(m_at.primitives) == print; });
        if (found == m_rows.end()) return m_rows.emplace_back(KeyRow{m_ports.describe(identity), {}, false, false, std::nullopt});
        // A later enrolment of the same key tells more than an earlier one.
        if (identity.notAfter > found->facts.identity.notAfter) found->facts = m_ports.describe(identity);
        return *found;
    }

private:
    const KeyWorkplace& m_at;
    KeyPorts m_ports;
    std::vector<KeyRow>& m_rows;
};

void addStore(const KeyWorkplace& at, const crypto::TrustStore& store, KeyRingContents& ring) {
    RowSet rows(at, ring.rows);
    if (store.clinic() != nullptr) {
        ring.clinic = *store.clinic();
        rows.rowOf(*store.clinic()).isTrusted = true;
    }
    for (const auto* group : {&store.kiosks(), &store.doctors()}) {
        for (const PublicIdentity& identity : *group) rows.rowOf(identity).isTrusted = true;
    }
    for (const base::Error& error : store.ignored()) ring.ignored.push_back(error);
}

void addFolder(const KeyWorkplace& at, const fs::path& folder, KeyRingContents& ring) {
    std::vector<fs::path> files;
    if (!folder.empty()) collectPublicFiles(folder, 1, files);
    std::ranges::sort(files);
    RowSet rows(at, ring.rows);
    for (const fs::path& file : files) {
        const auto identity = crypto::readPublicIdentity(at.primitives, file);
        if (!identity) {
            ring.ignored.push_back(identity.error());
            continue;
        }
        KeyRow& row = rows.rowOf(*identity);
        const fs::path keyFile = fs::path(file).replace_extension(".key");
        std::error_code ignored;
        if (row.keyFile.empty() && fs::exists(keyFile, ignored)) row.keyFile = keyFile;
    }
}

void judge(const KeyWorkplace& at, const crypto::RevocationList* list, KeyRingContents& ring) {
    for (KeyRow& row : ring.rows) {
        const PublicIdentity& identity = row.facts.identity;
        row.isEnrolled = ring.clinic && identity.isSignedBy(at.primitives, ring.clinic->signing);
        const auto* revoked = list == nullptr ? nullptr : list->find(identity.fingerprint(at.primitives));
        if (revoked != nullptr) row.revoked = *revoked;
    }
    std::ranges::stable_sort(ring.rows, [](const KeyRow& a, const KeyRow& b) {
        const auto& first = a.facts.identity;
        const auto& second = b.facts.identity;
        return std::tie(first.role, first.name) < std::tie(second.role, second.name);
    });
    if (list == nullptr) return;
    ring.revocationListDate = list->issuedAt;
    ring.revocationListNumber = list->number;
}

base::Result<PrivateIdentity> openClinicKey(const KeyWorkplace& at, const KeyActionRequest& request) {
    auto clinic = crypto::readKeyFile(at.primitives, request.clinicKeyFile, request.clinicPassphrase->view());
    if (clinic && clinic->pub.role != Role::Clinic)
        return base::Error(base::ErrorCode::KeyWrongRole, {base::pathText(request.clinicKeyFile), "clinic"});
    return clinic;
}

/// Replaces NAME.key and NAME.pub, and the copy in the keys folder's "public" where there is one.
base::Result<KeyActionOutcome> rewrite(const KeyWorkplace& at, const PrivateIdentity& identity, const SharedSecret& passphrase,
                                       const fs::path& keyFile) {
    const auto replaced = crypto::replaceIdentity(at.primitives, identity, passphrase->view(), keyFile.parent_path(), at.workFactor);
    if (!replaced) return replaced.error();
    const fs::path beside = fs::path(keyFile).replace_extension(".pub");
    KeyActionOutcome outcome{{keyFile, beside}};
    const fs::path shared = keyFile.parent_path().parent_path() / kPublicFolder / beside.filename();
    std::error_code ignored;
    if (!fs::exists(shared, ignored)) return outcome;
    if (const auto written = base::writeFileAtomically(shared, crypto::encodePublicIdentity(identity.pub)); !written)
        return written.error();
    outcome.written.push_back(shared);
    return outcome;
}

/// The store takes the renewed part in where it belongs to the pinned clinic; elsewhere nothing is to be done.
void refreshTrust(const KeyWorkplace& at, const PublicIdentity& identity) {
    auto store = openStore(at);
    if (!store) return;
    if (identity.role != Role::Clinic) {
        (void)store->add(identity);
    } else if (store->clinic() != nullptr && store->clinic()->signing == identity.signing) {
        (void)store->pinClinic(identity);
    }
}

fs::path revocationFileOf(const fs::path& clinicKeyFile, const std::string& clinicName) {
    const fs::path folder = keysFolderOf(clinicKeyFile) / kPublicFolder;
    std::error_code ignored;
    const fs::path target = fs::exists(folder, ignored) ? folder : clinicKeyFile.parent_path();
    return target / base::pathFromText(clinicName + ".revoked");
}

/// The newest list there is: the store's or the one beside the clinic's key.
base::Result<std::optional<crypto::RevocationList>> newestList(const KeyWorkplace& at, const crypto::TrustStore& store,
                                                               const PrivateIdentity& clinic, const fs::path& file) {
    std::optional<crypto::RevocationList> list;
    if (store.revocations() != nullptr && store.revocations()->clinic == clinic.pub.signing) list = *store.revocations();
    std::error_code ignored;
    if (!fs::exists(file, ignored)) return list;
    auto kept = crypto::readRevocationList(at.primitives, file);
    if (!kept) return kept.error();
    if (!list || kept->number > list->number) list = std::move(*kept);
    return list;
}

base::Result<KeyActionOutcome> revokeWith(const KeyWorkplace& at, const PrivateIdentity& clinic, const KeyActionRequest& request,
                                          const crypto::Fingerprint& key, crypto::RevocationReason reason) {
    auto store = openStore(at);
    if (!store) return store.error();
    const fs::path file = revocationFileOf(request.clinicKeyFile, clinic.pub.name);
    const auto previous = newestList(at, *store, clinic, file);
    if (!previous) return previous.error();
    const auto list = crypto::revoke(at.primitives, *previous ? &**previous : nullptr, clinic, key, reason, at.clock.unixSeconds());
    if (!list) return list.error();
    if (const auto written = crypto::writeRevocationList(*list, file); !written) return written.error();
    if (store->clinic() != nullptr && store->clinic()->signing == clinic.pub.signing) {
        if (const auto taken = store->update(*list); !taken) return taken.error();
    }
    return KeyActionOutcome{{file}};
}

/// A clinic renews itself.
base::Result<KeyActionOutcome> renewClinic(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto renewed = crypto::renewIdentity(at.primitives, clinic, clinic, at.clock.unixSeconds());
    if (!renewed) return renewed.error();
    auto outcome = rewrite(at, *renewed, request.clinicPassphrase, request.clinicKeyFile);
    if (outcome) refreshTrust(at, renewed->pub);
    return outcome;
}

base::Result<KeyActionOutcome> renew(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    if (request.target.role == Role::Clinic) return renewClinic(at, request, clinic);
    const auto own = crypto::readKeyFile(at.primitives, request.keyFile, request.passphrase->view());
    if (!own) return own.error();
    const auto renewed = crypto::renewIdentity(at.primitives, *own, clinic, at.clock.unixSeconds());
    if (!renewed) return renewed.error();
    auto outcome = rewrite(at, *renewed, request.passphrase, request.keyFile);
    if (outcome) refreshTrust(at, renewed->pub);
    return outcome;
}

base::Result<KeyActionOutcome> replace(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto own = crypto::readKeyFile(at.primitives, request.keyFile, request.passphrase->view());
    if (!own) return own.error();
    const auto replaced = crypto::replaceKeys(at.primitives, *own, &clinic, at.clock.unixSeconds());
    if (!replaced) return replaced.error();
    auto outcome = rewrite(at, *replaced, request.passphrase, request.keyFile);
    if (!outcome) return outcome;
    // Listed last: a list that names the old key must not exist before the new key does.
    auto listed = revokeWith(at, clinic, request, own->pub.fingerprint(at.primitives), crypto::RevocationReason::Replaced);
    if (!listed) return listed;
    outcome->written.insert(outcome->written.end(), listed->written.begin(), listed->written.end());
    refreshTrust(at, replaced->pub);
    return outcome;
}

base::Result<KeyActionOutcome> rotate(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto rotated = crypto::rotateStegoKey(at.primitives, clinic);
    if (!rotated) return rotated.error();
    auto outcome = rewrite(at, *rotated, request.clinicPassphrase, request.clinicKeyFile);
    if (outcome) refreshTrust(at, rotated->pub);
    return outcome;
}

base::Result<KeyActionOutcome> changePassphrase(const KeyWorkplace& at, const KeyActionRequest& request) {
    const auto own = crypto::readKeyFile(at.primitives, request.keyFile, request.passphrase->view());
    if (!own) return own.error();
    return rewrite(at, *own, request.newPassphrase, request.keyFile);
}

base::Result<KeyActionOutcome> enrol(const KeyWorkplace& at, const KeyActionRequest& request, const PrivateIdentity& clinic) {
    const auto identity = crypto::readPublicIdentity(at.primitives, request.publicFile);
    if (!identity) return identity.error();
    const auto enrolled = crypto::enrolIdentity(at.primitives, *identity, clinic, at.clock.unixSeconds());
    if (!enrolled) return enrolled.error();
    KeyActionOutcome outcome;
    const base::Bytes content = crypto::encodePublicIdentity(*enrolled);
    const fs::path folder = keysFolderOf(request.clinicKeyFile) / kPublicFolder;
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    for (const fs::path& file : {request.publicFile, folder / base::pathFromText(enrolled->name + ".pub")}) {
        if (const auto written = base::writeFileAtomically(file, content); !written) return written.error();
        outcome.written.push_back(file);
    }
    refreshTrust(at, *enrolled);
    return outcome;
}

/// The doctor's side of enrol(): the key file learns what the clinic signed, and the clinic's hiding key.
base::Result<KeyActionOutcome> takeEnrolment(const KeyWorkplace& at, const KeyActionRequest& request) {
    const auto own = crypto::readKeyFile(at.primitives, request.keyFile, request.passphrase->view());
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
    crypto::NewKeyRequest wanted;
    wanted.role = Role::Doctor;
    wanted.name = request.target.name;
    wanted.now = at.clock.unixSeconds();
    const auto made = crypto::createIdentity(at.primitives, wanted);
    if (!made) return made.error();
    const auto written = crypto::writeIdentity(at.primitives, *made, request.newPassphrase->view(), request.folder, at.workFactor);
    if (!written) return written.error();
    const std::string& name = made->pub.name;
    return KeyActionOutcome{{request.folder / base::pathFromText(name + ".key"), request.folder / base::pathFromText(name + ".pub")}};
}

}  // namespace

base::Result<KeyRingContents> readKeyRing(const KeyWorkplace& at, const fs::path& folder) {
    const auto store = openStore(at);
    if (!store) return store.error();
    KeyRingContents ring;
    addStore(at, *store, ring);
    addFolder(at, folder, ring);
    judge(at, store->revocations(), ring);
    return ring;
}

base::Status trustKey(const KeyWorkplace& at, const PublicIdentity& identity) {
    auto store = openStore(at);
    if (!store) return store.error();
    return identity.role == Role::Clinic ? store->pinClinic(identity) : store->add(identity);
}

base::Status importRevocationList(const KeyWorkplace& at, const fs::path& file) {
    const auto list = crypto::readRevocationList(at.primitives, file);
    if (!list) return list.error();
    auto store = openStore(at);
    if (!store) return store.error();
    return store->update(*list);
}

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
            return replace(at, request, *clinic);
        case KeyAction::RotateHidingKey:
            return rotate(at, request, *clinic);
        case KeyAction::Enrol:
            return enrol(at, request, *clinic);
        default:
            return revokeWith(at, *clinic, request, request.target.fingerprint(at.primitives), request.reason);
    }
}

base::Result<KeyActionOutcome> exportPublicPart(const KeyWorkplace& at, const PublicIdentity& identity, const fs::path& folder) {
    const auto store = openStore(at);
    if (!store) return store.error();
    KeyActionOutcome outcome;
    outcome.written.push_back(folder / base::pathFromText(identity.name + ".pub"));
    const auto written = base::writeFileAtomically(outcome.written.back(), crypto::encodePublicIdentity(identity));
    if (!written) return written.error();
    const auto* list = store->revocations();
    if (identity.role != Role::Clinic || list == nullptr || list->clinic != identity.signing) return outcome;
    outcome.written.push_back(folder / base::pathFromText(identity.name + ".revoked"));
    const auto listed = crypto::writeRevocationList(*list, outcome.written.back());
    if (!listed) return listed.error();
    return outcome;
}

}  // namespace intaglio::ui
