#include "core/inference/Gate.h"

#include "core/inference/PictureKind.h"
#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using base::ErrorCode;
using inference::AgeBasis;
using inference::AgeRange;
using test::pictureOf;

namespace {

image::LoadedImage dicomOf(const std::string& modality, int rows, int columns) {
    image::LoadedImage loaded;
    loaded.image = pictureOf(rows, columns, 1, [](int, int, int) { return 0; });
    loaded.source.format = "dicom";
    loaded.source.dicom.emplace();
    loaded.source.dicom->modality = modality;
    return loaded;
}

/// One centroid along the first axis.
inference::Familiarity oneDirection() {
    return {2, {0, 0}, {1, 0}, {}};
}

inference::Manifest familiarManifest() {
    auto manifest = test::smallManifest();
    manifest.gate.familiarityMethod = "centroid-cosine";
    manifest.gate.familiarityThreshold = 0.2;
    manifest.gate.kindThreshold = 0.6;
    return manifest;
}

inference::Manifest kindManifest() {
    auto manifest = test::smallManifest();
    manifest.gate.kind = inference::kGateKind;
    manifest.gate.kindProbability = 0.8;
    manifest.labels = {{"blood-smear", {}, inference::LabelRole::Normal},
                       {"skin", {}, inference::LabelRole::Normal},
                       {"none", {}, inference::LabelRole::Finding}};
    manifest.temperature = 1;
    return manifest;
}

image::Image checkerboard(int contrast) {
    return pictureOf(8, 8, 1, [&](int row, int column, int) { return 128 + ((row + column) % 2 == 0 ? contrast : -contrast); });
}

}  // namespace

TEST_CASE("A DICOM file of another device is refused, one of an allowed device and a plain picture are not") {
    const auto manifest = test::smallManifest();
    CHECK(inference::checkSource(dicomOf("SM", 64, 64), manifest));
    const auto refused = inference::checkSource(dicomOf("CT", 64, 64), manifest);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::RefusedModality);
    CHECK(refused.error().arguments == std::vector<std::string>{"CT", "small-model"});
    image::LoadedImage plain{pictureOf(64, 64, 3, [](int, int, int) { return 9; }), {}};
    CHECK(inference::checkSource(plain, manifest));
}

TEST_CASE("A picture below the smallest side is refused with its size") {
    const auto refused = inference::checkSource(dicomOf("SM", 7, 64), test::smallManifest());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::RefusedTooSmall);
    CHECK(refused.error().arguments == std::vector<std::string>{"64", "7", "8"});
}

TEST_CASE("What a DICOM file states about the patient is held against whom the model is for") {
    auto manifest = test::smallManifest();
    manifest.gate.ageMinimum = 1;
    manifest.gate.ageMaximum = 5;
    auto picture = dicomOf("SM", 64, 64);
    const auto codeFor = [&](const char* age) {
        picture.source.dicom->patientAge = age;
        const auto status = inference::checkSource(picture, manifest);
        return status ? std::optional<ErrorCode>() : std::optional(status.error().code);
    };
    for (const char* allowed : {"", "001Y", "018M", "005Y", "071M", "adult"}) {
        CHECK_FALSE(codeFor(allowed).has_value());
    }
    for (const char* refused : {"034Y", "006Y", "072M", "011M", "003D"}) {
        CHECK(codeFor(refused) == ErrorCode::RefusedAge);
    }
    picture.source.dicom->patientAge = "006M";
    CHECK(inference::checkSource(picture, manifest).error().arguments == std::vector<std::string>{"0.5", "small-model", "1-5"});
}

TEST_CASE("What somebody says of the patient's age counts where the file is silent") {
    auto manifest = test::smallManifest();
    manifest.gate.ageMinimum = 1;
    manifest.gate.ageMaximum = 5;
    image::LoadedImage plain;
    plain.image = pictureOf(64, 64, 1, [](int, int, int) { return 0; });
    auto dicom = dicomOf("SM", 64, 64);
    dicom.source.dicom->patientAge = "adult";
    for (const auto& silent : {plain, dicom}) {
        CHECK(inference::checkSource(silent, manifest));
        CHECK(inference::ageBasis(silent.source, manifest) == AgeBasis::Nobody);
        for (const double fits : {1.0, 3.0, 5.5}) {
            CHECK(inference::checkSource(silent, manifest, AgeRange{fits, fits}));
            CHECK(inference::ageBasis(silent.source, manifest, AgeRange{fits, fits}) == AgeBasis::Said);
        }
        for (const double other : {0.5, 6.0, 40.0}) {
            CHECK(inference::checkSource(silent, manifest, AgeRange{other, other}).error().code == ErrorCode::RefusedAge);
        }
    }
    dicom.source.dicom->patientAge = "004Y";
    CHECK(inference::checkSource(dicom, manifest, AgeRange{40, 40}));
    CHECK(inference::ageBasis(dicom.source, manifest, AgeRange{40, 40}) == AgeBasis::File);
    CHECK(inference::ageBasis(dicom.source, manifest) == AgeBasis::File);
    CHECK(inference::ageBasis(plain.source, test::smallManifest()) == AgeBasis::File);
    CHECK(inference::ageBasis(plain.source, test::smallManifest(), AgeRange{4, 4}) == AgeBasis::File);
}

TEST_CASE("A range of ages is refused where the model is made for none of them, and checked where it is made for all") {
    image::LoadedImage plain;
    plain.image = pictureOf(64, 64, 1, [](int, int, int) { return 0; });
    auto manifest = test::smallManifest();
    const auto fits = [&](const AgeRange& age) {
        CHECK(inference::checkSource(plain, manifest, age));
        return inference::ageBasis(plain.source, manifest, age) == AgeBasis::Said;
    };
    const auto refusalOf = [&](const AgeRange& age) {
        const auto status = inference::checkSource(plain, manifest, age);
        return status ? std::string() : status.error().arguments.front();
    };
    manifest.gate.ageMinimum = 18;
    CHECK(fits({18, 64.99}));
    CHECK(fits({65, 120}));
    CHECK_FALSE(fits({15, 64.99}));
    CHECK_FALSE(fits({15, 18}));
    CHECK(refusalOf({6, 14.99}) == "6-14");
    CHECK(refusalOf({15, 17.99}) == "15-17");
    CHECK(refusalOf({0, 0.99}) == "0");
    manifest.gate.ageMinimum.reset();
    // Somebody of eighty is below eighty-one.
    manifest.gate.ageMaximum = 80;
    CHECK(fits({0, 0.99}));
    CHECK(fits({65, 80.99}));
    CHECK_FALSE(fits({65, 81}));
    CHECK_FALSE(fits({65, 120}));
    CHECK_FALSE(fits({80.99, 81}));
    CHECK(refusalOf({81, 120}) == "81-120");
    manifest.gate.ageMinimum = 18;
    CHECK(fits({18, 80.99}));
    CHECK_FALSE(fits({0, 120}));
    manifest.gate.ageMinimum = 0.5;
    CHECK_FALSE(fits({0, 0.99}));
}

TEST_CASE("Another part of the body or another view is refused, silence is not") {
    auto manifest = test::smallManifest();
    manifest.gate.bodyParts = {"CHEST"};
    manifest.gate.views = {"AP", "PA"};
    auto picture = dicomOf("SM", 64, 64);
    CHECK(inference::checkSource(picture, manifest));
    picture.source.dicom->bodyPart = "chest ";
    picture.source.dicom->viewPosition = "AP";
    CHECK(inference::checkSource(picture, manifest));
    picture.source.dicom->viewPosition = "LL";
    CHECK(inference::checkSource(picture, manifest).error().code == ErrorCode::RefusedView);
    picture.source.dicom->bodyPart = "HAND";
    CHECK(inference::checkSource(picture, manifest).error().code == ErrorCode::RefusedBodyPart);
}

TEST_CASE("Burnt-in letters count only where the manifest limits them") {
    auto manifest = test::smallManifest();
    auto picture = dicomOf("SM", 64, 64);
    picture.source.dicom->tags.push_back({0x0028, 0x0301, "CS", "BurnedInAnnotation", "YES", 0});
    CHECK(inference::checkSource(picture, manifest));
    CHECK(inference::checkQuality({100, 128, {}, 0.5}, manifest));
    manifest.gate.textMaximum = 0.01;
    CHECK(inference::checkSource(picture, manifest).error().code == ErrorCode::RefusedBurnedInText);
    picture.source.dicom->tags.front().value = "NO";
    CHECK(inference::checkSource(picture, manifest));
    CHECK(inference::checkQuality({100, 128, {}, 0.011}, manifest).error().code == ErrorCode::RefusedBurnedInText);
    CHECK(inference::checkQuality({100, 128, {}, 0.01}, manifest));
}

TEST_CASE("The gate's own model must be sure, of a known kind and among pictures that it knows") {
    inference::ModelPackage gate;
    gate.manifest = kindManifest();
    const inference::KindJudgement near{{"picture-kind", 0.9}, 0.5, false};
    const inference::KindJudgement far{{"unknown", 0.9}, 1.5, false};
    const auto find = [&](std::vector<float> logits, const inference::KindJudgement& familiar) {
        return inference::kindFindingOf(gate, logits, familiar).value();
    };
    const auto smear = find({6, 0, 0}, near);
    CHECK(smear.kind.label == "blood-smear");
    CHECK(smear.kind.score > 0.98);
    CHECK(smear.isSure);
    CHECK(smear.probabilities.size() == 3);
    CHECK_FALSE(find({6, 0, 0}, far).isSure);
    CHECK_FALSE(find({1, 0.5F, 0}, near).isSure);
    CHECK_FALSE(find({0, 0, 9}, near).isSure);
    CHECK_FALSE(inference::kindFindingOf(gate, std::vector<float>{1, 2}, near));
}

TEST_CASE("A model of another kind is refused with the kind found, a file that lies with what it says") {
    const inference::KindFinding skin{{"skin", 0.99}, {}, 0.2, true};
    image::Source source;
    CHECK(inference::checkKind(skin, source, "skin"));
    CHECK(inference::checkKind(skin, source, "a-clinics-own"));
    const auto other = inference::checkKind(skin, source, "blood-smear");
    CHECK(other.error().code == ErrorCode::RefusedKind);
    CHECK(other.error().arguments == std::vector<std::string>{"skin lesion"});
    source.dicom.emplace();
    source.dicom->modality = "CR";
    source.dicom->bodyPart = "CHEST";
    const auto lie = inference::checkKind(skin, source, "skin");
    CHECK(lie.error().code == ErrorCode::RefusedContradiction);
    CHECK(lie.error().arguments == std::vector<std::string>{"CR CHEST", "skin lesion"});
    const inference::KindFinding unsure{{"skin", 0.6}, {}, 0.2, false};
    CHECK(inference::checkFound(unsure, source).error().code == ErrorCode::RefusedKind);
}

TEST_CASE("Where the gate is sure of the kind an odd picture is odd, not of another kind") {
    const inference::KindFinding smear{{"blood-smear", 0.99}, {}, 0.2, true};
    const inference::KindJudgement odd{{"unknown", 0.8}, 4, true};
    const auto agreed = inference::agreedJudgement(odd, smear, test::smallManifest());
    CHECK(agreed.kind.label == "blood-smear");
    CHECK(inference::checkSeen(agreed, {100, 128, {}}, test::smallManifest()).error().code == ErrorCode::RefusedUnfamiliar);
    const inference::KindFinding skin{{"skin", 0.99}, {}, 0.2, true};
    CHECK(inference::agreedJudgement(odd, skin, test::smallManifest()).isOtherKind);
}

TEST_CASE("Sharpness grows with the contrast of edges and exposure is the mean grey") {
    const auto manifest = test::smallManifest();
    const auto flat = inference::measureQuality(checkerboard(0), manifest);
    const auto soft = inference::measureQuality(checkerboard(5), manifest);
    const auto sharp = inference::measureQuality(checkerboard(50), manifest);
    REQUIRE(flat);
    REQUIRE(soft);
    REQUIRE(sharp);
    CHECK(flat->sharpness == 0);
    CHECK(sharp->sharpness == Approx(100 * soft->sharpness));
    CHECK(flat->exposure == Approx(128));
}

TEST_CASE("Dark, bright and blurred pictures each get their own reason") {
    auto manifest = test::smallManifest();
    manifest.gate.exposureMinimum = 40;
    manifest.gate.exposureMaximum = 220;
    manifest.gate.blurMinimum = 10;
    const auto codeOf = [&](double sharpness, double exposure) {
        return inference::checkQuality({sharpness, exposure, {}}, manifest).error().code;
    };
    CHECK(inference::checkQuality({10, 40, {}}, manifest));
    CHECK(codeOf(100, 39) == ErrorCode::RefusedExposure);
    CHECK(codeOf(100, 221) == ErrorCode::RefusedExposure);
    CHECK(codeOf(9, 128) == ErrorCode::RefusedBlurred);
}

TEST_CASE("The kind follows the distance to what the model knows") {
    const auto manifest = familiarManifest();
    const auto familiarity = oneDirection();
    const auto judge = [&](float x, float y) { return inference::judgeKind(manifest, &familiarity, std::vector<float>{x, y}, {}).value(); };
    const auto same = judge(5, 0);
    CHECK(same.kind.label == "blood-smear");
    CHECK(same.kind.score == Approx(1));
    CHECK(same.isFamiliar());
    const auto odd = judge(0.7F, 0.7F);  // distance 0.29
    CHECK(odd.kind.label == "unknown");
    CHECK_FALSE(odd.isFamiliar());
    CHECK_FALSE(odd.isOtherKind);
    const auto other = judge(0, 1);  // distance 1
    CHECK(other.isOtherKind);
    CHECK(other.kind.score == Approx(1));
}

TEST_CASE("A model without familiarity takes no side") {
    const auto judgement = inference::judgeKind(test::smallManifest(), nullptr, {}, {});
    REQUIRE(judgement);
    CHECK_FALSE(judgement->ratio.has_value());
    CHECK(judgement->kind.score == 0.5);
    CHECK(judgement->isFamiliar());
}

TEST_CASE("Features that do not fit the familiarity file make the package broken") {
    const auto familiarity = oneDirection();
    const auto judgement = inference::judgeKind(familiarManifest(), &familiarity, std::vector<float>{1, 2, 3}, {});
    REQUIRE_FALSE(judgement);
    CHECK(judgement.error().code == ErrorCode::ModelBroken);
}

TEST_CASE("The reason that a person can act on comes first") {
    auto manifest = familiarManifest();
    manifest.gate.blurMinimum = 10;
    const inference::Quality blurred{1, 128, {}};
    const inference::Quality good{100, 128, {}};
    inference::KindJudgement judgement{{"unknown", 0.6}, 1.5, false};
    CHECK(inference::checkSeen(judgement, blurred, manifest).error().code == ErrorCode::RefusedBlurred);
    CHECK(inference::checkSeen(judgement, good, manifest).error().code == ErrorCode::RefusedUnfamiliar);
    judgement.isOtherKind = true;
    CHECK(inference::checkSeen(judgement, blurred, manifest).error().code == ErrorCode::RefusedKind);
    CHECK(inference::checkSeen({{"blood-smear", 0.9}, 0.2, false}, good, manifest));
}
