#include "core/crypto/EncryptedCopy.h"

#include <new>

#include "core/crypto/Age.h"
#include "core/crypto/Gzip.h"

namespace intaglio::crypto {
namespace {

/// What encryption adds: the header and 16 bytes for each 64 KiB. Compression of content that cannot be compressed adds less than that.
constexpr std::size_t kMaximumEncryptedBytes = kMaximumCopyBytes + kMaximumCopyBytes / 256 + age::kMaximumHeaderBytes;

Status checkRecipient(const Primitives& primitives, const PublicIdentity& colleague, const RevocationList* revocations, std::int64_t now,
                      const PublicIdentity* clinic) {
    const auto refuse = [&colleague](base::ErrorCode code) { return base::Error(code, {colleague.name}); };
    if (!canRead(colleague.role)) return base::Error(base::ErrorCode::KeyWrongRole, {colleague.name, std::string(roleName(Role::Doctor))});
    if (clinic != nullptr) {
        if (!colleague.clinic) return refuse(base::ErrorCode::KeyNotEnrolled);
        if (*colleague.clinic != clinic->signing) return refuse(base::ErrorCode::ClinicMismatch);
        if (!colleague.isSignedBy(primitives, clinic->signing)) return refuse(base::ErrorCode::KeySignatureInvalid);
    }
    if (!isValidAt(colleague, now)) return refuse(base::ErrorCode::KeyExpired);
    if (revocations == nullptr) return {};
    if (colleague.clinic && *colleague.clinic != revocations->clinic) return refuse(base::ErrorCode::ClinicMismatch);
    if (revocations->find(colleague.fingerprint(primitives)) != nullptr) return refuse(base::ErrorCode::KeyRevoked);
    return {};
}

Result<SecretBytes> decrypt(const Primitives& primitives, ByteView file, const PrivateIdentity& doctor, const std::string& path) {
    std::vector<ByteView> keys = {doctor.exportKey.view()};
    for (const RetiredKey& retired : doctor.retired) keys.push_back(retired.exportKey.view());
    for (const ByteView key : keys) {
        age::DecryptResult opened = age::decryptWithKey(primitives, file, key);
        if (auto* content = std::get_if<SecretBytes>(&opened)) return std::move(*content);
        const auto failure = std::get<age::Failure>(opened);
        if (failure == age::Failure::Unavailable) return base::ErrorCode::OutOfMemory;
        if (failure == age::Failure::Header) return base::Error(base::ErrorCode::KeyFileInvalid, {path, "not an encrypted copy"});
        if (failure != age::Failure::NoMatch) return base::Error(base::ErrorCode::KeyFileInvalid, {path, "damaged"});
    }
    return base::ErrorCode::CryptoAuthenticationFailed;
}

Result<Bytes> encrypted(const Primitives& primitives, ByteView content, std::span<const PublicIdentity> colleagues) {
    if (content.size() > kMaximumCopyBytes) return base::Error(base::ErrorCode::FileTooLarge, {"", std::to_string(kMaximumCopyBytes)});
    std::vector<PublicKey> recipients;
    for (const PublicIdentity& colleague : colleagues) {
        if (!colleague.exportKey) return base::Error(base::ErrorCode::KeyWrongRole, {colleague.name, std::string(roleName(Role::Doctor))});
        recipients.push_back(*colleague.exportKey);
    }
    const Result<SecretBytes> compressed = gzip::compress(content);
    if (!compressed) return compressed.error();
    return age::encryptToKeys(primitives, compressed->view(), recipients);
}

Result<SecretBytes> decrypted(const Primitives& primitives, ByteView file, const PrivateIdentity& doctor, const std::string& path) {
    if (file.size() > kMaximumEncryptedBytes) return base::Error(base::ErrorCode::FileTooLarge, {path, std::to_string(kMaximumCopyBytes)});
    if (doctor.exportKey.empty()) return base::Error(base::ErrorCode::KeyWrongRole, {doctor.pub.name, std::string(roleName(Role::Doctor))});
    const Result<SecretBytes> compressed = decrypt(primitives, file, doctor, path);
    if (!compressed) return compressed.error();
    auto content = gzip::decompress(compressed->view(), kMaximumCopyBytes);
    if (auto* bytes = std::get_if<SecretBytes>(&content)) return std::move(*bytes);
    switch (std::get<gzip::Failure>(content)) {
        case gzip::Failure::TooLarge:
            return base::Error(base::ErrorCode::FileTooLarge, {path, std::to_string(kMaximumCopyBytes)});
        case gzip::Failure::NoMemory:
            return base::ErrorCode::OutOfMemory;
        case gzip::Failure::Malformed:
            break;
    }
    return base::Error(base::ErrorCode::KeyFileInvalid, {path, "damaged"});
}

}  // namespace

bool isEncryptedCopy(ByteView head) {
    constexpr std::string_view kVersionLine = "age-encryption.org/v1\n";
    static_assert(kVersionLine.size() == kCopyHeadBytes);
    return head.size() >= kCopyHeadBytes && base::textOf(head.first(kCopyHeadBytes)) == kVersionLine;
}

Status checkCopyRecipients(const Primitives& primitives, std::span<const PublicIdentity> colleagues, const RevocationList* revocations,
                           std::int64_t now, const PublicIdentity* clinic) {
    for (const PublicIdentity& colleague : colleagues) {
        if (const Status allowed = checkRecipient(primitives, colleague, revocations, now, clinic); !allowed) return allowed;
    }
    return {};
}

// Whole pictures are in memory here: where it is not enough, that is an answer and no end of the program.
Result<Bytes> encryptCopy(const Primitives& primitives, ByteView content, std::span<const PublicIdentity> colleagues) {
    try {
        return encrypted(primitives, content, colleagues);
    } catch (const std::bad_alloc&) {
        return base::ErrorCode::OutOfMemory;
    }
}

Result<SecretBytes> decryptCopy(const Primitives& primitives, ByteView file, const PrivateIdentity& doctor, const std::string& path) {
    try {
        return decrypted(primitives, file, doctor, path);
    } catch (const std::bad_alloc&) {
        return base::ErrorCode::OutOfMemory;
    }
}

}  // namespace intaglio::crypto
