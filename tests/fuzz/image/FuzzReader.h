#pragma once
#include <algorithm>
#include <string>

#include "core/image/Display.h"
#include "core/image/ImageReader.h"
#include "core/image/ReaderSupport.h"
#include "tests/support/FuzzDriver.h"
#include "tests/support/SampleFiles.h"

namespace intaglio::image {

/// What was read and can be written comes back as it was.
inline void checkWritten(const ImageReader& reader, const Result<Bytes>& file, const LoadedImage& loaded) {
    if (!file) {
        if (file.error().code != base::ErrorCode::PictureUnsupported) __builtin_trap();
        return;
    }
    const auto again = reader.read(*file, {});
    if (!again || !(again->image.geometry() == loaded.image.geometry()) || again->source.wasExpanded) __builtin_trap();
    if (!std::equal(again->image.bytes().begin(), again->image.bytes().end(), loaded.image.bytes().begin())) __builtin_trap();
}

inline void writeAgain(const LoadedImage& loaded) {
    constexpr std::size_t kMostSamples = 1 << 15;
    if (loaded.image.geometry().sampleCount() > kMostSamples) return;
    static const auto png = makePngReader();
    static const auto tiff = makeTiffReader();
    checkWritten(*png, encodePng(loaded.image, loaded.source.colorChunks), loaded);
    checkWritten(*tiff, encodeTiff(loaded.image, loaded.source.colorChunks), loaded);
}

/// Decodes whatever comes; what is read must keep its own promises and be showable.
inline int fuzzReader(const ImageReader& reader, const std::uint8_t* data, std::size_t size) {
    // Small limits keep a run fast; they are part of what is tested.
    ReadLimits limits;
    limits.maximumSamples = 1 << 20;
    const ByteView file(data, size);
    const auto loaded = reader.read(file, limits);
    if (!loaded) {
        return 0;
    }
    const Geometry& geometry = loaded->image.geometry();
    const bool isWithinLimits = geometry.sampleCount() <= limits.maximumSamples;
    const bool isWhole = loaded->image.bytes().size() == geometry.sampleCount() * geometry.bytesPerSample();
    if (!isWithinLimits || !isWhole || !toDisplay(loaded->image)) {
        __builtin_trap();
    }
    writeAgain(*loaded);
    return 0;
}

}  // namespace intaglio::image
