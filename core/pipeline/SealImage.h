#pragma once
#include "core/crypto/Revocation.h"
#include "core/dicom/DicomWriter.h"
#include "core/pipeline/Analyze.h"
#include "core/stego/Stego.h"

/// Use case: result + provenance -> payload -> envelope -> embed -> verify by reading back -> atomic write.
namespace intaglio::pipeline {

struct SealPorts {
    const crypto::Primitives& primitives;
    const image::ReaderRegistry& readers;
    const dicom::DicomWriter& dicomWriter;
    const base::Clock& clock;
};

/// What a picture is to a result: its samples and, for DICOM, the attributes that decide what is seen and whose it is.
struct PictureIdentity {
    crypto::Digest samples{};
    std::optional<crypto::Digest> attributes;
    [[nodiscard]] bool operator==(const PictureIdentity&) const = default;
};
[[nodiscard]] PictureIdentity identityOf(const crypto::Primitives& primitives, const image::LoadedImage& picture);

struct SealRequest {
    std::filesystem::path source;
    /// The picture that `result` was made from: a file that was replaced since is not sealed. Absent where the result came from elsewhere.
    std::optional<PictureIdentity> judged;
    /// The file's content where it is in memory only (a picture that was just restored); `source` then names it in messages.
    std::optional<base::Bytes> sourceContent;
    std::filesystem::path output;                    ///< .png or .tif for PNG, JPEG, TIFF and BMP input; .dcm for DICOM
    const crypto::PrivateIdentity* kiosk = nullptr;  ///< who signs: a kiosk; with `answer`, a doctor
    std::vector<crypto::PublicIdentity> recipients;  ///< doctors, 1 to 8; with `answer`, the people it is for
    inference::Prediction result;                    ///< what is sealed; it never appears in SealReport
    std::optional<std::string> answer;               ///< a doctor's words, sealed instead of a result
    std::string note;
    std::filesystem::path counterFile;  ///< kiosk counter (base::incrementCounter); an answer may go without: it then counts as 0
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    std::vector<crypto::ProtectedRegion> protectedRegions;  ///< reversible and covert mode
    stego::RobustStrength strength = stego::RobustStrength::Standard;
    dicom::SealedEncoding encoding = dicom::SealedEncoding::ExplicitLittleEndian;
    const crypto::RevocationList* revocations = nullptr;  ///< a revoked key neither signs nor receives: KeyRevoked
};

struct SealReport {
    std::filesystem::path output;
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    double psnrDb = 0;
    int maximumChange = 0;
    std::size_t frameBytes = 0;
    bool hidden = false;             ///< a clinic's stego key was used ("sealed and hidden", else "sealed, not hidden")
    bool kioskHasClinicKey = false;  ///< true and not hidden: a doctor is not enrolled by the kiosk's clinic, or in another epoch
    bool hasTiles = false;           ///< a change will be shown by place; tiles are left out where they would make the seal larger
    /// "covert-void": covert mode on a picture that was a JPEG, where any change can be shown to be there.
    std::vector<std::string> warnings;
};

/// Phases "load", "seal", "embed", "write", "verify". Writes nothing unless the written file, read again, gives the same sealed frame and
/// passes for the picture that was signed: the exact original in reversible mode, every sample's bucket in covert mode, its look in robust
/// mode. Replaces an older `output` in one step.
/// OutputIsInput, OutputFormatUnsupported, PictureReplaced, CarrierTooSmall, CarrierUnsupported, RegionInvalid, KeyWrongRole, KeyExpired,
/// KeyRevoked, PayloadTooLarge, SelfVerificationFailed, DiskFull ...
[[nodiscard]] base::Result<SealReport> sealImage(const SealPorts& ports, const SealRequest& request, base::ProgressSink& progress,
                                                 std::stop_token stop);

/// Where a kiosk counts what it seals: one file for each key below the program's own folder, whichever program seals with the key.
[[nodiscard]] std::filesystem::path kioskCounterFile(const crypto::Primitives& primitives, const std::filesystem::path& home,
                                                     const crypto::PublicIdentity& kiosk);

/// What sealing would do, before anything is predicted. `payloadBytes` 0: a typical result. What cannot be sealed
/// is a plan that does not fit, with its reason: PayloadTooLarge, CarrierTooSmall, CarrierUnsupported. TooManyRecipients is an error.
struct PlanRequest {
    std::filesystem::path source;
    std::size_t payloadBytes = 0;
    std::size_t recipients = 1;
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    std::vector<crypto::ProtectedRegion> protectedRegions{};
    stego::RobustStrength strength = stego::RobustStrength::Standard;
    const crypto::StegoKey* key = nullptr;  ///< null: the public order
    /// The file's content where it is in memory only, as in SealRequest.
    std::optional<base::Bytes> sourceContent{};
};
[[nodiscard]] base::Result<stego::Plan> planSeal(const SealPorts& ports, const PlanRequest& request);

}  // namespace intaglio::pipeline
