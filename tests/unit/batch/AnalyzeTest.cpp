#include "core/pipeline/Analyze.h"

#include <cmath>
#include <thread>

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "tests/support/Catch.h"
#include "tests/unit/batch/FakeModels.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using base::ErrorCode;

namespace {

image::LoadedImage flat(int grey, int side = 32) {
    return {test::pictureOf(side, side, 1, [&](int, int, int) { return grey; }), {}};
}

base::Result<pipeline::Analysis> analyze(test::FakeModels& models, const image::LoadedImage& picture,
                                         pipeline::AnalyzeOptions options = {}) {
    base::NoProgress progress;
    return models.analyzer().analyze(picture, options, progress, {});
}

}  // namespace

TEST_CASE("A picture goes through preprocessing, network and calibration") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    const auto analysis = analyze(models, flat(255));
    REQUIRE(analysis);
    const auto& prediction = std::get<inference::Prediction>(*analysis);
    CHECK(prediction.finding == "ill");
    CHECK(prediction.findingProbability == Approx(1 / (1 + std::exp(-2 / 1.5))));
    CHECK(prediction.decision == inference::Decision::Positive);
    CHECK(prediction.model.id == "model-a");
    CHECK(prediction.kind.label == "blood-smear");
    CHECK(prediction.timeMs > 0);
}

TEST_CASE("The gate picks the model that knows the picture best") {
    test::FakeModels models;
    models.add("bright-model", "bright", {1, 0});
    models.add("dark-model", "dark", {-1, 0});
    models.add("middle-model", "middle", {0, 1});
    const auto modelFor = [&](int grey) { return std::get<inference::Prediction>(analyze(models, flat(grey)).value()).model.id; };
    CHECK(modelFor(255) == "bright-model");
    CHECK(modelFor(0) == "dark-model");
    CHECK(modelFor(128) == "middle-model");
}

TEST_CASE("A picture that no model knows is refused, by name or not") {
    test::FakeModels models;
    models.add("bright-model", "bright", {1, 0});
    for (const std::string id : {"", "bright-model"}) {
        const auto analysis = analyze(models, flat(0), {id, inference::Device::Auto, 0});
        REQUIRE(analysis);
        const auto& refusal = std::get<inference::Refusal>(*analysis);
        CHECK(refusal.reason.code == ErrorCode::RefusedKind);
        CHECK(refusal.kind->label == "unknown");
        CHECK(refusal.model->id == "bright-model");
    }
}

TEST_CASE("A picture that is too small is refused before anything is loaded twice") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    const auto analysis = analyze(models, flat(255, 4));
    REQUIRE(analysis);
    CHECK(std::get<inference::Refusal>(*analysis).reason.code == ErrorCode::RefusedTooSmall);
    static_cast<void>(analyze(models, flat(255)));
    CHECK(models.engine().loads == 1);
}

TEST_CASE("Eight threads load a model once") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    std::atomic<int> done{0};
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&] { done += analyze(models, flat(255)).hasValue() ? 1 : 0; });
        }
    }
    CHECK(done == 8);
    CHECK(models.engine().loads == 1);
}

TEST_CASE("Unknown models, missing models and impossible frames are errors") {
    test::FakeModels models;
    CHECK(analyze(models, flat(255)).error().code == ErrorCode::ModelNoneInstalled);
    models.add("model-a", "blood-smear");
    CHECK(analyze(models, flat(255), {"model-b", inference::Device::Auto, 0}).error().code == ErrorCode::ModelNotFound);
    CHECK(analyze(models, flat(255), {"", inference::Device::Auto, 1}).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("A model that answers differently than its golden vectors is not used") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    REQUIRE(base::writeFileAtomically(
        models.folder() / "model-a/golden/smear.json",
        base::viewOf(R"({"phantom":{"kind":"blood-smear","seed":1,"size":64},"logits":[7,-7],"tolerance":0.1})")));
    const auto analysis = analyze(models, flat(255));
    REQUIRE_FALSE(analysis);
    CHECK(analysis.error().code == ErrorCode::ModelBroken);
    CHECK(analysis.error().arguments.at(1).find("smear") != std::string::npos);
}

TEST_CASE("A model whose file changed since it was listed is not used") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    base::NoProgress progress;
    inference::ModelCatalog catalog(test::testPrimitives(), std::vector<inference::ModelFolder>{{models.folder(), true}});
    REQUIRE(catalog.find("model-a"));
    pipeline::Analyzer analyzer(test::testPrimitives(), catalog, models.engine());
    REQUIRE(base::writeFileAtomically(models.folder() / "model-a/model.ts", base::viewOf("swapped")));
    CHECK(analyzer.analyze(flat(255), {}, progress, {}).error().code == ErrorCode::ModelDigestMismatch);
}

TEST_CASE("A stop request ends an analysis with Cancelled") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    std::stop_source stop;
    stop.request_stop();
    base::NoProgress progress;
    CHECK(models.analyzer().analyze(flat(255), {}, progress, stop.get_token()).error().code == ErrorCode::Cancelled);
}

TEST_CASE("An explanation has the picture's size and the manifest's scale") {
    test::FakeModels models;
    models.add("model-a", "blood-smear");
    base::NoProgress progress;
    const image::LoadedImage picture{test::pictureOf(48, 32, 1, [](int, int column, int) { return column * 8; }), {}};
    for (const auto method : {inference::ExplainMethod::GradCam, inference::ExplainMethod::Occlusion}) {
        const auto explanation = models.analyzer().explain(picture, {}, "ill", method, progress, {});
        REQUIRE(explanation);
        CHECK(explanation->map.rows == 48);
        CHECK(explanation->map.columns == 32);
        CHECK(explanation->scaleMaximum == 4);
        CHECK(explanation->overlay.geometry().samplesPerPixel == 3);
        CHECK(explanation->label == "ill");
        CHECK(explanation->map.values[31] > explanation->map.values[0]);
    }
    CHECK(models.analyzer().explain(picture, {}, "sick", inference::ExplainMethod::GradCam, progress, {}).error().code ==
          ErrorCode::LabelUnknown);
    CHECK(models.analyzer().explain(flat(9, 4), {}, "", inference::ExplainMethod::GradCam, progress, {}).error().code ==
          ErrorCode::RefusedTooSmall);
}
