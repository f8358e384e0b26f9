#include "core/image/ReaderSupport.h"

namespace intaglio::image {

Result<Geometry> checkedGeometry(const char* format, std::uint64_t columns, std::uint64_t rows, int samplesPerPixel, int bits,
                                 const ReadLimits& limits) {
    if (columns == 0 || rows == 0) {
        return base::Error(base::ErrorCode::PictureHasNoPixels, {format});
    }
    const auto side = static_cast<std::uint64_t>(limits.maximumSide);
    const bool isWithinSides = columns <= side && rows <= side;
    // The sides are at most 2^31 here, so the product of the two and 4 samples fits into 64 bits only after the first test.
    if (!isWithinSides || columns * rows > limits.maximumSamples / static_cast<std::uint64_t>(samplesPerPixel)) {
        return base::Error(base::ErrorCode::PictureTooLarge, {std::to_string(columns), std::to_string(rows)});
    }
    Geometry geometry;
    geometry.columns = static_cast<int>(columns);
    geometry.rows = static_cast<int>(rows);
    geometry.samplesPerPixel = samplesPerPixel;
    geometry.bitsAllocated = bits;
    geometry.bitsStored = bits;
    return geometry;
}

}  // namespace intaglio::image
