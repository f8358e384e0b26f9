#include "core/pipeline/SealKeys.h"

#include <algorithm>

#include "core/crypto/Envelope.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

/// A key on the list neither signs nor receives, whatever the date that stands there.
Status checkKey(const crypto::Primitives& primitives, const crypto::PublicIdentity& key, crypto::Role role,
                const crypto::RevocationList* revocations, std::int64_t now) {
    if (key.role != role) return Error(ErrorCode::KeyWrongRole, {key.name, std::string(crypto::roleName(role))});
    if (!crypto::isValidAt(key, now)) return Error(ErrorCode::KeyExpired, {key.name});
    if (revocations != nullptr && revocations->find(key.fingerprint(primitives)) != nullptr)
        return Error(ErrorCode::KeyRevoked, {key.name});
    return {};
}

}  // namespace

Status checkSealKeys(const crypto::Primitives& primitives, const SealRequest& request, std::int64_t now) {
    if (request.kiosk == nullptr) return Error(ErrorCode::InvalidArgument, {"kiosk", ""});
    const crypto::Role signer = request.answer ? crypto::Role::Doctor : crypto::Role::Kiosk;
    if (const auto signs = checkKey(primitives, request.kiosk->pub, signer, request.revocations, now); !signs) return signs;
    const std::size_t count = request.recipients.size();
    if (count == 0 || count > crypto::kMaximumRecipients) {
        return Error(ErrorCode::TooManyRecipients, {std::to_string(count), std::to_string(crypto::kMaximumRecipients)});
    }
    for (const crypto::PublicIdentity& recipient : request.recipients) {
        // A patient's account may get a doctor's answer, never a result.
        const bool isPatient = request.answer && recipient.role == crypto::Role::Patient;
        const crypto::Role reader = isPatient ? crypto::Role::Patient : crypto::Role::Doctor;
        if (const auto reads = checkKey(primitives, recipient, reader, request.revocations, now); !reads) return reads;
        if (!recipient.encryption) return Error(ErrorCode::KeyFileInvalid, {recipient.name, "no encryption key"});
    }
    return {};
}

std::vector<crypto::PublicIdentity> withoutRepetitions(const crypto::Primitives& primitives,
                                                       std::vector<crypto::PublicIdentity> recipients) {
    const auto before = [&](const auto& a, const auto& b) { return a.fingerprint(primitives) < b.fingerprint(primitives); };
    const auto same = [&](const auto& a, const auto& b) { return a.fingerprint(primitives) == b.fingerprint(primitives); };
    std::sort(recipients.begin(), recipients.end(), before);
    recipients.erase(std::unique(recipients.begin(), recipients.end(), same), recipients.end());
    return recipients;
}

std::vector<crypto::PublicIdentity> withAuthor(const crypto::Primitives& primitives, const crypto::PublicIdentity& author,
                                               std::vector<crypto::PublicIdentity> recipients) {
    recipients = withoutRepetitions(primitives, std::move(recipients));
    const auto isAuthor = [&](const crypto::PublicIdentity& reader) {
        return reader.fingerprint(primitives) == author.fingerprint(primitives);
    };
    const bool hasRoom = recipients.size() < crypto::kMaximumRecipients;
    if (hasRoom && author.encryption && std::none_of(recipients.begin(), recipients.end(), isAuthor)) recipients.push_back(author);
    return recipients;
}

const crypto::StegoKey* sharedStegoKey(const crypto::Primitives& primitives, const crypto::PrivateIdentity& signer,
                                       const std::vector<crypto::PublicIdentity>& recipients) {
    if (!signer.pub.clinic) return nullptr;
    // Who signs holds every key of the own file, whatever the own .pub file says.
    const auto isSigner = [&](const crypto::PublicIdentity& recipient) { return recipient.signing == signer.pub.signing; };
    const auto other = std::find_if_not(recipients.begin(), recipients.end(), isSigner);
    const auto epoch = other == recipients.end() ? signer.pub.epoch : other->epoch;
    const auto key = std::find_if(signer.stegoKeys.begin(), signer.stegoKeys.end(),
                                  [&](const crypto::StegoKey& candidate) { return candidate.epoch == epoch; });
    if (key == signer.stegoKeys.end()) return nullptr;
    const auto holdsIt = [&](const crypto::PublicIdentity& recipient) {
        if (isSigner(recipient)) return true;
        return recipient.epoch == key->epoch && !recipient.wrappedStegoKey.empty() && recipient.isSignedBy(primitives, *signer.pub.clinic);
    };
    return std::all_of(recipients.begin(), recipients.end(), holdsIt) ? &*key : nullptr;
}

}  // namespace intaglio::pipeline
