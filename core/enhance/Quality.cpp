#include "core/enhance/Quality.h"

#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {

using base::Result;

Result<QualityFigures> qualityOf(const image::Image& picture) {
    if (!isEightBitPicture(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> Result<QualityFigures> {
        constexpr int kNearlyWhite = 250;
        constexpr int kNearlyBlack = 5;
        const cv::Mat luma = lumaOf(picture);
        const auto pixels = static_cast<double>(luma.total());
        cv::Mat laplacian;
        cv::Laplacian(luma, laplacian, CV_32F);
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(laplacian, mean, deviation);
        QualityFigures figures;
        figures.sharpness = deviation[0] * deviation[0];
        figures.meanGrey = cv::mean(luma)[0];
        figures.whiteShare = cv::countNonZero(luma >= kNearlyWhite) / pixels;
        figures.blackShare = cv::countNonZero(luma <= kNearlyBlack) / pixels;
        return figures;
    });
}

}  // namespace intaglio::enhance
