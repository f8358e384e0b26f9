#include <algorithm>
#include <cmath>

#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "tests/report/Sealing.h"

/// Does the installed model judge a sealed picture as it judged the original?
namespace intaglio::report {

namespace {

constexpr std::size_t kPictures = 96;
constexpr const char* kModel = "leukemia-all";

base::Result<pipeline::Analysis> judge(const Setup& setup, const image::LoadedImage& picture) {
    base::NoProgress progress;
    return setup.services.analyzer().analyze(picture, {kModel, inference::Device::Cpu, 0}, progress, {});
}

/// The sealed picture as another program would hand it over: from its PNG file.
base::Result<image::LoadedImage> throughPng(const Setup& setup, const image::Image& picture) {
    const auto file = image::encodePng(picture);
    if (!file) return file.error();
    return setup.services.readers().read(*file, "sealed.png");
}

struct Tally {
    int compared = 0, flips = 0, decisionFlips = 0, refused = 0, refusalsChanged = 0, notCarried = 0;
    std::vector<double> drift;  ///< largest change of a probability, by picture
    std::vector<double> top;    ///< the largest probability before, by picture
};

void compare(const pipeline::Analysis& before, const pipeline::Analysis& after, Tally& tally) {
    const auto* first = std::get_if<inference::Prediction>(&before);
    const auto* second = std::get_if<inference::Prediction>(&after);
    if ((first == nullptr) != (second == nullptr)) ++tally.refusalsChanged;
    if (first == nullptr || second == nullptr) {
        ++tally.refused;
        return;
    }
    ++tally.compared;
    double largest = 0;
    for (std::size_t i = 0; i < first->probabilities.size(); ++i)
        largest = std::max(largest, std::abs(first->probabilities[i].probability - second->probabilities[i].probability));
    double top = 0;
    for (const auto& entry : first->probabilities) top = std::max(top, entry.probability);
    tally.top.push_back(top);
    tally.drift.push_back(largest);
    tally.flips += first->finding != second->finding;
    tally.decisionFlips += first->decision != second->decision;
}

Collection sampleOf(const Setup& setup) {
    const std::size_t count = kPictures / static_cast<std::size_t>(setup.scale);
    for (Collection& collection : clinicalCollections(setup, count)) {
        if (collection.name == "blood smears") return std::move(collection);
    }
    Collection generated{"generated blood smears", "the program's own generator", true, {}, {}};
    for (std::size_t seed = 1; seed <= count; ++seed)
        generated.covers.push_back({"seed " + std::to_string(seed), {image::bloodSmearPhantom(seed).value(), {}}, std::nullopt});
    return generated;
}

}  // namespace

Json measureDrift(const Setup& setup) {
    const Collection collection = sampleOf(setup);
    Json result{{"name", collection.name}, {"source", collection.source}, {"model", kModel}, {"modes", Json::object()}};
    for (const Mode& mode : kModes) {
        Tally tally;
        for (std::size_t i = 0; i < collection.covers.size(); ++i) {
            const auto embedded = sealRandomFrame(collection.covers[i].picture(), mode, 700 + i);
            if (!embedded) {
                ++tally.notCarried;
                continue;
            }
            const auto sealed = throughPng(setup, embedded->image);
            const auto before = judge(setup, collection.covers[i].loaded);
            if (!before || !sealed)
                return {{"skipped",
                         before ? std::string("a sealed picture could not be written") : std::string(base::codeName(before.error().code))}};
            if (const auto after = judge(setup, *sealed)) compare(*before, *after, tally);
        }
        result["modes"][mode.name] = {{"compared", tally.compared},
                                      {"flips", tally.flips},
                                      {"decisionFlips", tally.decisionFlips},
                                      {"refused", tally.refused},
                                      {"drift", tally.drift},
                                      {"top", tally.top},
                                      {"notCarried", tally.notCarried},
                                      {"refusalsChanged", tally.refusalsChanged}};
    }
    return result;
}

}  // namespace intaglio::report
