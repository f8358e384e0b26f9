#include "core/inference/Manifest.h"

#include <nlohmann/json.hpp>

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;
using Json = nlohmann::json;

namespace {

Json smallDocument() {
    const auto bytes = inference::serialiseManifest(test::smallManifest());
    REQUIRE(bytes);
    return Json::parse(bytes->begin(), bytes->end());
}

std::optional<base::Error> errorOf(const std::string& text, const std::string& id = "small-model") {
    const auto manifest = inference::parseManifest(base::viewOf(text), id);
    return manifest ? std::nullopt : std::optional(manifest.error());
}

/// Sets (or, with a discarded value, removes) one field and expects ModelBroken whose detail names `word`.
void expectBroken(const std::string& pointer, const Json& value, const std::string& word) {
    INFO(pointer << " = " << value.dump());
    Json document = smallDocument();
    document[Json::json_pointer(pointer)] = value;
    const auto error = errorOf(document.dump());
    REQUIRE(error);
    CHECK(error->code == base::ErrorCode::ModelBroken);
    CHECK(error->arguments.at(0) == "small-model");
    CHECK(error->arguments.at(1).find(word) != std::string::npos);
}

void expectMissed(const std::string& parent, const std::string& key) {
    INFO(parent << "/" << key);
    Json document = smallDocument();
    Json& object = parent.empty() ? document : document[Json::json_pointer(parent)];
    REQUIRE(object.erase(key) == 1);
    const auto error = errorOf(document.dump());
    REQUIRE(error);
    CHECK(error->code == base::ErrorCode::ModelBroken);
    CHECK(error->arguments.at(1).find(key) != std::string::npos);
}

}  // namespace

TEST_CASE("A manifest survives writing and reading, further keys included") {
    inference::Manifest manifest = test::smallManifest();
    manifest.demonstration = true;
    manifest.gate.familiarityMethod = "centroid-cosine";
    manifest.gate.familiarityFile = "familiarity.bin";
    manifest.gate.familiarityThreshold = 0.4;
    manifest.gate.kindThreshold = 0.8;
    manifest.gate.exposureMinimum = 20;
    manifest.gate.exposureMaximum = 240;
    manifest.digests["familiarity.bin"] = std::string(64, 'b');
    manifest.further = R"({"evaluation":[{"metric":"accuracy","value":0.9}]})";
    const auto first = inference::serialiseManifest(manifest);
    REQUIRE(first);
    const auto parsed = inference::parseManifest(*first, "small-model");
    REQUIRE(parsed);
    CHECK(parsed->labels.at(1).role == inference::LabelRole::Finding);
    CHECK(parsed->labels.at(0).display.at("de") == "Gesund");
    CHECK(parsed->gate.kindThreshold == 0.8);
    CHECK(parsed->gate.exposureMaximum == 240);
    CHECK(parsed->preprocess.at(0).words.at("kernel") == "area");
    CHECK(Json::parse(parsed->further).at("evaluation").at(0).at("value") == 0.9);
    const auto second = inference::serialiseManifest(*parsed);
    REQUIRE(second);
    CHECK(*first == *second);
}

TEST_CASE("MONAI's mandatory fields are written") {
    const Json document = smallDocument();
    for (const char* field : {"version", "monai_version", "pytorch_version", "numpy_version", "required_packages_version", "task",
                              "description", "authors", "copyright", "network_data_format"}) {
        INFO(field);
        CHECK(document.contains(field));
    }
    const Json& output = document.at("network_data_format").at("outputs").at("pred");
    CHECK(output.at("type") == "probabilities");
    CHECK(output.at("format") == "classes");
    CHECK(output.at("channel_def").at("1") == "ill");
}

TEST_CASE("Each missing field is named") {
    for (const char* key : {"version", "name", "task", "description", "authors", "copyright", "intended_use", "monai_version",
                            "network_data_format", "intaglio"}) {
        expectMissed("", key);
    }
    for (const char* key : {"spec_version", "id", "uid", "architecture", "sha256", "labels", "preprocess", "activation", "calibration",
                            "operating_points", "default_operating_point", "input_gate", "explain"}) {
        expectMissed("/intaglio", key);
    }
    for (const char* key : {"kind", "modalities", "minimum_side"}) {
        expectMissed("/intaglio/input_gate", key);
    }
    for (const char* key : {"key", "role", "display", "index"}) {
        expectMissed("/intaglio/labels/0", key);
    }
    for (const char* key : {"name", "threshold", "sensitivity", "specificity"}) {
        expectMissed("/intaglio/operating_points/0", key);
    }
}

TEST_CASE("Each mistyped, out-of-range or contradictory field is named") {
    expectBroken("/version", "1", "version");
    expectBroken("/version", 1, "version");
    expectBroken("/task", "segmentation", "task");
    expectBroken("/name", "", "name");
    expectBroken("/network_data_format/inputs/image/num_channels", 2, "num_channels");
    expectBroken("/network_data_format/inputs/image/spatial_shape", {8}, "spatial_shape");
    expectBroken("/network_data_format/inputs/image/spatial_shape", {8, 1e9}, "spatial_shape");
    expectBroken("/network_data_format/inputs/image/spatial_shape", {16, 8}, "preprocess");
    expectBroken("/intaglio/spec_version", 2, "spec_version");
    expectBroken("/intaglio/id", "other-model", "id");
    expectBroken("/intaglio/uid", "1..2", "uid");
    expectBroken("/intaglio/demonstration", "yes", "demonstration");
    expectBroken("/intaglio/sha256", Json::object(), "model.ts");
    expectBroken("/intaglio/sha256/model.ts", "ABC", "sha256");
    expectBroken("/intaglio/sha256", {{"model.ts", std::string(64, 'a')}, {"../other", std::string(64, 'a')}}, "../other");
    expectBroken("/intaglio/labels", Json::array(), "labels");
    expectBroken("/intaglio/labels/1/key", "healthy", "labels");
    expectBroken("/intaglio/labels/1/key", std::string(65, 'a'), "64 bytes");
    expectBroken("/intaglio/labels/1/index", 5, "index");
    expectBroken("/intaglio/labels/1/role", "sick", "role");
    expectBroken("/intaglio/labels/1/role", "normal", "finding");
    expectBroken("/intaglio/labels/0/display", {{"de", "Gesund"}}, "English");
    expectBroken("/intaglio/label_groups", {{{"name", "x"}, {"members", {"nobody"}}}}, "label_groups");
    expectBroken("/intaglio/preprocess/0/name", "sharpen", "sharpen");
    expectBroken("/intaglio/preprocess/0/arguments/rows", 9, "preprocess");
    expectBroken("/intaglio/preprocess/0/arguments/kernel", Json::array(), "kernel");
    expectBroken("/intaglio/activation", "relu", "activation");
    expectBroken("/intaglio/calibration/temperature", 0, "temperature");
    expectBroken("/intaglio/calibration/method", "platt", "biases");
    expectBroken("/intaglio/shown_label", {{"rule", "by-feeling"}}, "shown_label");
    expectBroken("/intaglio/shown_label", {{"rule", "over-share"}, {"shares", {0.5}}}, "shares");
    expectBroken("/intaglio/shown_label", {{"rule", "over-share"}, {"shares", {0.5, 0}}}, "shares");
    expectBroken("/intaglio/shown_label", {{"rule", "most-probable"}, {"shares", {0.5, 0.5}}}, "shares");
    expectBroken("/intaglio/operating_points/0/threshold", 1.5, "operating_points");
    expectBroken("/intaglio/default_operating_point", "none", "default_operating_point");
    expectBroken("/intaglio/input_gate/kind", "unknown", "kind");
    expectBroken("/intaglio/input_gate/minimum_side", 0, "minimum_side");
    expectBroken("/intaglio/input_gate/exposure", {200, 100}, "exposure");
    expectBroken("/intaglio/input_gate/ood", {{"method", "magic"}, {"threshold", 0.5}, {"file", "f.bin"}}, "magic");
    expectBroken("/intaglio/input_gate/ood", {{"method", "centroid-cosine"}, {"threshold", 0.5}, {"file", "f.bin"}}, "digest");
    expectBroken("/intaglio/input_gate/ood", {{"method", "centroid-cosine"}, {"threshold", 0}, {"file", "f.bin"}}, "threshold");
    expectBroken("/intaglio/explain/scale_maximum", -1, "scale_maximum");
}

TEST_CASE("What is no JSON object is refused, and so is a manifest in the wrong folder") {
    CHECK(errorOf(""));
    CHECK(errorOf("[1, 2]"));
    CHECK(errorOf("{\"version\": \"1.0.0\""));
    CHECK(errorOf(smallDocument().dump(), "another-folder"));
    CHECK_FALSE(errorOf(smallDocument().dump()));
}

TEST_CASE("A manifest that breaks a rule is not written") {
    inference::Manifest manifest = test::smallManifest();
    manifest.labels.clear();
    CHECK_FALSE(inference::serialiseManifest(manifest));
}
