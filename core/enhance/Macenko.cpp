#include "core/enhance/Macenko.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/enhance/PictureMatrix.h"

namespace intaglio::enhance {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

using Density = cv::Vec3d;

constexpr double kLeastDensity = 0.15;  // the paper's beta, here of the mean over channels: eosin hardly absorbs red; below it is glass
constexpr double kOuterPercent = 1;     // the paper's alpha
constexpr double kSmallestStainedShare = 0.01;
constexpr std::size_t kFewestPixels = 200;
constexpr double kSmallestAngle = 0.06;  // radians between the dyes; below it they are one

bool isColour(const image::Geometry& geometry) {
    return isEightBitPicture(geometry) && geometry.samplesPerPixel == 3;
}

/// Optical density of every sample value; 255 lets all light through.
const std::array<double, 256>& densities() {
    static const std::array<double, 256> table = [] {
        std::array<double, 256> values{};
        for (std::size_t value = 0; value < values.size(); ++value) {
            values[value] = -std::log((static_cast<double>(value) + 1) / 256);
        }
        return values;
    }();
    return table;
}

/// Stained pixels of at most 30,000 evenly spread ones: percentiles need no more.
std::vector<Density> stainedPixels(const Image& picture, std::size_t& looked) {
    constexpr std::size_t kMostLooked = 30'000;
    const auto samples = picture.bytes();
    const std::size_t pixels = samples.size() / 3;
    const std::size_t step = std::max<std::size_t>(1, pixels / kMostLooked);
    std::vector<Density> stained;
    looked = 0;
    for (std::size_t pixel = 0; pixel < pixels; pixel += step, ++looked) {
        const auto density = [&](std::size_t channel) { return densities()[samples[pixel * 3 + channel]]; };
        const Density value(density(0), density(1), density(2));
        if (value[0] + value[1] + value[2] >= 3 * kLeastDensity) {
            stained.push_back(value);
        }
    }
    return stained;
}

double percentile(std::vector<double> values, double percent) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(percent / 100 * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// The two directions along which the densities vary most around no density at all.
struct StainPlane {
    Density first;
    Density second;
};

StainPlane planeOf(const std::vector<Density>& stained) {
    const cv::Mat data(static_cast<int>(stained.size()), 3, CV_64F, const_cast<Density*>(stained.data()));
    cv::Mat covariance;
    cv::Mat mean;
    cv::calcCovarMatrix(data, covariance, mean, cv::COVAR_NORMAL | cv::COVAR_ROWS);
    cv::Mat values;
    cv::Mat vectors;
    cv::eigen(covariance, values, vectors);
    Density first(vectors.at<double>(0, 0), vectors.at<double>(0, 1), vectors.at<double>(0, 2));
    Density second(vectors.at<double>(1, 0), vectors.at<double>(1, 1), vectors.at<double>(1, 2));
    const Density middle(mean.at<double>(0), mean.at<double>(1), mean.at<double>(2));
    if (first.dot(middle) < 0) {
        first = -first;
    }
    return {first, second};
}

std::optional<std::array<Density, 2>> dyesOf(const std::vector<Density>& stained) {
    const StainPlane plane = planeOf(stained);
    std::vector<double> angles;
    angles.reserve(stained.size());
    for (const Density& value : stained) {
        angles.push_back(std::atan2(value.dot(plane.second), value.dot(plane.first)));
    }
    const double lowest = percentile(angles, kOuterPercent);
    const double highest = percentile(angles, 100 - kOuterPercent);
    const auto direction = [&](double angle) { return std::cos(angle) * plane.first + std::sin(angle) * plane.second; };
    Density bluer = direction(lowest);
    Density redder = direction(highest);
    const auto isDye = [](const Density& dye) { return std::min({dye[0], dye[1], dye[2]}) > -0.05; };
    if (highest - lowest < kSmallestAngle || !isDye(bluer) || !isDye(redder)) {
        return std::nullopt;
    }
    if (bluer[2] > redder[2]) {  // a blue dye lets blue light through
        std::swap(bluer, redder);
    }
    return std::array{bluer, redder};
}

/// From a pixel's density to the amounts of both dyes: least squares.
cv::Matx<double, 2, 3> unmixing(const cv::Matx<double, 3, 2>& dyes) {
    return (dyes.t() * dyes).inv() * dyes.t();
}

cv::Matx<double, 3, 2> matrixOf(const StainMatrix& stain) {
    cv::Matx<double, 3, 2> matrix;
    for (int dye = 0; dye < 2; ++dye) {
        for (int channel = 0; channel < 3; ++channel) {
            matrix(channel, dye) = stain.dyes[static_cast<std::size_t>(dye)][static_cast<std::size_t>(channel)];
        }
    }
    return matrix;
}

std::optional<StainMatrix> stainOf(const Image& picture) {
    std::size_t looked = 0;
    const std::vector<Density> stained = stainedPixels(picture, looked);
    if (stained.size() < kFewestPixels || static_cast<double>(stained.size()) < kSmallestStainedShare * static_cast<double>(looked)) {
        return std::nullopt;
    }
    const auto dyes = dyesOf(stained);
    if (!dyes) {
        return std::nullopt;
    }
    StainMatrix stain;
    for (std::size_t dye = 0; dye < 2; ++dye) {
        stain.dyes[dye] = {(*dyes)[dye][0], (*dyes)[dye][1], (*dyes)[dye][2]};
    }
    const cv::Matx<double, 2, 3> unmix = unmixing(matrixOf(stain));
    for (int dye = 0; dye < 2; ++dye) {
        std::vector<double> amounts;
        amounts.reserve(stained.size());
        for (const Density& value : stained) {
            amounts.push_back(unmix(dye, 0) * value[0] + unmix(dye, 1) * value[1] + unmix(dye, 2) * value[2]);
        }
        stain.amounts[static_cast<std::size_t>(dye)] = percentile(std::move(amounts), 100 - kOuterPercent);
    }
    return stain.amounts[0] > 0.05 && stain.amounts[1] > 0.05 ? std::optional(stain) : std::nullopt;
}

bool areAlike(const StainMatrix& a, const StainMatrix& b, double least) {
    for (std::size_t dye = 0; dye < 2; ++dye) {
        const Density first(a.dyes[dye].data());
        const Density second(b.dyes[dye].data());
        if (first.dot(second) < least * cv::norm(first) * cv::norm(second)) {
            return false;
        }
    }
    return true;
}

/// What turns a density of the source into one of the reference.
cv::Matx33d exchange(const StainMatrix& source, const MacenkoOptions& options) {
    cv::Matx<double, 3, 2> target = matrixOf(options.reference);
    for (int dye = 0; dye < 2; ++dye) {
        const auto index = static_cast<std::size_t>(dye);
        const double gain =
            std::clamp(options.reference.amounts[index] / source.amounts[index], 1 / options.largestGain, options.largestGain);
        for (int channel = 0; channel < 3; ++channel) {
            target(channel, dye) *= gain;
        }
    }
    return target * unmixing(matrixOf(source));
}

/// Sample value of a density, looked up in steps of 1/256: an error of half a grey step at most.
class Transmission {
public:
    Transmission() {
        for (std::size_t place = 0; place < m_values.size(); ++place) {
            const double value = 256 * std::exp(-static_cast<double>(place) / kSteps) - 1;
            m_values[place] = cv::saturate_cast<std::uint8_t>(value);
        }
    }
    [[nodiscard]] std::uint8_t of(float density) const {
        const float place = std::clamp(density, 0.0F, kDeepest) * kSteps + 0.5F;
        return m_values[static_cast<std::size_t>(place)];
    }

private:
    static constexpr float kSteps = 256;
    static constexpr float kDeepest = 6;  // darker than the darkest sample
    std::array<std::uint8_t, 6 * 256 + 2> m_values{};
};

Result<Image> exchanged(const Image& picture, const cv::Matx33d& change) {
    static const Transmission transmission;
    auto result = Image::create(picture.geometry(), picture.meaning());
    if (!result) {
        return result;
    }
    std::array<float, 256> density{};
    std::transform(densities().begin(), densities().end(), density.begin(), [](double value) { return static_cast<float>(value); });
    const cv::Matx33f matrix(change);
    const std::uint8_t* source = picture.bytes().data();
    std::uint8_t* target = result->bytes().data();
    for (std::size_t index = 0; index + 2 < picture.bytes().size(); index += 3) {
        const float red = density[source[index]];
        const float green = density[source[index + 1]];
        const float blue = density[source[index + 2]];
        for (int channel = 0; channel < 3; ++channel) {
            target[index + static_cast<std::size_t>(channel)] =
                transmission.of(matrix(channel, 0) * red + matrix(channel, 1) * green + matrix(channel, 2) * blue);
        }
    }
    return result;
}

}  // namespace

Result<std::optional<StainMatrix>> estimatedStain(const Image& picture) {
    if (!isColour(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    return withoutExceptions([&]() -> Result<std::optional<StainMatrix>> { return stainOf(picture); });
}

Result<Image> stainNormalisedByMacenko(const Image& picture, const MacenkoOptions& options) {
    if (!isColour(picture.geometry())) {
        return layoutError(picture.geometry());
    }
    if (!(options.largestGain >= 1 && options.largestGain <= 10 && options.leastLikeness >= 0 && options.leastLikeness <= 1)) {
        return Error(ErrorCode::InvalidArgument, {"stain options", std::to_string(options.largestGain)});
    }
    return withoutExceptions([&]() -> Result<Image> {
        const auto stain = stainOf(picture);
        if (!stain || !areAlike(*stain, options.reference, options.leastLikeness)) {
            return picture;
        }
        return exchanged(picture, exchange(*stain, options));
    });
}

}  // namespace intaglio::enhance
