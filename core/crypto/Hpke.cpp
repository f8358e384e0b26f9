#include "core/crypto/Hpke.h"

#include <algorithm>
#include <limits>

namespace intaglio::crypto::hpke {
namespace {

constexpr std::uint16_t kKemX25519 = 0x0020;
constexpr std::uint16_t kKdfSha256 = 0x0001;
constexpr std::uint16_t kKdfSha512 = 0x0003;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kKemSecretBytes = 32;

base::Error refused(const char* detail) {
    return {base::ErrorCode::CryptoInputInvalid, {detail}};
}

AeadAlgorithm algorithmOf(std::uint16_t aead) {
    if (aead == 0x0001) return AeadAlgorithm::Aes128Gcm;
    return aead == 0x0002 ? AeadAlgorithm::Aes256Gcm : AeadAlgorithm::ChaCha20Poly1305;
}

std::size_t keyBytes(std::uint16_t aead) {
    return aead == 0x0001 ? 16 : 32;
}

/// LabeledExtract and LabeledExpand of RFC 9180 4, bound to one suite identifier.
class LabeledKdf {
public:
    LabeledKdf(const Primitives& primitives, HashFunction hash, Bytes suiteId)
        : m_primitives(primitives), m_hash(hash), m_suiteId(std::move(suiteId)) {}

    [[nodiscard]] SecretBytes extract(ByteView salt, std::string_view label, ByteView inputKey) const {
        Bytes labeled = prefix(label, inputKey.size());
        base::append(labeled, inputKey);
        SecretBytes result = m_primitives.hmac(m_hash, salt, labeled);
        base::wipe(labeled);
        return result;
    }

    [[nodiscard]] Result<SecretBytes> expand(ByteView pseudoRandomKey, std::string_view label, ByteView info, std::size_t length) const {
        if (length > 255 * hashBytes()) return refused("derived key length");
        Bytes labeled;
        base::appendBigEndian(labeled, length, 2);
        base::append(labeled, prefix(label, info.size()));
        base::append(labeled, info);
        return expandPlain(pseudoRandomKey, labeled, length);
    }

    [[nodiscard]] std::size_t hashBytes() const { return m_hash == HashFunction::Sha256 ? 32 : 64; }

private:
    [[nodiscard]] Bytes prefix(std::string_view label, std::size_t room) const {
        constexpr std::string_view kVersion = "HPKE-v1";
        Bytes out;
        out.reserve(kVersion.size() + m_suiteId.size() + label.size() + room);  // secrets follow: never grow
        base::append(out, base::viewOf(kVersion));
        base::append(out, m_suiteId);
        base::append(out, base::viewOf(label));
        return out;
    }

    /// HKDF-Expand (RFC 5869 2.3) alone: the port's hkdf() fuses it with extraction.
    [[nodiscard]] SecretBytes expandPlain(ByteView key, ByteView info, std::size_t length) const {
        SecretBytes out(length);
        SecretBytes block;
        std::size_t done = 0;
        for (std::uint8_t counter = 1; done < length; ++counter) {
            Bytes message;
            message.reserve(hashBytes() + info.size() + 1);
            base::append(message, block.view());
            base::append(message, info);
            message.push_back(counter);
            block = m_primitives.hmac(m_hash, key, message);
            base::wipe(message);
            const std::size_t take = std::min(length - done, block.size());
            std::copy_n(block.view().begin(), take, out.data().begin() + static_cast<std::ptrdiff_t>(done));
            done += take;
        }
        return out;
    }

    const Primitives& m_primitives;
    HashFunction m_hash;
    Bytes m_suiteId;
};

LabeledKdf kemKdf(const Primitives& primitives, const Suite& suite) {
    Bytes id(base::viewOf("KEM").begin(), base::viewOf("KEM").end());
    base::appendBigEndian(id, suite.kem, 2);
    return {primitives, HashFunction::Sha256, std::move(id)};
}

LabeledKdf scheduleKdf(const Primitives& primitives, const Suite& suite) {
    Bytes id(base::viewOf("HPKE").begin(), base::viewOf("HPKE").end());
    base::appendBigEndian(id, suite.kem, 2);
    base::appendBigEndian(id, suite.kdf, 2);
    base::appendBigEndian(id, suite.aead, 2);
    return {primitives, suite.kdf == kKdfSha512 ? HashFunction::Sha512 : HashFunction::Sha256, std::move(id)};
}

/// ExtractAndExpand of RFC 9180 4.1.
Result<SecretBytes> kemSecret(const Primitives& primitives, const Suite& suite, ByteView agreed, ByteView encapsulated,
                              ByteView recipient) {
    const LabeledKdf kdf = kemKdf(primitives, suite);
    Bytes context(encapsulated.begin(), encapsulated.end());
    base::append(context, recipient);
    const SecretBytes extracted = kdf.extract({}, "eae_prk", agreed);
    return kdf.expand(extracted.view(), "shared_secret", context, kKemSecretBytes);
}

}  // namespace

/// KeySchedule of RFC 9180 5.1 for base mode: pre-shared key and its identifier are empty.
class KeySchedule {
public:
    [[nodiscard]] static Result<Context> derive(const Primitives& primitives, const Suite& suite, ByteView sharedSecret, ByteView info) {
        const LabeledKdf kdf = scheduleKdf(primitives, suite);
        Bytes context{static_cast<std::uint8_t>(suite.mode)};
        base::append(context, kdf.extract({}, "psk_id_hash", {}).view());
        base::append(context, kdf.extract({}, "info_hash", info).view());
        const SecretBytes secret = kdf.extract(sharedSecret, "secret", {});
        Context result(primitives, suite);
        if (Status status = assign(result.m_exporterSecret, kdf.expand(secret.view(), "exp", context, kdf.hashBytes())); !status)
            return status.error();
        if (suite.aead == kExportOnly) return result;
        if (Status status = assign(result.m_key, kdf.expand(secret.view(), "key", context, keyBytes(suite.aead))); !status)
            return status.error();
        if (Status status = assign(result.m_baseNonce, kdf.expand(secret.view(), "base_nonce", context, kNonceBytes)); !status)
            return status.error();
        return result;
    }

private:
    [[nodiscard]] static Status assign(SecretBytes& target, Result<SecretBytes> value) {
        if (!value) return value.error();
        target = std::move(*value);
        return {};
    }
};

Status checkSuite(const Suite& suite) {
    if (suite.mode != Mode::Base) return refused("HPKE mode");
    if (suite.kem != kKemX25519) return refused("HPKE key encapsulation");
    if (suite.kdf != kKdfSha256 && suite.kdf != kKdfSha512) return refused("HPKE key derivation");
    if ((suite.aead < 1 || suite.aead > 3) && suite.aead != kExportOnly) return refused("HPKE encryption");
    return {};
}

Status Context::checkReady() const {
    if (m_suite.aead == kExportOnly) return refused("export-only HPKE context");
    if (m_sequence == std::numeric_limits<std::uint64_t>::max()) return refused("HPKE sequence number");
    return {};
}

SecretBytes Context::nonce() const {
    SecretBytes nonce = m_baseNonce.clone();
    const auto bytes = nonce.data();
    for (std::size_t i = 0; i < 8; ++i) {
        const auto step = static_cast<std::uint8_t>(m_sequence >> (8 * i));
        bytes[kNonceBytes - 1 - i] = static_cast<std::uint8_t>(bytes[kNonceBytes - 1 - i] ^ step);
    }
    return nonce;
}

Result<Bytes> Context::seal(ByteView associated, ByteView plaintext) {
    if (const Status ready = checkReady(); !ready) return ready.error();
    Result<Bytes> sealed = m_primitives->aeadSeal(algorithmOf(m_suite.aead), m_key.view(), nonce().view(), associated, plaintext);
    if (sealed) ++m_sequence;
    return sealed;
}

Result<SecretBytes> Context::open(ByteView associated, ByteView sealed) {
    if (const Status ready = checkReady(); !ready) return ready.error();
    Result<SecretBytes> opened = m_primitives->aeadOpen(algorithmOf(m_suite.aead), m_key.view(), nonce().view(), associated, sealed);
    if (opened) ++m_sequence;
    return opened;
}

Result<SecretBytes> Context::exportSecret(ByteView exporterContext, std::size_t length) const {
    return scheduleKdf(*m_primitives, m_suite).expand(m_exporterSecret.view(), "sec", exporterContext, length);
}

Result<Sender> setupSenderWith(const Primitives& primitives, const Suite& suite, ByteView recipient, ByteView info,
                               ByteView ephemeralSecret) {
    if (const Status checked = checkSuite(suite); !checked) return checked.error();
    const Result<PublicKey> encapsulated = primitives.x25519PublicKey(ephemeralSecret);
    if (!encapsulated) return encapsulated.error();
    const Result<SecretBytes> agreed = primitives.x25519(ephemeralSecret, recipient);
    if (!agreed) return agreed.error();
    const Result<SecretBytes> shared = kemSecret(primitives, suite, agreed->view(), *encapsulated, recipient);
    if (!shared) return shared.error();
    Result<Context> context = KeySchedule::derive(primitives, suite, shared->view(), info);
    if (!context) return context.error();
    return Sender{*encapsulated, std::move(*context)};
}

Result<Sender> setupSender(const Primitives& primitives, const Suite& suite, ByteView recipient, ByteView info) {
    const Result<SecretBytes> ephemeral = primitives.random(32);
    if (!ephemeral) return ephemeral.error();
    return setupSenderWith(primitives, suite, recipient, info, ephemeral->view());
}

Result<Context> setupReceiver(const Primitives& primitives, const Suite& suite, ByteView encapsulated, ByteView recipientSecret,
                              ByteView info) {
    if (const Status checked = checkSuite(suite); !checked) return checked.error();
    const Result<PublicKey> recipient = primitives.x25519PublicKey(recipientSecret);
    if (!recipient) return recipient.error();
    const Result<SecretBytes> agreed = primitives.x25519(recipientSecret, encapsulated);
    if (!agreed) return agreed.error();
    const Result<SecretBytes> shared = kemSecret(primitives, suite, agreed->view(), encapsulated, *recipient);
    if (!shared) return shared.error();
    return KeySchedule::derive(primitives, suite, shared->view(), info);
}

Result<Bytes> sealOnce(const Primitives& primitives, ByteView recipient, ByteView info, ByteView associated, ByteView plaintext) {
    Result<Sender> sender = setupSender(primitives, {}, recipient, info);
    if (!sender) return sender.error();
    const Result<Bytes> sealed = sender->context.seal(associated, plaintext);
    if (!sealed) return sealed.error();
    Bytes out(sender->encapsulated.begin(), sender->encapsulated.end());
    base::append(out, *sealed);
    return out;
}

Result<SecretBytes> openOnce(const Primitives& primitives, ByteView recipientSecret, ByteView info, ByteView associated, ByteView sealed) {
    if (sealed.size() < kEncapsulatedBytes + kTagBytes) return refused("sealed message too short");
    Result<Context> context = setupReceiver(primitives, {}, sealed.first(kEncapsulatedBytes), recipientSecret, info);
    if (!context) return context.error();
    return context->open(associated, sealed.subspan(kEncapsulatedBytes));
}

}  // namespace intaglio::crypto::hpke
