#pragma once
#include <vector>

#include "core/image/Image.h"

/// Detectors of hidden data, as published, to measure the product against. They belong to the tests: no program contains them.
namespace intaglio::steganalysis {

/// One channel of one frame as numbers, row by row.
struct SamplePlane {
    int columns = 0;
    int rows = 0;
    std::vector<int> values;

    [[nodiscard]] int at(int row, int column) const {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
    }
};

/// `channel` < samplesPerPixel, `frame` < frames.
[[nodiscard]] SamplePlane planeOf(const image::Image& picture, int channel = 0, int frame = 0);
/// The planes that may carry: all but alpha, of the first frame.
[[nodiscard]] std::vector<SamplePlane> planesOf(const image::Image& picture);

}  // namespace intaglio::steganalysis
