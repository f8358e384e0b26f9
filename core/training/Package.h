#pragma once
#include "core/crypto/Primitives.h"
#include "core/training/Recipe.h"
#include "core/training/Scoring.h"

/// From a trained network to a model package that can be installed.
namespace intaglio::training {

struct PackagePorts {
    const crypto::Primitives& primitives;
    const image::ReaderRegistry& readers;
    inference::Engine& engine;
};

/// Completes the package in `folder`, which holds model.ts: fits temperature, operating points and the gate's limits on the validation
/// split, remembers what training pictures look like (familiarity.bin), records golden vectors, and writes metadata.json and a card
/// without figures (evaluation adds them). The split "test" is never read. Errors of reading, of the model, or Cancelled.
[[nodiscard]] base::Status completePackage(const PackagePorts& ports, const Recipe& recipe, const Dataset& dataset,
                                           const TrainReport& report, const std::filesystem::path& folder, int jobs,
                                           base::ProgressSink& progress, const std::stop_token& stop);

inline constexpr const char* kFamiliarityFile = "familiarity.bin";

}  // namespace intaglio::training
