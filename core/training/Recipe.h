#pragma once
#include "core/inference/Manifest.h"
#include "core/training/Pictures.h"

/// A recipe: all that makes a model except the pictures. One JSON file:
///   {"manifest": metadata.json without its trained parts, "training": {...}, "augmentation": {...}, "golden": {...}}
/// where "training" holds the numbers of TrainRequest and "augmentation" those of Augmentation in snake_case; what is missing keeps its
/// default. "manifest.intaglio.card" holds the prose of the model card.
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
};

/// InvalidArgument with the first field that does not fit, or an error of reading the file.
[[nodiscard]] base::Result<Recipe> readRecipe(const std::filesystem::path& file);
[[nodiscard]] base::Result<Recipe> parseRecipe(const std::string& json, const std::string& name);

/// A recipe for a table about which nothing else is known: labels as in the table ("normal", "benign", "healthy" and "negative" are no
/// findings), pictures scaled to the network's size in colour, the model marked as a demonstration.
[[nodiscard]] base::Result<Recipe> defaultRecipe(const std::string& id, const std::vector<std::string>& labels,
                                                 const std::string& architecture, int side);

/// The recipe as one line of JSON: what training depended on, for the package.
[[nodiscard]] std::string trainingJson(const Recipe& recipe);

}  // namespace intaglio::training
