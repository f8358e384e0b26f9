#include "core/inference/Preprocess.h"

#include <algorithm>
#include <array>

#include "core/enhance/GreyEqualise.h"
#include "core/enhance/StainNormalise.h"
#include "core/inference/Resize.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

bool isTensorStep(const PreprocessStep& step) {
    return step.name == "scale" || step.name == "standardise";
}

Error stepError(const PreprocessStep& step, const std::string& detail) {
    return {ErrorCode::InvalidArgument, {"preprocess step " + step.name, detail}};
}

double numberOf(const PreprocessStep& step, const std::string& name, double fallback) {
    const auto found = step.numbers.find(name);
    return found == step.numbers.end() ? fallback : found->second;
}

std::string wordOf(const PreprocessStep& step, const std::string& name, const std::string& fallback) {
    const auto found = step.words.find(name);
    return found == step.words.end() ? fallback : found->second;
}

int intOf(const PreprocessStep& step, const std::string& name, int fallback) {
    return static_cast<int>(std::clamp(numberOf(step, name, fallback), -1.0, 1e6));
}

Result<Image> cropped(const Image& picture, int rows, int columns) {
    const auto& geometry = picture.geometry();
    image::Geometry target = geometry;
    target.rows = rows;
    target.columns = columns;
    auto result = Image::create(target, picture.meaning());
    if (!result) {
        return result;
    }
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    const auto sourceWidth = static_cast<std::size_t>(geometry.columns) * samples;
    const auto targetWidth = static_cast<std::size_t>(columns) * samples;
    const auto top = static_cast<std::size_t>((geometry.rows - rows) / 2);
    const auto left = static_cast<std::size_t>((geometry.columns - columns) / 2) * samples;
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        const auto line = picture.bytes().subspan((top + row) * sourceWidth + left, targetWidth);
        std::copy(line.begin(), line.end(), result->bytes().begin() + static_cast<std::ptrdiff_t>(row * targetWidth));
    }
    return result;
}

Result<Image> toRgb(const Image& picture) {
    if (picture.geometry().samplesPerPixel == 3) {
        return picture;
    }
    image::Geometry target = picture.geometry();
    target.samplesPerPixel = 3;
    image::PixelMeaning meaning;
    meaning.photometric = image::Photometric::Rgb;
    auto result = Image::create(target, meaning);
    if (result) {
        auto out = result->bytes().begin();
        for (const std::uint8_t grey : picture.bytes()) {
            out = std::fill_n(out, 3, grey);
        }
    }
    return result;
}

Result<Image> equalised(const Image& picture, const PreprocessStep& step) {
    enhance::EqualiseOptions options;
    using Method = enhance::EqualiseOptions::Method;
    options.method = wordOf(step, "method", "global") == "clahe" ? Method::Clahe : Method::Global;
    options.clipLimit = numberOf(step, "clip", options.clipLimit);
    options.tiles = intOf(step, "tiles", options.tiles);
    return enhance::greyEqualised(picture, options);
}

Result<Image> stainNormalised(const Image& picture, const PreprocessStep& step) {
    const auto rgb = toRgb(picture);
    if (!rgb) {
        return rgb;
    }
    const enhance::ColourStatistics target{
        {numberOf(step, "l", 0), numberOf(step, "a", 0), numberOf(step, "b", 0)},
        {numberOf(step, "l-deviation", 1), numberOf(step, "a-deviation", 1), numberOf(step, "b-deviation", 1)}};
    return enhance::stainNormalised(*rgb, target);
}

Result<Image> centreCropped(const Image& picture, const PreprocessStep& step) {
    const int rows = intOf(step, "rows", 0);
    const int columns = intOf(step, "columns", 0);
    if (rows > picture.geometry().rows || columns > picture.geometry().columns) {
        return stepError(step, "the picture is smaller");
    }
    return cropped(picture, rows, columns);
}

Result<Image> resizedBy(const Image& picture, const PreprocessStep& step) {
    ResizeKernel kernel = ResizeKernel::Area;
    if (wordOf(step, "kernel", "area") == "bilinear") {
        kernel = numberOf(step, "antialias", 1) != 0 ? ResizeKernel::BilinearAntialiased : ResizeKernel::Bilinear;
    }
    return resized(picture, intOf(step, "rows", 0), intOf(step, "columns", 0), kernel);
}

Result<Image> applyPictureStep(const Image& picture, const PreprocessStep& step) {
    if (step.name == "to-grey") {
        return enhance::toGrey(picture);
    }
    if (step.name == "to-rgb") {
        return toRgb(picture);
    }
    if (step.name == "grey-equalise") {
        return equalised(picture, step);
    }
    if (step.name == "stain-normalise") {
        return stainNormalised(picture, step);
    }
    if (step.name == "square-crop") {
        const int side = std::min(picture.geometry().rows, picture.geometry().columns);
        return cropped(picture, side, side);
    }
    if (step.name == "centre-crop") {
        return centreCropped(picture, step);
    }
    if (step.name == "resize") {
        return resizedBy(picture, step);
    }
    return stepError(step, "unknown step");
}

/// value = sample * gain + offset, per channel.
struct Affine {
    double gain = 1;
    double offset = 0;
};

std::array<Affine, 3> affineOf(const PreprocessStep& step) {
    const double divisor = numberOf(step, "divisor", 1);
    std::array<Affine, 3> result;
    for (std::size_t channel = 0; channel < result.size(); ++channel) {
        if (step.name == "scale") {
            result[channel] = {1 / divisor, numberOf(step, "offset", 0)};
            continue;
        }
        const std::string suffix = std::to_string(channel);
        const double mean = numberOf(step, "mean-" + suffix, numberOf(step, "mean-0", 0));
        const double deviation = numberOf(step, "deviation-" + suffix, numberOf(step, "deviation-0", 1));
        result[channel] = {1 / (divisor * deviation), -mean / deviation};
    }
    return result;
}

/// 256 float values per channel: each sample is looked up, which is exact and fast.
std::array<std::array<float, 256>, 3> lookupOf(const PreprocessStep& step) {
    const auto affine = affineOf(step);
    std::array<std::array<float, 256>, 3> tables{};
    for (std::size_t channel = 0; channel < tables.size(); ++channel) {
        for (std::size_t sample = 0; sample < 256; ++sample) {
            tables[channel][sample] = static_cast<float>(static_cast<double>(sample) * affine[channel].gain + affine[channel].offset);
        }
    }
    return tables;
}

bool isEightBitPicture(const image::Geometry& geometry) {
    return geometry.frames == 1 && geometry.bitsAllocated == 8 && !geometry.isSigned &&
           (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3);
}

}  // namespace

Result<Image> preparePicture(const Image& display, const std::vector<PreprocessStep>& steps) {
    if (!isEightBitPicture(display.geometry())) {
        return Error{ErrorCode::InvalidArgument, {"picture", "not 8-bit grey or RGB"}};
    }
    Result<Image> picture = display;
    for (const PreprocessStep& step : steps) {
        if (isTensorStep(step)) {
            break;
        }
        picture = applyPictureStep(*picture, step);
        if (!picture) {
            return picture;
        }
    }
    return picture;
}

Result<Tensor> toTensor(const Image& picture, const std::vector<PreprocessStep>& steps) {
    return toTensor(std::span(&picture, 1), steps);
}

Result<Tensor> toTensor(std::span<const Image> pictures, const std::vector<PreprocessStep>& steps) {
    const auto step = std::find_if(steps.begin(), steps.end(), isTensorStep);
    if (step == steps.end() || pictures.empty() || !isEightBitPicture(pictures.front().geometry())) {
        return Error{ErrorCode::InvalidArgument, {"preprocess", "no tensor step or no 8-bit picture"}};
    }
    const auto& geometry = pictures.front().geometry();
    const auto tables = lookupOf(*step);
    const auto channels = static_cast<std::size_t>(geometry.samplesPerPixel);
    const std::size_t pixels = geometry.samplesPerFrame() / channels;
    Tensor tensor;
    tensor.shape = {static_cast<std::int64_t>(pictures.size()), geometry.samplesPerPixel, geometry.rows, geometry.columns};
    tensor.values.resize(pictures.size() * channels * pixels);
    float* out = tensor.values.data();
    for (const Image& picture : pictures) {
        if (!(picture.geometry() == geometry)) {
            return Error{ErrorCode::InvalidArgument, {"preprocess", "pictures of different sizes in one batch"}};
        }
        const std::uint8_t* samples = picture.bytes().data();
        for (std::size_t channel = 0; channel < channels; ++channel) {
            for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
                *out++ = tables[channel][samples[pixel * channels + channel]];
            }
        }
    }
    return tensor;
}

Result<Tensor> preprocess(const Image& display, const std::vector<PreprocessStep>& steps) {
    const auto picture = preparePicture(display, steps);
    if (!picture) {
        return picture.error();
    }
    return toTensor(*picture, steps);
}

SeenRegion seenRegion(int rows, int columns, const std::vector<PreprocessStep>& steps) {
    SeenRegion region{0, 0, static_cast<double>(columns), static_cast<double>(rows)};
    double currentRows = rows;
    double currentColumns = columns;
    for (const PreprocessStep& step : steps) {
        if (step.name == "resize") {
            currentRows = intOf(step, "rows", rows);
            currentColumns = intOf(step, "columns", columns);
            continue;
        }
        if (step.name != "square-crop" && step.name != "centre-crop") {
            continue;
        }
        const double side = std::min(currentRows, currentColumns);
        const double keptRows = step.name == "square-crop" ? side : std::min<double>(intOf(step, "rows", 1), currentRows);
        const double keptColumns = step.name == "square-crop" ? side : std::min<double>(intOf(step, "columns", 1), currentColumns);
        const double width = region.width * keptColumns / currentColumns;
        const double height = region.height * keptRows / currentRows;
        region = {region.left + (region.width - width) / 2, region.top + (region.height - height) / 2, width, height};
        currentRows = keptRows;
        currentColumns = keptColumns;
    }
    return region;
}

}  // namespace intaglio::inference
