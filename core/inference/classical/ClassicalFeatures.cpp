#include "core/inference/classical/ClassicalFeatures.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace intaglio::inference::classical {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

constexpr int kCell = 8;
constexpr int kBlock = 2 * kCell;
constexpr int kBins = 9;
constexpr int kBlockNumbers = 4 * kBins;
constexpr int kLevels = 32;

/// What one pixel of a block gives to each of the block's four cells: bilinear in space, times the Gaussian window.
using BlockWeights = std::array<std::array<float, 4>, static_cast<std::size_t>(kBlock) * kBlock>;

BlockWeights makeBlockWeights() {
    constexpr double kSigma = 0.5 * kBlock;
    constexpr double kCentre = (kBlock - 1) / 2.0;
    // The share of the first cell falls from 1 at its centre to 0 at the centre of the second, and stays 1 before.
    const auto shareOfFirst = [](int place) { return std::clamp(1 - ((place + 0.5) / kCell - 0.5), 0.0, 1.0); };
    BlockWeights weights{};
    for (int row = 0; row < kBlock; ++row) {
        for (int column = 0; column < kBlock; ++column) {
            const double distance = (row - kCentre) * (row - kCentre) + (column - kCentre) * (column - kCentre);
            const double window = std::exp(-distance / (2 * kSigma * kSigma));
            // Towards the block's outer edge the neighbouring cell lies outside the block, and its share is lost.
            const double inside = std::min(1.0, (std::min(row, kBlock - 1 - row) + 0.5) / kCell + 0.5) *
                                  std::min(1.0, (std::min(column, kBlock - 1 - column) + 0.5) / kCell + 0.5);
            const double top = shareOfFirst(row), left = shareOfFirst(column);
            auto& cells = weights[static_cast<std::size_t>(row * kBlock + column)];
            const std::array<double, 4> shares{top * left, top * (1 - left), (1 - top) * left, (1 - top) * (1 - left)};
            std::transform(shares.begin(), shares.end(), cells.begin(),
                           [&](double share) { return static_cast<float>(window * inside * share); });
        }
    }
    return weights;
}

/// Strength of a pixel's gradient, divided between the two nearest orientations.
struct Gradient {
    float first = 0;
    float second = 0;
    std::uint8_t firstBin = 0;
    std::uint8_t secondBin = 0;
};

Gradient gradientAt(const GreyView& picture, int row, int column) {
    const auto at = [&](int y, int x) {
        y = std::clamp(y, 0, picture.rows - 1);
        x = std::clamp(x, 0, picture.columns - 1);
        return static_cast<float>(
            picture.samples[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.columns) + static_cast<std::size_t>(x)]);
    };
    const float across = at(row, column + 1) - at(row, column - 1);
    const float down = at(row + 1, column) - at(row - 1, column);
    const float strength = std::hypot(across, down);
    if (strength == 0) {
        return {};
    }
    const double turn = std::atan2(down, across) / std::numbers::pi;  // -1 .. 1 for half turns
    const double unsignedTurn = turn < 0 ? turn + 1 : turn;
    const double place = unsignedTurn * kBins - 0.5;
    const double below = std::floor(place);
    const auto bin = static_cast<int>(below) + kBins;
    const auto share = static_cast<float>(place - below);
    return {strength * (1 - share), strength * share, static_cast<std::uint8_t>(bin % kBins), static_cast<std::uint8_t>((bin + 1) % kBins)};
}

/// L2-Hys: to length 1, every number cut at 0.2, to length 1 again.
void normaliseBlock(std::span<float, kBlockNumbers> block) {
    constexpr float kCut = 0.2F;
    // Small beside the gradients of a block with any structure, so that a flat block stays near zero.
    constexpr float kFloor = 1.0F;
    const auto scale = [&](float floor) {
        const float squares = std::inner_product(block.begin(), block.end(), block.begin(), floor * floor);
        for (float& number : block) {
            number /= std::sqrt(squares);
        }
    };
    scale(kFloor);
    for (float& number : block) {
        number = std::min(number, kCut);
    }
    constexpr float kTiny = 1e-3F;
    scale(kTiny);
}

/// The normalised sum of p over one direction's pairs.
using LevelPairs = std::array<double, static_cast<std::size_t>(kLevels) * kLevels>;

LevelPairs countPairs(const GreyView& picture, int rowStep, int columnStep) {
    LevelPairs pairs{};
    double total = 0;
    const auto levelAt = [&](int row, int column) {
        const auto index = static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.columns) + static_cast<std::size_t>(column);
        return static_cast<std::size_t>(picture.samples[index] * kLevels / 256);
    };
    for (int row = std::max(0, -rowStep); row < picture.rows; ++row) {
        for (int column = std::max(0, -columnStep); column < picture.columns - std::max(0, columnStep); ++column) {
            const std::size_t here = levelAt(row, column);
            const std::size_t there = levelAt(row + rowStep, column + columnStep);
            pairs[here * kLevels + there] += 1;
            pairs[there * kLevels + here] += 1;
            total += 2;
        }
    }
    for (double& pair : pairs) {
        pair /= total;
    }
    return pairs;
}

CoOccurrence measure(const LevelPairs& pairs) {
    CoOccurrence result;
    double mean = 0, squares = 0, products = 0;
    for (int i = 0; i < kLevels; ++i) {
        for (int j = 0; j < kLevels; ++j) {
            const double p = pairs[static_cast<std::size_t>(i * kLevels + j)];
            const double difference = (i - j) * (i - j);
            result.energy += p * p;
            result.contrast += difference * p;
            result.homogeneity += p / (1 + difference);
            mean += i * p;
            squares += i * i * p;
            products += i * j * p;
        }
    }
    const double variance = squares - mean * mean;
    constexpr double kOneLevel = 1e-12;
    result.correlation = variance > kOneLevel ? (products - mean * mean) / variance : 1;
    return result;
}

bool isSide(int side) {
    return side >= kSmallestSide && side <= kLargestSide;
}

/// Mean and variance of the numbers of a descriptor.
std::pair<double, double> momentsOf(const std::vector<float>& numbers) {
    double sum = 0, squares = 0;
    for (const float number : numbers) {
        sum += static_cast<double>(number);
        squares += static_cast<double>(number) * static_cast<double>(number);
    }
    const double mean = sum / static_cast<double>(numbers.size());
    return {mean, std::max(0.0, squares / static_cast<double>(numbers.size()) - mean * mean)};
}

/// A name's numbers from what was measured once for all names.
void addFeature(const std::string& name, const std::vector<float>& gradients, const CoOccurrence& texture, std::vector<float>& features) {
    if (name == "hog") {
        features.insert(features.end(), gradients.begin(), gradients.end());
        return;
    }
    const auto [mean, variance] = momentsOf(gradients);
    const double value = name == "hog-mean"           ? mean
                         : name == "hog-variance"     ? variance
                         : name == "glcm-energy"      ? texture.energy
                         : name == "glcm-contrast"    ? texture.contrast
                         : name == "glcm-homogeneity" ? texture.homogeneity
                                                      : texture.correlation;
    features.push_back(static_cast<float>(value));
}

}  // namespace

Result<base::Bytes> greyFromInput(std::span<const float> input, int channels, double divisor, double offset) {
    const bool fits = (channels == 1 || channels == 3) && divisor > 0 && input.size() % static_cast<std::size_t>(channels) == 0;
    if (!fits || !std::all_of(input.begin(), input.end(), [](float value) { return std::isfinite(value); })) {
        return Error{ErrorCode::InvalidArgument, {"network input", "is not finite, or is neither grey nor of three channels"}};
    }
    const std::size_t pixels = input.size() / static_cast<std::size_t>(channels);
    base::Bytes grey(pixels);
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        const auto level = [&](std::size_t channel) { return (static_cast<double>(input[channel * pixels + pixel]) - offset) * divisor; };
        const double value = channels == 1 ? level(0) : 0.299 * level(0) + 0.587 * level(1) + 0.114 * level(2);
        grey[pixel] = static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
    }
    return grey;
}

std::vector<float> orientedGradients(const GreyView& picture) {
    static const BlockWeights kWeights = makeBlockWeights();
    const int blockRows = picture.rows / kCell - 1;
    const int blockColumns = picture.columns / kCell - 1;
    if (blockRows < 1 || blockColumns < 1) {
        return {};
    }
    std::vector<Gradient> gradients;
    gradients.reserve(picture.samples.size());
    for (int row = 0; row < picture.rows; ++row) {
        for (int column = 0; column < picture.columns; ++column) {
            gradients.push_back(gradientAt(picture, row, column));
        }
    }
    std::vector<float> descriptor(static_cast<std::size_t>(blockRows) * static_cast<std::size_t>(blockColumns) * kBlockNumbers);
    for (int index = 0; index < blockRows * blockColumns; ++index) {
        const int top = index / blockColumns * kCell, left = index % blockColumns * kCell;
        const auto block = std::span(descriptor).subspan(static_cast<std::size_t>(index) * kBlockNumbers).first<kBlockNumbers>();
        for (int place = 0; place < kBlock * kBlock; ++place) {
            const int row = top + place / kBlock, column = left + place % kBlock;
            const Gradient& gradient =
                gradients[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.columns) + static_cast<std::size_t>(column)];
            for (std::size_t cell = 0; cell < 4; ++cell) {
                const float weight = kWeights[static_cast<std::size_t>(place)][cell];
                block[cell * kBins + gradient.firstBin] += weight * gradient.first;
                block[cell * kBins + gradient.secondBin] += weight * gradient.second;
            }
        }
        normaliseBlock(block);
    }
    return descriptor;
}

CoOccurrence coOccurrence(const GreyView& picture) {
    CoOccurrence mean;
    constexpr std::array<std::pair<int, int>, 4> kAngles{{{0, 1}, {-1, 1}, {-1, 0}, {-1, -1}}};
    for (const auto& [rowStep, columnStep] : kAngles) {
        const CoOccurrence angle = measure(countPairs(picture, rowStep, columnStep));
        mean.energy += angle.energy / kAngles.size();
        mean.contrast += angle.contrast / kAngles.size();
        mean.homogeneity += angle.homogeneity / kAngles.size();
        mean.correlation += angle.correlation / kAngles.size();
    }
    return mean;
}

const std::vector<std::string>& featureNames() {
    static const std::vector<std::string> kNames{"hog",           "hog-mean",         "hog-variance",    "glcm-energy",
                                                 "glcm-contrast", "glcm-homogeneity", "glcm-correlation"};
    return kNames;
}

Result<std::size_t> featureLength(const std::string& name, int rows, int columns) {
    const auto& names = featureNames();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        return Error{ErrorCode::InvalidArgument, {"classical feature", name}};
    }
    if (!isSide(rows) || !isSide(columns)) {
        return Error{ErrorCode::InvalidArgument, {"side of the picture", std::to_string(rows) + " x " + std::to_string(columns)}};
    }
    const auto blocks = static_cast<std::size_t>(rows / kCell - 1) * static_cast<std::size_t>(columns / kCell - 1);
    return name == "hog" ? blocks * kBlockNumbers : 1;
}

Result<std::vector<float>> classicalFeatures(const GreyView& picture, const std::vector<std::string>& names) {
    if (names.empty() || std::set(names.begin(), names.end()).size() != names.size()) {
        return Error{ErrorCode::InvalidArgument, {"classical features", "none, or one of them twice"}};
    }
    std::size_t length = 0;
    for (const std::string& name : names) {
        const auto one = featureLength(name, picture.rows, picture.columns);
        if (!one) {
            return one.error();
        }
        length += *one;
    }
    if (picture.samples.size() != static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns)) {
        return Error{ErrorCode::InvalidArgument, {"grey picture", "samples do not fill it"}};
    }
    const std::vector<float> gradients = orientedGradients(picture);
    const CoOccurrence texture = coOccurrence(picture);
    std::vector<float> features;
    features.reserve(length);
    for (const std::string& name : names) {
        addFeature(name, gradients, texture, features);
    }
    return features;
}

}  // namespace intaglio::inference::classical
