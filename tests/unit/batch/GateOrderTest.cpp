#include <algorithm>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/inference/Gate.h"
#include "core/inference/ModelCatalog.h"
#include "core/pipeline/SealedResult.h"
#include "tests/unit/batch/GateAnswers.h"

/// Which model may judge a picture where the gate's own model is installed.
using namespace intaglio;
using base::ErrorCode;

using test::dicom;
using test::flat;
using test::kBright;
using test::kDark;
using test::kGrey;
using test::named;
using test::predictionOf;
using test::refusalOf;

namespace {

/// A gate with a model for smears and one for chests; the one for chests takes files of radiography.
void addTwoKinds(test::FakeModels& models) {
    models.addGate();
    models.add("smears", "blood-smear");
    models.addChanged("chests", "chest-xray", [](inference::Manifest& manifest) { manifest.gate.modalities = {"CR", "DX"}; });
}

}  // namespace

TEST_CASE("The kind that is found decides which model judges, and only that one is loaded") {
    test::FakeModels models;
    addTwoKinds(models);
    const auto smear = predictionOf(models, flat(kBright));
    CHECK(smear.model.id == "smears");
    CHECK(smear.kind.label == "blood-smear");
    CHECK(smear.kind.score > 0.99);
    CHECK(models.engine().loads == 2);
    CHECK(predictionOf(models, flat(kDark)).model.id == "chests");
}

TEST_CASE("A model of another kind is refused with the kind that was found") {
    test::FakeModels models;
    addTwoKinds(models);
    const auto refusal = refusalOf(models, flat(kDark), named("smears"));
    CHECK(refusal.reason.code == ErrorCode::RefusedKind);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"chest X-ray"});
    CHECK(refusal.kind->label == "chest-xray");
    CHECK(refusal.model->id == "smears");
    CHECK(predictionOf(models, flat(kBright), named("smears")).model.id == "smears");
}

TEST_CASE("A picture of which the gate is not sure is refused, named model or not") {
    test::FakeModels models;
    addTwoKinds(models);
    for (const char* id : {"", "smears"}) {
        const auto refusal = refusalOf(models, flat(kGrey), named(id));
        CHECK(refusal.reason.code == ErrorCode::RefusedKind);
        CHECK(refusal.reason.arguments == std::vector<std::string>{"none that is known here"});
    }
}

TEST_CASE("A kind without a model is refused as that") {
    test::FakeModels models;
    models.addGate();
    models.add("smears", "blood-smear");
    const auto refusal = refusalOf(models, flat(kDark));
    CHECK(refusal.reason.code == ErrorCode::RefusedNoModel);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"chest X-ray"});
    CHECK_FALSE(refusal.model.has_value());
}

TEST_CASE("A file that lies about what it shows is refused with what it says") {
    test::FakeModels models;
    addTwoKinds(models);
    models.add("paws", "paw", {1, 0});  // knows bright pictures, whatever the file says
    for (const char* id : {"", "chests", "smears"}) {
        const auto refusal = refusalOf(models, dicom(kBright, "CR", "CHEST"), named(id));
        CHECK(refusal.reason.code == ErrorCode::RefusedContradiction);
        CHECK(refusal.reason.arguments == std::vector<std::string>{"CR CHEST", "blood smear"});
    }
    CHECK(predictionOf(models, dicom(kDark, "CR", "CHEST")).model.id == "chests");
}

TEST_CASE("Of an unsure picture the file's own words are the reason") {
    test::FakeModels models;
    addTwoKinds(models);
    CHECK(refusalOf(models, dicom(kGrey, "CT"), named("chests")).reason.code == ErrorCode::RefusedModality);
}

TEST_CASE("A clinic's own kind is left to its model's own familiarity") {
    test::FakeModels models;
    addTwoKinds(models);
    models.add("hooves", "hoof", {0, 1});  // knows grey pictures
    CHECK(predictionOf(models, flat(kGrey)).model.id == "hooves");
    CHECK(predictionOf(models, flat(kGrey), named("hooves")).model.id == "hooves");
    CHECK(predictionOf(models, flat(kBright)).model.id == "smears");
    CHECK(refusalOf(models, flat(kBright), named("hooves")).reason.code == ErrorCode::RefusedKind);
}

TEST_CASE("A clinic's own kind never claims what surely is a known kind, unless somebody names its model") {
    test::FakeModels models;
    models.addGate();
    models.add("hooves", "hoof", {-1, 0});  // knows dark pictures
    const auto refusal = refusalOf(models, flat(kDark));
    CHECK(refusal.reason.code == ErrorCode::RefusedNoModel);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"chest X-ray"});
    CHECK(predictionOf(models, flat(kDark), named("hooves")).model.id == "hooves");
}

TEST_CASE("Among models of one kind the one for more ages is the default, another judges only where the default may not") {
    test::FakeModels models;
    models.addGate();
    models.addChanged("a-children", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMaximum = 5; });
    models.addChanged("b-adults", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; });
    const auto unknown = predictionOf(models, flat(kBright));
    CHECK(unknown.model.id == "b-adults");
    CHECK(unknown.flags.back() == pipeline::kAgeUncheckedFlag);
    auto child = dicom(kBright, "SM");
    child.source.dicom->patientAge = "004Y";
    const auto known = predictionOf(models, child);
    CHECK(known.model.id == "a-children");
    CHECK(std::count(known.flags.begin(), known.flags.end(), pipeline::kAgeUncheckedFlag) == 0);
    auto adult = dicom(kBright, "SM");
    adult.source.dicom->patientAge = "034Y";
    CHECK(predictionOf(models, adult).model.id == "b-adults");
    const auto refusal = refusalOf(models, adult, named("a-children"));
    CHECK(refusal.reason.code == ErrorCode::RefusedAge);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"34", "a-children", "0-5, 15+"});
}

TEST_CASE("What the default does not know is refused, though another model of the kind knows it") {
    test::FakeModels models;
    models.addGate();
    models.addChanged("a-children", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMaximum = 5; }, {1, 0});
    models.addChanged("b-adults", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; }, {-1, 0});
    const auto refusal = refusalOf(models, flat(kBright));
    CHECK(refusal.reason.code == ErrorCode::RefusedUnfamiliar);
    CHECK(refusal.model->id == "b-adults");
    CHECK(models.engine().loads == 2);  // the gate's and the default's
    CHECK(predictionOf(models, flat(kBright), named("a-children")).model.id == "a-children");
}

TEST_CASE("The gate's own model judges nobody") {
    test::FakeModels models;
    models.addGate();
    base::NoProgress progress;
    CHECK(models.analyzer().analyze(flat(kBright), {}, progress, {}).error().code == ErrorCode::ModelNoneInstalled);
    CHECK(models.analyzer().analyze(flat(kBright), named("picture-kind"), progress, {}).error().code == ErrorCode::InvalidArgument);
    const auto finding = models.analyzer().kindOf(flat(kBright), {});
    REQUIRE(finding);
    CHECK(finding->kind.label == "blood-smear");
    CHECK(finding->isSure);
    CHECK_FALSE(models.analyzer().kindOf(flat(kGrey), {})->isSure);
    test::FakeModels without;
    CHECK(without.analyzer().kindOf(flat(kBright), {}).error().code == ErrorCode::ModelNotFound);
}

TEST_CASE("Where the gate's model cannot be used models that know their pictures judge by name, and the result says so") {
    test::FakeModels models;
    models.addGate();
    models.add("smears", "blood-smear", {1, 0});
    models.add("blind", "blood-smear");
    REQUIRE(base::writeFileAtomically(
        models.folder() / "picture-kind/golden/smear.json",
        base::viewOf(R"({"phantom":{"kind":"blood-smear","seed":1,"size":64},"logits":[7,-7],"tolerance":0.1})")));
    base::NoProgress progress;
    CHECK(models.analyzer().analyze(flat(kBright), {}, progress, {}).error().code == ErrorCode::ModelBroken);
    const auto prediction = predictionOf(models, flat(kBright), named("smears"));
    CHECK(prediction.model.id == "smears");
    CHECK(prediction.flags == std::vector<std::string>{pipeline::kKindUncheckedFlag});
    const int loads = models.engine().loads;
    CHECK(predictionOf(models, flat(kBright), named("smears")).flags == std::vector<std::string>{pipeline::kKindUncheckedFlag});
    CHECK(models.engine().loads == loads);
    CHECK(refusalOf(models, flat(kBright), named("blind")).reason.code == ErrorCode::RefusedKind);
    const auto overridden = predictionOf(models, flat(kBright), named("blind", true));
    CHECK(overridden.overriddenRefusal == "refused-kind");
    CHECK(models.analyzer().kindOf(flat(kBright), {}).error().code == ErrorCode::ModelBroken);
}

TEST_CASE("A gate's model whose files are damaged is not one that was never installed") {
    test::FakeModels models;
    models.addGate();
    models.add("blind", "blood-smear");
    REQUIRE(base::writeFileAtomically(models.folder() / "picture-kind/metadata.json", base::viewOf("{")));
    base::NoProgress progress;
    CHECK(models.analyzer().analyze(flat(kBright), {}, progress, {}).error().code == ErrorCode::ModelBroken);
    CHECK(refusalOf(models, flat(kBright), named("blind")).reason.code == ErrorCode::RefusedKind);
    test::FakeModels without;
    without.add("blind", "blood-smear");
    CHECK(predictionOf(without, flat(kBright)).flags == std::vector<std::string>{pipeline::kKindUncheckedFlag});
}

TEST_CASE("Nobody judges in place of a default that is broken or cannot be loaded") {
    test::FakeModels models;
    models.addGate();
    models.add("a-first", "blood-smear");
    models.add("b-second", "blood-smear");
    const auto golden = models.folder() / "a-first/golden/smear.json";
    CHECK(predictionOf(models, flat(kBright)).model.id == "a-first");
    base::NoProgress progress;
    for (const char* text : {R"({"phantom":{"kind":"blood-smear","seed":1,"size":64},"logits":[7,-7],"tolerance":0.1})", "{"}) {
        REQUIRE(base::writeFileAtomically(golden, base::viewOf(text)));
        models.refresh();
        CHECK(models.analyzer().analyze(flat(kBright), {}, progress, {}).error().code == ErrorCode::ModelBroken);
        CHECK(predictionOf(models, flat(kBright), named("b-second")).model.id == "b-second");
    }
}

TEST_CASE("A change of the manifest alone is taken over when the models are read again") {
    test::FakeModels models;
    models.add("smears", "blood-smear");
    const double before = predictionOf(models, flat(200)).probabilities.at(1).probability;
    models.addChanged("smears", "blood-smear", [](inference::Manifest& manifest) { manifest.temperature *= 4; });
    const double after = predictionOf(models, flat(200)).probabilities.at(1).probability;
    CHECK(after < before - 0.01);
}

TEST_CASE("A doctor may set a refusal aside, which the result and the log say") {
    test::FakeModels models;
    addTwoKinds(models);
    test::TemporaryFolder logs;
    base::log::start(logs.path());
    const auto prediction = predictionOf(models, flat(kDark), named("smears", true));
    CHECK(prediction.model.id == "smears");
    CHECK(prediction.overriddenRefusal == "refused-kind");
    CHECK(prediction.kind.label == "chest-xray");
    CHECK(std::count(prediction.flags.begin(), prediction.flags.end(), pipeline::kOverriddenFlag) == 1);
    std::string log;
    for (const auto& file : std::filesystem::directory_iterator(logs.path())) {
        log += base::textOf(base::readFile(file.path()).value());
    }
    CHECK(log.find("gate-overridden refused-kind smears") != std::string::npos);
    base::NoProgress progress;
    const auto explanation =
        models.analyzer().explain(flat(kDark), named("smears", true), "", inference::ExplainMethod::GradCam, progress, {});
    REQUIRE(explanation);
    CHECK(explanation->prediction.overriddenRefusal == "refused-kind");
    crypto::Payload payload;
    const auto sealed = pipeline::putPrediction(prediction, payload);
    CHECK(sealed.error().code == ErrorCode::ResultOverridden);
}

TEST_CASE("Every refusal can be set aside, the first one is named, and none is named where there was none") {
    test::FakeModels models;
    addTwoKinds(models);
    const auto overridden = [&](const image::LoadedImage& picture, const std::string& id) {
        return predictionOf(models, picture, named(id, true)).overriddenRefusal;
    };
    CHECK(overridden(flat(kBright, 4), "smears") == "refused-too-small");
    CHECK(overridden(dicom(kBright, "CR"), "chests") == "refused-contradiction");
    CHECK(overridden(dicom(kDark, "MR"), "chests") == "refused-contradiction");
    CHECK(overridden(flat(kGrey), "chests") == "refused-kind");
    CHECK(overridden(flat(kBright), "smears").empty());
    CHECK(predictionOf(models, flat(kBright), named("smears", true)).flags.empty());
}

TEST_CASE("An override needs the model that shall judge") {
    test::FakeModels models;
    addTwoKinds(models);
    base::NoProgress progress;
    CHECK(models.analyzer().analyze(flat(kDark), named("", true), progress, {}).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("Answers that were combined come back as an interval") {
    test::FakeModels models;
    models.addChanged("turned", "blood-smear", [](inference::Manifest& manifest) { manifest.testTimeTransforms = {"mirror"}; });
    base::NoProgress progress;
    const auto prediction = predictionOf(models, flat(kBright));
    for (const auto& entry : prediction.probabilities) {
        REQUIRE(entry.lowest.has_value());
        CHECK(*entry.lowest <= entry.probability);
        CHECK(*entry.highest >= entry.probability);
    }
}
