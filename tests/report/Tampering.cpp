#include <map>
#include <random>

#include "core/image/Phantom.h"
#include "tests/report/Sealing.h"
#include "tests/unit/pipeline_seal/SealDesk.h"

/// A thousand sealed pictures with one sample changed, opened as a doctor opens them.
namespace intaglio::report {

namespace {

constexpr int kTrials = 1000;
constexpr int kPictures = 10;

/// Chest radiographs and blood smears in turn; robust mode needs large ones.
image::Image originalFor(const Mode& mode, int index) {
    const bool large = mode.mode == crypto::EmbeddingMode::Robust;
    const auto seed = static_cast<std::uint64_t>(index + 1);
    if (index % 2 == 0) return image::chestPhantom(seed, large ? 1600 : 320, index % 4 == 0 || large ? 8 : 10).value();
    return image::bloodSmearPhantom(seed, large ? 1600 : 192).value();
}

/// Half of the changes are by one level, where covert mode's binding ends; the others are anything.
std::int64_t changedValue(const image::Image& picture, std::size_t index, std::mt19937_64& random) {
    const std::int64_t before = picture.sampleAt(index), low = picture.geometry().minimumValue(), high = picture.geometry().maximumValue();
    for (;;) {
        std::int64_t after = before;
        switch (random() % 4) {
            case 0:
                after = before + 1;
                break;
            case 1:
                after = before - 1;
                break;
            case 2:
                after = before + static_cast<std::int64_t>(random() % 17) - 8;
                break;
            default:
                after = low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
                break;
        }
        if (after != before && after >= low && after <= high) return after;
    }
}

struct Tally {
    std::map<std::string, int> verdicts;
    std::map<std::string, int> intactByChange;  ///< by absolute change
    int trials = 0;
};

void changeAndOpen(const test::SealDesk& desk, const image::LoadedImage& sealed, std::mt19937_64& random, Tally& tally) {
    image::LoadedImage changed = sealed;
    const std::size_t index = random() % sealed.image.geometry().sampleCount();
    const std::int64_t after = changedValue(sealed.image, index, random);
    changed.image.setSampleAt(index, after);
    const auto verdict = desk.openPicture(changed, test::people().doctor, {test::people().kiosk.pub});
    const std::string name = verdict ? std::string(pipeline::verdictName(*verdict)) : std::string(base::codeName(verdict.error().code));
    ++tally.verdicts[name];
    ++tally.trials;
    if (name == "intact") ++tally.intactByChange[std::to_string(std::abs(after - sealed.image.sampleAt(index)))];
}

Json measureMode(const Mode& mode, int trials) {
    const test::SealDesk desk;
    Tally tally;
    std::mt19937_64 random(42);
    for (int picture = 0; picture < kPictures; ++picture) {
        auto request = desk.request(desk.putPng(originalFor(mode, picture)), "sealed.png");
        request.mode = mode.mode;
        request.strength = mode.strength;
        if (const auto sealed = desk.seal(request); !sealed) return {{"skipped", base::codeName(sealed.error().code)}};
        const auto sealed = desk.readers.readFile(request.output);
        if (!sealed) return {{"skipped", base::codeName(sealed.error().code)}};
        const auto verdict = desk.openPicture(*sealed, test::people().doctor, {test::people().kiosk.pub});
        if (!verdict || pipeline::verdictName(*verdict) != "intact") return {{"skipped", "the unchanged picture does not read as intact"}};
        for (int trial = 0; trial < trials / kPictures; ++trial) changeAndOpen(desk, *sealed, random, tally);
    }
    return {{"trials", tally.trials}, {"verdicts", tally.verdicts}, {"intactByChange", tally.intactByChange}};
}

}  // namespace

Json measureTampering(const Setup& setup) {
    Json result = Json::object();
    const int trials = std::max(kPictures, kTrials / setup.scale);
    std::vector<Json> figures(std::size(kModes));
    inParallel(figures.size(), [&](std::size_t i) {
        // A robust picture is large and slow to open; what matters there is only that it still opens.
        figures[i] = measureMode(kModes[i], kModes[i].mode == crypto::EmbeddingMode::Robust ? trials / 10 : trials);
    });
    for (std::size_t i = 0; i < figures.size(); ++i) result[kModes[i].name] = figures[i];
    return result;
}

}  // namespace intaglio::report
