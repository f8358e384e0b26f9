#include "app/cli/Passphrase.h"

#include <fstream>

#include "core/base/Files.h"
#include "core/base/Platform.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::SecretBytes;

constexpr std::size_t kLongestPassphraseFile = 4096;

Result<SecretBytes> firstLine(base::ByteView content, const std::string& name) {
    const std::string_view text = base::textOf(content);
    std::size_t length = std::min(text.find('\n'), text.size());
    if (length > 0 && text[length - 1] == '\r') --length;
    if (length == 0) return Error(ErrorCode::PassphraseMissing, {name});
    return SecretBytes(content.first(length));
}

/// Takes pipes too, as the shell's <(command) makes them; so the size is known only after reading.
Result<SecretBytes> fromFile(const std::string& file) {
    const std::filesystem::path path = base::pathFromText(file);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Error(ErrorCode::FileNotFound, {file});
    if (std::filesystem::is_directory(path, ignored)) return Error(ErrorCode::FileIsDirectory, {file});
    std::ifstream stream;
    stream.rdbuf()->pubsetbuf(nullptr, 0);  // a buffer would keep a copy
    stream.open(path, std::ios::binary);
    if (!stream) return Error(ErrorCode::FileUnreadable, {file});
    SecretBytes content(kLongestPassphraseFile + 1);
    stream.read(reinterpret_cast<char*>(content.data().data()), static_cast<std::streamsize>(content.size()));
    if (stream.bad()) return Error(ErrorCode::FileUnreadable, {file});
    if (!stream.eof()) return Error(ErrorCode::FileTooLarge, {file, std::to_string(kLongestPassphraseFile)});
    return firstLine(content.view().first(static_cast<std::size_t>(stream.gcount())), file);
}

}  // namespace

Result<SecretBytes> readPassphrase(const std::string& passphraseFile, const std::string& keyName) {
    if (!passphraseFile.empty()) return fromFile(passphraseFile);
    if (!base::platform::standardInputIsTerminal()) return base::platform::readSecretLine(keyName);
    return base::platform::askPassphrase("Passphrase for " + keyName + ": ");
}

Result<SecretBytes> chooseNewPassphrase(const std::string& passphraseFile, const std::string& keyName) {
    Result<SecretBytes> first = readPassphrase(passphraseFile, keyName);
    if (!first) return first;
    if (const base::Status strong = crypto::checkPassphrase(first->view(), keyName); !strong) return strong.error();
    if (!passphraseFile.empty() || !base::platform::standardInputIsTerminal()) return first;
    const Result<SecretBytes> second = base::platform::askPassphrase("Again, to be sure: ");
    if (!second) return second.error();
    if (!base::equalConstantTime(first->view(), second->view())) return ErrorCode::PassphrasesDiffer;
    return first;
}

Result<UnlockedKey> unlockForWriting(const crypto::Primitives& primitives, const std::string& keyFile, const std::string& passphraseFile) {
    const std::filesystem::path path = base::pathFromText(keyFile);
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) return Error(ErrorCode::FileNotFound, {keyFile});
    Result<SecretBytes> passphrase = readPassphrase(passphraseFile, keyFile);
    if (!passphrase) return passphrase.error();
    auto identity = crypto::readKeyFile(primitives, path, passphrase->view());
    if (!identity) return identity.error();
    return UnlockedKey{*std::move(identity), *std::move(passphrase)};
}

Result<crypto::PrivateIdentity> unlockKey(const crypto::Primitives& primitives, const std::string& keyFile,
                                          const std::string& passphraseFile) {
    auto unlocked = unlockForWriting(primitives, keyFile, passphraseFile);
    if (!unlocked) return unlocked.error();
    return std::move(unlocked->identity);
}

}  // namespace intaglio::cli
