#pragma once
#include "core/pipeline/SealImage.h"

/// Which keys may seal for whom, and the carrier order that all of them share.
namespace intaglio::pipeline {

/// KeyWrongRole, KeyExpired, KeyRevoked, TooManyRecipients, KeyFileInvalid for a recipient who cannot read.
[[nodiscard]] base::Status checkSealKeys(const crypto::Primitives& primitives, const SealRequest& request, std::int64_t now);

/// Sorted by fingerprint; the same key named twice takes one slot.
[[nodiscard]] std::vector<crypto::PublicIdentity> withoutRepetitions(const crypto::Primitives& primitives,
                                                                     std::vector<crypto::PublicIdentity> recipients);

/// The readers of an answer: `recipients` and its author, who would else never read the own words again. Where all places are taken the
/// author goes without.
[[nodiscard]] std::vector<crypto::PublicIdentity> withAuthor(const crypto::Primitives& primitives, const crypto::PublicIdentity& author,
                                                             std::vector<crypto::PublicIdentity> recipients);

/// The clinic's carrier order where every reader certainly holds it: the signer, and who was enrolled by the signer's clinic in the same
/// epoch. Null otherwise.
[[nodiscard]] const crypto::StegoKey* sharedStegoKey(const crypto::Primitives& primitives, const crypto::PrivateIdentity& signer,
                                                     const std::vector<crypto::PublicIdentity>& recipients);

}  // namespace intaglio::pipeline
