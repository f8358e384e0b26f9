#include "core/enhance/OtsuMask.h"

#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

bool isFlat(const cv::Mat& luma) {
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(luma, &lowest, &highest);
    return lowest == highest;
}

}  // namespace

base::Result<int> otsuThreshold(const image::Image& picture) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> base::Result<int> {
        cv::Mat unused;
        return static_cast<int>(cv::threshold(lumaOf(picture), unused, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU));
    });
}

base::Result<image::Image> otsuMasked(const image::Image& picture, Foreground foreground) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> base::Result<image::Image> {
        const cv::Mat luma = lumaOf(picture);
        if (isFlat(luma)) {
            return picture;
        }
        const int kind = foreground == Foreground::Bright ? cv::THRESH_BINARY : cv::THRESH_BINARY_INV;
        cv::Mat mask;
        cv::threshold(luma, mask, 0, 255, kind | cv::THRESH_OTSU);
        auto result = image::Image::create(picture.geometry(), picture.meaning());
        if (result) {
            viewOf(picture).copyTo(viewOf(*result), mask);  // a new picture is black
        }
        return result;
    });
}

}  // namespace intaglio::enhance
