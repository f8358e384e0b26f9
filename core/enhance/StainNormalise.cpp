#include "core/enhance/StainNormalise.h"

#include <opencv2/imgproc.hpp>

namespace intaglio::enhance {
namespace {

/// Below this a channel is noise: scaling it up would only amplify compression artefacts.
constexpr double kFlatDeviation = 1.0;

base::Result<cv::Mat> labOf(const image::Image& picture) {
    const auto& geometry = picture.geometry();
    if (geometry.frames != 1 || geometry.samplesPerPixel != 3 || geometry.bitsAllocated != 8 || geometry.isSigned) {
        return base::Error{base::ErrorCode::InvalidArgument, {"picture", "not 8-bit RGB"}};
    }
    const cv::Mat rgb(geometry.rows, geometry.columns, CV_8UC3, const_cast<std::uint8_t*>(picture.bytes().data()));
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    return lab;
}

ColourStatistics statisticsOf(const cv::Mat& lab) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(lab, mean, deviation);
    return {{mean[0], mean[1], mean[2]}, {deviation[0], deviation[1], deviation[2]}};
}

}  // namespace

base::Result<ColourStatistics> colourStatistics(const image::Image& picture) {
    const auto lab = labOf(picture);
    if (!lab) {
        return lab.error();
    }
    return statisticsOf(*lab);
}

base::Result<image::Image> stainNormalised(const image::Image& picture, const ColourStatistics& target) {
    const auto lab = labOf(picture);
    if (!lab) {
        return lab.error();
    }
    const ColourStatistics source = statisticsOf(*lab);
    std::array<cv::Mat, 3> channels;
    cv::split(*lab, channels.data());
    for (std::size_t channel = 0; channel < channels.size(); ++channel) {
        const double gain = source.deviation[channel] < kFlatDeviation ? 1.0 : target.deviation[channel] / source.deviation[channel];
        channels[channel].convertTo(channels[channel], CV_8U, gain, target.mean[channel] - gain * source.mean[channel]);
    }
    cv::Mat moved;
    cv::merge(channels.data(), channels.size(), moved);
    auto result = image::Image::create(picture.geometry(), picture.meaning());
    if (result) {
        cv::Mat rgb(moved.rows, moved.cols, CV_8UC3, result->bytes().data());
        cv::cvtColor(moved, rgb, cv::COLOR_Lab2RGB);
    }
    return result;
}

}  // namespace intaglio::enhance
