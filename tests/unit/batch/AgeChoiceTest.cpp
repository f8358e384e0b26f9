#include <limits>

#include "tests/unit/batch/GateAnswers.h"

/// Which model judges a patient of which age, and what a refusal by age says.
using namespace intaglio;
using base::ErrorCode;
using test::dicom;
using test::flat;
using test::kBright;
using test::predictionOf;
using test::refusalOf;

namespace {

pipeline::AnalyzeOptions aged(double from, double to) {
    pipeline::AnalyzeOptions options;
    options.patientAge = inference::AgeRange{from, to};
    return options;
}

pipeline::AnalyzeOptions aged(double years) {
    return aged(years, years);
}

/// One kind of picture, judged by a model for young children and by one for adults, which is the default.
void addTwoAges(test::FakeModels& models) {
    models.addGate();
    models.addChanged("a-children", "blood-smear", [](inference::Manifest& manifest) {
        manifest.gate.ageMinimum = 1;
        manifest.gate.ageMaximum = 5;
    });
    models.addChanged("b-adults", "blood-smear", [](inference::Manifest& manifest) { manifest.gate.ageMinimum = 15; });
}

}  // namespace

TEST_CASE("An age that somebody says chooses among the models of a kind where the file is silent") {
    test::FakeModels models;
    addTwoAges(models);
    using Flags = std::vector<std::string>;
    CHECK(predictionOf(models, flat(kBright)).flags == Flags{pipeline::kAgeUncheckedFlag});
    const auto child = predictionOf(models, flat(kBright), aged(3));
    CHECK(child.model.id == "a-children");
    CHECK(child.flags == Flags{pipeline::kAgeStatedFlag});
    const auto adult = predictionOf(models, flat(kBright), aged(40));
    CHECK(adult.model.id == "b-adults");
    CHECK(adult.flags == Flags{pipeline::kAgeStatedFlag});
    for (const double nobodys : {0.5, 9.0}) {
        CHECK(refusalOf(models, flat(kBright), aged(nobodys)).reason.code == ErrorCode::RefusedAge);
    }
    auto stated = dicom(kBright, "SM");
    stated.source.dicom->patientAge = "004Y";
    const auto known = predictionOf(models, stated, aged(40));
    CHECK(known.model.id == "a-children");
    CHECK(known.flags.empty());
}

TEST_CASE("A range of ages that a model's limits cut leaves the age unchecked, and one beside them goes to another model") {
    test::FakeModels models;
    addTwoAges(models);
    using Flags = std::vector<std::string>;
    const auto cut = predictionOf(models, flat(kBright), aged(10, 20));
    CHECK(cut.model.id == "b-adults");
    CHECK(cut.flags == Flags{pipeline::kAgeUncheckedFlag});
    const auto inside = predictionOf(models, flat(kBright), aged(1, 5.99));
    CHECK(inside.model.id == "a-children");
    CHECK(inside.flags == Flags{pipeline::kAgeStatedFlag});
    const auto refusal = refusalOf(models, flat(kBright), aged(6, 14.99));
    CHECK(refusal.reason.code == ErrorCode::RefusedAge);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"6-14", "b-adults", "1-5, 15+"});
    auto overriding = aged(6, 14.99);
    overriding.modelId = "b-adults";
    overriding.overrideRefusal = true;
    CHECK(predictionOf(models, flat(kBright), overriding).flags == Flags{pipeline::kAgeStatedFlag, pipeline::kOverriddenFlag});
}

TEST_CASE("A refusal by age names the ages of every model of the kind that is on, and of no other") {
    test::FakeModels models;
    addTwoAges(models);
    models.addChanged("c-broken-limb", "bone-xray", [](inference::Manifest& manifest) { manifest.gate.ageMaximum = 9; });
    const auto coveredFor = [&models](const pipeline::AnalyzeOptions& options) {
        return refusalOf(models, flat(kBright), options).reason.arguments.at(2);
    };
    CHECK(coveredFor(aged(9)) == "1-5, 15+");
    auto chosen = aged(3);
    chosen.modelId = "b-adults";
    CHECK(coveredFor(chosen) == "1-5, 15+");
}

TEST_CASE("A refusal by age does not count a model that would refuse the picture at every age") {
    test::FakeModels models;
    addTwoAges(models);
    const auto addSchoolchildren = [&models](const char* id, const auto& change) {
        models.addChanged(id, "blood-smear", [&change](inference::Manifest& manifest) {
            manifest.gate.ageMinimum = 6;
            manifest.gate.ageMaximum = 9;
            change(manifest.gate);
        });
    };
    const auto covered = [&models] { return refusalOf(models, dicom(kBright, "SM", "BLOOD"), aged(12)).reason.arguments; };
    addSchoolchildren("c-other-device", [](inference::InputGate& gate) { gate.modalities = {"XC"}; });
    addSchoolchildren("d-other-part", [](inference::InputGate& gate) { gate.bodyParts = {"SKIN"}; });
    addSchoolchildren("e-larger", [](inference::InputGate& gate) { gate.minimumSide = 64; });
    CHECK(covered() == std::vector<std::string>{"12", "b-adults", "1-5, 15+"});
    addSchoolchildren("f-this-device", [](inference::InputGate& gate) { gate.modalities = {"SM"}; });
    CHECK(covered() == std::vector<std::string>{"12", "b-adults", "1-9, 15+"});
}

TEST_CASE("Where no model would judge the picture at any age the refusal keeps the ages of the model that refused") {
    test::FakeModels models;
    models.addGate();
    models.addChanged("adults", "blood-smear", [](inference::Manifest& manifest) {
        manifest.gate.ageMinimum = 15;
        manifest.gate.minimumSide = 64;
    });
    const auto refusal = refusalOf(models, flat(kBright), aged(14.97));
    CHECK(refusal.reason.code == ErrorCode::RefusedAge);
    CHECK(refusal.reason.arguments == std::vector<std::string>{"14.9", "adults", "15+"});
}

TEST_CASE("Where no model is made for a certain age, saying one changes nothing") {
    test::FakeModels models;
    models.addGate();
    models.add("smears", "blood-smear");
    CHECK(predictionOf(models, flat(kBright), aged(3)).flags.empty());
}

TEST_CASE("An age that nobody reaches is no age") {
    test::FakeModels models;
    addTwoAges(models);
    base::NoProgress progress;
    for (const double wrong : {-0.1, 130.1, std::numeric_limits<double>::quiet_NaN()}) {
        CHECK(models.analyzer().analyze(flat(kBright), aged(wrong), progress, {}).error().code == ErrorCode::InvalidArgument);
    }
    CHECK(models.analyzer().analyze(flat(kBright), aged(40, 130.1), progress, {}).error().code == ErrorCode::InvalidArgument);
    CHECK(models.analyzer().analyze(flat(kBright), aged(40, 39), progress, {}).error().code == ErrorCode::InvalidArgument);
    CHECK(predictionOf(models, flat(kBright), aged(pipeline::kOldestPatient)).model.id == "b-adults");
}
