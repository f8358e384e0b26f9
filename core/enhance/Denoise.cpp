#include "core/enhance/Denoise.h"

#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {

using base::Error;
using base::ErrorCode;
using base::Result;

Result<image::Image> denoised(const image::Image& picture, const DenoiseOptions& options) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    if (!(options.tonalSpread >= 1 && options.tonalSpread <= 128)) {
        return Error(ErrorCode::InvalidArgument, {"tonalSpread", std::to_string(options.tonalSpread)});
    }
    if (!(options.spatialSpread >= 0.5 && options.spatialSpread <= 10)) {
        return Error(ErrorCode::InvalidArgument, {"spatialSpread", std::to_string(options.spatialSpread)});
    }
    return withoutExceptions([&]() -> Result<image::Image> {
        auto result = image::Image::create(picture.geometry(), picture.meaning());
        if (result) {
            constexpr int kDiameterFromSpread = -1;
            cv::Mat target = viewOf(*result);
            cv::bilateralFilter(viewOf(picture), target, kDiameterFromSpread, options.tonalSpread, options.spatialSpread);
        }
        return result;
    });
}

Result<image::Image> medianFiltered(const image::Image& picture, int side) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    if (side < 3 || side > 31 || side % 2 == 0) {
        return Error(ErrorCode::InvalidArgument, {"side", std::to_string(side)});
    }
    return withoutExceptions([&]() -> Result<image::Image> {
        auto result = image::Image::create(picture.geometry(), picture.meaning());
        if (result) {
            cv::Mat target = viewOf(*result);
            cv::medianBlur(viewOf(picture), target, side);
        }
        return result;
    });
}

}  // namespace intaglio::enhance
