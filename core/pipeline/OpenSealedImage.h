#pragma once
#include "core/pipeline/SealImage.h"
#include "core/pipeline/SeenResults.h"
#include "core/stego/Binding.h"

/// Use case: a picture that may be sealed -> a verdict; the result is reachable only from an intact one.
namespace intaglio::pipeline {

/// Every code in IntactResult::warnings.
inline constexpr std::string_view kOpenWarnings[] = {
    "old", "future", "seen-before", "approximate", "bucket", "recipient-retired", "memory-unavailable"};

/// A result whose signature, recipient and picture were all proven. Words of people are wiped when it goes.
struct IntactResult {
    IntactResult() = default;
    IntactResult(const IntactResult&) = default;
    IntactResult(IntactResult&&) = default;
    IntactResult& operator=(const IntactResult&) = default;
    IntactResult& operator=(IntactResult&&) = default;
    ~IntactResult() {
        base::wipe(note);
        if (answer) base::wipe(*answer);
    }

    inference::Prediction result;       ///< empty where there is an answer
    std::optional<std::string> answer;  ///< a doctor's words; `kioskName` is then the doctor's
    std::int64_t issuedAt = 0;          ///< by the kiosk's clock
    std::string kioskName;
    std::string kioskFingerprint;  ///< readable
    std::uint64_t counter = 0;
    std::string reportId;  ///< hex
    std::string note;
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    /// Names of the trusted doctors it was sealed for; crypto::shortFingerprint() for anybody else.
    std::vector<std::string> recipients;
    std::vector<std::string> recipientKeys;  ///< crypto::shortFingerprint() of each of `recipients`, in the same order
    bool isOwnAnswer = false;                ///< `answer` was signed with the reader's own key
    image::Image restored;                   ///< reversible: the exact original; other modes: the picture as it is
    /// "old": made over 90 days ago; "future": dated over a day ahead of this computer's clock; "seen-before": its report id came before
    /// with another picture or other contents; "approximate": robust mode proves the look of the picture, not its samples; "bucket": covert
    /// mode proves every sample to within one level; "recipient-retired": opened with one of the doctor's earlier keys;
    /// "memory-unavailable": the memory of opened results could not be used, so a replay would not have been noticed.
    std::vector<std::string> warnings;
    std::vector<crypto::ProtectedRegion> protectedRegions;  ///< proven untouched by sealing and since
    base::Bytes thumbnail;  ///< robust: 16 x 16 luma as signed, four bits each, to be shown beside the picture
    /// Only for `DICOM`: what the original was called.
    std::optional<crypto::DicomBinding> dicom;
};

struct NoPayload {};
struct Damaged {};
struct NotForYou {};
struct UntrustedKiosk {
    std::string fingerprint;  ///< crypto::shortFingerprint() of the key that is named as the signer
    bool revoked = false;     ///< known, and on the clinic's list
    bool isAnswer = false;    ///< says to be a doctor's answer: the unknown key is no kiosk's. Not proven
};
struct BadSignature {};
/// Authentic, but for another or a changed picture. Who and when are proven; the result stays closed.
struct ImageMismatch {
    std::vector<int> changedTiles;         ///< stego::BindingCheck
    std::optional<bool> protectedMatches;  ///< the protected regions alone are as they were
    std::string kioskName;
    std::int64_t issuedAt = 0;
};

/// Fails closed: class probabilities can be read from IntactResult only.
using Verdict = std::variant<NoPayload, Damaged, NotForYou, UntrustedKiosk, BadSignature, ImageMismatch, IntactResult>;
[[nodiscard]] std::string_view verdictName(const Verdict& verdict);  ///< "intact", "no-payload", ...
[[nodiscard]] base::ErrorCode verdictError(const Verdict& verdict);  ///< only for verdicts other than intact

struct OpenRequest {
    const crypto::PrivateIdentity* doctor = nullptr;
    std::vector<crypto::PublicIdentity> trusted;          ///< kiosks, and doctors whose answers count
    const crypto::RevocationList* revocations = nullptr;  ///< null: no list
    SeenResults* seen = nullptr;                          ///< null: replays are not noticed
};

/// Phases "extract", "open". KeyWrongRole where the key is no doctor's.
[[nodiscard]] base::Result<Verdict> openSealedImage(const SealPorts& ports, const image::LoadedImage& picture, const OpenRequest& request,
                                                    base::ProgressSink& progress, std::stop_token stop);

/// What a restored picture that is no DICOM is written as.
enum class RestoredFormat { Png, Tiff };
/// The exact original as a file's content; DICOM comes back with its own UIDs. `sealedFile` is the file that was opened. OriginalNotKept
/// for the modes other than reversible.
[[nodiscard]] base::Result<base::Bytes> restoredContent(const SealPorts& ports, base::ByteView sealedFile,
                                                        const image::LoadedImage& sealedPicture, const IntactResult& intact,
                                                        RestoredFormat format = RestoredFormat::Png);

/// Writes restoredContent(), as TIFF where `output` ends in .tif or .tiff. SelfVerificationFailed, and no file, unless what was written has
/// the samples, identifiers and bound attributes that were sealed.
[[nodiscard]] base::Status writeRestored(const SealPorts& ports, base::ByteView sealedFile, const image::LoadedImage& sealedPicture,
                                         const IntactResult& intact, const std::filesystem::path& output);

}  // namespace intaglio::pipeline
