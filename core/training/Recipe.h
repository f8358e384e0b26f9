#pragma once
#include "core/inference/Manifest.h"
#include "core/training/Pictures.h"

/// A recipe: all that makes a model except the pictures. One JSON file:
///   {"manifest": metadata.json without its trained parts, "training": {...}, "augmentation": {...}, "golden": {...}}
/// where "training" holds the numbers of TrainRequest and "augmentation" those of Augmentation in snake_case; what is missing keeps its
/// default, a name that means nothing is an error. Of its own has "training":
///   "side", or "rows" and "columns", and "channels"   the network's input, where the manifest has no "network_data_format"
///   "stages": [{"first_trainable_block", "epochs", "learning_rate", "schedule", "views"}]   in place of the flat values of that name
///   "schedule": "one-cycle" | "cosine" | "step" | "constant"      (of a stage)
///   "balance": "square-root" | "full" | "none",  "balance_by": "sampling" | "loss-weights"
///   "select_by": "val-loss" | "balanced-accuracy",  "device": "cpu" | "cuda" | "auto"
/// "augmentation.flips" of older recipes means "mirror". "manifest.intaglio.card" holds the prose of the model card.
namespace intaglio::training {

struct GoldenPlan {
    std::string phantom = "blood-smear";  ///< kind of generated picture
    int size = 192;
    std::vector<std::uint64_t> seeds{7, 11};
};

struct Recipe {
    inference::Manifest manifest;  ///< model digest, calibration, operating points and gate limits are placeholders
    TrainRequest training;
    Augmentation augmentation;
    GoldenPlan golden;
    int familiarityCentroids = 48;
    /// So many networks, each trained from its own seed (training.seed and the numbers after it), judge together, at most kMostNetworks:
    /// setNetworks.
    int networks = 1;
};

/// InvalidArgument with the first field that does not fit, or an error of reading the file.
[[nodiscard]] base::Result<Recipe> readRecipe(const std::filesystem::path& file);
[[nodiscard]] base::Result<Recipe> parseRecipe(const std::string& json, const std::string& name);

/// A recipe for a table about which nothing else is known: labels as in the table ("normal", "benign", "healthy" and "negative" are no
/// findings), pictures scaled to the network's size in colour, the model marked as a demonstration. `side` 0: 64 for "svm" and "knn",
/// else 160.
[[nodiscard]] base::Result<Recipe> defaultRecipe(const std::string& id, const std::vector<std::string>& labels,
                                                 const std::string& architecture, int side);

inline constexpr int kMostNetworks = 5;

/// Names the files of so many networks (1 to kMostNetworks) in the manifest: model.ts, network-2.ts and so on. Their logits are averaged,
/// and what each says alone is the interval that is shown (core/inference/Combined.h). InvalidArgument for another number, and for more
/// than one network of a film's detector or of a classical model.
[[nodiscard]] base::Status setNetworks(Recipe& recipe, int networks);
/// "model.ts", "network-2.ts" and so on, from 1.
[[nodiscard]] std::string networkFile(const inference::Manifest& manifest, int network);
/// Trains another architecture than the recipe names; the manifest's engine and model files follow it.
void setArchitecture(Recipe& recipe, const std::string& architecture);

/// Changes the network's input, and the last step "resize" with it. In a recipe with a film plan the input is a patch: the film, its
/// stride and its last step "letterbox" grow in proportion, so that a patch shows as much of the film as before. InvalidArgument for sides
/// outside 16 .. 4096, without such a step, for patches of another shape, and for films of more than 8192 pixels a side.
[[nodiscard]] base::Status setInputSize(Recipe& recipe, int rows, int columns);

/// Stages for fine-tuning a pretrained network of `blocks` feature blocks on `pictures` training pictures in minutes on two cores: the last
/// quarter of the blocks on kept outputs of several views, then a few epochs of everything at a lower rate. The more pictures there are,
/// the fewer views and epochs.
[[nodiscard]] std::vector<TrainStage> transferStages(int blocks, std::size_t pictures);

/// The recipe as one line of JSON: what training depended on, for the package.
[[nodiscard]] std::string trainingJson(const Recipe& recipe);

}  // namespace intaglio::training
