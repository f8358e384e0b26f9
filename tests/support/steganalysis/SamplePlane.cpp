#include "tests/support/steganalysis/SamplePlane.h"

namespace intaglio::steganalysis {

SamplePlane planeOf(const image::Image& picture, int channel, int frame) {
    const image::Geometry& geometry = picture.geometry();
    SamplePlane plane{geometry.columns, geometry.rows, {}};
    const std::size_t pixels = static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.rows);
    const auto step = static_cast<std::size_t>(geometry.samplesPerPixel);
    std::size_t index = static_cast<std::size_t>(frame) * geometry.samplesPerFrame() + static_cast<std::size_t>(channel);
    plane.values.reserve(pixels);
    for (std::size_t i = 0; i < pixels; ++i, index += step) plane.values.push_back(static_cast<int>(picture.sampleAt(index)));
    return plane;
}

std::vector<SamplePlane> planesOf(const image::Image& picture) {
    const int channels = picture.geometry().samplesPerPixel - (picture.geometry().hasAlpha() ? 1 : 0);
    std::vector<SamplePlane> planes;
    for (int channel = 0; channel < channels; ++channel) planes.push_back(planeOf(picture, channel));
    return planes;
}

}  // namespace intaglio::steganalysis
