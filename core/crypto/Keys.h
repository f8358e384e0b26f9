#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/crypto/Payload.h"

/// Key files and enrolment files of the three roles.
///
/// NAME.key: age v1 scrypt file (passphrase-wrapped, work factor 2^18, at most 2^20 on reading). Plaintext: an age identity line
///   (doctors) and "# intaglio ..." comment lines with the other keys.
/// NAME.pub: deterministic CBOR {role, name, keys, validity, epoch, wrapped stego key, clinic fingerprint, clinic signature}.
namespace intaglio::crypto {

/// The last second of the year 9999: later dates cannot be written as text, and no file may hold one.
inline constexpr std::int64_t kLatestTime = 253402300799;

/// A patient's account reads a doctor's answers and nothing else: it signs nothing that counts, and never learns a stego key.
enum class Role : std::uint8_t { Clinic = 1, Kiosk = 2, Doctor = 3, Patient = 4 };
[[nodiscard]] std::string_view roleName(Role role);  ///< "clinic", "kiosk", "doctor", "patient"
/// Doctors and patients have keys that open what was sealed for them.
[[nodiscard]] constexpr bool canRead(Role role) {
    return role == Role::Doctor || role == Role::Patient;
}

/// The clinic's carrier-order secret (SEALED_IMAGE 2.3): 32 bytes and the epoch it belongs to.
struct StegoKey {
    std::uint32_t epoch = 0;
    SecretBytes secret;
};
/// The public, deterministic order used without a clinic: "sealed, not hidden". Epoch 0. Its secret is empty where memory is gone.
[[nodiscard]] StegoKey publicStegoKey(const Primitives& primitives);

/// What others may see of a key: NAME.pub.
struct PublicIdentity {
    Role role = Role::Doctor;
    std::string name;
    PublicKey signing{};                  ///< Ed25519 (all roles)
    std::optional<PublicKey> encryption;  ///< X25519 (doctors)
    std::optional<PublicKey> exportKey;   ///< second X25519 key, an age recipient (doctors)
    std::int64_t notBefore = 0;           ///< Unix seconds
    std::int64_t notAfter = 0;
    std::uint32_t epoch = 0;
    Bytes wrappedStegoKey;            ///< HPKE to `encryption`; empty without a clinic
    std::optional<PublicKey> clinic;  ///< root that signed this, absent without enrolment
    std::optional<Signature> clinicSignature;
    /// Fields of a later version with negative keys, as they were read (deterministic CBOR); signed and passed on, never looked at.
    Bytes otherFields;

    /// First 8 bytes of SHA-256 over the role and the public keys; names a key in payloads.
    [[nodiscard]] Fingerprint fingerprint(const Primitives& primitives) const;
    /// Five groups of four base32 characters, joined by "-": 100 bits for people to compare.
    [[nodiscard]] std::string readableFingerprint(const Primitives& primitives) const;
    /// True where `clinic` signed these fields. False without enrolment.
    [[nodiscard]] bool isSignedBy(const Primitives& primitives, const PublicKey& clinicKey) const;
};

/// A doctor's earlier keys, kept for reading what was sealed for them. They open, and nothing else.
struct RetiredKey {
    PublicIdentity pub;
    SecretBytes encryptionKey;  ///< X25519
    SecretBytes exportKey;      ///< X25519 age identity
};

/// A key with its secrets: NAME.key after the passphrase.
struct PrivateIdentity {
    PublicIdentity pub;
    SecretBytes signingSeed;          ///< 32 bytes
    SecretBytes encryptionKey;        ///< X25519, doctors; else empty
    SecretBytes exportKey;            ///< X25519 age identity, doctors; else empty
    std::vector<StegoKey> stegoKeys;  ///< newest epoch first; empty without a clinic
    std::vector<RetiredKey> retired;  ///< newest first, at most kMaximumRetiredKeys
    /// SHA-256 of the NAME.key that this was read from, so that replaceIdentity() takes no other file's place. Absent for fresh keys.
    std::optional<Digest> readFrom;
};
inline constexpr std::size_t kMaximumRetiredKeys = 32;
inline constexpr std::size_t kMaximumStegoKeys = 100;

struct NewKeyRequest {
    Role role = Role::Doctor;
    std::string name;                         ///< 1-64 characters, also the file name; no path separators
    const PrivateIdentity* clinic = nullptr;  ///< enrols the new key
    std::int64_t now = 0;                     ///< Unix seconds
    std::int64_t validitySeconds = std::int64_t{5} * 365 * 86400;
};
/// Makes fresh keys. InvalidArgument for a bad name or validity, KeyWrongRole where `clinic` is none (or is to enrol a clinic),
/// KeyExpired where the clinic's key is not valid `now`.
[[nodiscard]] Result<PrivateIdentity> createIdentity(const Primitives& primitives, const NewKeyRequest& request);

/// Signs `identity` as `clinic` and wraps the clinic's newest stego key to its encryption key, where it has one. Used by createIdentity();
/// a second call renews an enrolment. KeyWrongRole where `clinic` is none or `identity` is one, KeyExpired where `clinic` is not valid
/// `now`.
[[nodiscard]] Result<PublicIdentity> enrolIdentity(const Primitives& primitives, PublicIdentity identity, const PrivateIdentity& clinic,
                                                   std::int64_t now);
/// A new epoch for `clinic`: a fresh stego key before the old ones. Kiosks and doctors get it at their next renewal. KeyWrongRole;
/// InvalidArgument where there are kMaximumStegoKeys already.
[[nodiscard]] Result<PrivateIdentity> rotateStegoKey(const Primitives& primitives, const PrivateIdentity& clinic);
/// The same keys, enrolled anew by `clinic`: signature, validity until `now` + `validitySeconds`, all of the clinic's stego keys beside its
/// own older ones. The start of the validity stays: what the key signed before still counts. A clinic renews its own validity by naming
/// itself. KeyWrongRole, KeyExpired; ClinicMismatch where another clinic's stego key has the same epoch; InvalidArgument for the validity.
[[nodiscard]] Result<PrivateIdentity> renewIdentity(const Primitives& primitives, const PrivateIdentity& identity,
                                                    const PrivateIdentity& clinic, std::int64_t now,
                                                    std::int64_t validitySeconds = std::int64_t{5} * 365 * 86400);
/// Fresh keys under the same name and role; a doctor's old encryption and export keys move to `retired`, all stego keys stay. `clinic` may
/// be null: no enrolment. A clinic's own replacement (`clinic` null) also starts a new epoch; everyone has to be enrolled anew.
/// InvalidArgument where kMaximumRetiredKeys are retired already; else as renewIdentity(). Valid for five years.
[[nodiscard]] Result<PrivateIdentity> replaceKeys(const Primitives& primitives, const PrivateIdentity& identity,
                                                  const PrivateIdentity* clinic, std::int64_t now);
/// A doctor's key file after the clinic renewed its NAME.pub elsewhere: takes over the enrolment and adds the epoch that it carries.
/// `pinned` is the clinic that this machine trusts, and the only one whose enrolment is taken; null: the clinic that `doctor` belongs to,
/// or any where it belongs to none. KeyWrongRole where `doctor` is none; KeyFileInvalid where `renewed` is about other keys, under
/// another name (which would name another file) or, from the same clinic, older than what `doctor` has;
/// KeyNotEnrolled; KeySignatureInvalid; ClinicMismatch; CryptoAuthenticationFailed where the stego key does not open.
[[nodiscard]] Result<PrivateIdentity> adoptEnrolment(const Primitives& primitives, const PrivateIdentity& doctor,
                                                     const PublicIdentity& renewed, const PublicKey* pinned = nullptr);
/// The stego key that an enrolment carries for its doctor. InvalidArgument where it carries none, CryptoAuthenticationFailed where
/// `encryptionKey` is another's.
[[nodiscard]] Result<StegoKey> unwrapStegoKey(const Primitives& primitives, const PublicIdentity& identity, ByteView encryptionKey);
/// True where `now` (Unix seconds) lies within the key's validity, both ends included.
[[nodiscard]] bool isValidAt(const PublicIdentity& identity, std::int64_t now);

/// scrypt work factor (log2 N) for new key files; tests inject a small one.
inline constexpr int kKeyFileWorkFactor = 18;
/// PassphraseMissing, InvalidArgument for more keys than a file may hold.
[[nodiscard]] Result<Bytes> encodeKeyFile(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase,
                                          int workFactor = kKeyFileWorkFactor);
/// PassphraseWrong, KeyFileInvalid, WorkFactorTooHigh. `path` only fills messages.
[[nodiscard]] Result<PrivateIdentity> decodeKeyFile(const Primitives& primitives, ByteView file, ByteView passphrase,
                                                    const std::string& path);

[[nodiscard]] Bytes encodePublicIdentity(const PublicIdentity& identity);
/// KeyFileInvalid; KeySignatureInvalid where a clinic's signature is present and wrong.
[[nodiscard]] Result<PublicIdentity> decodePublicIdentity(const Primitives& primitives, ByteView file, const std::string& path);

/// Writes NAME.key (owner only) and NAME.pub into `folder` atomically, and opens the key file again before it gets its name; refuses to
/// overwrite (FileUnwritable). SelfVerificationFailed.
[[nodiscard]] Status writeIdentity(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase,
                                   const std::filesystem::path& folder, int workFactor = kKeyFileWorkFactor);
/// Replaces NAME.key and NAME.pub after a renewal or with another passphrase. The new key file is on the disk and was opened again before
/// it takes the old one's place in one step, so that at every moment one of them is there; NAME.pub follows, and could be made from
/// NAME.key. No copy of the old file stays under any name: its passphrase shall no longer open anything. Links are followed, so that it is
/// the linked file that changes. FileNotFound where there is no NAME.key; KeyFileInvalid where the one there is not the file that
/// `identity` was read from; FileUnwritable, DiskFull, SelfVerificationFailed.
[[nodiscard]] Status replaceIdentity(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase,
                                     const std::filesystem::path& folder, int workFactor = kKeyFileWorkFactor);
[[nodiscard]] Result<PrivateIdentity> readKeyFile(const Primitives& primitives, const std::filesystem::path& path, ByteView passphrase);
[[nodiscard]] Result<PublicIdentity> readPublicIdentity(const Primitives& primitives, const std::filesystem::path& path);

inline constexpr std::size_t kMinimumPassphraseCharacters = 12;
/// Whether a new key file may be wrapped with `passphrase`. PassphraseWeak where, in characters (not bytes), less than
/// kMinimumPassphraseCharacters are left, with parts of four or more that were there before counted as none, and the commonest words and
/// pieces of a row of keys counted as one; where it is `keyName`, or that with less than half as much
/// again; where fewer than five different characters occur; where three quarters of the steps go along the alphabet, the digits or stay.
/// A lower bound that keeps out the worst, no measure of strength: the words come from the holder's head.
[[nodiscard]] Status checkPassphrase(ByteView passphrase, std::string_view keyName = {});

}  // namespace intaglio::crypto
