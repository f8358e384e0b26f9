#include "core/inference/Combined.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeEngine.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using inference::PictureTurn;
using inference::Tensor;

namespace {

constexpr int kSide = 4;

/// Logits: the samples in the upper left and in the upper right corner of the first channel, times `factor`; feature: the upper left.
test::FakeForward cornersTimes(float factor) {
    return [factor](const Tensor& input) -> base::Result<inference::ForwardResult> {
        inference::ForwardResult result;
        const auto picture = input.values.size() / static_cast<std::size_t>(input.shape[0]);
        const auto columns = static_cast<std::size_t>(input.shape[3]);
        for (std::size_t start = 0; start < input.values.size(); start += picture) {
            result.logits.values.push_back(factor * input.values[start]);
            result.logits.values.push_back(factor * input.values[start + columns - 1]);
            result.features.values.push_back(input.values[start]);
        }
        result.logits.shape = {input.shape[0], 2};
        result.features.shape = {input.shape[0], 1};
        return result;
    };
}

/// Corners of the first channel of picture n: 10 n + 1, 2 (upper), 3, 4 (lower); all else 0.
Tensor cornerPictures(std::int64_t count) {
    Tensor pictures{{count, 3, kSide, kSide}, std::vector<float>(static_cast<std::size_t>(count) * 3 * kSide * kSide)};
    for (std::int64_t picture = 0; picture < count; ++picture) {
        const auto start = static_cast<std::size_t>(picture) * 3 * kSide * kSide;
        const auto base = static_cast<float>(10 * picture);
        pictures.values[start] = base + 1;
        pictures.values[start + kSide - 1] = base + 2;
        pictures.values[start + kSide * (kSide - 1)] = base + 3;
        pictures.values[start + kSide * kSide - 1] = base + 4;
    }
    return pictures;
}

inference::ModelPackage packageWith(std::vector<std::string> members, std::vector<std::string> turns) {
    inference::ModelPackage package;
    package.manifest = test::smallManifest();
    package.manifest.inputRows = kSide;
    package.manifest.inputColumns = kSide;
    package.manifest.ensembleMembers = std::move(members);
    package.manifest.testTimeTransforms = std::move(turns);
    return package;
}

std::vector<float> cornersAfter(PictureTurn turn) {
    const auto picture = inference::turned(Tensor{{1, 1, 2, 3}, {1, 0, 2, 3, 0, 4}}, turn);
    REQUIRE(picture);
    const auto columns = static_cast<std::size_t>(picture->shape[3]);
    const auto& values = picture->values;
    return {values[0], values[columns - 1], values[values.size() - columns], values.back()};
}

}  // namespace

TEST_CASE("Turned pictures have their corners where a viewer expects them") {
    CHECK(cornersAfter(PictureTurn::None) == std::vector<float>{1, 2, 3, 4});
    CHECK(cornersAfter(PictureTurn::Mirror) == std::vector<float>{2, 1, 4, 3});
    CHECK(cornersAfter(PictureTurn::Flip) == std::vector<float>{3, 4, 1, 2});
    CHECK(cornersAfter(PictureTurn::Turn90) == std::vector<float>{3, 1, 4, 2});
    CHECK(cornersAfter(PictureTurn::Turn180) == std::vector<float>{4, 3, 2, 1});
    CHECK(cornersAfter(PictureTurn::Turn270) == std::vector<float>{2, 4, 1, 3});
}

TEST_CASE("Every turn has one that undoes it, plane by plane") {
    Tensor pictures{{2, 3, 3, 5}, {}};
    for (int value = 0; value < 2 * 3 * 3 * 5; ++value) {
        pictures.values.push_back(static_cast<float>(value));
    }
    for (const char* name : {"mirror", "flip", "turn-90", "turn-180", "turn-270"}) {
        INFO(name);
        const PictureTurn turn = inference::pictureTurn(name);
        REQUIRE(turn != PictureTurn::None);
        const auto there = inference::turned(pictures, turn);
        REQUIRE(there);
        CHECK(there->values != pictures.values);
        const auto back = inference::turned(*there, inference::turnBack(turn));
        REQUIRE(back);
        CHECK(back->shape == pictures.shape);
        CHECK(back->values == pictures.values);
    }
    CHECK(inference::pictureTurn("turn-45") == PictureTurn::None);
    CHECK_FALSE(inference::turned(Tensor{{1, 1, 2, 2}, {1, 2, 3}}, PictureTurn::Flip));
    CHECK_FALSE(inference::turned(Tensor{{1, 4}, {1, 2, 3, 4}}, PictureTurn::Flip));
    CHECK_FALSE(inference::turned(Tensor{{1, 1, -2, -2}, {1, 2, 3, 4}}, PictureTurn::Flip));
}

TEST_CASE("A plain network is loaded once and lists no answers") {
    test::FakeEngine engine(cornersTimes(1));
    const auto model = inference::loadModel(engine, packageWith({}, {}), inference::Device::Cpu);
    REQUIRE(model);
    CHECK(engine.loads == 1);
    const auto output = (*model)->run(cornerPictures(1));
    REQUIRE(output);
    CHECK(output->answers.empty());
    CHECK(output->logits.values == std::vector<float>{1, 2});
}

TEST_CASE("An ensemble with turned pictures answers with the mean of all logits") {
    test::FakeEngine engine(cornersTimes(1));
    engine.members["second.ts"] = cornersTimes(3);
    const auto model = inference::loadModel(engine, packageWith({"second.ts"}, {"mirror", "turn-180"}), inference::Device::Cpu);
    REQUIRE(model);
    CHECK(engine.loads == 2);
    const auto output = (*model)->run(cornerPictures(2));
    REQUIRE(output);
    REQUIRE(output->answers.size() == 6);
    CHECK(output->answers[0].values == std::vector<float>{1, 2, 11, 12});
    CHECK(output->answers[1].values == std::vector<float>{2, 1, 12, 11});
    CHECK(output->answers[2].values == std::vector<float>{4, 3, 14, 13});
    CHECK(output->answers[4].values == std::vector<float>{6, 3, 36, 33});
    // (1 + 2 + 4) (1 + 3) / 6 and so on.
    const std::vector<float> expected{28.0F / 6, 24.0F / 6, 148.0F / 6, 144.0F / 6};
    REQUIRE(output->logits.shape == std::vector<std::int64_t>{2, 2});
    for (std::size_t index = 0; index < expected.size(); ++index) {
        CHECK(output->logits.values[index] == Approx(expected[index]));
    }
    CHECK(output->features.values == std::vector<float>{1, 11});
    CHECK((*model)->device() == "cpu");
}

TEST_CASE("A quarter turn needs a square input, and members must agree in shape") {
    test::FakeEngine engine(cornersTimes(1));
    auto package = packageWith({}, {"turn-90"});
    CHECK(inference::loadModel(engine, package, inference::Device::Cpu));
    package.manifest.inputColumns = kSide + 2;
    CHECK(inference::loadModel(engine, package, inference::Device::Cpu).error().code == base::ErrorCode::ModelBroken);
    CHECK(inference::loadExplanation(engine, package, inference::Device::Cpu).error().code == base::ErrorCode::ModelBroken);

    engine.members["second.ts"] = [](const Tensor& input) -> base::Result<inference::ForwardResult> {
        inference::ForwardResult result;
        result.logits = {{input.shape[0], 1}, std::vector<float>(static_cast<std::size_t>(input.shape[0]))};
        return result;
    };
    const auto uneven = inference::loadModel(engine, packageWith({"second.ts"}, {}), inference::Device::Cpu);
    REQUIRE(uneven);
    CHECK((*uneven)->run(cornerPictures(1)).error().code == base::ErrorCode::ModelOutputInvalid);
}

TEST_CASE("A member's error is the whole model's error") {
    test::FakeEngine engine(cornersTimes(1));
    engine.members["second.ts"] = [](const Tensor&) -> base::Result<inference::ForwardResult> { return base::ErrorCode::OutOfMemory; };
    const auto model = inference::loadModel(engine, packageWith({"second.ts"}, {}), inference::Device::Cpu);
    REQUIRE(model);
    CHECK((*model)->run(cornerPictures(1)).error().code == base::ErrorCode::OutOfMemory);
}

TEST_CASE("Maps of turned pictures are turned back before they are averaged") {
    // FakeExplainer marks the first channel itself, so that every map, turned back, is that channel.
    test::FakeEngine engine(cornersTimes(1));
    const auto explainer = inference::loadExplanation(engine, packageWith({"second.ts"}, {"mirror", "turn-90"}), inference::Device::Cpu);
    REQUIRE(explainer);
    REQUIRE(*explainer);
    const Tensor picture = cornerPictures(1);
    const auto map = (*explainer)->explain(picture, 0, inference::ExplainMethod::GradCam);
    REQUIRE(map);
    CHECK(map->rows == kSide);
    CHECK(map->values == std::vector<float>(picture.values.begin(), picture.values.begin() + kSide * kSide));
}

TEST_CASE("Networks without gradients have no explainer") {
    test::FakeEngine engine(cornersTimes(1));
    engine.gradients = false;
    const auto explainer = inference::loadExplanation(engine, packageWith({"second.ts"}, {"mirror"}), inference::Device::Cpu);
    REQUIRE(explainer);
    CHECK_FALSE(*explainer);
}
