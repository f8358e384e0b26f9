#pragma once
#include "core/crypto/Primitives.h"

/// Hybrid public key encryption (RFC 9180), base mode with DHKEM(X25519, HKDF-SHA256).
///
/// The pre-shared-key and authenticated modes are refused by design: the successor draft drops authentication, and Intaglio signs
/// instead (docs/adr/0004-envelope.md).
namespace intaglio::crypto::hpke {

enum class Mode : std::uint8_t { Base = 0, PreSharedKey = 1, Authenticated = 2, AuthenticatedPreSharedKey = 3 };

/// The registered numbers of RFC 9180 7; whatever is not named in checkSuite() is refused.
struct Suite {
    Mode mode = Mode::Base;
    std::uint16_t kem = 0x0020;   ///< DHKEM(X25519, HKDF-SHA256)
    std::uint16_t kdf = 0x0001;   ///< HKDF-SHA256, or 0x0003 HKDF-SHA512
    std::uint16_t aead = 0x0003;  ///< ChaCha20-Poly1305; 0x0001 AES-128-GCM, 0x0002 AES-256-GCM, 0xFFFF export only
};

inline constexpr std::uint16_t kExportOnly = 0xffff;
inline constexpr std::size_t kEncapsulatedBytes = 32;
inline constexpr std::size_t kTagBytes = 16;

/// CryptoInputInvalid for every mode but Base and for algorithms outside those of Suite.
[[nodiscard]] Status checkSuite(const Suite& suite);

/// One direction of an encryption context. Not thread-safe: it counts its messages. Must not outlive the Primitives it came from.
class Context {
public:
    /// Seals the next message. CryptoInputInvalid with an export-only suite and when the sequence numbers are used up.
    [[nodiscard]] Result<Bytes> seal(ByteView associated, ByteView plaintext);
    /// Opens the next message; the sequence number advances only where it opens. CryptoAuthenticationFailed.
    [[nodiscard]] Result<SecretBytes> open(ByteView associated, ByteView sealed);
    /// RFC 9180 5.3: `length` at most 255 hash lengths.
    [[nodiscard]] Result<SecretBytes> exportSecret(ByteView exporterContext, std::size_t length) const;

    [[nodiscard]] std::uint64_t sequence() const { return m_sequence; }
    /// What the published vectors list; empty with an export-only suite.
    [[nodiscard]] ByteView key() const { return m_key.view(); }
    [[nodiscard]] ByteView baseNonce() const { return m_baseNonce.view(); }
    [[nodiscard]] ByteView exporterSecret() const { return m_exporterSecret.view(); }

private:
    friend class KeySchedule;
    Context(const Primitives& primitives, const Suite& suite) : m_primitives(&primitives), m_suite(suite) {}
    [[nodiscard]] Status checkReady() const;
    [[nodiscard]] SecretBytes nonce() const;

    const Primitives* m_primitives;
    Suite m_suite;
    SecretBytes m_key;
    SecretBytes m_baseNonce;
    SecretBytes m_exporterSecret;
    std::uint64_t m_sequence = 0;
};

struct Sender {
    PublicKey encapsulated{};
    Context context;
};

/// Encapsulates to `recipient` with a fresh ephemeral key. CryptoInputInvalid for a low-order key, RandomUnavailable.
[[nodiscard]] Result<Sender> setupSender(const Primitives& primitives, const Suite& suite, ByteView recipient, ByteView info);
/// The same with a given ephemeral secret key; for published vectors only, since using one twice breaks secrecy.
[[nodiscard]] Result<Sender> setupSenderWith(const Primitives& primitives, const Suite& suite, ByteView recipient, ByteView info,
                                             ByteView ephemeralSecret);
[[nodiscard]] Result<Context> setupReceiver(const Primitives& primitives, const Suite& suite, ByteView encapsulated,
                                            ByteView recipientSecret, ByteView info);

/// Single-shot: the encapsulated key followed by the sealed message.
[[nodiscard]] Result<Bytes> sealOnce(const Primitives& primitives, ByteView recipient, ByteView info, ByteView associated,
                                     ByteView plaintext);
/// CryptoAuthenticationFailed, or CryptoInputInvalid where `sealed` is too short or its key is of low order.
[[nodiscard]] Result<SecretBytes> openOnce(const Primitives& primitives, ByteView recipientSecret, ByteView info, ByteView associated,
                                           ByteView sealed);

}  // namespace intaglio::crypto::hpke
