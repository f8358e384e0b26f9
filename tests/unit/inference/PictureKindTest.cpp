#include "core/inference/PictureKind.h"

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

namespace {

image::DicomFacts facts(const std::string& modality, const std::string& part = "") {
    image::DicomFacts stated;
    stated.modality = modality;
    stated.bodyPart = part;
    return stated;
}

}  // namespace

TEST_CASE("The kinds of picture are six, each with words") {
    CHECK(inference::pictureKinds().size() == 6);
    for (const auto& kind : inference::pictureKinds()) {
        CHECK(inference::findPictureKind(kind.key) == &kind);
        CHECK(inference::kindWords(std::string(kind.key)) == kind.words);
        CHECK_FALSE(kind.modalities.empty());
    }
    CHECK(inference::findPictureKind("none") == nullptr);
    CHECK(inference::findPictureKind("picture-kind") == nullptr);
    CHECK(inference::kindWords("hoof") == "hoof");
}

TEST_CASE("Only the kind marks the gate's own model") {
    auto manifest = test::smallManifest();
    CHECK_FALSE(inference::isGateModel(manifest));
    manifest.gate.kind = inference::kGateKind;
    CHECK(inference::isGateModel(manifest));
}

TEST_CASE("A tag that cannot be of the kind found is a contradiction, silence is none") {
    using inference::contradictionOf;
    CHECK_FALSE(contradictionOf(facts("CR", "CHEST"), "chest-xray"));
    CHECK_FALSE(contradictionOf(facts(" dx ", "chest "), "chest-xray"));
    CHECK(contradictionOf(facts("CR", "CHEST"), "skin") == "CR CHEST");
    CHECK(contradictionOf(facts("CR"), "skin") == "CR");
    CHECK(contradictionOf(facts("DX", "HAND"), "chest-xray") == "DX HAND");
    CHECK(contradictionOf(facts("", "HAND"), "mammogram") == "HAND");
    CHECK(contradictionOf(facts("US", "BREAST"), "mammogram") == "US BREAST");
    CHECK_FALSE(contradictionOf(facts("US", "BREAST"), "breast-ultrasound"));
    CHECK_FALSE(contradictionOf(facts("XC", "HAND"), "skin"));
    for (const char* silent : {"", "OT", "SC"}) {
        CHECK_FALSE(contradictionOf(facts(silent), "skin"));
    }
    CHECK_FALSE(contradictionOf(facts("CR", "SOMETHING OWN"), "chest-xray"));
    CHECK_FALSE(contradictionOf(facts("CT", "CHEST"), "hoof"));
}

TEST_CASE("An age is three digits and a unit, in years") {
    using inference::ageInYears;
    CHECK(ageInYears("034Y") == 34);
    CHECK(ageInYears("018M") == 1.5);
    CHECK(ageInYears("026W").value() == Approx(26 * 7 / 365.25));
    CHECK(ageInYears("000D") == 0);
    CHECK(ageInYears(" 007y ") == 7);
    for (const char* wrong : {"", "34Y", "0034Y", "034", "034X", "-34Y", "03.Y", "Y034"}) {
        CHECK_FALSE(ageInYears(wrong));
    }
}
