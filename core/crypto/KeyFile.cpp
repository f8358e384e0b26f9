#include <filesystem>
#include <system_error>

#include "core/base/FileLock.h"
#include "core/base/Files.h"
#include "core/crypto/Age.h"
#include "core/crypto/KeyEncoding.h"
#include "core/crypto/KeyText.h"

namespace intaglio::crypto {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaximumKeyFileBytes = 64 * 1024;

base::Error decryptionError(age::Failure failure, const std::string& path) {
    switch (failure) {
        case age::Failure::NoMatch:
            return {base::ErrorCode::PassphraseWrong, {path}};
        case age::Failure::WorkFactor:
            return {base::ErrorCode::WorkFactorTooHigh, {path}};
        case age::Failure::Unavailable:
            return base::ErrorCode::OutOfMemory;
        case age::Failure::Header:
            return {base::ErrorCode::KeyFileInvalid, {path, "not a passphrase-protected key file"}};
        case age::Failure::Hmac:
        case age::Failure::Payload:
            break;
    }
    return {base::ErrorCode::KeyFileInvalid, {path, "damaged"}};
}

/// The file, where it is small enough to be a key.
Result<Bytes> readSmallFile(const fs::path& path, std::size_t limit) {
    Result<Bytes> file = base::readFile(path, limit);
    if (!file && file.error().code == base::ErrorCode::FileTooLarge)
        return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "too long for a key file"});
    return file;
}

/// Also true for a link that leads nowhere, and where the answer cannot be had.
bool isTaken(const fs::path& path) {
    std::error_code failure;
    return fs::symlink_status(path, failure).type() != fs::file_type::not_found;
}

struct KeyPaths {
    fs::path key;
    fs::path pub;
};

KeyPaths pathsOf(const std::string& name, const fs::path& folder) {
    return {folder / base::pathFromText(name + ".key"), folder / base::pathFromText(name + ".pub")};
}

/// What is on the disk must open with this passphrase and hold all of `identity` before it may take an old file's place.
Status checkWritten(const Primitives& primitives, const fs::path& path, ByteView passphrase, const PrivateIdentity& identity) {
    const Result<PrivateIdentity> readBack = readKeyFile(primitives, path, passphrase);
    if (!readBack || !base::equalConstantTime(writeKeyText(*readBack).view(), writeKeyText(identity).view()))
        return base::Error(base::ErrorCode::SelfVerificationFailed, {"the key file cannot be read back"});
    return {};
}

/// Writes NAME.key beside `path`, opens it, and only then gives it that name.
Status writeChecked(const Primitives& primitives, const fs::path& path, const PrivateIdentity& identity, ByteView passphrase,
                    int workFactor) {
    const Result<Bytes> keyFile = encodeKeyFile(primitives, identity, passphrase, workFactor);
    if (!keyFile) return keyFile.error();
    Result<base::AtomicFile> file = base::AtomicFile::write(path, *keyFile, true);
    if (!file) return file.error();
    if (Status checked = checkWritten(primitives, file->temporaryPath(), passphrase, identity); !checked) return checked;
    return file->commit();
}

/// Whatever lies under this name, another key of the same folder too, is replaced only by what came out of it.
Status checkReplaced(const Primitives& primitives, const fs::path& path, const PrivateIdentity& identity) {
    const Result<Bytes> held = readSmallFile(path, kMaximumKeyFileBytes);
    if (!held) return held.error();
    if (identity.readFrom == primitives.sha256(*held)) return {};
    return base::Error(base::ErrorCode::KeyFileInvalid, {base::pathText(path), "not the file that was opened"});
}

}  // namespace

Result<Bytes> encodeKeyFile(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase, int workFactor) {
    if (passphrase.empty()) return base::Error(base::ErrorCode::PassphraseMissing, {identity.pub.name});
    if (identity.stegoKeys.size() > kMaximumStegoKeys)
        return base::Error(base::ErrorCode::InvalidArgument, {"stego keys", std::to_string(identity.stegoKeys.size())});
    if (identity.retired.size() > kMaximumRetiredKeys)
        return base::Error(base::ErrorCode::InvalidArgument, {"retired keys", std::to_string(identity.retired.size())});
    return age::encryptWithPassphrase(primitives, writeKeyText(identity).view(), passphrase, workFactor);
}

Result<PrivateIdentity> decodeKeyFile(const Primitives& primitives, ByteView file, ByteView passphrase, const std::string& path) {
    if (file.size() > kMaximumKeyFileBytes) return base::Error(base::ErrorCode::KeyFileInvalid, {path, "too long for a key file"});
    const age::DecryptResult opened = age::decryptWithPassphrase(primitives, file, passphrase);
    if (const auto* failure = std::get_if<age::Failure>(&opened)) return decryptionError(*failure, path);
    Result<PrivateIdentity> identity = readKeyText(primitives, base::textOf(std::get<SecretBytes>(opened).view()), path);
    if (identity) identity->readFrom = primitives.sha256(file);
    return identity;
}

Status writeIdentity(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase, const fs::path& folder,
                     int workFactor) {
    if (!isKeyName(identity.pub.name)) return base::Error(base::ErrorCode::InvalidArgument, {"name", identity.pub.name});
    const KeyPaths paths = pathsOf(identity.pub.name, folder);
    std::error_code ignored;
    fs::create_directories(folder, ignored);  // what goes wrong here shows in the write below
    return base::whileLocked(paths.key, [&]() -> Status {
        for (const fs::path& path : {paths.key, paths.pub}) {
            if (isTaken(path)) return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(path)});
        }
        if (Status written = writeChecked(primitives, paths.key, identity, passphrase, workFactor); !written) return written;
        Status written = base::writeFileAtomically(paths.pub, encodePublicIdentity(identity.pub));
        if (!written) fs::remove(paths.key, ignored);
        return written;
    });
}

Status replaceIdentity(const Primitives& primitives, const PrivateIdentity& identity, ByteView passphrase, const fs::path& folder,
                       int workFactor) {
    if (!isKeyName(identity.pub.name)) return base::Error(base::ErrorCode::InvalidArgument, {"name", identity.pub.name});
    const KeyPaths paths = pathsOf(identity.pub.name, folder);
    // Replacing a link would leave the old key where the link led.
    std::error_code failure;
    const fs::path target = fs::canonical(paths.key, failure);
    if (failure) return base::Error(base::ErrorCode::FileNotFound, {base::pathText(paths.key)});
    // Two programs that opened the same file: the second one finds what the first one wrote, and leaves it.
    return base::whileLocked(target, [&]() -> Status {
        if (Status same = checkReplaced(primitives, target, identity); !same) return same;
        if (Status written = writeChecked(primitives, target, identity, passphrase, workFactor); !written) return written;
        return base::writeFileAtomically(paths.pub, encodePublicIdentity(identity.pub));
    });
}

Result<PrivateIdentity> readKeyFile(const Primitives& primitives, const fs::path& path, ByteView passphrase) {
    const Result<Bytes> file = readSmallFile(path, kMaximumKeyFileBytes);
    if (!file) return file.error();
    return decodeKeyFile(primitives, *file, passphrase, base::pathText(path));
}

Result<PublicIdentity> readPublicIdentity(const Primitives& primitives, const fs::path& path) {
    const Result<Bytes> file = readSmallFile(path, kMaximumPublicIdentityBytes);
    if (!file) return file.error();
    return decodePublicIdentity(primitives, *file, base::pathText(path));
}

}  // namespace intaglio::crypto
