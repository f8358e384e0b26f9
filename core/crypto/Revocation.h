#pragma once
#include <filesystem>

#include "core/crypto/Keys.h"

/// Keys that a clinic no longer trusts: CLINIC.revoked, deterministic CBOR signed by the clinic, carried on a stick like the .pub files.
/// Lists only grow and are numbered, so that an older list cannot pass for the newest (docs/formats/sealed-image.md).
namespace intaglio::crypto {

enum class RevocationReason : std::uint8_t {
    Lost = 1,      ///< nothing it ever signed counts
    Stolen = 2,    ///< nothing it ever signed counts
    Left = 3,      ///< what it signed before the date counts
    Replaced = 4,  ///< what it signed before the date counts
};

struct RevokedKey {
    Fingerprint key{};
    std::int64_t revokedAt = 0;  ///< Unix seconds
    RevocationReason reason = RevocationReason::Lost;
};

inline constexpr std::size_t kMaximumRevokedKeys = 4096;
inline constexpr std::size_t kMaximumRevocationBytes = 128 * 1024;

struct RevocationList {
    std::uint64_t number = 0;   ///< rises by one with each list of this clinic
    std::int64_t issuedAt = 0;  ///< Unix seconds
    PublicKey clinic{};
    std::vector<RevokedKey> keys;  ///< rising by fingerprint, none twice
    Signature signature{};
    /// Fields of a later version with negative keys, as they were read (deterministic CBOR); signed and passed on, never looked at.
    Bytes otherFields;

    /// Null where `key` is not on the list.
    [[nodiscard]] const RevokedKey* find(const Fingerprint& key) const;
    /// True where a signature that `key` made at `when` no longer counts.
    [[nodiscard]] bool isRevokedAt(const Fingerprint& key, std::int64_t when) const;
};

/// The next list: `previous` (null for the first) and `key`. KeyWrongRole where `clinic` is none, ClinicMismatch where `previous` is
/// another clinic's, TooManyRevokedKeys, InvalidArgument where `key` is on the list already: only Left and Replaced may become Lost or
/// Stolen.
[[nodiscard]] Result<RevocationList> revoke(const Primitives& primitives, const RevocationList* previous, const PrivateIdentity& clinic,
                                            const Fingerprint& key, RevocationReason reason, std::int64_t now);

/// True where `next` takes nothing back of what `held` says: every key of it is there, lost and stolen ones stay lost or stolen, and those
/// that left or were replaced keep their date or an earlier one, or become lost or stolen.
[[nodiscard]] bool keepsRevocations(const RevocationList& held, const RevocationList& next);

[[nodiscard]] Bytes encodeRevocationList(const RevocationList& list);
/// KeyFileInvalid; KeySignatureInvalid where the signature is not that of `list.clinic`.
[[nodiscard]] Result<RevocationList> decodeRevocationList(const Primitives& primitives, ByteView file, const std::string& path);
[[nodiscard]] Result<RevocationList> readRevocationList(const Primitives& primitives, const std::filesystem::path& path);
/// Atomic; replaces an older list.
[[nodiscard]] Status writeRevocationList(const RevocationList& list, const std::filesystem::path& path);

}  // namespace intaglio::crypto
