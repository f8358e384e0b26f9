#pragma once
#include "core/image/ImageReader.h"
#include "core/image/Resample.h"
#include "core/stego/robust/Robust.h"
#include "tests/support/Catch.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/SyntheticPhotograph.h"
#include "tests/unit/stego/StegoSetup.h"

namespace intaglio::test {

inline stego::FrameParameters robustParameters(stego::RobustStrength strength, std::uint16_t bucket = 512, std::uint8_t slots = 1) {
    stego::FrameParameters parameters = frameParameters(bucket, slots);
    parameters.mode = crypto::EmbeddingMode::Robust;
    parameters.strength = strength;
    return parameters;
}

/// What libjpeg makes of a picture and reads back.
inline image::Image throughJpeg(const image::Image& picture, int quality, bool isSubsampled) {
    JpegSpec spec;
    spec.quality = quality;
    spec.isSubsampled = isSubsampled;
    static const auto readers = image::ReaderRegistry(image::standardReaders());
    return readers.read(jpegFile(picture, spec), "picture.jpg").value().image;
}

/// With the longer side of so many pixels, as a messenger sends it.
inline image::Image scaledTo(const image::Image& picture, int longSide, image::Kernel kernel = image::Kernel::Automatic) {
    const image::Geometry& geometry = picture.geometry();
    const double factor = static_cast<double>(longSide) / std::max(geometry.columns, geometry.rows);
    const auto scaled = [&](int side) { return static_cast<int>(std::lround(side * factor)); };
    return image::resampled(picture, scaled(geometry.columns), scaled(geometry.rows), kernel).value();
}

struct SealedRobustly {
    image::Image original;
    stego::FrameParameters parameters;
    base::Bytes frame;
    stego::Embedded embedded;
};
inline SealedRobustly sealRobustly(image::Image picture, const stego::FrameParameters& parameters, unsigned seed = 1) {
    base::Bytes frame = randomFrame(parameters, seed);
    auto embedded = stego::embed(primitives(), picture, stegoKey(42), parameters, frame);
    REQUIRE(embedded);
    return {std::move(picture), parameters, std::move(frame), std::move(*embedded)};
}

/// The frame comes out without an error, under the right header.
inline bool comesOut(const SealedRobustly& sealed, const image::Image& received) {
    const crypto::StegoKey key = stegoKey(42);
    const auto result = stego::extract(primitives(), received, {&key, 1});
    const auto* extracted = std::get_if<stego::Extracted>(&result);
    return extracted != nullptr && extracted->frame == sealed.frame && extracted->parameters.nonce == sealed.parameters.nonce &&
           stego::sealedGeometryBytes(*extracted) == stego::geometryBytes(sealed.original);
}

}  // namespace intaglio::test
