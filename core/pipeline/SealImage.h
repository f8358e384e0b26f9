#pragma once
#include "core/crypto/Keys.h"
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

struct SealRequest {
    std::filesystem::path source;
    std::filesystem::path output;  ///< .png for PNG, JPEG, TIFF and BMP input; .dcm for DICOM
    const crypto::PrivateIdentity* kiosk = nullptr;
    std::vector<crypto::PublicIdentity> recipients;  ///< doctors, 1 to 8
    inference::Prediction result;                    ///< what is sealed; it never appears in SealReport
    std::string note;
    std::filesystem::path counterFile;  ///< kiosk counter (base::incrementCounter)
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
};

struct SealReport {
    std::filesystem::path output;
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    double psnrDb = 0;
    int maximumChange = 0;
    std::size_t frameBytes = 0;
    bool hidden = false;  ///< a clinic's stego key was used ("sealed and hidden", else "sealed, not hidden")
};

/// Phases "load", "seal", "embed", "write", "verify". Writes nothing unless the written file, read again, restores the exact original.
/// OutputIsInput, OutputFormatUnsupported, CarrierTooSmall, CarrierUnsupported, KeyWrongRole, KeyExpired, SelfVerificationFailed, DiskFull
/// ...
[[nodiscard]] base::Result<SealReport> sealImage(const SealPorts& ports, const SealRequest& request, base::ProgressSink& progress,
                                                 std::stop_token stop);

/// What sealing would do, before anything is predicted. `payloadBytes` 0: a typical result for `recipients` doctors.
[[nodiscard]] base::Result<stego::Plan> planSeal(const SealPorts& ports, const std::filesystem::path& source, std::size_t payloadBytes,
                                                 std::size_t recipients);

}  // namespace intaglio::pipeline
