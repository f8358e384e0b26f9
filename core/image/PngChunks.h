#pragma once
#include "core/image/ImageReader.h"

/// The container of a PNG file (PNG specification, third edition, section 5): chunks of length, type, content and CRC.
namespace intaglio::image {

inline constexpr std::array<std::uint8_t, 8> kPngSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

struct PngContainer {
    std::vector<ColorChunk> colorChunks;  ///< in file order, contents verbatim
    std::uint64_t imageDataBytes = 0;     ///< length of all IDAT contents together
    bool isComplete = false;              ///< an IEND chunk was reached
};

/// Walks the chunks up to IEND or the end of the bytes; checks no CRC (libpng does).
[[nodiscard]] PngContainer scanPngChunks(ByteView file);

/// True for the chunks that decide how a picture looks: cICP, iCCP, sRGB, gAMA, cHRM, pHYs.
[[nodiscard]] bool isColorChunk(std::string_view type);

/// An ICC profile of another format as an iCCP chunk, so that the colours stay what they were when the picture is written as PNG.
/// Empty where the profile's colour space does not fit the samples (PNG 11.3.2.3) or the profile is too short to be one.
[[nodiscard]] std::optional<ColorChunk> profileChunk(ByteView profile, int samplesPerPixel);

/// The ICC profile inside the content of an iCCP chunk; empty where the content is damaged or the profile is above 16 MiB.
[[nodiscard]] Bytes profileInChunk(ByteView content);

/// Distance between pixels from a pHYs chunk; empty where it names no unit.
[[nodiscard]] std::optional<Spacing> spacingFromPhys(ByteView content);

}  // namespace intaglio::image
