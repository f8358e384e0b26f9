#include "app/gui/Samples.h"

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"

namespace intaglio::gui {

namespace {

constexpr int kSide = 384;
/// Seeds whose smears the shipped leukaemia model takes for blood smears.
constexpr std::uint64_t kSmearSeeds[] = {2, 3, 4};

base::Status writeSample(const base::Result<image::Image>& picture, const std::filesystem::path& file) {
    if (!picture) return picture.error();
    const auto png = image::encodePng(*picture);
    if (!png) return png.error();
    return base::writeFileAtomically(file, *png);
}

}  // namespace

base::Status provideSamples(const std::filesystem::path& folder) {
    std::error_code problem;
    if (std::filesystem::exists(folder, problem)) return {};
    if (!std::filesystem::create_directories(folder, problem))
        return base::Error(base::ErrorCode::FileUnwritable, {base::pathText(folder)});
    for (const std::uint64_t seed : kSmearSeeds) {
        const auto written = writeSample(image::bloodSmearPhantom(seed, kSide), folder / ("blood-smear-" + std::to_string(seed) + ".png"));
        if (!written) return written;
    }
    return writeSample(image::chestPhantom(1, kSide), folder / "chest-x-ray.png");
}

}  // namespace intaglio::gui
