#pragma once
#include "core/crypto/Cbor.h"
#include "core/crypto/Payload.h"

/// The numbers of docs/formats/sealed-image.md. Shared by Payload.cpp and PayloadReading.cpp.
namespace intaglio::crypto::payload {

enum Field : std::int64_t {
    kVersion = 1,
    kReportId = 2,
    kIssuedAt = 3,
    kKiosk = 4,
    kCounter = 5,
    kModel = 6,
    kModelSha256 = 7,
    kPictureKind = 8,
    kProbabilities = 9,
    kOperatingPoint = 10,
    kFlags = 11,
    kBinding = 12,
    kRecipients = 13,
    kMode = 14,
    kNote = 15,
    kSubject = 16,
    kDicom = 17,
    kAnswer = 18,
    kLastKnown = kAnswer,
    kFindingProbability = -1,
};
/// What a model said: all of these, or an answer.
inline constexpr Field kModelFields[] = {kModel, kModelSha256, kPictureKind, kProbabilities, kOperatingPoint, kFlags};

/// Inside field 12. Of the first three exactly the one that the mode needs.
enum BindingField : std::int64_t {
    kBindingOriginal = 1,
    kBindingBuckets = 2,
    kBindingThumbnail = 3,
    kBindingTiles = 4,
    kBindingProtected = 5,
    kLastKnownBinding = kBindingProtected,
};

inline constexpr std::uint32_t kPayloadVersion = 1;
inline constexpr std::size_t kMaximumPayloadRecipients = 8;
inline constexpr std::size_t kSubjectBytes = 32;
inline constexpr std::size_t kMaximumUidBytes = 64;  // DICOM PS3.5 9.1
inline constexpr std::size_t kNumbersPerRegion = 4;  // column, row, columns, rows

[[nodiscard]] inline base::Error invalid(const char* detail) {
    return {base::ErrorCode::CborInvalid, {detail}};
}

/// The binding's own field that `mode` needs.
[[nodiscard]] inline BindingField bindingFieldOf(EmbeddingMode mode) {
    switch (mode) {
        case EmbeddingMode::Covert:
            return kBindingBuckets;
        case EmbeddingMode::Robust:
            return kBindingThumbnail;
        case EmbeddingMode::Reversible:
            break;
    }
    return kBindingOriginal;
}

/// Protected regions are kept by changing nothing in them, which robust mode cannot: it writes into blocks of frequencies.
[[nodiscard]] inline bool mayProtectRegions(EmbeddingMode mode) {
    return mode != EmbeddingMode::Robust;
}

}  // namespace intaglio::crypto::payload
