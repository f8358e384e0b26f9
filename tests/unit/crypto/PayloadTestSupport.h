#pragma once
#include <numeric>

#include "core/crypto/Payload.h"

namespace intaglio::crypto::test {

/// first, first + 1, first + 2, ...
template <std::size_t N>
[[nodiscard]] FixedBytes<N> countingBytes(std::uint8_t first) {
    FixedBytes<N> bytes{};
    std::iota(bytes.begin(), bytes.end(), first);
    return bytes;
}

/// Every field filled with something recognisable.
[[nodiscard]] inline Payload samplePayload() {
    Payload payload;
    payload.reportId = countingBytes<16>(0x10);
    payload.issuedAt = 1795234567;
    payload.kiosk = countingBytes<8>(0x40);
    payload.counter = 70000;
    payload.modelId = "leukemia-all";
    payload.modelVersion = "1.2.0";
    payload.modelSha256 = countingBytes<32>(0x80);
    payload.kind = "blood-smear";
    payload.kindScore = 65000;
    payload.classes = {{"benign", 655}, {"early", 1311}, {"pre", 61603}, {"pro", 1966}};
    payload.operatingPoint = "screening";
    payload.threshold = 32768;
    payload.decision = SealedDecision::Positive;
    payload.flags = {"blurred", "demonstration"};
    payload.binding.originalSha256 = countingBytes<32>(0xa0);
    payload.recipients = {countingBytes<8>(0x01), countingBytes<8>(0x61)};
    payload.mode = EmbeddingMode::Reversible;
    payload.note =
        "\xc3\x9c"
        "berweisung";
    const auto subject = countingBytes<32>(0xc0);
    payload.subjectReference.assign(subject.begin(), subject.end());
    payload.dicom = DicomBinding{"1.2.826.0.1", "1.2.826.0.2", countingBytes<32>(0xe0)};
    return payload;
}

/// As the mode needs it, with tiles and, where the mode allows them, two protected regions.
[[nodiscard]] inline Payload samplePayload(EmbeddingMode mode) {
    Payload payload = samplePayload();
    payload.mode = mode;
    payload.note.clear();
    payload.dicom.reset();
    Binding binding;
    const auto thumbnail = countingBytes<kThumbnailBytes>(0x20);
    const auto tiles = countingBytes<kTileDigestBytes>(0x90);
    binding.tiles.assign(tiles.begin(), tiles.end());
    if (mode == EmbeddingMode::Reversible) binding.originalSha256 = countingBytes<32>(0xa0);
    if (mode == EmbeddingMode::Covert) binding.bucketsSha256 = countingBytes<32>(0xb0);
    if (mode == EmbeddingMode::Robust) binding.thumbnail.assign(thumbnail.begin(), thumbnail.end());
    if (mode != EmbeddingMode::Robust) {
        binding.protectedRegions = {{16, 24, 100, 200}, {300, 8, 1, 65535}};
        binding.protectedSha256 = countingBytes<32>(0xd0);
    }
    payload.binding = binding;
    return payload;
}

/// A doctor's words for a colleague.
[[nodiscard]] inline Payload sampleAnswer() {
    Payload payload;
    payload.reportId = countingBytes<16>(0x10);
    payload.issuedAt = 1795234567;
    payload.kiosk = countingBytes<8>(0x48);
    payload.counter = 3;
    payload.binding.originalSha256 = countingBytes<32>(0xa0);
    payload.recipients = {countingBytes<8>(0x01)};
    payload.answer =
        "Please repeat in three months. Gr\xc3\xbc\xc3\x9f"
        "e";
    return payload;
}

}  // namespace intaglio::crypto::test
