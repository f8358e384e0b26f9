#include "core/crypto/Age.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "core/crypto/AgeHeader.h"
#include "core/crypto/Bech32.h"

namespace intaglio::crypto::age {
namespace {

constexpr std::string_view kX25519Type = "X25519";
constexpr std::string_view kX25519Label = "age-encryption.org/v1/X25519";
constexpr std::string_view kScryptType = "scrypt";
constexpr std::string_view kScryptLabel = "age-encryption.org/v1/scrypt";
constexpr std::string_view kIdentityPrefix = "age-secret-key-";
constexpr std::string_view kRecipientPrefix = "age";

constexpr std::size_t kFileKeyBytes = 16;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kPayloadNonceBytes = 16;
constexpr std::size_t kChunkBytes = 64 * 1024;
/// Each key below wraps one file key, so the fixed nonce is never used twice.
constexpr FixedBytes<12> kZeroNonce{};
constexpr auto kAead = AeadAlgorithm::ChaCha20Poly1305;

/// A file key, or why there is none.
using Unwrapped = std::variant<SecretBytes, Failure>;

/// RFC 5869 with age's fixed choices.
Result<SecretBytes> derive(const Primitives& primitives, ByteView secret, ByteView salt, std::string_view info) {
    return primitives.hkdf(HashFunction::Sha256, salt, secret, base::viewOf(info), kKeyBytes);
}

Failure failureOf(const base::Error& error) {
    return error.code == base::ErrorCode::CryptoAuthenticationFailed ? Failure::NoMatch : Failure::Unavailable;
}

Unwrapped openFileKey(const Primitives& primitives, ByteView wrapKey, ByteView body) {
    Result<SecretBytes> fileKey = primitives.aeadOpen(kAead, wrapKey, kZeroNonce, {}, body);
    if (!fileKey) return failureOf(fileKey.error());
    return std::move(*fileKey);
}

// ---------------------------------------------------------------- X25519 stanzas

Result<SecretBytes> x25519WrapKey(const Primitives& primitives, ByteView shared, ByteView share, ByteView recipient) {
    Bytes salt(share.begin(), share.end());
    base::append(salt, recipient);
    return derive(primitives, shared, salt, kX25519Label);
}

/// The stanza's ephemeral share, where the stanza has the right form.
std::optional<Bytes> x25519Share(const Stanza& stanza) {
    if (stanza.arguments.size() != 2 || stanza.body.size() != kFileKeyBytes + kTagBytes) return std::nullopt;
    auto share = fromBase64(stanza.arguments[1]);
    if (!share || share->size() != kKeyBytes) return std::nullopt;
    return share;
}

Unwrapped unwrapX25519(const Primitives& primitives, const Stanza& stanza, ByteView secretKey, ByteView recipient) {
    const auto share = x25519Share(stanza);
    if (!share) return Failure::Header;
    const Result<SecretBytes> shared = primitives.x25519(secretKey, *share);
    if (!shared) return Failure::Header;  // a low-order share, which the format forbids
    const Result<SecretBytes> wrapKey = x25519WrapKey(primitives, shared->view(), *share, recipient);
    if (!wrapKey) return Failure::Unavailable;
    return openFileKey(primitives, wrapKey->view(), stanza.body);
}

Result<Stanza> wrapX25519(const Primitives& primitives, ByteView fileKey, const PublicKey& recipient) {
    const Result<SecretBytes> ephemeral = primitives.random(kKeyBytes);
    if (!ephemeral) return ephemeral.error();
    const Result<PublicKey> share = primitives.x25519PublicKey(ephemeral->view());
    if (!share) return share.error();
    const Result<SecretBytes> shared = primitives.x25519(ephemeral->view(), recipient);
    if (!shared) return shared.error();
    const Result<SecretBytes> wrapKey = x25519WrapKey(primitives, shared->view(), *share, recipient);
    if (!wrapKey) return wrapKey.error();
    Result<Bytes> body = primitives.aeadSeal(kAead, wrapKey->view(), kZeroNonce, {}, fileKey);
    if (!body) return body.error();
    return Stanza{{std::string(kX25519Type), toBase64(*share)}, std::move(*body)};
}

// ---------------------------------------------------------------- scrypt stanzas

struct ScryptParameters {
    Bytes salt;
    int workFactor = 0;
};

/// A decimal number without sign or leading zero; one too long for an int counts as too high.
std::optional<int> parseWorkFactor(const std::string& text) {
    if (text.empty() || text[0] == '0') return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    if (text.size() > 4) return 9999;
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<ScryptParameters> scryptParameters(const Stanza& stanza) {
    if (stanza.arguments.size() != 3 || stanza.body.size() != kFileKeyBytes + kTagBytes) return std::nullopt;
    auto salt = fromBase64(stanza.arguments[1]);
    const auto workFactor = parseWorkFactor(stanza.arguments[2]);
    if (!salt || salt->size() != kSaltBytes || !workFactor) return std::nullopt;
    return ScryptParameters{std::move(*salt), *workFactor};
}

Result<SecretBytes> scryptWrapKey(const Primitives& primitives, ByteView passphrase, ByteView salt, int workFactor) {
    Bytes labeled(kScryptLabel.begin(), kScryptLabel.end());
    base::append(labeled, salt);
    return primitives.scrypt(passphrase, labeled, std::uint64_t{1} << workFactor, 8, 1, kKeyBytes);
}

Unwrapped unwrapScrypt(const Primitives& primitives, const Stanza& stanza, ByteView passphrase, int maximumWorkFactor) {
    const auto parameters = scryptParameters(stanza);
    if (!parameters) return Failure::Header;
    if (parameters->workFactor > std::min(maximumWorkFactor, kMaximumWorkFactor)) return Failure::WorkFactor;
    const Result<SecretBytes> wrapKey = scryptWrapKey(primitives, passphrase, parameters->salt, parameters->workFactor);
    if (!wrapKey) return Failure::Unavailable;
    return openFileKey(primitives, wrapKey->view(), stanza.body);
}

// ---------------------------------------------------------------- header

/// A passphrase stanza stands alone: else whoever knows the passphrase could not tell who else reads the file.
bool breaksScryptRule(const Header& header) {
    const bool hasScrypt =
        std::any_of(header.stanzas.begin(), header.stanzas.end(), [](const Stanza& stanza) { return stanza.arguments[0] == kScryptType; });
    return hasScrypt && header.stanzas.size() != 1;
}

Result<Bytes> headerMac(const Primitives& primitives, ByteView fileKey, ByteView authenticated) {
    const Result<SecretBytes> key = derive(primitives, fileKey, {}, "header");
    if (!key) return key.error();
    const SecretBytes mac = primitives.hmac(HashFunction::Sha256, key->view(), authenticated);
    return Bytes(mac.view().begin(), mac.view().end());
}

/// Tries `unwrap` on each stanza of `type`. A malformed one of that type spoils the file even where another would open.
Unwrapped findFileKey(const Header& header, std::string_view type, const std::function<Unwrapped(const Stanza&)>& unwrap) {
    Unwrapped found = Failure::NoMatch;
    for (const Stanza& stanza : header.stanzas) {
        if (stanza.arguments[0] != type) continue;
        Unwrapped result = unwrap(stanza);
        const Failure* failure = std::get_if<Failure>(&result);
        if (failure != nullptr && *failure != Failure::NoMatch) return result;
        if (failure == nullptr && std::holds_alternative<Failure>(found)) found = std::move(result);
    }
    return found;
}

// ---------------------------------------------------------------- payload (STREAM)

/// 11 bytes of counter, most significant first, and one byte that marks the last chunk.
FixedBytes<12> chunkNonce(std::uint64_t index, bool last) {
    FixedBytes<12> nonce{};
    for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<std::uint8_t>(index >> (8 * i));
    nonce[11] = last ? 1 : 0;
    return nonce;
}

DecryptResult openPayload(const Primitives& primitives, ByteView fileKey, ByteView payload) {
    if (payload.size() < kPayloadNonceBytes) return Failure::Header;
    const Result<SecretBytes> key = derive(primitives, fileKey, payload.first(kPayloadNonceBytes), "payload");
    if (!key) return Failure::Unavailable;
    ByteView rest = payload.subspan(kPayloadNonceBytes);
    constexpr std::size_t kSealedChunk = kChunkBytes + kTagBytes;
    SecretBytes plaintext(rest.size());  // an upper bound: growing would leave copies behind
    std::size_t written = 0;
    for (std::uint64_t index = 0;; ++index) {
        const bool last = rest.size() <= kSealedChunk;
        const ByteView chunk = rest.first(std::min(rest.size(), kSealedChunk));
        const Result<SecretBytes> opened = primitives.aeadOpen(kAead, key->view(), chunkNonce(index, last), {}, chunk);
        if (!opened) return opened.error().code == base::ErrorCode::OutOfMemory ? Failure::Unavailable : Failure::Payload;
        if (opened->empty() && index > 0) return Failure::Payload;  // only an empty file ends with an empty chunk
        std::copy(opened->view().begin(), opened->view().end(), plaintext.data().begin() + static_cast<std::ptrdiff_t>(written));
        written += opened->size();
        rest = rest.subspan(chunk.size());
        if (last) return SecretBytes(plaintext.view().first(written));
    }
}

Status sealPayload(const Primitives& primitives, ByteView fileKey, ByteView plaintext, Bytes& out) {
    const Result<SecretBytes> nonce = primitives.random(kPayloadNonceBytes);
    if (!nonce) return nonce.error();
    const Result<SecretBytes> key = derive(primitives, fileKey, nonce->view(), "payload");
    if (!key) return key.error();
    base::append(out, nonce->view());
    for (std::uint64_t index = 0;; ++index) {
        const bool last = plaintext.size() <= kChunkBytes;
        const ByteView chunk = plaintext.first(std::min(plaintext.size(), kChunkBytes));
        const Result<Bytes> sealed = primitives.aeadSeal(kAead, key->view(), chunkNonce(index, last), {}, chunk);
        if (!sealed) return sealed.error();
        base::append(out, *sealed);
        plaintext = plaintext.subspan(chunk.size());
        if (last) return {};
    }
}

// ---------------------------------------------------------------- whole files

DecryptResult decrypt(const Primitives& primitives, ByteView file, std::string_view type,
                      const std::function<Unwrapped(const Stanza&)>& unwrap) {
    const std::optional<Header> header = parseHeader(file);
    if (!header || breaksScryptRule(*header)) return Failure::Header;
    const Unwrapped fileKey = findFileKey(*header, type, unwrap);
    if (const Failure* failure = std::get_if<Failure>(&fileKey)) return *failure;
    const ByteView key = std::get<SecretBytes>(fileKey).view();
    const Result<Bytes> mac = headerMac(primitives, key, header->authenticated);
    if (!mac) return Failure::Unavailable;
    if (!base::equalConstantTime(*mac, header->mac)) return Failure::Hmac;
    return openPayload(primitives, key, header->payload);
}

Result<Bytes> encrypt(const Primitives& primitives, ByteView plaintext, ByteView fileKey, const std::vector<Stanza>& stanzas) {
    Bytes out = writeHeader(stanzas);
    const Result<Bytes> mac = headerMac(primitives, fileKey, out);
    if (!mac) return mac.error();
    base::append(out, base::viewOf(' ' + toBase64(*mac) + '\n'));
    if (const Status status = sealPayload(primitives, fileKey, plaintext, out); !status) return status.error();
    return out;
}

}  // namespace

DecryptResult decryptWithPassphrase(const Primitives& primitives, ByteView file, ByteView passphrase, int maximumWorkFactor) {
    return decrypt(primitives, file, kScryptType,
                   [&](const Stanza& stanza) { return unwrapScrypt(primitives, stanza, passphrase, maximumWorkFactor); });
}

DecryptResult decryptWithKey(const Primitives& primitives, ByteView file, ByteView secretKey) {
    const Result<PublicKey> recipient = primitives.x25519PublicKey(secretKey);
    if (!recipient) return Failure::NoMatch;
    return decrypt(primitives, file, kX25519Type,
                   [&](const Stanza& stanza) { return unwrapX25519(primitives, stanza, secretKey, *recipient); });
}

Result<Bytes> encryptWithPassphrase(const Primitives& primitives, ByteView plaintext, ByteView passphrase, int workFactor) {
    if (workFactor < 1 || workFactor > kMaximumWorkFactor)
        return base::Error(base::ErrorCode::InvalidArgument, {"work factor", std::to_string(workFactor)});
    const Result<SecretBytes> fileKey = primitives.random(kFileKeyBytes);
    const Result<SecretBytes> salt = primitives.random(kSaltBytes);
    if (!fileKey || !salt) return base::ErrorCode::RandomUnavailable;
    const Result<SecretBytes> wrapKey = scryptWrapKey(primitives, passphrase, salt->view(), workFactor);
    if (!wrapKey) return wrapKey.error();
    Result<Bytes> body = primitives.aeadSeal(kAead, wrapKey->view(), kZeroNonce, {}, fileKey->view());
    if (!body) return body.error();
    Stanza stanza{{std::string(kScryptType), toBase64(salt->view()), std::to_string(workFactor)}, std::move(*body)};
    return encrypt(primitives, plaintext, fileKey->view(), {std::move(stanza)});
}

Result<Bytes> encryptToKeys(const Primitives& primitives, ByteView plaintext, std::span<const PublicKey> recipients) {
    if (recipients.empty() || recipients.size() > kMaximumStanzas)
        return base::Error(base::ErrorCode::TooManyRecipients, {std::to_string(recipients.size()), std::to_string(kMaximumStanzas)});
    const Result<SecretBytes> fileKey = primitives.random(kFileKeyBytes);
    if (!fileKey) return fileKey.error();
    std::vector<Stanza> stanzas;
    for (const PublicKey& recipient : recipients) {
        Result<Stanza> stanza = wrapX25519(primitives, fileKey->view(), recipient);
        if (!stanza) return stanza.error();
        stanzas.push_back(std::move(*stanza));
    }
    return encrypt(primitives, plaintext, fileKey->view(), stanzas);
}

std::string identityText(ByteView secretKey) {
    std::string text = bech32::encode(kIdentityPrefix, secretKey);
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return text;
}

Result<SecretBytes> identityFromText(std::string_view text) {
    const bool upper = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    Result<SecretBytes> key = bech32::decode(kIdentityPrefix, text);
    if (key && (!upper || key->size() != kKeyBytes)) return base::Error(base::ErrorCode::InvalidArgument, {"age identity", "form"});
    return key;
}

std::string recipientText(const PublicKey& key) {
    return bech32::encode(kRecipientPrefix, key);
}

Result<PublicKey> recipientFromText(std::string_view text) {
    const Result<SecretBytes> key = bech32::decode(kRecipientPrefix, text);
    if (!key) return key.error();
    const bool lower = std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!lower || key->size() != kKeyBytes) return base::Error(base::ErrorCode::InvalidArgument, {"age recipient", "form"});
    PublicKey out{};
    std::copy(key->view().begin(), key->view().end(), out.begin());
    return out;
}

}  // namespace intaglio::crypto::age
