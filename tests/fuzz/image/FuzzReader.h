#pragma once
#include <string>

#include "core/image/Display.h"
#include "core/image/ImageReader.h"
#include "core/image/ReaderSupport.h"
#include "tests/support/FuzzDriver.h"
#include "tests/support/SampleFiles.h"

/// Decodes whatever comes; what is read must keep its own promises and be showable.
namespace intaglio::image {

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
    return 0;
}

}  // namespace intaglio::image
