#include "core/enhance/DeepMatrix.h"

#include <opencv2/core.hpp>

namespace intaglio::enhance {
namespace {

int depthOf(const image::Geometry& geometry) {
    if (geometry.bitsAllocated == 8) {
        return geometry.isSigned ? CV_8S : CV_8U;
    }
    return geometry.isSigned ? CV_16S : CV_16U;
}

/// One frame's own samples.
cv::Mat frameView(const image::Image& picture, int frame) {
    const image::Geometry& geometry = picture.geometry();
    const std::size_t start = geometry.samplesPerFrame() * geometry.bytesPerSample() * static_cast<std::size_t>(frame);
    // OpenCV has no read-only matrix; only storeFloats() writes, to a picture that is its caller's to change.
    auto* bytes = const_cast<std::uint8_t*>(picture.bytes().data() + start);
    return {geometry.rows, geometry.columns, CV_MAKETYPE(depthOf(geometry), geometry.samplesPerPixel), bytes};
}

}  // namespace

bool isDeepPicture(const image::Geometry& geometry) {
    return (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3) && geometry.bitsAllocated <= 16;
}

cv::Mat floatsOf(const image::Image& picture, int frame) {
    cv::Mat values;
    frameView(picture, frame).convertTo(values, CV_32F);
    return values;
}

void storeFloats(const cv::Mat& values, image::Image& picture, int frame) {
    cv::Mat target = frameView(picture, frame);
    values.convertTo(target, target.type());
}

}  // namespace intaglio::enhance
