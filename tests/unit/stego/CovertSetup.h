#pragma once
#include "core/stego/Covert.h"
#include "tests/unit/stego/StegoSetup.h"

namespace intaglio::test {

inline stego::FrameParameters covertParameters(std::uint16_t bucket = 256, std::uint8_t slots = 1, std::uint8_t nonceFiller = 7) {
    stego::FrameParameters parameters = frameParameters(bucket, slots, nonceFiller);
    parameters.mode = crypto::EmbeddingMode::Covert;
    return parameters;
}

/// A soft picture in which neighbours differ, as in a photograph: everything of it can carry.
inline image::Image softPicture(const PictureShape& shape, unsigned seed = 3) {
    image::Image picture = blankPicture(shape);
    const image::Geometry& geometry = picture.geometry();
    std::mt19937 random(seed);
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const auto columns = static_cast<std::size_t>(geometry.columns);
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        const std::size_t column = i / samples % columns;
        const std::size_t row = i / samples / columns;
        const auto noise = static_cast<std::int64_t>(random() % 9);
        picture.setSampleAt(i, geometry.minimumValue() + 40 + static_cast<std::int64_t>(column / 4 + row / 3) % 120 + noise);
    }
    return picture;
}

}  // namespace intaglio::test
