#include "core/training/Recipe.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"

namespace intaglio::training {

namespace {

using base::Error;
using base::ErrorCode;
using Json = nlohmann::json;

/// Names and places of the numbers a recipe may set; one table serves reading and writing.
template <class Visit>
void visitTraining(TrainRequest& training, Visit visit) {
    visit("epochs", training.epochs);
    visit("batch_size", training.batchSize);
    visit("learning_rate", training.learningRate);
    visit("head_factor", training.headFactor);
    visit("weight_decay", training.weightDecay);
    visit("label_smoothing", training.labelSmoothing);
    visit("dropout", training.dropout);
    visit("average_decay", training.averageDecay);
    visit("gradient_limit", training.gradientLimit);
    visit("first_trainable_block", training.firstTrainableBlock);
    visit("patience", training.patience);
    visit("seed", training.seed);
}

template <class Visit>
void visitAugmentation(Augmentation& augmentation, Visit visit) {
    visit("flips", augmentation.flips);
    visit("quarter_turns", augmentation.quarterTurns);
    visit("rotation_degrees", augmentation.rotationDegrees);
    visit("scale", augmentation.scale);
    visit("shift", augmentation.shift);
    visit("stain_hue_degrees", augmentation.stainHueDegrees);
    visit("stain_saturation", augmentation.stainSaturation);
    visit("stain_gain", augmentation.stainGain);
    visit("gamma", augmentation.gamma);
    visit("contrast", augmentation.contrast);
    visit("brightness", augmentation.brightness);
    visit("blur_sigma", augmentation.blurSigma);
    visit("noise", augmentation.noise);
}

/// Sets values from an object and complains about names that mean nothing: a misspelt setting must not be ignored.
class Setter {
public:
    explicit Setter(Json object) : m_object(std::move(object)) {}
    template <class T>
    void operator()(const char* name, T& value) {
        if (m_object.contains(name)) {
            value = m_object.at(name).get<T>();
            m_object.erase(name);
        }
    }
    void finish(const std::string& place) const {
        if (!m_object.empty()) {
            throw std::invalid_argument(place + "." + m_object.begin().key());
        }
    }

private:
    Json m_object;
};

/// Puts placeholders where training will fill in, so that the strict reader of manifests can be used.
Json completed(Json manifest, int side) {
    for (const char* name : {"monai_version", "pytorch_version", "numpy_version"}) {
        manifest.emplace(name, "n/a");
    }
    manifest.emplace("required_packages_version", Json::object());
    manifest.emplace("task", "classification");
    manifest.emplace("network_data_format", Json{{"inputs", {{"image", {{"num_channels", 3}, {"spatial_shape", {side, side}}}}}}});
    Json& block = manifest["intaglio"];
    block.emplace("spec_version", 1);
    block.emplace("activation", "softmax");
    block["sha256"] = {{"model.ts", std::string(64, '0')}};
    block["calibration"] = {{"method", "temperature"}, {"temperature", 1}};
    block["operating_points"] = {{{"name", "balanced"}, {"threshold", 0.5}, {"sensitivity", 0}, {"specificity", 0}}};
    block.emplace("default_operating_point", "balanced");
    block["explain"] = {{"scale_maximum", 1}};
    int index = 0;
    for (Json& label : block["labels"]) {
        label["index"] = index++;
    }
    return manifest;
}

Recipe recipeFrom(const Json& json) {
    Recipe recipe;
    int side = 160;
    Setter training(json.value("training", Json::object()));
    training("side", side);
    training("familiarity_centroids", recipe.familiarityCentroids);
    visitTraining(recipe.training, [&](const char* name, auto& value) { training(name, value); });
    training.finish("training");
    Setter augmentation(json.value("augmentation", Json::object()));
    visitAugmentation(recipe.augmentation, [&](const char* name, auto& value) { augmentation(name, value); });
    augmentation.finish("augmentation");
    Setter golden(json.value("golden", Json::object()));
    golden("phantom", recipe.golden.phantom);
    golden("size", recipe.golden.size);
    golden("seeds", recipe.golden.seeds);
    golden.finish("golden");
    const std::string text = completed(json.at("manifest"), side).dump();
    const std::string id = json.at("manifest").at("intaglio").at("id").get<std::string>();
    auto manifest = inference::parseManifest(base::viewOf(text), id);
    if (!manifest) {
        throw std::invalid_argument("manifest: " + manifest.error().arguments.back());
    }
    recipe.manifest = *std::move(manifest);
    recipe.training.architecture = recipe.manifest.architecture;
    recipe.training.shape = {static_cast<int>(recipe.manifest.labels.size()), recipe.manifest.inputChannels, recipe.manifest.inputRows,
                             recipe.manifest.inputColumns};
    return recipe;
}

bool meansHealthy(const std::string& label) {
    constexpr std::array kHealthy{"normal", "benign", "healthy", "negative"};
    return std::find(kHealthy.begin(), kHealthy.end(), label) != kHealthy.end();
}

}  // namespace

base::Result<Recipe> parseRecipe(const std::string& json, const std::string& name) {
    try {
        return recipeFrom(Json::parse(json));
    } catch (const std::exception& exception) {
        // nlohmann's messages name the field; ours are the field.
        return Error(ErrorCode::InvalidArgument, {"recipe " + name, exception.what()});
    }
}

base::Result<Recipe> readRecipe(const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    return bytes ? parseRecipe(std::string(base::textOf(*bytes)), base::pathText(file)) : base::Result<Recipe>(bytes.error());
}

base::Result<Recipe> defaultRecipe(const std::string& id, const std::vector<std::string>& labels, const std::string& architecture,
                                   int side) {
    Json block = {{"id", id}, {"uid", "2.25.0"}, {"architecture", architecture}, {"demonstration", true}, {"labels", Json::array()}};
    for (const std::string& label : labels) {
        block["labels"].push_back({{"key", label}, {"display", {{"en", label}}}, {"role", meansHealthy(label) ? "normal" : "finding"}});
    }
    block["preprocess"] = {{{"name", "resize"}, {"arguments", {{"rows", side}, {"columns", side}, {"kernel", "area"}}}},
                           {{"name", "to-rgb"}},
                           {{"name", "scale"}, {"arguments", {{"divisor", 127.5}, {"offset", -1}}}}};
    block["input_gate"] = {{"kind", id}, {"modalities", Json::array()}, {"minimum_side", 64}};
    const Json manifest = {{"version", "1.0.0"},
                           {"name", id},
                           {"description", "Classifier trained from a table of labelled pictures"},
                           {"authors", "Trained at this clinic"},
                           {"copyright", "That of the training pictures"},
                           {"intended_use", "Trial on pictures like those it was trained on"},
                           {"intaglio", block}};
    const Json json = {
        {"manifest", manifest}, {"training", {{"side", side}}}, {"augmentation", {{"stain_hue_degrees", 5}, {"stain_saturation", 0.2}}}};
    return parseRecipe(json.dump(), id);
}

std::string trainingJson(const Recipe& recipe) {
    TrainRequest training = recipe.training;
    Augmentation augmentation = recipe.augmentation;
    nlohmann::ordered_json json;
    visitTraining(training, [&](const char* name, auto& value) { json["training"][name] = value; });
    visitAugmentation(augmentation, [&](const char* name, auto& value) { json["augmentation"][name] = value; });
    return json.dump();
}

}  // namespace intaglio::training
