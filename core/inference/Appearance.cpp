#include "core/inference/Appearance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "core/inference/Moments.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::size_t kOctaves = 4;
/// Below this share of the variance an octave is empty.
constexpr double kSmallestShare = 1e-4;
/// How far another laboratory may lie from the training pictures in each number, as a standard deviation added to theirs: brightness and
/// colour move with stain, lamp and camera; structure hardly does.
constexpr std::array<double, kAppearanceNumbers> kTolerance = {12, 6, 6, 6, 3, 3, 0.25, 0.25, 0.25, 0.25};

Error invalid(const char* detail) {
    return {ErrorCode::InvalidArgument, {"appearance", detail}};
}

cv::Mat viewOf(const image::Image& picture) {
    const auto& geometry = picture.geometry();
    return {geometry.rows, geometry.columns, CV_8UC(geometry.samplesPerPixel), const_cast<std::uint8_t*>(picture.bytes().data())};
}

/// Of the Lab channels.
struct Colours {
    cv::Scalar mean;
    cv::Scalar deviation;
};

Colours coloursOfRgb(const cv::Mat& rgb) {
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    Colours colours;
    cv::meanStdDev(lab, colours.mean, colours.deviation);
    return colours;
}

/// Every grey value in Lab, in one row.
cv::Mat labOfGreys() {
    cv::Mat greys(1, 256, CV_8UC1);
    std::iota(greys.data, greys.data + greys.total(), std::uint8_t{0});
    cv::Mat rgb;
    cv::cvtColor(greys, rgb, cv::COLOR_GRAY2RGB);
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    return lab;
}

/// The same of a grey picture: of its 256 values, each as often as it occurs.
Colours coloursOfGrey(const cv::Mat& grey) {
    static const cv::Mat kLab = labOfGreys();
    std::array<int, 256> counts{};
    std::for_each(grey.begin<std::uint8_t>(), grey.end<std::uint8_t>(), [&](std::uint8_t value) { ++counts[value]; });
    cv::Scalar sum;
    cv::Scalar squares;
    for (int value = 0; value < kLab.cols; ++value) {
        const auto& lab = kLab.at<cv::Vec3b>(value);
        const cv::Scalar level(lab[0], lab[1], lab[2]);
        sum += level * counts[static_cast<std::size_t>(value)];
        squares += level.mul(level) * counts[static_cast<std::size_t>(value)];
    }
    Colours colours;
    for (int channel = 0; channel < 3; ++channel) {
        const double mean = sum[channel] / static_cast<double>(grey.total());
        colours.mean[channel] = mean;
        colours.deviation[channel] = std::sqrt(std::max(squares[channel] / static_cast<double>(grey.total()) - mean * mean, 0.0));
    }
    return colours;
}

/// About every second pixel of every second row tells as much about the whole.
void appendColours(const cv::Mat& picture, std::vector<float>& numbers) {
    cv::Mat sample;
    cv::resize(picture, sample, {(picture.cols + 1) / 2, (picture.rows + 1) / 2}, 0, 0, cv::INTER_NEAREST);
    const Colours colours = sample.channels() == 1 ? coloursOfGrey(sample) : coloursOfRgb(sample);
    for (const cv::Scalar& part : {colours.mean, colours.deviation}) {
        for (int channel = 0; channel < 3; ++channel) {
            numbers.push_back(static_cast<float>(part[channel]));
        }
    }
}

/// What each level of a Laplacian pyramid holds, as a share of the whole variance (Burt and Adelson, IEEE Transactions on Communications
/// 31:532-540, 1983).
void appendOctaves(const cv::Mat& grey, std::vector<float>& numbers) {
    const double whole = std::max(varianceOf(grey), 1.0);
    cv::Mat current;
    grey.convertTo(current, CV_32F);
    for (std::size_t octave = 0; octave < kOctaves; ++octave) {
        cv::Mat halved;
        cv::Mat without;
        cv::pyrDown(current, halved);
        cv::pyrUp(halved, without, current.size());
        const double share = varianceOf(current - without) / whole;
        numbers.push_back(static_cast<float>(std::log10(std::max(share, kSmallestShare))));
        current = halved;
    }
}

cv::Mat rowsOf(std::span<const float> rows) {
    return {static_cast<int>(rows.size() / kAppearanceNumbers), static_cast<int>(kAppearanceNumbers), CV_32F,
            const_cast<float*>(rows.data())};
}

}  // namespace

Result<std::vector<float>> appearanceOf(const image::Image& picture) {
    const auto& geometry = picture.geometry();
    if (geometry.frames != 1 || geometry.bitsAllocated != 8 || geometry.isSigned ||
        (geometry.samplesPerPixel != 1 && geometry.samplesPerPixel != 3)) {
        return invalid("not 8-bit grey or RGB");
    }
    const cv::Mat view = viewOf(picture);
    std::vector<float> numbers;
    appendColours(view, numbers);
    cv::Mat grey = view;
    if (view.channels() == 3) {
        cv::cvtColor(view, grey, cv::COLOR_RGB2GRAY);
    }
    appendOctaves(grey, numbers);
    return numbers;
}

Result<AppearanceModel> makeAppearanceModel(std::span<const float> rows, double margin) {
    const bool finite = std::all_of(rows.begin(), rows.end(), [](float value) { return std::isfinite(value); });
    if (rows.size() < 2 * kAppearanceNumbers || rows.size() % kAppearanceNumbers != 0 || !finite) {
        return invalid("too few rows, ragged or not finite");
    }
    cv::Mat covariance;
    cv::Mat mean;
    cv::calcCovarMatrix(rowsOf(rows), covariance, mean, cv::COVAR_NORMAL | cv::COVAR_ROWS | cv::COVAR_SCALE, CV_64F);
    for (int index = 0; index < static_cast<int>(kAppearanceNumbers); ++index) {
        const double tolerance = kTolerance[static_cast<std::size_t>(index)];
        covariance.at<double>(index, index) += tolerance * tolerance;
    }
    const cv::Mat inverse = covariance.inv(cv::DECOMP_CHOLESKY);
    AppearanceModel model;
    model.mean.assign(mean.begin<double>(), mean.end<double>());
    model.precision.assign(inverse.begin<double>(), inverse.end<double>());
    std::vector<double> distances;
    for (std::size_t start = 0; start < rows.size(); start += kAppearanceNumbers) {
        distances.push_back(appearanceDistance(model, rows.subspan(start, kAppearanceNumbers)));
    }
    const auto rank = static_cast<std::ptrdiff_t>(0.995 * static_cast<double>(distances.size() - 1));
    std::nth_element(distances.begin(), distances.begin() + rank, distances.end());
    model.radius = static_cast<float>(margin * distances[static_cast<std::size_t>(rank)]);
    return model;
}

double appearanceDistance(const AppearanceModel& model, std::span<const float> appearance) {
    double sum = 0;
    for (std::size_t row = 0; row < appearance.size(); ++row) {
        for (std::size_t column = 0; column < appearance.size(); ++column) {
            sum += (appearance[row] - model.mean[row]) * static_cast<double>(model.precision[row * appearance.size() + column]) *
                   (appearance[column] - model.mean[column]);
        }
    }
    return std::sqrt(std::max(sum, 0.0) / static_cast<double>(appearance.size()));
}

}  // namespace intaglio::inference
