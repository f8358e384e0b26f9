#include "core/inference/packages/Import.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/ModelUid.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::json;

struct ScalingName {
    ImportScaling scaling;
    std::string_view name;
};
constexpr std::array kScalings = {ScalingName{ImportScaling::ZeroToOne, "0..1"}, ScalingName{ImportScaling::MinusOneToOne, "-1..1"},
                                  ScalingName{ImportScaling::Bytes, "0..255"}, ScalingName{ImportScaling::ImageNet, "imagenet"}};

/// Small letters, digits and hyphens out of any name.
std::string idFrom(const std::string& title) {
    std::string id;
    for (const char c : base::pathText(base::pathFromText(title).stem())) {
        const bool isCapital = c >= 'A' && c <= 'Z';
        const char lower = isCapital ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isKept = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (isKept) {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    id.resize(std::min<std::size_t>(id.size(), 64));
    while (!id.empty() && id.back() == '-') {
        id.pop_back();
    }
    return id;
}

std::string textAt(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json* objectAt(const Json* json, const char* key) {
    if (json == nullptr || !json->is_object()) {
        return nullptr;
    }
    const auto found = json->find(key);
    return found != json->end() && found->is_object() ? &*found : nullptr;
}

int sideOf(const Json& value) {
    return value.is_number_integer() && value >= 1 && value <= 8192 ? value.get<int>() : 0;
}

/// MONAI says "image" for most inputs; where a bundle has one input of another name, that one.
const Json* onlyMember(const Json* object, const char* usual) {
    if (const Json* named = objectAt(object, usual)) {
        return named;
    }
    return object != nullptr && object->size() == 1 && object->begin()->is_object() ? &*object->begin() : nullptr;
}

void readInput(const Json& image, ImportAnswers& answers) {
    if (const auto channels = image.find("num_channels"); channels != image.end() && channels->is_number_integer()) {
        answers.channels = *channels == 1 ? 1 : 3;
    }
    if (const auto shape = image.find("spatial_shape"); shape != image.end() && shape->is_array() && shape->size() == 2) {
        answers.rows = sideOf((*shape)[0]);
        answers.columns = sideOf((*shape)[1]);
    }
    const auto range = image.find("value_range");
    if (range == image.end() || !range->is_array() || range->size() != 2 || !(*range)[0].is_number() || !(*range)[1].is_number()) {
        return;
    }
    const auto limits = std::pair((*range)[0].get<double>(), (*range)[1].get<double>());
    const std::map<std::pair<double, double>, ImportScaling> known{
        {{0, 1}, ImportScaling::ZeroToOne}, {{-1, 1}, ImportScaling::MinusOneToOne}, {{0, 255}, ImportScaling::Bytes}};
    if (const auto found = known.find(limits); found != known.end()) {
        answers.scaling = found->second;
    }
}

void readLabels(const Json& prediction, ImportAnswers& answers) {
    const Json* channels = objectAt(&prediction, "channel_def");
    for (std::size_t index = 0; channels != nullptr && index < channels->size(); ++index) {
        const std::string key = textAt(*channels, std::to_string(index).c_str());
        if (key.empty()) {
            return answers.labels.clear();
        }
        answers.labels.push_back({key, {{"en", key}}, LabelRole::Other});
    }
}

PreprocessStep tensorStep(ImportScaling scaling) {
    switch (scaling) {
        case ImportScaling::ZeroToOne:
            return {"scale", {{"divisor", 255}, {"offset", 0}}, {}};
        case ImportScaling::MinusOneToOne:
            return {"scale", {{"divisor", 127.5}, {"offset", -1}}, {}};
        case ImportScaling::Bytes:
            return {"scale", {{"divisor", 1}, {"offset", 0}}, {}};
        case ImportScaling::ImageNet:
            break;
    }
    // torchvision.models: transforms.Normalize of the ImageNet weights.
    return {"standardise",
            {{"divisor", 255},
             {"mean-0", 0.485},
             {"mean-1", 0.456},
             {"mean-2", 0.406},
             {"deviation-0", 0.229},
             {"deviation-1", 0.224},
             {"deviation-2", 0.225}},
            {}};
}

std::vector<PreprocessStep> stepsOf(const ImportAnswers& answers) {
    std::vector<PreprocessStep> steps;
    if (answers.channels == 1) {
        steps.push_back({"to-grey", {}, {}});
    }
    steps.push_back({"resize", {{"rows", answers.rows}, {"columns", answers.columns}}, {{"kernel", "area"}}});
    if (answers.channels == 3) {
        steps.push_back({"to-rgb", {}, {}});
    }
    steps.push_back(tensorStep(*answers.scaling));
    return steps;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::string orUnknown(const std::string& text) {
    return text.empty() ? "unknown" : text;
}

}  // namespace

std::string_view importScalingName(ImportScaling scaling) {
    const auto found = std::find_if(kScalings.begin(), kScalings.end(), [&](const auto& row) { return row.scaling == scaling; });
    return found == kScalings.end() ? std::string_view() : found->name;
}

std::optional<ImportScaling> importScaling(std::string_view name) {
    const auto found = std::find_if(kScalings.begin(), kScalings.end(), [&](const auto& row) { return row.name == name; });
    return found == kScalings.end() ? std::nullopt : std::optional(found->scaling);
}

std::optional<Label> importLabel(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string key = text.substr(0, colon);
    if (key.empty() || key.size() > 64) {
        return std::nullopt;
    }
    if (colon == std::string::npos) {
        return Label{key, {{"en", key}}, LabelRole::Other};
    }
    for (const LabelRole role : {LabelRole::Finding, LabelRole::Normal, LabelRole::Other}) {
        if (text.substr(colon + 1) == labelRoleName(role)) {
            return Label{key, {{"en", key}}, role};
        }
    }
    return std::nullopt;
}

ImportAnswers proposedAnswers(const PackageSource& source) {
    ImportAnswers answers;
    answers.id = idFrom(source.title());
    if (!source.has(kMetadataFile)) {
        return answers;
    }
    const auto metadata = source.read(kMetadataFile);
    const Json document = metadata ? Json::parse(metadata->begin(), metadata->end(), nullptr, false) : Json();
    if (!document.is_object()) {
        return answers;
    }
    answers.name = textAt(document, "name");
    answers.version = textAt(document, "version");
    answers.description = textAt(document, "description");
    answers.authors = textAt(document, "authors");
    answers.licence = textAt(document, "copyright");
    const Json* format = objectAt(&document, "network_data_format");
    if (const Json* image = onlyMember(objectAt(format, "inputs"), "image")) {
        readInput(*image, answers);
    }
    if (const Json* prediction = onlyMember(objectAt(format, "outputs"), "pred")) {
        readLabels(*prediction, answers);
    }
    return answers;
}

std::vector<std::string> missingAnswers(const ImportAnswers& answers) {
    std::vector<std::string> missing;
    const auto need = [&](bool isThere, const char* words) {
        if (!isThere) {
            missing.emplace_back(words);
        }
    };
    need(!answers.id.empty(), "id");
    need(!answers.kind.empty(), "kind of picture");
    need(answers.labels.size() >= 2, "labels");
    need(answers.labels.size() < 2 ||
             std::any_of(answers.labels.begin(), answers.labels.end(), [](const Label& label) { return label.role == LabelRole::Finding; }),
         "which labels are findings");
    need(answers.rows > 0 && answers.columns > 0, "input size");
    need(answers.scaling.has_value(), "scaling");
    return missing;
}

std::vector<std::string> importUnknowns(const ImportAnswers& answers) {
    std::vector<std::string> unknowns{
        "How good it is: it comes with no figures, and none were measured here.",
        "Which patients, devices and places its training pictures came from.",
        "Whether its probabilities are calibrated. They are shown as the network gives them.",
        "Which sensitivity and specificity the threshold of 0.5 gives.",
        "Which pictures are unlike those it was trained with: the gate cannot refuse them.",
    };
    if (answers.authors.empty()) {
        unknowns.emplace_back("Who made it.");
    }
    if (answers.licence.empty()) {
        unknowns.emplace_back("Under which licence it may be used.");
    }
    return unknowns;
}

Result<Manifest> importManifest(const PackageSource& source, const ImportAnswers& answers, const crypto::Digest& modelDigest) {
    if (const auto missing = missingAnswers(answers); !missing.empty()) {
        return Error{ErrorCode::PackageAnswersMissing, {source.title(), joined(missing)}};
    }
    Manifest manifest;
    manifest.id = answers.id;
    manifest.version = answers.version.empty() ? "1.0.0" : answers.version;
    manifest.name = answers.name.empty() ? answers.id : answers.name;
    manifest.description = answers.description.empty() ? "Imported network; its maker's description is not known." : answers.description;
    manifest.architecture = "imported";
    manifest.engine = source.has(kModelFile) ? kTorchScriptEngine : kOnnxEngine;
    manifest.licence = orUnknown(answers.licence);
    manifest.authors = orUnknown(answers.authors);
    manifest.intendedUse = "Trying out the imported network. Nobody has shown that it works on this clinic's pictures.";
    manifest.notFor = {"Decisions about patients, until somebody has evaluated it here"};
    manifest.demonstration = true;
    manifest.labels = answers.labels;
    manifest.preprocess = stepsOf(answers);
    manifest.inputRows = answers.rows;
    manifest.inputColumns = answers.columns;
    manifest.inputChannels = answers.channels;
    manifest.activation = answers.activation;
    manifest.operatingPoints = {{"unmeasured", 0.5, 0, 0}};
    manifest.defaultOperatingPoint = "unmeasured";
    manifest.gate.kind = answers.kind;
    manifest.digests = {{modelFileOf(manifest), base::toHex(modelDigest)}};
    manifest.uid = uidFrom(modelDigest);
    manifest.further = Json{{"imported", true}}.dump();
    if (const base::Status checked = checkManifest(manifest); !checked) {
        return checked.error();
    }
    return manifest;
}

std::string importCard(const Manifest& manifest, const PackageSource& source, const ImportAnswers& answers) {
    const std::string file = base::pathText(base::pathFromText(source.title()).filename());
    std::string card = "# " + manifest.name + " (`" + manifest.id + "` " + manifest.version + ")\n\n" + manifest.description +
                       "\n\n**DEMONSTRATION. Imported; not evaluated on this computer.**\n\n## Where it comes from\nThe file `" + file +
                       "`, imported by hand. Made by: " + manifest.authors + ". Licence: " + manifest.licence +
                       ".\n\n## What the person who imported it said\n- Kind of picture: " + manifest.gate.kind +
                       "\n- Input: " + std::to_string(manifest.inputRows) + " x " + std::to_string(manifest.inputColumns) + ", " +
                       std::to_string(manifest.inputChannels) + " channel(s), values " + std::string(importScalingName(*answers.scaling)) +
                       "\n- Activation: " + manifest.activation + "\n\n| label | role |\n|---|---|\n";
    for (const Label& label : manifest.labels) {
        card += "| " + label.key + " | " + std::string(labelRoleName(label.role)) + " |\n";
    }
    card += "\n## What is not known\n";
    for (const std::string& unknown : importUnknowns(answers)) {
        card += "- " + unknown + "\n";
    }
    card += "\n## Intended use\n" + manifest.intendedUse + "\n\n## Not for\n";
    for (const std::string& use : manifest.notFor) {
        card += "- " + use + "\n";
    }
    card +=
        "\n## Checked at the import\nThe network ran on black, white and noisy pictures and gave one finite number per label. The golden "
        "vectors are its own answers on this computer: they notice later damage, not mistakes of its maker.\n";
    return card;
}

}  // namespace intaglio::inference
