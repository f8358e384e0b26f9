#pragma once
#include "core/pipeline/SealImage.h"

/// Use case: a picture that may be sealed -> a verdict; the result is reachable only from an intact one.
namespace intaglio::pipeline {

/// A result whose signature, recipient and picture were all proven.
struct IntactResult {
    inference::Prediction result;
    std::int64_t issuedAt = 0;  ///< by the kiosk's clock
    std::string kioskName;
    std::string kioskFingerprint;  ///< readable
    std::uint64_t counter = 0;
    std::string reportId;  ///< hex
    std::string note;
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    image::Image restored;              ///< the exact original
    std::vector<std::string> warnings;  ///< "old": made over 90 days ago; "future": dated over a day ahead of this computer's clock
    /// Only for `DICOM`: what the original was called.
    std::optional<crypto::DicomBinding> dicom;
};

struct NoPayload {};
struct Damaged {};
struct NotForYou {};
struct UntrustedKiosk {
    std::string fingerprint;
};
struct BadSignature {};
struct ImageMismatch {};

/// Fails closed: class probabilities can be read from IntactResult only.
using Verdict = std::variant<NoPayload, Damaged, NotForYou, UntrustedKiosk, BadSignature, ImageMismatch, IntactResult>;
[[nodiscard]] std::string_view verdictName(const Verdict& verdict);  ///< "intact", "no-payload", ...
[[nodiscard]] base::ErrorCode verdictError(const Verdict& verdict);  ///< only for verdicts other than intact

struct OpenRequest {
    const crypto::PrivateIdentity* doctor = nullptr;
    std::vector<crypto::PublicIdentity> trusted;  ///< kiosks
};

/// Phases "extract", "open". KeyWrongRole where the key is no doctor's.
[[nodiscard]] base::Result<Verdict> openSealedImage(const SealPorts& ports, const image::LoadedImage& picture, const OpenRequest& request,
                                                    base::ProgressSink& progress, std::stop_token stop);

/// Writes the exact original: PNG for pictures, DICOM with its own UIDs for DICOM. `sealedFile` is the file that was opened.
/// SelfVerificationFailed, and no file, unless what was written has the samples, identifiers and bound attributes that were sealed.
[[nodiscard]] base::Status writeRestored(const SealPorts& ports, base::ByteView sealedFile, const image::LoadedImage& sealedPicture,
                                         const IntactResult& intact, const std::filesystem::path& output);

}  // namespace intaglio::pipeline
