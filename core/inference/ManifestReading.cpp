// metadata.json into a manifest; ManifestJson.cpp writes it.
#include <array>
#include <nlohmann/json.hpp>

#include "core/inference/Manifest.h"
#include "core/inference/ManifestBlock.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::ordered_json;  // so that what is not understood keeps its order

constexpr std::size_t kMaximumManifestBytes = std::size_t{4} << 20;

/// Thrown by Reader on the first field that does not fit; caught in parseManifest, never leaves this file.
struct Misfit {
    std::string field;
};

/// A JSON object together with its place in the document, for messages.
class Reader {
public:
    Reader(const Json& object, std::string place) : m_object(object), m_place(std::move(place)) {
        if (!object.is_object()) {
            throw Misfit{m_place + ": is no object"};
        }
    }

    [[nodiscard]] bool has(const char* key) const { return m_object.contains(key); }
    [[nodiscard]] std::string placeOf(const char* key) const { return m_place.empty() ? key : m_place + "." + key; }

    [[nodiscard]] const Json& at(const char* key) const {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            throw Misfit{placeOf(key) + ": is missing"};
        }
        return *found;
    }
    [[nodiscard]] Reader object(const char* key) const { return {at(key), placeOf(key)}; }
    [[nodiscard]] const Json& array(const char* key) const { return require(key, at(key).is_array(), "is no list"); }
    [[nodiscard]] std::string text(const char* key) const { return require(key, at(key).is_string(), "is no text").get<std::string>(); }
    [[nodiscard]] std::string text(const char* key, const char* fallback) const { return has(key) ? text(key) : fallback; }
    [[nodiscard]] double number(const char* key) const { return require(key, at(key).is_number(), "is no number").get<double>(); }
    [[nodiscard]] std::vector<std::string> textsOrNone(const char* key) const { return has(key) ? texts(key) : std::vector<std::string>{}; }
    [[nodiscard]] std::optional<double> numberOrNone(const char* key) const { return has(key) ? std::optional(number(key)) : std::nullopt; }
    [[nodiscard]] std::vector<double> numbers(const char* key) const {
        std::vector<double> result;
        for (const Json& item : array(key)) {
            require(key, item.is_number(), "holds something else than numbers");
            result.push_back(item.get<double>());
        }
        return result;
    }
    [[nodiscard]] double number(const char* key, double fallback) const { return has(key) ? number(key) : fallback; }
    [[nodiscard]] bool truth(const char* key, bool fallback) const {
        return has(key) ? require(key, at(key).is_boolean(), "is neither true nor false").get<bool>() : fallback;
    }
    [[nodiscard]] int integer(const char* key) const {
        const Json& value = require(key, at(key).is_number_integer(), "is no whole number");
        const auto wide = value.get<std::int64_t>();
        require(key, wide >= -1000000 && wide <= 1000000, "is out of range");
        return static_cast<int>(wide);
    }
    [[nodiscard]] std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> result;
        for (const Json& item : array(key)) {
            require(key, item.is_string(), "holds something else than texts");
            result.push_back(item.get<std::string>());
        }
        return result;
    }
    [[nodiscard]] std::map<std::string, std::string> dictionary(const char* key) const {
        std::map<std::string, std::string> result;
        for (const auto& [name, value] : object(key).m_object.items()) {
            require(key, value.is_string(), "holds something else than texts");
            result[name] = value.get<std::string>();
        }
        return result;
    }
    const Json& require(const char* key, bool holds, const char* otherwise) const {
        if (!holds) {
            throw Misfit{placeOf(key) + ": " + otherwise};
        }
        return at(key);
    }
    [[nodiscard]] const Json& json() const { return m_object; }

private:
    const Json& m_object;
    std::string m_place;
};

template <class T, class Read>
std::vector<T> listOf(const Reader& reader, const char* key, Read read) {
    std::vector<T> result;
    for (const Json& item : reader.array(key)) {
        result.push_back(read(Reader(item, reader.placeOf(key) + "[" + std::to_string(result.size()) + "]")));
    }
    return result;
}

LabelRole roleFrom(const Reader& reader) {
    const std::string name = reader.text("role");
    for (const LabelRole role : {LabelRole::Finding, LabelRole::Normal, LabelRole::Other}) {
        if (name == labelRoleName(role)) {
            return role;
        }
    }
    throw Misfit{reader.placeOf("role") + ": is none of finding, normal, other"};
}

std::optional<CodedConcept> codeFrom(const Reader& label) {
    if (!label.has("code")) {
        return std::nullopt;
    }
    const Reader code = label.object("code");
    return CodedConcept{code.text("value"), code.text("scheme"), code.text("meaning")};
}

Label labelFrom(const Reader& reader) {
    return {reader.text("key"), reader.dictionary("display"), roleFrom(reader), codeFrom(reader)};
}

std::vector<Label> labelsFrom(const Reader& block) {
    int expected = 0;
    return listOf<Label>(block, "labels", [&](const Reader& item) {
        item.require("index", item.integer("index") == expected++, "is not the position in the list");
        return labelFrom(item);
    });
}

PreprocessStep stepFrom(const Reader& reader) {
    PreprocessStep step;
    step.name = reader.text("name");
    if (!reader.has("arguments")) {
        return step;
    }
    const Reader arguments = reader.object("arguments");
    for (const auto& [name, value] : arguments.json().items()) {
        if (value.is_number()) {
            step.numbers[name] = value.get<double>();
        } else if (value.is_string()) {
            step.words[name] = value.get<std::string>();
        } else {
            throw Misfit{arguments.placeOf(name.c_str()) + ": is neither number nor text"};
        }
    }
    return step;
}

OperatingPoint operatingPointFrom(const Reader& reader) {
    return {reader.text("name"), reader.number("threshold"), reader.number("sensitivity"), reader.number("specificity")};
}

InputGate gateFrom(const Reader& reader) {
    InputGate gate;
    gate.kind = reader.text("kind");
    gate.modalities = reader.texts("modalities");
    gate.bodyParts = reader.textsOrNone("body_parts");
    gate.views = reader.textsOrNone("views");
    gate.ageMinimum = reader.numberOrNone("age_minimum");
    gate.ageMaximum = reader.numberOrNone("age_maximum");
    gate.minimumSide = reader.integer("minimum_side");
    gate.blurMinimum = reader.number("blur_minimum", 0);
    gate.textMaximum = reader.number("text_maximum", 1);
    gate.kindProbability = reader.number("kind_probability", 0);
    if (reader.has("exposure")) {
        const Json& range = reader.array("exposure");
        reader.require("exposure", range.size() == 2 && range[0].is_number() && range[1].is_number(), "is not [lowest, highest]");
        gate.exposureMinimum = range[0].get<double>();
        gate.exposureMaximum = range[1].get<double>();
    }
    if (reader.has("ood")) {
        const Reader familiarity = reader.object("ood");
        gate.familiarityMethod = familiarity.text("method");
        gate.familiarityThreshold = familiarity.number("threshold");
        gate.kindThreshold = familiarity.number("kind_threshold", 0);
        gate.familiarityFile = familiarity.text("file");
    }
    return gate;
}

std::optional<FilmPlan> filmFrom(const Reader& block) {
    if (!block.has("film")) {
        return std::nullopt;
    }
    const Reader film = block.object("film");
    return FilmPlan{film.integer("rows"), film.integer("columns"), film.integer("stride"), film.text("lesion_label"),
                    film.numbers("score_weights")};
}

void readInput(const Reader& document, Manifest& manifest) {
    const Reader image = document.object("network_data_format").object("inputs").object("image");
    manifest.inputChannels = image.integer("num_channels");
    const Json& shape = image.array("spatial_shape");
    image.require("spatial_shape", shape.size() == 2 && shape[0].is_number_integer() && shape[1].is_number_integer(),
                  "is not [rows, columns]");
    const auto sideOf = [&](const Json& side) {
        const auto wide = side.get<std::int64_t>();
        image.require("spatial_shape", wide > 0 && wide <= 8192, "is out of range");
        return static_cast<int>(wide);
    };
    manifest.inputRows = sideOf(shape[0]);
    manifest.inputColumns = sideOf(shape[1]);
}

void readHead(const Reader& document, Manifest& manifest) {
    for (const char* mandatory : {"monai_version", "pytorch_version", "numpy_version", "required_packages_version"}) {
        static_cast<void>(document.at(mandatory));
    }
    manifest.version = document.text("version");
    manifest.name = document.text("name");
    manifest.task = document.text("task");
    manifest.description = document.text("description");
    manifest.authors = document.text("authors");
    manifest.licence = document.text("copyright");
    manifest.intendedUse = document.text("intended_use");
}

constexpr std::array kBlockKeys = {"spec_version",
                                   "id",
                                   "uid",
                                   "architecture",
                                   "demonstration",
                                   "non_commercial",
                                   "not_for",
                                   "sha256",
                                   "labels",
                                   "label_groups",
                                   "preprocess",
                                   "activation",
                                   "calibration",
                                   "shown_label",
                                   "operating_points",
                                   "default_operating_point",
                                   "input_gate",
                                   "explain",
                                   "engine",
                                   "ensemble",
                                   "tta",
                                   "film"};

void readBlock(const Reader& block, Manifest& manifest) {
    block.require("spec_version", block.integer("spec_version") == kSpecVersion, "is not 1");
    manifest.id = block.text("id");
    manifest.uid = block.text("uid");
    manifest.architecture = block.text("architecture");
    manifest.engine = block.text("engine", kTorchScriptEngine);
    if (block.has("ensemble")) {
        manifest.ensembleMembers = block.object("ensemble").texts("members");
    }
    if (block.has("tta")) {
        manifest.testTimeTransforms = block.object("tta").texts("transforms");
    }
    manifest.film = filmFrom(block);
    manifest.demonstration = block.truth("demonstration", false);
    manifest.nonCommercial = block.truth("non_commercial", false);
    manifest.notFor = block.has("not_for") ? block.texts("not_for") : std::vector<std::string>{};
    manifest.digests = block.dictionary("sha256");
    manifest.labels = labelsFrom(block);
    if (block.has("label_groups")) {
        manifest.labelGroups = listOf<LabelGroup>(block, "label_groups", [](const Reader& item) {
            return LabelGroup{item.text("name"), item.texts("members")};
        });
    }
    manifest.preprocess = listOf<PreprocessStep>(block, "preprocess", stepFrom);
    manifest.activation = block.text("activation");
    const Reader calibration = block.object("calibration");
    const bool hasBiases = calibration.text("method") == "platt";
    calibration.require("method", hasBiases || calibration.text("method") == "temperature", "is neither temperature nor platt");
    manifest.temperature = calibration.number("temperature");
    manifest.biases = hasBiases ? calibration.numbers("biases") : std::vector<double>{};
    calibration.require("method", hasBiases != manifest.biases.empty(), "is platt without biases");
    if (block.has("shown_label")) {
        const Reader shown = block.object("shown_label");
        manifest.shownLabel = {shown.text("rule"), shown.has("shares") ? shown.numbers("shares") : std::vector<double>{}};
    }
    manifest.operatingPoints = listOf<OperatingPoint>(block, "operating_points", operatingPointFrom);
    manifest.defaultOperatingPoint = block.text("default_operating_point");
    manifest.gate = gateFrom(block.object("input_gate"));
    manifest.explainScaleMaximum = block.object("explain").number("scale_maximum");
    Json further = block.json();
    for (const char* key : kBlockKeys) {
        further.erase(key);
    }
    manifest.further = further.dump();
}

}  // namespace

Result<Manifest> parseManifest(base::ByteView json, const std::string& id) {
    const auto broken = [&](const std::string& detail) { return Error{ErrorCode::ModelBroken, {id, detail}}; };
    if (json.size() > kMaximumManifestBytes) {
        return broken("metadata.json: is too large");
    }
    const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
    if (document.is_discarded()) {
        return broken("metadata.json: is no JSON");
    }
    Manifest manifest;
    try {
        const Reader reader(document, "");
        readHead(reader, manifest);
        readInput(reader, manifest);
        readBlock(reader.object(kBlock), manifest);
    } catch (const Misfit& misfit) {
        return broken(misfit.field);
    } catch (const Json::exception&) {
        return broken("metadata.json: a number or text cannot be read");
    }
    if (manifest.id != id) {
        return broken("intaglio.id: is not the folder's name");
    }
    if (const base::Status status = checkManifest(manifest); !status) {
        return status.error();
    }
    return manifest;
}

}  // namespace intaglio::inference
