#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/inference/ModelUid.h"
#include "core/training/Recipe.h"

namespace intaglio::training {

namespace {

using Json = nlohmann::json;

constexpr int kSmallestSide = 16;
constexpr int kLargestSide = 4096;
constexpr int kLargestFilm = 8192;

bool meansHealthy(std::string label) {
    std::transform(label.begin(), label.end(), label.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array<std::string_view, 5> kHealthy{"normal", "benign", "healthy", "negative", "none"};
    return std::find(kHealthy.begin(), kHealthy.end(), label) != kHealthy.end();
}

/// What bears no risk for a kind of picture that nobody described: it may have an upper end, but hardly a left one.
Json carefulAugmentation() {
    return {{"mirror", true},    {"flip", false}, {"quarter_turns", false},  {"rotation_degrees", 10}, {"scale", 0.12},
            {"shift", 0.06},     {"gamma", 0.25}, {"contrast", 0.2},         {"brightness", 0.1},      {"stain_hue_degrees", 5},
            {"blur_sigma", 0.8}, {"noise", 6},    {"stain_saturation", 0.2}, {"stain_gain", 0.05},     {"jpeg_quality_lowest", 50}};
}

base::Error sideError(const std::string& reason) {
    return {base::ErrorCode::InvalidArgument, {"side", reason}};
}

inference::PreprocessStep* lastStep(Recipe& recipe, std::string_view name) {
    auto& steps = recipe.manifest.preprocess;
    const auto found = std::find_if(steps.rbegin(), steps.rend(), [&](const auto& step) { return step.name == name; });
    return found == steps.rend() ? nullptr : &*found;
}

void setStepSize(inference::PreprocessStep& step, int rows, int columns) {
    step.numbers["rows"] = rows;
    step.numbers["columns"] = columns;
}

/// The film grows with its patches, so that a patch shows as much of it as before.
base::Status scaleFilm(Recipe& recipe, int patchRows, int patchColumns) {
    const NetworkShape& former = recipe.training.shape;
    inference::PreprocessStep* letterbox = lastStep(recipe, "letterbox");
    if (letterbox == nullptr) {
        return sideError("no step \"letterbox\" in the recipe");
    }
    if (patchRows * former.columns != patchColumns * former.rows) {
        return sideError("patches of another shape than the recipe's");
    }
    const auto scaled = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * 1.0 * patchRows / former.rows))); };
    inference::FilmPlan& film = *recipe.manifest.film;
    if (scaled(film.filmRows) > kLargestFilm || scaled(film.filmColumns) > kLargestFilm) {
        return sideError(std::to_string(patchRows) + ": the film would be too large");
    }
    film.filmRows = scaled(film.filmRows);
    film.filmColumns = scaled(film.filmColumns);
    film.stride = scaled(film.stride);
    setStepSize(*letterbox, film.filmRows, film.filmColumns);
    return {};
}

base::Status scalePicture(Recipe& recipe, int rows, int columns) {
    inference::PreprocessStep* resize = lastStep(recipe, "resize");
    if (resize == nullptr) {
        return sideError("no step \"resize\" in the recipe");
    }
    setStepSize(*resize, rows, columns);
    return {};
}

}  // namespace

base::Result<Recipe> defaultRecipe(const std::string& id, const std::vector<std::string>& labels, const std::string& architecture,
                                   int side) {
    if (side == 0) {
        // Features of a classical classifier grow with the picture: 64 is what HOG was published for.
        side = architecture == "svm" || architecture == "knn" ? 64 : 160;
    }
    Json block = {
        {"id", id}, {"uid", inference::kNoModelUid}, {"architecture", architecture}, {"demonstration", true}, {"labels", Json::array()}};
    for (const std::string& label : labels) {
        block["labels"].push_back({{"key", label}, {"display", {{"en", label}}}, {"role", meansHealthy(label) ? "normal" : "finding"}});
    }
    block["preprocess"] = {{{"name", "resize"}, {"arguments", {{"rows", side}, {"columns", side}, {"kernel", "area"}}}},
                           {{"name", "to-rgb"}},
                           {{"name", "scale"}, {"arguments", {{"divisor", 127.5}, {"offset", -1}}}}};
    block["input_gate"] = {{"kind", id}, {"modalities", Json::array()}, {"minimum_side", 64}};
    const Json manifest = {{"version", "1.0.0"},
                           {"name", id},
                           {"description", "Classifier trained from labelled pictures"},
                           {"authors", "Trained at this clinic"},
                           {"copyright", "That of the training pictures"},
                           {"intended_use", "Trial on pictures like those it was trained on"},
                           {"intaglio", block}};
    const Json training = {{"side", side}, {"add_normalization", architecture == "mobilenet_v2"}};
    const Json json = {{"manifest", manifest}, {"training", training}, {"augmentation", carefulAugmentation()}};
    return parseRecipe(json.dump(), id);
}

base::Status setInputSize(Recipe& recipe, int rows, int columns) {
    const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    if (!fits(rows) || !fits(columns)) {
        return sideError(std::to_string(rows) + "x" + std::to_string(columns));
    }
    const auto scaled = recipe.manifest.film ? scaleFilm(recipe, rows, columns) : scalePicture(recipe, rows, columns);
    if (!scaled) {
        return scaled;
    }
    recipe.manifest.inputRows = recipe.training.shape.rows = rows;
    recipe.manifest.inputColumns = recipe.training.shape.columns = columns;
    return {};
}

std::vector<TrainStage> transferStages(int blocks, std::size_t pictures) {
    // About 10,000 runs of a picture through the frozen blocks, and as many steps' pictures through the whole network.
    constexpr std::size_t kRuns = 10000;
    const auto affordable = static_cast<int>(kRuns / std::max<std::size_t>(1, pictures));
    TrainStage last;
    last.firstTrainableBlock = blocks * 3 / 4;
    last.epochs = 12;
    last.learningRate = 1e-3;
    last.views = std::clamp(affordable, 2, 8);
    TrainStage whole;
    whole.epochs = std::clamp(affordable, 2, 8);
    whole.learningRate = 3e-4;
    return blocks > 0 ? std::vector{last, whole} : std::vector{whole};
}

}  // namespace intaglio::training
