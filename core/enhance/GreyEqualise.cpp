#include "core/enhance/GreyEqualise.h"

#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

Result<image::Image> greyOf(const cv::Mat& matrix) {
    image::Geometry geometry;
    geometry.rows = matrix.rows;
    geometry.columns = matrix.cols;
    auto picture = image::Image::create(geometry);
    if (picture) {
        matrix.copyTo(viewOf(*picture));
    }
    return picture;
}

}  // namespace

Result<image::Image> toGrey(const image::Image& picture) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&] { return greyOf(lumaOf(picture)); });
}

Result<image::Image> greyEqualised(const image::Image& picture, const EqualiseOptions& options) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    if (!(options.clipLimit > 0) || options.tiles < 1 || options.tiles > 64) {
        return base::Error{base::ErrorCode::InvalidArgument, {"equalise options", std::to_string(options.tiles)}};
    }
    return withoutExceptions([&] {
        cv::Mat equalised;
        if (options.method == EqualiseOptions::Method::Global) {
            cv::equalizeHist(lumaOf(picture), equalised);
        } else {
            cv::createCLAHE(options.clipLimit, cv::Size(options.tiles, options.tiles))->apply(lumaOf(picture), equalised);
        }
        return greyOf(equalised);
    });
}

}  // namespace intaglio::enhance
