#include "tests/support/Phantoms.h"

#include <algorithm>
#include <cstdlib>

#include "core/image/Noise.h"

namespace intaglio::test {
namespace {

image::Image createdPicture(const image::Geometry& geometry) {
    image::PixelMeaning meaning;
    meaning.photometric = geometry.samplesPerPixel >= 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    return image::Image::create(geometry, meaning).value();
}

}  // namespace

image::Geometry geometryOf(int columns, int rows, int samplesPerPixel, int bits, bool isSigned, int frames) {
    image::Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    geometry.frames = frames;
    geometry.samplesPerPixel = samplesPerPixel;
    geometry.bitsAllocated = bits <= 8 ? 8 : (bits <= 16 ? 16 : 32);
    geometry.bitsStored = bits;
    geometry.isSigned = isSigned;
    return geometry;
}

image::Image gradient(const image::Geometry& geometry) {
    image::Image picture = createdPicture(geometry);
    const std::int64_t range = geometry.maximumValue() - geometry.minimumValue();
    std::size_t index = 0;
    for (int frame = 0; frame < geometry.frames; ++frame) {
        for (int row = 0; row < geometry.rows; ++row) {
            for (int column = 0; column < geometry.columns; ++column) {
                for (int sample = 0; sample < geometry.samplesPerPixel; ++sample) {
                    const double across = (column + 0.5) / geometry.columns;
                    const double down = (row + 0.5) / geometry.rows;
                    const double share = (across * (3 + sample) + down * (5 - sample) + 0.3 * frame) / 9;
                    const auto value = static_cast<std::int64_t>(share * static_cast<double>(range)) % (range + 1);
                    picture.setSampleAt(index++, geometry.minimumValue() + value);
                }
            }
        }
    }
    return picture;
}

image::Image noise(const image::Geometry& geometry, std::uint64_t seed) {
    image::Image picture = createdPicture(geometry);
    image::Random random(seed);
    const auto values = static_cast<std::uint64_t>(geometry.maximumValue() - geometry.minimumValue()) + 1;
    for (std::size_t index = 0; index < geometry.sampleCount(); ++index) {
        picture.setSampleAt(index, geometry.minimumValue() + static_cast<std::int64_t>(random.next() % values));
    }
    return picture;
}

image::Image rowOf(const std::vector<std::int64_t>& values, int bits, bool isSigned) {
    image::Image picture = createdPicture(geometryOf(static_cast<int>(values.size()), 1, 1, bits, isSigned));
    for (std::size_t index = 0; index < values.size(); ++index) {
        picture.setSampleAt(index, values[index]);
    }
    return picture;
}

bool sameSamples(const image::Image& a, const image::Image& b) {
    return a.geometry() == b.geometry() && std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

std::int64_t largestDifference(const image::Image& a, const image::Image& b) {
    std::int64_t largest = 0;
    for (std::size_t index = 0; index < a.geometry().sampleCount(); ++index) {
        largest = std::max(largest, std::abs(a.sampleAt(index) - b.sampleAt(index)));
    }
    return largest;
}

}  // namespace intaglio::test
