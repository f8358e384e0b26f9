#include "core/enhance/StainNormalise.h"

#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

/// Below this a channel is noise: scaling it up would only amplify compression artefacts.
constexpr double kFlatDeviation = 1.0;

bool isColour(const image::Geometry& geometry) {
    return isEightBitPicture(geometry) && geometry.samplesPerPixel == 3;
}

cv::Mat labOf(const image::Image& picture) {
    cv::Mat lab;
    cv::cvtColor(viewOf(picture), lab, cv::COLOR_RGB2Lab);
    return lab;
}

ColourStatistics statisticsOf(const cv::Mat& lab) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(lab, mean, deviation);
    return {{mean[0], mean[1], mean[2]}, {deviation[0], deviation[1], deviation[2]}};
}

base::Result<image::Image> moved(const image::Image& picture, const ColourStatistics& target) {
    const cv::Mat lab = labOf(picture);
    const ColourStatistics source = statisticsOf(lab);
    std::array<cv::Mat, 3> channels;
    cv::split(lab, channels.data());
    for (std::size_t channel = 0; channel < channels.size(); ++channel) {
        const double gain = source.deviation[channel] < kFlatDeviation ? 1.0 : target.deviation[channel] / source.deviation[channel];
        channels[channel].convertTo(channels[channel], CV_8U, gain, target.mean[channel] - gain * source.mean[channel]);
    }
    cv::Mat merged;
    cv::merge(channels.data(), channels.size(), merged);
    auto result = image::Image::create(picture.geometry(), picture.meaning());
    if (result) {
        cv::Mat rgb = viewOf(*result);
        cv::cvtColor(merged, rgb, cv::COLOR_Lab2RGB);
    }
    return result;
}

}  // namespace

base::Result<ColourStatistics> colourStatistics(const image::Image& picture) {
    if (!isColour(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> base::Result<ColourStatistics> { return statisticsOf(labOf(picture)); });
}

base::Result<image::Image> stainNormalised(const image::Image& picture, const ColourStatistics& target) {
    if (!isColour(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&] { return moved(picture, target); });
}

}  // namespace intaglio::enhance
