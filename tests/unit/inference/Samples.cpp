#include "tests/unit/inference/Samples.h"

namespace intaglio::test {

inference::Manifest smallManifest() {
    using inference::LabelRole;
    inference::Manifest manifest;
    manifest.id = "small-model";
    manifest.version = "1.0.0";
    manifest.name = "Small model";
    manifest.description = "Tells two classes apart";
    manifest.architecture = "linear";
    manifest.licence = "Apache-2.0";
    manifest.authors = "Tests";
    manifest.intendedUse = "Tests only";
    manifest.notFor = {"patients"};
    manifest.labels = {{"healthy", {{"en", "Healthy"}, {"de", "Gesund"}}, LabelRole::Normal}, {"ill", {{"en", "Ill"}}, LabelRole::Finding}};
    manifest.labelGroups = {{"disease", {"ill"}}};
    manifest.preprocess = {{"resize", {{"rows", 8}, {"columns", 8}}, {{"kernel", "area"}}},
                           {"to-rgb", {}, {}},
                           {"scale", {{"divisor", 127.5}, {"offset", -1}}, {}}};
    manifest.inputRows = 8;
    manifest.inputColumns = 8;
    manifest.temperature = 1.5;
    manifest.operatingPoints = {{"balanced", 0.5, 0.9, 0.8}, {"screening", 0.2, 0.99, 0.5}};
    manifest.defaultOperatingPoint = "balanced";
    manifest.explainScaleMaximum = 4;
    manifest.gate.kind = "blood-smear";
    manifest.gate.modalities = {"SM", "XC"};
    manifest.gate.minimumSide = 8;
    manifest.digests = {{"model.ts", std::string(64, 'a')}};
    manifest.uid = "2.25.1234";
    return manifest;
}

}  // namespace intaglio::test
