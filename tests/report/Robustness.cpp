#include <cmath>

#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "core/image/Resample.h"
#include "tests/report/Sealing.h"
#include "tests/support/SampleFiles.h"
#include "tests/support/SyntheticPhotograph.h"

/// What a picture sealed in robust mode may go through on its way, and whether the result still comes out whole.
namespace intaglio::report {

namespace {

constexpr int kQualities[] = {30, 40, 50, 60, 70, 75, 80, 85, 90, 95};
constexpr double kScales[] = {0.5, 0.83, 1.25};
constexpr int kMessengerSide = 1600;

image::Image throughJpeg(const image::Image& picture, int quality, bool isSubsampled) {
    test::JpegSpec spec;
    spec.quality = quality;
    spec.isSubsampled = isSubsampled;
    static const image::ReaderRegistry readers(image::standardReaders());
    return readers.read(test::jpegFile(picture, spec), "picture.jpg").value().image;
}

image::Image scaled(const image::Image& picture, double factor) {
    const auto side = [&](int length) { return static_cast<int>(std::lround(length * factor)); };
    return image::resampled(picture, side(picture.geometry().columns), side(picture.geometry().rows)).value();
}

image::Image backTo(const image::Image& picture, const image::Image& original) {
    return image::resampled(picture, original.geometry().columns, original.geometry().rows, image::Kernel::Cubic).value();
}

struct Treatment {
    std::string name;
    std::function<image::Image(const image::Image&)> apply;
};

std::vector<Treatment> treatments() {
    std::vector<Treatment> all;
    for (const bool isSubsampled : {false, true}) {
        for (const int quality : kQualities) {
            all.push_back({"JPEG " + std::to_string(quality) + (isSubsampled ? ", 4:2:0" : ", 4:4:4"),
                           [=](const image::Image& picture) { return throughJpeg(picture, quality, isSubsampled); }});
        }
    }
    all.push_back({"JPEG 90, then 75", [](const image::Image& picture) { return throughJpeg(throughJpeg(picture, 90, true), 75, true); }});
    for (const double factor : kScales) {
        all.push_back(
            {"scaled by " + std::to_string(factor).substr(0, 4), [=](const image::Image& picture) { return scaled(picture, factor); }});
        all.push_back({"scaled by " + std::to_string(factor).substr(0, 4) + " and back",
                       [=](const image::Image& picture) { return backTo(scaled(picture, factor), picture); }});
    }
    const auto messenger = [](const image::Image& picture) {
        const double longer = std::max(picture.geometry().columns, picture.geometry().rows);
        return throughJpeg(scaled(picture, std::min(1.0, kMessengerSide / longer)), 75, true);
    };
    all.push_back({"messenger, 1600 pixels and JPEG 75", messenger});
    all.push_back({"messenger and back", [=](const image::Image& picture) { return backTo(messenger(picture), picture); }});
    all.push_back({"moved by 3 and 5 pixels", [](const image::Image& picture) {
                       image::Image moved = picture;
                       const auto step = static_cast<std::size_t>(picture.geometry().columns * picture.geometry().samplesPerPixel);
                       const std::size_t offset = 5 * step + 3 * static_cast<std::size_t>(picture.geometry().samplesPerPixel);
                       std::copy(picture.bytes().begin() + static_cast<std::ptrdiff_t>(offset), picture.bytes().end(),
                                 moved.bytes().begin());
                       return moved;
                   }});
    return all;
}

std::vector<image::Image> pictures(int scale) {
    std::vector<image::Image> all;
    for (unsigned seed = 1; seed <= static_cast<unsigned>(std::max(1, 4 / scale)); ++seed)
        all.push_back(test::syntheticPhotograph(1920, 1080, 3, seed));
    if (scale > 1) return all;
    all.push_back(image::bloodSmearPhantom(1, 1600, 15).value());
    all.push_back(image::chestPhantom(1, 1600).value());
    return all;
}

Json measureMode(const Mode& mode, const std::vector<image::Image>& originals) {
    const auto all = treatments();
    Json result{{"psnr", Json::array()}, {"refused", 0}, {"came back", Json::object()}};
    for (const Treatment& treatment : all) result["came back"][treatment.name] = {{"whole", 0}, {"trials", 0}};
    for (std::size_t i = 0; i < originals.size(); ++i) {
        const auto embedded = sealRandomFrame(originals[i], mode, 40 + i);
        if (!embedded) {
            result["refused"] = result["refused"].get<int>() + 1;
            continue;
        }
        result["psnr"].push_back(differenceOf(originals[i], embedded->image).psnrDb);
        std::vector<int> whole(all.size());
        inParallel(all.size(), [&](std::size_t t) { whole[t] = comesOut(originals[i], all[t].apply(embedded->image), mode, 40 + i); });
        for (std::size_t t = 0; t < all.size(); ++t) {
            Json& cell = result["came back"][all[t].name];
            cell = {{"whole", cell["whole"].get<int>() + whole[t]}, {"trials", cell["trials"].get<int>() + 1}};
        }
    }
    return result;
}

}  // namespace

Json measureRobustness(const Setup& setup) {
    Json result{{"modes", Json::object()}, {"treatments", Json::array()}};
    for (const Treatment& treatment : treatments()) result["treatments"].push_back(treatment.name);
    const auto originals = pictures(setup.scale);
    for (const Mode& mode : kModes) {
        if (mode.mode == crypto::EmbeddingMode::Robust) result["modes"][mode.name] = measureMode(mode, originals);
    }
    return result;
}

}  // namespace intaglio::report
