#include "core/inference/PackageSignature.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::string_view kDomain = "intaglio/1/model-package";
constexpr const char* kFormat = "intaglio-model-signature/1";
constexpr std::uint64_t kMaximumSignatureBytes = 64 * 1024;
constexpr std::size_t kMaximumGoldenFiles = 256;

Error broken(const ModelPackage& package, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, detail}};
}

std::vector<std::string> coveredNames(const ModelPackage& package) {
    std::vector<std::string> names{kMetadataFile, kCardFile};
    for (const auto& [file, digest] : package.manifest.digests) {
        names.push_back(file);
    }
    std::error_code failure;
    const fs::path golden = package.folder / kGoldenFolder;
    for (fs::directory_iterator entry(golden, failure), end; !failure && entry != end; entry.increment(failure)) {
        names.push_back(std::string(kGoldenFolder) + "/" + base::pathText(entry->path().filename()));
    }
    if (fs::exists(package.folder / kMetricsFile, failure)) {
        names.emplace_back(kMetricsFile);
    }
    return names;
}

base::Bytes contentList(const PackageContent& content) {
    base::Bytes list;
    for (const auto& [name, digest] : content) {
        base::appendBigEndian(list, name.size(), 4);
        base::append(list, base::viewOf(name));
        base::append(list, digest);
    }
    return list;
}

base::Bytes signedMessage(const PackageContent& content, std::int64_t signedAt) {
    base::Bytes message(kDomain.begin(), kDomain.end());
    message.push_back(0);
    base::appendBigEndian(message, static_cast<std::uint64_t>(signedAt), 8);
    base::append(message, contentList(content));
    return message;
}

template <std::size_t N>
bool readHex(const Json& json, const char* key, std::array<std::uint8_t, N>& out) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() && base::decodeHex(found->get<std::string>(), out);
}

}  // namespace

Result<PackageContent> packageContent(const crypto::Primitives& primitives, const ModelPackage& package) {
    const std::vector<std::string> names = coveredNames(package);
    if (names.size() > kMaximumGoldenFiles + package.manifest.digests.size()) {
        return broken(package, "golden: holds too many files");
    }
    PackageContent content;
    for (const std::string& name : names) {
        const auto hex = fileDigest(primitives, package.folder / base::pathFromText(name));
        if (!hex || !base::decodeHex(*hex, content[name])) {
            return broken(package, name + " is missing or cannot be read");
        }
    }
    return content;
}

std::string contentDigest(const crypto::Primitives& primitives, const PackageContent& content) {
    return base::toHex(primitives.sha256(contentList(content)));
}

std::string signatureFileJson(const SignatureFile& file) {
    const Json json = {{"format", kFormat},
                       {"name", file.name},
                       {"key", base::toHex(file.key)},
                       {"signed_at", file.signedAt},
                       {"signature", base::toHex(file.signature)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<SignatureFile> parseSignatureFile(base::ByteView text) {
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != kFormat) {
        return std::nullopt;
    }
    SignatureFile file;
    const Json name = json.value("name", Json());
    const Json signedAt = json.value("signed_at", Json());
    if (!name.is_string() || !signedAt.is_number_integer() || !readHex(json, "key", file.key) ||
        !readHex(json, "signature", file.signature)) {
        return std::nullopt;
    }
    file.name = name.get<std::string>();
    file.signedAt = signedAt.get<std::int64_t>();
    const bool inRange = file.name.size() <= 256 && file.signedAt >= 0 && file.signedAt <= crypto::kLatestTime;
    return inRange ? std::optional(file) : std::nullopt;
}

Result<SignatureFile> signContent(const crypto::Primitives& primitives, const PackageContent& content,
                                  const crypto::PrivateIdentity& signer, std::int64_t now) {
    if (signer.pub.role != crypto::Role::Clinic) {
        return Error{ErrorCode::KeyWrongRole, {signer.pub.name, std::string(crypto::roleName(crypto::Role::Clinic))}};
    }
    if (!crypto::isValidAt(signer.pub, now)) {
        return Error{ErrorCode::KeyExpired, {signer.pub.name}};
    }
    SignatureFile file{signer.pub.name, signer.pub.signing, now, {}};
    const auto signature = primitives.ed25519Sign(signer.signingSeed.view(), signedMessage(content, now));
    if (!signature) {
        return signature.error();
    }
    file.signature = *signature;
    return file;
}

bool signatureHolds(const crypto::Primitives& primitives, const PackageContent& content, const SignatureFile& file) {
    return primitives.ed25519Verify(file.key, signedMessage(content, file.signedAt), file.signature);
}

Status signPackage(const crypto::Primitives& primitives, const fs::path& folder, const crypto::PrivateIdentity& signer, std::int64_t now) {
    const ModelPackage package = openPackage(primitives, folder, false, SignatureUse::Ignored);
    if (package.problem) {
        return *package.problem;
    }
    const auto content = packageContent(primitives, package);
    if (!content) {
        return content.error();
    }
    const auto file = signContent(primitives, *content, signer, now);
    if (!file) {
        return file.error();
    }
    const std::string json = signatureFileJson(*file);
    return base::writeFileAtomically(folder / kSignatureFile, base::viewOf(json));
}

Result<std::optional<PackageSigner>> signerOf(const crypto::Primitives& primitives, const ModelPackage& package,
                                              const PackageContent& content) {
    const fs::path path = package.folder / kSignatureFile;
    std::error_code failure;
    if (fs::symlink_status(path, failure).type() == fs::file_type::not_found) {
        return std::optional<PackageSigner>();
    }
    const auto bytes = base::readFile(path, kMaximumSignatureBytes);
    const auto file = bytes ? parseSignatureFile(*bytes) : std::nullopt;
    if (!file) {
        return broken(package, std::string(kSignatureFile) + " cannot be read");
    }
    if (!signatureHolds(primitives, content, *file)) {
        return broken(package, "it was changed after it was signed");
    }
    crypto::PublicIdentity identity;
    identity.role = crypto::Role::Clinic;
    identity.signing = file->key;
    return std::optional(PackageSigner{file->name, identity.readableFingerprint(primitives), file->signedAt, false});
}

bool isTrustedSigner(const crypto::Primitives& primitives, const PackageSigner& signer,
                     const std::vector<crypto::PublicIdentity>& trusted) {
    return std::any_of(trusted.begin(), trusted.end(), [&](const crypto::PublicIdentity& identity) {
        return identity.role == crypto::Role::Clinic && crypto::isValidAt(identity, signer.signedAt) &&
               identity.readableFingerprint(primitives) == signer.fingerprint;
    });
}

}  // namespace intaglio::inference
