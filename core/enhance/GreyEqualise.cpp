#include "core/enhance/GreyEqualise.h"

#include <opencv2/imgproc.hpp>

namespace intaglio::enhance {
namespace {

bool isEightBitPicture(const image::Geometry& geometry) {
    return geometry.frames == 1 && geometry.bitsAllocated == 8 && !geometry.isSigned &&
           (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3);
}

base::Error layoutError(const image::Geometry& geometry) {
    return {base::ErrorCode::InvalidArgument,
            {"picture", std::to_string(geometry.samplesPerPixel) + " x " + std::to_string(geometry.bitsAllocated) + " bit"}};
}

/// OpenCV has no read-only matrix; the result is only ever read.
cv::Mat viewOf(const image::Image& picture) {
    const auto& geometry = picture.geometry();
    return {geometry.rows, geometry.columns, CV_8UC(geometry.samplesPerPixel), const_cast<std::uint8_t*>(picture.bytes().data())};
}

Result<image::Image> greyOf(const cv::Mat& matrix) {
    image::Geometry geometry;
    geometry.rows = matrix.rows;
    geometry.columns = matrix.cols;
    auto picture = image::Image::create(geometry);
    if (picture) {
        matrix.copyTo(cv::Mat(matrix.rows, matrix.cols, CV_8UC1, picture->bytes().data()));
    }
    return picture;
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

}  // namespace

Result<image::Image> toGrey(const image::Image& picture) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return greyOf(lumaOf(picture));
}

Result<image::Image> greyEqualised(const image::Image& picture, const EqualiseOptions& options) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    if (!(options.clipLimit > 0) || options.tiles < 1 || options.tiles > 64) {
        return base::Error{base::ErrorCode::InvalidArgument, {"equalise options", std::to_string(options.tiles)}};
    }
    cv::Mat equalised;
    if (options.method == EqualiseOptions::Method::Global) {
        cv::equalizeHist(lumaOf(picture), equalised);
    } else {
        cv::createCLAHE(options.clipLimit, cv::Size(options.tiles, options.tiles))->apply(lumaOf(picture), equalised);
    }
    return greyOf(equalised);
}

}  // namespace intaglio::enhance
