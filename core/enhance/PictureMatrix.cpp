#include "core/enhance/PictureMatrix.h"

#include <opencv2/imgproc.hpp>

namespace intaglio::enhance {

bool isEightBitPicture(const image::Geometry& geometry) {
    return geometry.frames == 1 && geometry.bitsAllocated == 8 && !geometry.isSigned &&
           (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3);
}

base::Error layoutError(const image::Geometry& geometry) {
    return {base::ErrorCode::InvalidArgument,
            {"picture", std::to_string(geometry.samplesPerPixel) + " x " + std::to_string(geometry.bitsAllocated) + " bit"}};
}

cv::Mat viewOf(const image::Image& picture) {
    const auto& geometry = picture.geometry();
    // OpenCV has no read-only matrix; the result is only ever read.
    return {geometry.rows, geometry.columns, CV_8UC(geometry.samplesPerPixel), const_cast<std::uint8_t*>(picture.bytes().data())};
}

cv::Mat viewOf(image::Image& picture) {
    return viewOf(std::as_const(picture));
}

cv::Mat lumaOf(const image::Image& picture) {
    const cv::Mat view = viewOf(picture);
    if (view.channels() == 1) {
        return view;
    }
    cv::Mat grey;
    cv::cvtColor(view, grey, cv::COLOR_RGB2GRAY);
    return grey;
}

}  // namespace intaglio::enhance
