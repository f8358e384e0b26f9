#include "ui/presenters/KeyRingWork.h"

#include <algorithm>
#include <tuple>

#include "core/base/Files.h"
#include "core/crypto/KeyEncoding.h"
#include "core/crypto/TrustStore.h"
#include "ui/presenters/KeySetupMake.h"

namespace intaglio::ui {

namespace fs = std::filesystem;
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

std::vector<fs::path> filesBeside(const fs::path& folder, const char* ending) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (files.size() < kMostFiles && entry->path().extension() == ending) files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

/// Adds or completes rows; one row a key.
class RowSet {
public:
    RowSet(const KeyWorkplace& at, KeyRingContents& ring) : m_at(at), m_ports(makeKeyPorts(at)), m_clinic(ring.clinic), m_rows(ring.rows) {}

    KeyRow& rowOf(const PublicIdentity& identity) {
        const auto print = identity.fingerprint(m_at.primitives);
        const auto found =
            std::ranges::find_if(m_rows, [&](const KeyRow& row) { return row.facts.identity.fingerprint(m_at.primitives) == print; });
        if (found == m_rows.end()) return m_rows.emplace_back(KeyRow{m_ports.describe(identity), {}, false, false, std::nullopt});
        // A later enrolment of the same key tells more than an earlier one.
        if (tellsMore(identity, *found)) found->facts = m_ports.describe(identity);
        return *found;
    }

private:
    [[nodiscard]] bool isVouchedFor(const PublicIdentity& identity) const {
        return m_clinic && identity.isSignedBy(m_at.primitives, m_clinic->signing);
    }

    /// Anybody can write a .pub file for a key of others: what nobody vouches for gives a trusted key no other name or validity.
    [[nodiscard]] bool tellsMore(const PublicIdentity& candidate, const KeyRow& row) const {
        const bool isVouched = isVouchedFor(candidate);
        if (isVouched != isVouchedFor(row.facts.identity)) return isVouched;
        return (isVouched || !row.isTrusted) && crypto::isNewerEnrolment(candidate, row.facts.identity);
    }

    const KeyWorkplace& m_at;
    KeyPorts m_ports;
    const std::optional<PublicIdentity>& m_clinic;
    std::vector<KeyRow>& m_rows;
};

void addStore(const KeyWorkplace& at, const crypto::TrustStore& store, KeyRingContents& ring) {
    if (store.clinic() != nullptr) ring.clinic = *store.clinic();
    RowSet rows(at, ring);
    if (store.clinic() != nullptr) {
        rows.rowOf(*store.clinic()).isTrusted = true;
    }
    for (const auto* group : {&store.kiosks(), &store.doctors()}) {
        for (const PublicIdentity& identity : *group) rows.rowOf(identity).isTrusted = true;
    }
    for (const base::Error& error : store.ignored()) ring.ignored.push_back(error);
    ring.isTrustDamaged = store.defect() != nullptr;
}

void addFolder(const KeyWorkplace& at, const fs::path& folder, KeyRingContents& ring) {
    std::vector<fs::path> files;
    if (!folder.empty()) collectPublicFiles(folder, 1, files);
    std::ranges::sort(files);
    RowSet rows(at, ring);
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

/// What lies at `file` already must not be newer: a stick that went round may know more than this computer.
base::Status checkNotNewer(const KeyWorkplace& at, const fs::path& file, const PublicIdentity& identity) {
    const auto held = crypto::readPublicIdentity(at.primitives, file);
    if (!held) return {};  // missing, or damaged and worth replacing
    const bool isNewer = held->epoch > identity.epoch || held->notAfter > identity.notAfter || (held->clinic && !identity.clinic);
    if (isNewer) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(file)});
    return {};
}

base::Status checkNotNewer(const KeyWorkplace& at, const fs::path& file, const crypto::RevocationList& list) {
    const auto held = crypto::readRevocationList(at.primitives, file);
    if (held && held->clinic == list.clinic && held->number > list.number)
        return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(file)});
    return {};
}

/// Whatever keeps a list out is told, but for another clinic's and for one that is older than the list in use.
base::Status takeListsBeside(const KeyWorkplace& at, const PublicIdentity& clinic, const fs::path& folder, crypto::TrustStore& store,
                             bool& tookList) {
    for (const fs::path& file : filesBeside(folder, ".revoked")) {
        const auto list = crypto::readRevocationList(at.primitives, file);
        if (!list) return list.error();
        if (list->clinic != clinic.signing) continue;
        const auto* used = store.revocations();
        if (used != nullptr && list->number < used->number) continue;
        if (const auto updated = store.update(*list); !updated) return updated.error();
        tookList = true;
    }
    return {};
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
    if (identity.role != Role::Clinic) return store->add(identity);
    const PublicIdentity* pinned = store->clinic();
    if (pinned == nullptr) return store->defect() != nullptr ? store->replaceClinic(identity) : store->pinClinic(identity);
    if (pinned->signing != identity.signing) return base::Error(base::ErrorCode::ClinicMismatch, {identity.name});
    // Where its list is what does not hold, the list has to come: to begin anew would forget that there was one.
    if (store->defect() != nullptr || !crypto::isNewerEnrolment(identity, *pinned)) return {};
    return store->replaceClinic(identity);
}

base::Status replaceTrustedClinic(const KeyWorkplace& at, const PublicIdentity& identity) {
    auto store = openStore(at);
    if (!store) return store.error();
    return store->replaceClinic(identity);
}

base::Status importRevocationList(const KeyWorkplace& at, const fs::path& file) {
    const auto list = crypto::readRevocationList(at.primitives, file);
    if (!list) return list.error();
    auto store = openStore(at);
    if (!store) return store.error();
    return store->update(*list);
}

KeyActionOutcome takeInBeside(const KeyWorkplace& at, const PublicIdentity& clinic, const fs::path& folder) {
    KeyActionOutcome outcome;
    auto store = openStore(at);
    if (!store) {
        outcome.note(store.error());
        return outcome;
    }
    // The list first: what it names must not come in, nor anybody where that cannot be told.
    outcome.note(takeListsBeside(at, clinic, folder, *store, outcome.tookList));
    if (outcome.problem) return outcome;
    for (const fs::path& file : filesBeside(folder, ".pub")) {
        const auto identity = crypto::readPublicIdentity(at.primitives, file);
        if (!identity || identity->role == Role::Clinic || !identity->isSignedBy(at.primitives, clinic.signing)) continue;
        const auto added = store->add(*identity);
        if (added) outcome.takenIn.push_back(identity->name);
        if (!added && added.error().code != base::ErrorCode::KeyRevoked) outcome.note(added);
    }
    return outcome;
}

base::Result<KeyActionOutcome> exportPublicPart(const KeyWorkplace& at, const PublicIdentity& identity, const fs::path& folder) {
    const auto store = openStore(at);
    if (!store) return store.error();
    const auto* list = store->revocations();
    const bool hasList = identity.role == Role::Clinic && list != nullptr && list->clinic == identity.signing;
    const fs::path publicFile = folder / base::pathFromText(identity.name + ".pub");
    const fs::path listFile = folder / base::pathFromText(identity.name + ".revoked");
    // Both are looked at before one is written: a refusal changes nothing.
    if (const auto free = checkNotNewer(at, publicFile, identity); !free) return free.error();
    if (hasList) {
        if (const auto free = checkNotNewer(at, listFile, *list); !free) return free.error();
    }
    const auto written = base::writeFileAtomically(publicFile, crypto::encodePublicIdentity(identity));
    if (!written) return written.error();
    KeyActionOutcome outcome;
    outcome.written = {publicFile};
    if (!hasList) return outcome;
    if (const auto listed = crypto::writeRevocationList(*list, listFile); !listed) return listed.error();
    outcome.written.push_back(listFile);
    return outcome;
}

}  // namespace intaglio::ui
