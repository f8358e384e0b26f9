#include "core/inference/PictureSteps.h"

#include <algorithm>
#include <array>

#include "core/enhance/BreastRegion.h"
#include "core/enhance/Denoise.h"
#include "core/enhance/GreyEqualise.h"
#include "core/enhance/Illumination.h"
#include "core/enhance/LungRegion.h"
#include "core/enhance/Macenko.h"
#include "core/enhance/OtsuMask.h"
#include "core/enhance/StainNormalise.h"
#include "core/inference/Resize.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using image::Image;

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

// --- steps that keep the picture's size

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
    const bool isClahe = step.name == "clahe" || wordOf(step, "method", "global") == "clahe";
    options.method = isClahe ? Method::Clahe : Method::Global;
    options.clipLimit = numberOf(step, "clip", options.clipLimit);
    options.tiles = intOf(step, "tiles", options.tiles);
    return enhance::greyEqualised(picture, options);
}

Result<Image> stainNormalised(const Image& picture, const PreprocessStep& step) {
    const auto rgb = toRgb(picture);
    if (!rgb) {
        return rgb;
    }
    if (wordOf(step, "method", "reinhard") == "macenko") {
        const bool isTissue = wordOf(step, "reference", "haematoxylin-eosin") == "haematoxylin-eosin";
        return enhance::stainNormalisedByMacenko(*rgb, {isTissue ? enhance::kHaematoxylinEosin : enhance::kBloodSmear, 10});
    }
    const enhance::ColourStatistics target{
        {numberOf(step, "l", 0), numberOf(step, "a", 0), numberOf(step, "b", 0)},
        {numberOf(step, "l-deviation", 1), numberOf(step, "a-deviation", 1), numberOf(step, "b-deviation", 1)}};
    return enhance::stainNormalised(*rgb, target);
}

Result<Image> otsuMasked(const Image& picture, const PreprocessStep& step) {
    const bool isDark = wordOf(step, "foreground", "bright") == "dark";
    return enhance::otsuMasked(picture, isDark ? enhance::Foreground::Dark : enhance::Foreground::Bright);
}

Result<Image> median(const Image& picture, const PreprocessStep& step) {
    return enhance::medianFiltered(picture, intOf(step, "side", 0));
}

Result<Image> evenlyLit(const Image& picture, const PreprocessStep& step) {
    return enhance::illuminationCorrected(picture, {numberOf(step, "largest-gain", 2)});
}

// --- steps that change which part of the picture is seen

/// What a rectangle of the prepared picture covers of the display picture.
SeenRegion partOf(const PreparedPicture& prepared, const enhance::Region& part) {
    const image::Geometry& geometry = prepared.picture.geometry();
    const SeenRegion& region = prepared.region;
    const double across = region.width / geometry.columns;
    const double down = region.height / geometry.rows;
    const int left = region.isMirrored ? geometry.columns - part.left - part.width : part.left;
    return {region.left + left * across, region.top + part.top * down, part.width * across, part.height * down, region.isMirrored};
}

/// `part` may reach beyond the picture; what lies there is black.
Status cutTo(PreparedPicture& prepared, const enhance::Region& part) {
    const image::Geometry& geometry = prepared.picture.geometry();
    image::Geometry target = geometry;
    target.rows = part.height;
    target.columns = part.width;
    auto result = Image::create(target, prepared.picture.meaning());
    if (!result) {
        return result.error();
    }
    const int samples = geometry.samplesPerPixel;
    const int firstColumn = std::max(0, part.left);
    const auto width = static_cast<std::ptrdiff_t>((std::min(geometry.columns, part.left + part.width) - firstColumn) * samples);
    for (int row = std::max(0, part.top); row < std::min(geometry.rows, part.top + part.height); ++row) {
        const auto source = prepared.picture.bytes().begin() + (std::ptrdiff_t{row} * geometry.columns + firstColumn) * samples;
        std::copy_n(source, width,
                    result->bytes().begin() + (std::ptrdiff_t{row - part.top} * part.width + firstColumn - part.left) * samples);
    }
    prepared = {*std::move(result), partOf(prepared, part)};
    return {};
}

Status centreCrop(PreparedPicture& prepared, int rows, int columns) {
    const image::Geometry& geometry = prepared.picture.geometry();
    return cutTo(prepared, {(geometry.columns - columns) / 2, (geometry.rows - rows) / 2, columns, rows});
}

Status squareCrop(PreparedPicture& prepared, const PreprocessStep& /*step*/) {
    const int side = std::min(prepared.picture.geometry().rows, prepared.picture.geometry().columns);
    return centreCrop(prepared, side, side);
}

Status statedCrop(PreparedPicture& prepared, const PreprocessStep& step) {
    const int rows = intOf(step, "rows", 0);
    const int columns = intOf(step, "columns", 0);
    if (rows > prepared.picture.geometry().rows || columns > prepared.picture.geometry().columns) {
        return stepError(step, "the picture is smaller");
    }
    return centreCrop(prepared, rows, columns);
}

Status lungCrop(PreparedPicture& prepared, const PreprocessStep& /*step*/) {
    const auto region = enhance::lungRegion(prepared.picture);
    return region ? cutTo(prepared, *region) : Status(region.error());
}

Status breastCrop(PreparedPicture& prepared, const PreprocessStep& step) {
    auto view = enhance::breastCropped(prepared.picture, numberOf(step, "orient", 1) != 0);
    if (!view) {
        return view.error();
    }
    SeenRegion region = partOf(prepared, view->region);
    region.isMirrored = region.isMirrored != view->isMirrored;
    prepared = {std::move(view->picture), region};
    return {};
}

ResizeKernel kernelOf(const PreprocessStep& step) {
    if (wordOf(step, "kernel", "area") != "bilinear") {
        return ResizeKernel::Area;
    }
    return numberOf(step, "antialias", 1) != 0 ? ResizeKernel::BilinearAntialiased : ResizeKernel::Bilinear;
}

Status resize(PreparedPicture& prepared, const PreprocessStep& step) {
    auto picture = resized(prepared.picture, intOf(step, "rows", 0), intOf(step, "columns", 0), kernelOf(step));
    if (!picture) {
        return picture.error();
    }
    prepared.picture = *std::move(picture);
    return {};
}

/// As large as fits, then black bars: the region seen is larger than the picture.
Status letterbox(PreparedPicture& prepared, const PreprocessStep& step) {
    const int rows = intOf(step, "rows", 0);
    const int columns = intOf(step, "columns", 0);
    const image::Geometry& geometry = prepared.picture.geometry();
    const double scale = std::min(static_cast<double>(rows) / geometry.rows, static_cast<double>(columns) / geometry.columns);
    const auto side = [scale](int value, int limit) { return std::clamp(static_cast<int>(value * scale + 0.5), 1, limit); };
    auto picture = resized(prepared.picture, side(geometry.rows, rows), side(geometry.columns, columns), kernelOf(step));
    if (!picture) {
        return picture.error();
    }
    prepared.picture = *std::move(picture);
    const bool isAtLeft = wordOf(step, "align", "centre") == "left";
    const image::Geometry& inner = prepared.picture.geometry();
    return cutTo(prepared, {isAtLeft ? 0 : (inner.columns - columns) / 2, (inner.rows - rows) / 2, columns, rows});
}

// --- all of them by name

using PixelStep = Result<Image> (*)(const Image&, const PreprocessStep&);
using PlaceStep = Status (*)(PreparedPicture&, const PreprocessStep&);

struct NamedPixelStep {
    const char* name;
    PixelStep apply;
};
struct NamedPlaceStep {
    const char* name;
    PlaceStep apply;
};

constexpr std::array kPixelSteps{
    NamedPixelStep{"to-grey", [](const Image& picture, const PreprocessStep&) { return enhance::toGrey(picture); }},
    NamedPixelStep{"to-rgb", [](const Image& picture, const PreprocessStep&) { return toRgb(picture); }},
    NamedPixelStep{"grey-equalise", equalised},
    NamedPixelStep{"clahe", equalised},
    NamedPixelStep{"median", median},
    NamedPixelStep{"otsu-mask", otsuMasked},
    NamedPixelStep{"stain-normalise", stainNormalised},
    NamedPixelStep{"illumination-correct", evenlyLit},
    NamedPixelStep{"pectoral-mask", [](const Image& picture, const PreprocessStep&) { return enhance::pectoralMasked(picture); }},
};

constexpr std::array kPlaceSteps{
    NamedPlaceStep{"square-crop", squareCrop}, NamedPlaceStep{"centre-crop", statedCrop}, NamedPlaceStep{"lung-crop", lungCrop},
    NamedPlaceStep{"breast-crop", breastCrop}, NamedPlaceStep{"resize", resize},          NamedPlaceStep{"letterbox", letterbox},
};

template <class Steps>
auto* findNamed(const Steps& steps, const std::string& name) {
    const auto* found = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return name == step.name; });
    return found == steps.end() ? nullptr : found;
}

}  // namespace

bool isAreaResizeTo(const PreprocessStep& step, const image::Geometry& size) {
    return step.name == "resize" && kernelOf(step) == ResizeKernel::Area && intOf(step, "rows", 0) == size.rows &&
           intOf(step, "columns", 0) == size.columns;
}

bool isPlaceStep(const PreprocessStep& step) {
    return findNamed(kPlaceSteps, step.name) != nullptr;
}

Status applyPictureStep(PreparedPicture& prepared, const PreprocessStep& step) {
    if (const auto* place = findNamed(kPlaceSteps, step.name)) {
        return place->apply(prepared, step);
    }
    const auto* pixel = findNamed(kPixelSteps, step.name);
    if (pixel == nullptr) {
        return stepError(step, "unknown step");
    }
    auto picture = pixel->apply(prepared.picture, step);
    if (!picture) {
        return picture.error();
    }
    prepared.picture = *std::move(picture);
    return {};
}

}  // namespace intaglio::inference
