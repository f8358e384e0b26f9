// A manifest as metadata.json; ManifestReading.cpp reads it.
#include <nlohmann/json.hpp>

#include "core/inference/Manifest.h"
#include "core/inference/ManifestBlock.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::ordered_json;  // so that what is not understood keeps its order

Json inputFormat(const Manifest& manifest) {
    Json channels;
    if (manifest.inputChannels == 3) {
        channels = {{"0", "red"}, {"1", "green"}, {"2", "blue"}};
    } else {
        channels = {{"0", "grey"}};
    }
    return {{"type", "image"},
            {"format", manifest.inputChannels == 3 ? "RGB" : "magnitude"},
            {"modality", manifest.gate.kind},
            {"num_channels", manifest.inputChannels},
            {"spatial_shape", {manifest.inputRows, manifest.inputColumns}},
            {"dtype", "float32"},
            {"value_range", Json::array()},
            {"is_patch_data", false},
            {"channel_def", channels}};
}

Json outputFormat(const Manifest& manifest) {
    Json channels = Json::object();
    for (std::size_t index = 0; index < manifest.labels.size(); ++index) {
        channels[std::to_string(index)] = manifest.labels[index].key;
    }
    return {{"type", "probabilities"},        {"format", "classes"},    {"num_channels", manifest.labels.size()},
            {"spatial_shape", Json::array()}, {"dtype", "float32"},     {"value_range", {0, 1}},
            {"is_patch_data", false},         {"channel_def", channels}};
}

Json labelsJson(const Manifest& manifest) {
    Json labels = Json::array();
    for (const Label& label : manifest.labels) {
        Json row = {{"index", labels.size()}, {"key", label.key}, {"role", labelRoleName(label.role)}, {"display", label.display}};
        if (label.code) {
            row["code"] = {{"value", label.code->value}, {"scheme", label.code->scheme}, {"meaning", label.code->meaning}};
        }
        labels.push_back(std::move(row));
    }
    return labels;
}

Json stepsJson(const Manifest& manifest) {
    Json steps = Json::array();
    for (const PreprocessStep& step : manifest.preprocess) {
        Json arguments = Json::object();
        for (const auto& [name, value] : step.words) {
            arguments[name] = value;
        }
        for (const auto& [name, value] : step.numbers) {
            arguments[name] = value;
        }
        steps.push_back({{"name", step.name}, {"arguments", arguments}});
    }
    return steps;
}

Json gateJson(const InputGate& gate) {
    Json json = {{"kind", gate.kind},
                 {"modalities", gate.modalities},
                 {"minimum_side", gate.minimumSide},
                 {"blur_minimum", gate.blurMinimum},
                 {"exposure", {gate.exposureMinimum, gate.exposureMaximum}}};
    for (const auto& [key, values] : {std::pair("body_parts", &gate.bodyParts), std::pair("views", &gate.views)}) {
        if (!values->empty()) {
            json[key] = *values;
        }
    }
    for (const auto& [key, age] : {std::pair("age_minimum", gate.ageMinimum), std::pair("age_maximum", gate.ageMaximum)}) {
        if (age) {
            json[key] = *age;
        }
    }
    if (gate.textMaximum < 1) {
        json["text_maximum"] = gate.textMaximum;
    }
    if (gate.kindProbability > 0) {
        json["kind_probability"] = gate.kindProbability;
    }
    if (!gate.familiarityMethod.empty()) {
        json["ood"] = {{"method", gate.familiarityMethod},
                       {"threshold", gate.familiarityThreshold},
                       {"kind_threshold", gate.kindThreshold},
                       {"file", gate.familiarityFile}};
    }
    return json;
}

/// What only some packages state: ensemble, test-time augmentation, film.
void addForms(Json& block, const Manifest& manifest) {
    if (!manifest.ensembleMembers.empty()) {
        block["ensemble"] = {{"members", manifest.ensembleMembers}, {"aggregation", "mean-logit"}};
    }
    if (!manifest.testTimeTransforms.empty()) {
        block["tta"] = {{"transforms", manifest.testTimeTransforms}, {"aggregation", "mean-logit"}};
    }
    if (manifest.film) {
        block["film"] = {{"rows", manifest.film->filmRows},
                         {"columns", manifest.film->filmColumns},
                         {"stride", manifest.film->stride},
                         {"lesion_label", manifest.film->lesionLabel},
                         {"score_weights", manifest.film->scoreWeights}};
    }
}

Json blockJson(const Manifest& manifest) {
    Json block = {{"spec_version", kSpecVersion},
                  {"id", manifest.id},
                  {"uid", manifest.uid},
                  {"architecture", manifest.architecture},
                  {"engine", manifest.engine},
                  {"demonstration", manifest.demonstration},
                  {"non_commercial", manifest.nonCommercial},
                  {"not_for", manifest.notFor},
                  {"sha256", manifest.digests},
                  {"labels", labelsJson(manifest)}};
    block["label_groups"] = Json::array();
    for (const LabelGroup& group : manifest.labelGroups) {
        block["label_groups"].push_back({{"name", group.name}, {"members", group.members}});
    }
    addForms(block, manifest);
    block["preprocess"] = stepsJson(manifest);
    block["activation"] = manifest.activation;
    block["calibration"] = {{"method", manifest.biases.empty() ? "temperature" : "platt"}, {"temperature", manifest.temperature}};
    if (!manifest.biases.empty()) {
        block["calibration"]["biases"] = manifest.biases;
    }
    if (manifest.shownLabel.rule != kMostProbable) {
        block["shown_label"] = {{"rule", manifest.shownLabel.rule}, {"shares", manifest.shownLabel.shares}};
    }
    block["operating_points"] = Json::array();
    for (const OperatingPoint& point : manifest.operatingPoints) {
        block["operating_points"].push_back(
            {{"name", point.name}, {"threshold", point.threshold}, {"sensitivity", point.sensitivity}, {"specificity", point.specificity}});
    }
    block["default_operating_point"] = manifest.defaultOperatingPoint;
    block["input_gate"] = gateJson(manifest.gate);
    block["explain"] = {{"scale_maximum", manifest.explainScaleMaximum}};
    const Json further = Json::parse(manifest.further);
    for (const auto& [key, value] : further.items()) {
        if (!block.contains(key)) {
            block[key] = value;
        }
    }
    return block;
}

}  // namespace

Result<base::Bytes> serialiseManifest(const Manifest& manifest) {
    if (const base::Status status = checkManifest(manifest); !status) {
        return status.error();
    }
    const Json document = {
        {"version", manifest.version},
        {"name", manifest.name},
        {"task", manifest.task},
        {"description", manifest.description},
        {"authors", manifest.authors},
        {"copyright", manifest.licence},
        {"intended_use", manifest.intendedUse},
        {"monai_version", "n/a"},
        {"pytorch_version", "n/a"},
        {"numpy_version", "n/a"},
        {"required_packages_version", Json::object()},
        {"network_data_format", {{"inputs", {{"image", inputFormat(manifest)}}}, {"outputs", {{"pred", outputFormat(manifest)}}}}},
        {kBlock, blockJson(manifest)},
    };
    try {
        const std::string text = document.dump(2) + "\n";
        return base::Bytes(text.begin(), text.end());
    } catch (const Json::exception&) {
        return Error{ErrorCode::ModelBroken, {manifest.id, "a text is not UTF-8"}};
    }
}

}  // namespace intaglio::inference
