#pragma once
#include "core/training/Compare.h"

/// One row of a comparison: a model that is trained here, or a finished package, with its figures. Internal to Compare.cpp.
namespace intaglio::training {

/// What all rows share.
struct CompareWork {
    const PackagePorts& ports;
    NetworkTrainer& trainer;
    const CompareRequest& request;
    const TrainingHooks& hooks;
    const Dataset& dataset;
    std::vector<ArchitectureFacts> facts;
    Comparison comparison;
};

/// One model: where it lies and what decides its figures.
struct CompareEntry {
    std::string name;
    Recipe recipe;                  ///< of a model that is trained here
    std::filesystem::path weights;  ///< that training begins with
    std::filesystem::path package;
    std::filesystem::path folder;  ///< receives row.json and the evaluation
    bool isTrained = false;
};

/// ArchitectureUnknown; the errors of recipeFor().
[[nodiscard]] base::Result<CompareEntry> entryFor(const CompareWork& work, const std::string& architecture);
[[nodiscard]] CompareEntry entryOfPackage(const CompareWork& work, const std::filesystem::path& folder);

/// Trains, packages and judges, or takes over what row.json says was finished by the same work. The errors of trainModel(), openPackage()
/// and evaluateModel(); LabelsInvalid where the predictions in the folder are of other pictures.
[[nodiscard]] base::Status makeRow(const CompareWork& work, const CompareEntry& entry, CompareRow& row);

}  // namespace intaglio::training
