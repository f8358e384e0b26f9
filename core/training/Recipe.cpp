#include "core/training/Recipe.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/Files.h"

namespace intaglio::training {

using base::Error;
using base::ErrorCode;
using Json = nlohmann::json;

namespace {

/// The words of a recipe for the values of an enumeration.
template <class Enum>
struct Words;
template <>
struct Words<ScheduleKind> {
    static constexpr std::array<std::string_view, 4> kWords{"one-cycle", "cosine", "step", "constant"};
};
template <>
struct Words<ClassBalance> {
    static constexpr std::array<std::string_view, 3> kWords{"square-root", "full", "none"};
};
template <>
struct Words<BalanceMethod> {
    static constexpr std::array<std::string_view, 2> kWords{"sampling", "loss-weights"};
};
template <>
struct Words<SelectBy> {
    static constexpr std::array<std::string_view, 2> kWords{"val-loss", "balanced-accuracy"};
};
template <>
struct Words<TrainDevice> {
    static constexpr std::array<std::string_view, 3> kWords{"cpu", "cuda", "auto"};
};

template <class T>
concept Worded = requires {
    Words<T>::kWords;
};

template <Worded Enum>
Enum valueOf(const Json& json, const std::string& name) {
    const auto& words = Words<Enum>::kWords;
    const auto found = std::find(words.begin(), words.end(), json.get<std::string>());
    if (found == words.end()) {
        throw std::invalid_argument(name + ": " + json.get<std::string>());
    }
    return static_cast<Enum>(found - words.begin());
}

/// Names and places of the values a recipe may set; one table serves reading and writing.
template <class Visit>
void visitStage(TrainStage& stage, Visit visit) {
    visit("first_trainable_block", stage.firstTrainableBlock);
    visit("epochs", stage.epochs);
    visit("learning_rate", stage.learningRate);
    visit("schedule", stage.schedule);
    visit("views", stage.views);
}

template <class Visit>
void visitTraining(TrainRequest& training, Visit visit) {
    visit("stages", training.stages);
    visit("epochs", training.epochs);
    visit("learning_rate", training.learningRate);
    visit("first_trainable_block", training.firstTrainableBlock);
    visit("batch_size", training.batchSize);
    visit("head_factor", training.headFactor);
    visit("weight_decay", training.weightDecay);
    visit("label_smoothing", training.labelSmoothing);
    visit("add_normalization", training.addNormalization);
    visit("mixup", training.mixup);
    visit("dropout", training.dropout);
    visit("average_decay", training.averageDecay);
    visit("gradient_limit", training.gradientLimit);
    visit("balance", training.balance);
    visit("balance_by", training.balanceMethod);
    visit("select_by", training.selectBy);
    visit("patience", training.patience);
    visit("cache_megabytes", training.cacheMegabytes);
    visit("device", training.device);
    visit("classical_features", training.classicalFeatures);
    visit("seed", training.seed);
}

template <class Visit>
void visitAugmentation(Augmentation& augmentation, Visit visit) {
    visit("mirror", augmentation.mirror);
    visit("flip", augmentation.flip);
    visit("quarter_turns", augmentation.quarterTurns);
    visit("rotation_degrees", augmentation.rotationDegrees);
    visit("scale", augmentation.scale);
    visit("shift", augmentation.shift);
    visit("shear_degrees", augmentation.shearDegrees);
    visit("stain_hue_degrees", augmentation.stainHueDegrees);
    visit("stain_saturation", augmentation.stainSaturation);
    visit("stain_gain", augmentation.stainGain);
    visit("gamma", augmentation.gamma);
    visit("contrast", augmentation.contrast);
    visit("brightness", augmentation.brightness);
    visit("blur_sigma", augmentation.blurSigma);
    visit("noise", augmentation.noise);
    visit("jpeg_quality_lowest", augmentation.jpegQualityLowest);
    visit("jpeg_quality_highest", augmentation.jpegQualityHighest);
    visit("cut_out", augmentation.cutOut);
}

/// Sets values from an object and complains about names that mean nothing: a misspelt setting must not be ignored.
class Setter {
public:
    explicit Setter(Json object) : m_object(std::move(object)) {}
    template <class T>
    void operator()(const char* name, T& value) {
        if (m_object.contains(name)) {
            read(m_object.at(name), name, value);
            m_object.erase(name);
        }
    }
    void finish(const std::string& place) const {
        if (!m_object.empty()) {
            throw std::invalid_argument(place + "." + m_object.begin().key());
        }
    }

private:
    template <class T>
    static void read(const Json& json, const char* name, T& value) {
        try {
            if constexpr (Worded<T>) {
                value = valueOf<T>(json, name);
            } else if constexpr (std::is_same_v<T, std::vector<TrainStage>>) {
                value = stagesFrom(json);
            } else {
                value = json.get<T>();
            }
        } catch (const Json::exception&) {
            throw std::invalid_argument(std::string(name) + ": " + json.dump());
        }
    }
    static std::vector<TrainStage> stagesFrom(const Json& json) {
        std::vector<TrainStage> stages;
        for (const Json& item : json) {
            Setter setter(item);
            visitStage(stages.emplace_back(), [&](const char* name, auto& value) { setter(name, value); });
            setter.finish("stages");
        }
        return stages;
    }
    Json m_object;
};

/// The network's input as a recipe names it.
struct InputSize {
    int channels = 3, rows = 160, columns = 160;
};

InputSize inputSizeFrom(Setter& training) {
    InputSize size;
    int side = 160;
    training("side", side);
    size.rows = size.columns = side;
    training("rows", size.rows);
    training("columns", size.columns);
    training("channels", size.channels);
    return size;
}

/// Classical classifiers are written by another trainer and run by another engine than networks (core/training/classical).
std::string engineOf(const std::string& architecture) {
    return architecture == "svm" || architecture == "knn" ? inference::kClassicalEngine : inference::kTorchScriptEngine;
}

/// Puts placeholders where training will fill in, so that the strict reader of manifests can be used.
Json completed(Json manifest, const InputSize& size) {
    for (const char* name : {"monai_version", "pytorch_version", "numpy_version"}) {
        manifest.emplace(name, "n/a");
    }
    manifest.emplace("required_packages_version", Json::object());
    manifest.emplace("task", "classification");
    manifest.emplace("network_data_format",
                     Json{{"inputs", {{"image", {{"num_channels", size.channels}, {"spatial_shape", {size.rows, size.columns}}}}}}});
    Json& block = manifest["intaglio"];
    block.emplace("spec_version", 1);
    block.emplace("activation", "softmax");
    inference::Manifest named;
    named.engine = engineOf(block.value("architecture", ""));
    block.emplace("engine", named.engine);
    block["sha256"] = {{inference::modelFileOf(named), std::string(64, '0')}};
    block["calibration"] = {{"method", "temperature"}, {"temperature", 1}};
    block.emplace("default_operating_point", "balanced");
    block["operating_points"] = {{{"name", block["default_operating_point"]}, {"threshold", 0.5}, {"sensitivity", 0}, {"specificity", 0}}};
    block["explain"] = {{"scale_maximum", 1}};
    int index = 0;
    for (Json& label : block["labels"]) {
        label["index"] = index++;
    }
    return manifest;
}

Recipe recipeFrom(const Json& json) {
    Recipe recipe;
    Setter training(json.value("training", Json::object()));
    const InputSize size = inputSizeFrom(training);
    training("familiarity_centroids", recipe.familiarityCentroids);
    int networks = 1;
    training("networks", networks);
    visitTraining(recipe.training, [&](const char* name, auto& value) { training(name, value); });
    training.finish("training");
    Setter augmentation(json.value("augmentation", Json::object()));
    augmentation("flips", recipe.augmentation.mirror);
    visitAugmentation(recipe.augmentation, [&](const char* name, auto& value) { augmentation(name, value); });
    augmentation.finish("augmentation");
    if (const auto checked = checkAugmentation(recipe.augmentation); !checked) {
        throw std::invalid_argument(checked.error().arguments.front() + ": " + checked.error().arguments.back());
    }
    Setter golden(json.value("golden", Json::object()));
    golden("phantom", recipe.golden.phantom);
    golden("size", recipe.golden.size);
    golden("seeds", recipe.golden.seeds);
    golden.finish("golden");
    const std::string text = completed(json.at("manifest"), size).dump();
    const std::string id = json.at("manifest").at("intaglio").at("id").get<std::string>();
    auto manifest = inference::parseManifest(base::viewOf(text), id);
    if (!manifest) {
        throw std::invalid_argument("manifest: " + manifest.error().arguments.back());
    }
    recipe.manifest = *std::move(manifest);
    recipe.training.architecture = recipe.manifest.architecture;
    if (const auto set = setNetworks(recipe, networks); !set) {
        throw std::invalid_argument("training.networks: " + set.error().arguments.back());
    }
    recipe.training.shape = {static_cast<int>(recipe.manifest.labels.size()), recipe.manifest.inputChannels, recipe.manifest.inputRows,
                             recipe.manifest.inputColumns};
    return recipe;
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

namespace {

/// One digest, to be filled in, for every network file of the manifest.
void nameNetworks(inference::Manifest& manifest, int networks) {
    const std::filesystem::path file = inference::modelFileOf(manifest);
    const std::string none(64, '0');
    manifest.digests = {{file.string(), none}};
    manifest.ensembleMembers.clear();
    for (int network = 2; network <= networks; ++network) {
        manifest.ensembleMembers.push_back(networkFile(manifest, network));
        manifest.digests[manifest.ensembleMembers.back()] = none;
    }
}

}  // namespace

std::string networkFile(const inference::Manifest& manifest, int network) {
    const std::filesystem::path file = inference::modelFileOf(manifest);
    return network == 1 ? file.string() : "network-" + std::to_string(network) + file.extension().string();
}

void setArchitecture(Recipe& recipe, const std::string& architecture) {
    // Another network is trained as it was published.
    recipe.training.addNormalization = recipe.training.addNormalization && architecture == recipe.training.architecture;
    recipe.manifest.architecture = recipe.training.architecture = architecture;
    recipe.manifest.engine = engineOf(architecture);
    // Classical models learn without chance: a second one would be the first again.
    recipe.networks = recipe.manifest.engine == inference::kClassicalEngine ? 1 : recipe.networks;
    nameNetworks(recipe.manifest, recipe.networks);
}

base::Status setNetworks(Recipe& recipe, int networks) {
    const bool isSingle = recipe.manifest.film || recipe.manifest.engine == inference::kClassicalEngine;
    if (networks < 1 || networks > kMostNetworks || (networks > 1 && isSingle)) {
        return Error(ErrorCode::InvalidArgument, {"networks", std::to_string(networks) + ": 1 to 5; 1 for films, svm and knn"});
    }
    recipe.networks = networks;
    nameNetworks(recipe.manifest, networks);
    return {};
}

base::Result<Recipe> readRecipe(const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    return bytes ? parseRecipe(std::string(base::textOf(*bytes)), base::pathText(file)) : base::Result<Recipe>(bytes.error());
}

namespace {

template <class T>
nlohmann::ordered_json jsonOf(T& value) {
    if constexpr (Worded<T>) {
        return Words<T>::kWords[static_cast<std::size_t>(value)];
    } else if constexpr (std::is_same_v<T, std::vector<TrainStage>>) {
        auto list = nlohmann::ordered_json::array();
        for (TrainStage& stage : value) {
            auto& item = list.emplace_back(nlohmann::ordered_json::object());
            visitStage(stage, [&](const char* name, auto& field) { item[name] = jsonOf(field); });
        }
        return list;
    } else {
        return value;
    }
}

}  // namespace

std::string trainingJson(const Recipe& recipe) {
    TrainRequest training = recipe.training;
    Augmentation augmentation = recipe.augmentation;
    nlohmann::ordered_json json;
    visitTraining(training, [&](const char* name, auto& value) { json["training"][name] = jsonOf(value); });
    visitAugmentation(augmentation, [&](const char* name, auto& value) { json["augmentation"][name] = jsonOf(value); });
    return json.dump();
}

}  // namespace intaglio::training
