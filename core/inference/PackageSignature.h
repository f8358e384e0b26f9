#pragma once
#include "core/crypto/Keys.h"
#include "core/inference/Manifest.h"

/// Who vouches for a model package: signature.json, an Ed25519 signature by a clinic's or publisher's key (a key file with the role
/// clinic) over the package's content.
///
/// The content is the list of metadata.json, CARD.md, every file of golden/, every file with a digest in the manifest and, where it is
/// there, evaluation/metrics.json: each with its SHA-256, sorted by name. What is signed is
///   "intaglio/1/model-package" 0x00 | signed at (8 bytes) | for each file: length of the name (4 bytes), name, digest (32 bytes)
/// big-endian, so that no signature over anything else of Intaglio's can be taken for one over a package.
namespace intaglio::inference {

inline constexpr const char* kSignatureFile = "signature.json";
inline constexpr const char* kMetricsFile = "evaluation/metrics.json";

/// File name in the package -> SHA-256.
using PackageContent = std::map<std::string, crypto::Digest>;

/// The files that a signature covers, read now. ModelBroken where one is missing.
[[nodiscard]] base::Result<PackageContent> packageContent(const crypto::Primitives& primitives, const ModelPackage& package);
/// SHA-256 over the list, without a time: names exactly these bytes. Lower-case hex.
[[nodiscard]] std::string contentDigest(const crypto::Primitives& primitives, const PackageContent& content);

struct SignatureFile {
    std::string name;  ///< the signer's, for people; the key is what counts
    crypto::PublicKey key{};
    std::int64_t signedAt = 0;  ///< Unix seconds
    crypto::Signature signature{};
};

/// signature.json, as parseSignatureFile takes it.
[[nodiscard]] std::string signatureFileJson(const SignatureFile& file);
/// Strict. Nothing where the text is no signature file.
[[nodiscard]] std::optional<SignatureFile> parseSignatureFile(base::ByteView json);

/// KeyWrongRole where `signer` is no clinic, KeyExpired where it is not valid `now`.
[[nodiscard]] base::Result<SignatureFile> signContent(const crypto::Primitives& primitives, const PackageContent& content,
                                                      const crypto::PrivateIdentity& signer, std::int64_t now);
[[nodiscard]] bool signatureHolds(const crypto::Primitives& primitives, const PackageContent& content, const SignatureFile& file);

/// Signs the package in place, replacing an earlier signature. Errors of signContent; ModelBroken for a package that does not hold,
/// FileUnwritable.
[[nodiscard]] base::Status signPackage(const crypto::Primitives& primitives, const std::filesystem::path& folder,
                                       const crypto::PrivateIdentity& signer, std::int64_t now);

/// Nothing where the package has no signature.json; not trusted yet. ModelBroken where it has one that is malformed or is not over this
/// content.
[[nodiscard]] base::Result<std::optional<PackageSigner>> signerOf(const crypto::Primitives& primitives, const ModelPackage& package,
                                                                  const PackageContent& content);
/// True where one of `trusted` has the signer's key, the role clinic, and was valid when it signed.
[[nodiscard]] bool isTrustedSigner(const crypto::Primitives& primitives, const PackageSigner& signer,
                                   const std::vector<crypto::PublicIdentity>& trusted);

}  // namespace intaglio::inference
