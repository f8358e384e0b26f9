#include "core/training/Pictures.h"

#include <set>

#include "core/base/Files.h"
#include "core/image/Phantom.h"
#include "core/inference/Preprocess.h"
#include "core/training/Augment.h"
#include "core/training/Baseline.h"
#include "core/training/Recipe.h"
#include "core/training/Robustness.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using namespace intaglio::training;

namespace {

std::vector<inference::PreprocessStep> greySteps() {
    const auto recipe = readRecipe(test::sourceFolder() / "recipes" / "leukemia-all.json");
    REQUIRE(recipe);
    return recipe->manifest.preprocess;
}

image::Image smear(std::uint64_t seed) {
    auto made = image::bloodSmearPhantom(seed, 96);
    REQUIRE(made);
    return *std::move(made);
}

double meanDifference(const image::Image& a, const image::Image& b) {
    double sum = 0;
    for (std::size_t index = 0; index < a.bytes().size(); ++index) {
        sum += std::abs(static_cast<int>(a.bytes()[index]) - static_cast<int>(b.bytes()[index]));
    }
    return sum / static_cast<double>(a.bytes().size());
}

}  // namespace

TEST_CASE("Augmentation repeats with its seed, varies with it, and without limits changes nothing") {
    const image::Image picture = smear(1);
    const auto steps = greySteps();
    Augmentation limits;
    limits.mirror = true;
    limits.rotationDegrees = 12;
    limits.gamma = 0.35;
    const auto first = augmentedInput(picture, steps, limits, 11);
    const auto again = augmentedInput(picture, steps, limits, 11);
    const auto other = augmentedInput(picture, steps, limits, 12);
    const auto still = augmentedInput(picture, steps, {}, 11);
    const auto plain = inference::preprocess(picture, steps);
    REQUIRE(first);
    REQUIRE(again);
    REQUIRE(other);
    REQUIRE(still);
    REQUIRE(plain);
    CHECK(first->values == again->values);
    CHECK(first->values != other->values);
    CHECK(still->values == plain->values);
    CHECK(first->shape == plain->shape);
}

TEST_CASE("A stain shift of nothing changes nothing, a turned hue changes colours and keeps brightness") {
    const image::Image picture = smear(2);
    const auto same = shiftColors(picture, {});
    REQUIRE(same);
    CHECK(meanDifference(picture, *same) < 0.6);  // rounding only
    const auto turned = shiftColors(picture, {20, 1, 1, 1, 1});
    REQUIRE(turned);
    CHECK(meanDifference(picture, *turned) > 1);  // most of a smear is pale
    const auto grey = shiftColors(picture, {0, 0, 1, 1, 1});
    REQUIRE(grey);
    const auto samples = grey->bytes();
    for (std::size_t pixel = 0; pixel < samples.size(); pixel += 3) {
        REQUIRE(std::abs(samples[pixel] - samples[pixel + 1]) <= 1);
        REQUIRE(std::abs(samples[pixel] - samples[pixel + 2]) <= 1);
    }
}

TEST_CASE("Every robustness change alters the picture and keeps its size") {
    const image::Image picture = smear(3);
    std::set<std::string> names;
    for (const NamedChange& change : robustnessChanges(true)) {
        INFO(change.name);
        const auto changed = change.change(picture);
        REQUIRE(changed);
        CHECK(changed->geometry() == picture.geometry());
        CHECK(meanDifference(picture, *changed) > 0.3);
        names.insert(change.name);
    }
    CHECK(names.size() == robustnessChanges(true).size());
}

TEST_CASE("A picture set loads in order and reports unknown labels, broken files and a stop") {
    const test::TemporaryFolder folder;
    Dataset dataset;
    for (int index = 0; index < 6; ++index) {
        Sample sample;
        sample.label = index % 2 == 0 ? "a" : "b";
        sample.path = std::to_string(index) + ".png";
        sample.file = folder / sample.path;
        const auto png = image::encodePng(smear(static_cast<std::uint64_t>(index)));
        REQUIRE(png);
        REQUIRE(base::writeFileAtomically(sample.file, *png));
        dataset.samples.push_back(sample);
    }
    std::vector<const Sample*> samples;
    for (const Sample& sample : dataset.samples) {
        samples.push_back(&sample);
    }
    const image::ReaderRegistry readers(image::standardReaders());
    base::NoProgress progress;
    const std::stop_source running;
    const auto load = [&](const std::vector<std::string>& classes, const std::stop_token& stop) {
        return PictureSet::load(samples, {classes, greySteps(), {}, NetworkShape{2, 3, 160, 160}, true, 2}, readers, progress, stop);
    };
    const auto set = load({"a", "b"}, running.get_token());
    REQUIRE(set);
    REQUIRE(set->size() == 6);
    for (std::size_t index = 0; index < 6; ++index) {
        CHECK(set->labelOf(index) == static_cast<int>(index % 2));
        CHECK(meanDifference(set->display(index), smear(index)) == 0);
    }
    std::vector<float> input(3 * 160 * 160);
    set->fill(4, std::nullopt, input);
    CHECK(input == inference::preprocess(smear(4), greySteps())->values);

    CHECK(load({"a"}, running.get_token()).error().code == base::ErrorCode::LabelUnknown);
    std::stop_source stopped;
    stopped.request_stop();
    CHECK(load({"a", "b"}, stopped.get_token()).error().code == base::ErrorCode::Cancelled);
    REQUIRE(base::writeFileAtomically(samples[3]->file, base::viewOf("no picture")));
    CHECK(load({"a", "b"}, running.get_token()).error().code == base::ErrorCode::PictureFormatUnknown);
}

TEST_CASE("The colour baseline tells colours apart and nothing else") {
    std::vector<std::vector<float>> colored, prepared;
    std::vector<int> labels;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const int label = static_cast<int>(seed % 2);
        const auto picture = shiftColors(smear(seed), {label == 0 ? 0.0 : 25.0, 1, 1, 1, 1});
        REQUIRE(picture);
        colored.push_back(colorPercentiles(*picture));
        const auto grey = inference::preparePicture(*picture, greySteps());
        REQUIRE(grey);
        prepared.push_back(colorPercentiles(*grey));
        labels.push_back(label);
    }
    const auto share = [&](const std::vector<std::vector<float>>& rows) {
        ColorBaseline forest;
        REQUIRE(forest.train({rows.begin(), rows.begin() + 40}, {labels.begin(), labels.begin() + 40}, 2));
        int right = 0;
        for (std::size_t row = 40; row < 60; ++row) {
            const auto probabilities = forest.probabilities(rows[row]);
            REQUIRE(probabilities.size() == 2);
            CHECK(probabilities[0] + probabilities[1] == Approx(1));
            right += (probabilities[1] > probabilities[0]) == (labels[row] == 1) ? 1 : 0;
        }
        return right / 20.0;
    };
    CHECK(share(colored) >= 0.9);
    CHECK(share(prepared) <= 0.8);
    ColorBaseline forest;
    CHECK_FALSE(forest.train({}, {}, 2));
    CHECK_FALSE(forest.train({{1, 2}, {1}}, {0, 1}, 2));
}
