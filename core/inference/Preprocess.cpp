#include "core/inference/Preprocess.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/inference/PictureSteps.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Image;

bool isTensorStep(const PreprocessStep& step) {
    return step.name == "scale" || step.name == "standardise";
}

double numberOf(const PreprocessStep& step, const std::string& name, double fallback) {
    const auto found = step.numbers.find(name);
    return found == step.numbers.end() ? fallback : found->second;
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

/// The picture steps, each to-rgb behind what follows it and treats every channel alike: a third of the samples on the way.
std::vector<const PreprocessStep*> pictureStepsOf(const std::vector<PreprocessStep>& steps) {
    std::vector<const PreprocessStep*> order;
    for (const PreprocessStep& step : steps) {
        if (isTensorStep(step)) {
            break;
        }
        order.push_back(&step);
        if (order.size() > 1 && isPlaceStep(step) && (*std::prev(order.end(), 2))->name == "to-rgb") {
            std::iter_swap(std::prev(order.end(), 2), std::prev(order.end()));
        }
    }
    return order;
}

/// How many of the first steps make nothing else of the display picture than `reduced`, which is that picture at another size.
std::ptrdiff_t stepsDoneBy(const Image& reduced, const std::vector<const PreprocessStep*>& order) {
    const bool isGreyAlready = !order.empty() && order.front()->name == "to-grey" && reduced.geometry().samplesPerPixel == 1;
    const std::size_t resize = isGreyAlready ? 1 : 0;
    const bool isDone = resize < order.size() && isAreaResizeTo(*order[resize], reduced.geometry());
    return isDone ? static_cast<std::ptrdiff_t>(resize + 1) : 0;
}

/// `reduced`: the display picture at another size, or null.
Result<PreparedPicture> prepareFrom(const Image& display, const std::vector<PreprocessStep>& steps, const Image* reduced) {
    const image::Geometry& geometry = display.geometry();
    if (!isEightBitPicture(geometry)) {
        return Error{ErrorCode::InvalidArgument, {"picture", "not 8-bit grey or RGB"}};
    }
    const auto order = pictureStepsOf(steps);
    auto step = order.begin();
    if (reduced != nullptr) {
        step += stepsDoneBy(*reduced, order);
    }
    const bool isReduced = step != order.begin();
    PreparedPicture prepared{isReduced ? *reduced : display,
                             {0, 0, static_cast<double>(geometry.columns), static_cast<double>(geometry.rows), false}};
    for (; step != order.end(); ++step) {
        if (const base::Status applied = applyPictureStep(prepared, **step); !applied) {
            return applied.error();
        }
    }
    return prepared;
}

Result<Tensor> tensorOf(const Result<PreparedPicture>& prepared, const std::vector<PreprocessStep>& steps) {
    return prepared ? toTensor(prepared->picture, steps) : prepared.error();
}

}  // namespace

Result<PreparedPicture> prepareSeen(const Image& display, const std::vector<PreprocessStep>& steps) {
    return prepareFrom(display, steps, nullptr);
}

Result<Image> preparePicture(const Image& display, const std::vector<PreprocessStep>& steps) {
    auto prepared = prepareSeen(display, steps);
    if (!prepared) {
        return prepared.error();
    }
    return std::move(prepared->picture);
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
    return tensorOf(prepareFrom(display, steps, nullptr), steps);
}

Result<Tensor> preprocess(const Image& display, const std::vector<PreprocessStep>& steps, const Image& reduced) {
    return tensorOf(prepareFrom(display, steps, &reduced), steps);
}

Result<SeenRegion> seenRegion(const Image& display, const std::vector<PreprocessStep>& steps) {
    const auto prepared = prepareSeen(display, steps);
    if (!prepared) {
        return prepared.error();
    }
    return prepared->region;
}

SeenPlace placeSeen(double column, double row, const SeenRegion& region, double columns, double rows) {
    const double across = (column - region.left) / region.width;
    return {(region.isMirrored ? 1 - across : across) * columns, (row - region.top) / region.height * rows};
}

}  // namespace intaglio::inference
