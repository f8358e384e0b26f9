#pragma once
#include "app/cli/Command.h"
#include "core/training/Compare.h"

namespace intaglio::cli {

/// What "train" was told.
struct TrainOptions {
    std::string labels;
    std::string arch;
    std::string out;
    std::string recipe;
    std::string weights;
    std::string split = "test";
    std::string side;  ///< "160" or "150x200", empty: the recipe's, else the architecture's
    std::string device;
    std::string balance;
    std::string selectBy;
    training::TableOptions table;
    std::vector<std::string> where;  ///< rows to take, see training::parseRowFilter
    int folds = 0;                   ///< of a cross-validation before the training; 0: none
    int epochs = 0;
    int batchSize = 0;
    int patience = 0;
    double learningRate = 0;
    std::uint64_t seed = 0;
    int networks = 0;
    int threads = 0;
    bool keepDuplicates = false;
    bool resume = false;
    bool repackage = false;
    bool replace = false;
};

/// The name that stands for a test of the data in place of a network.
inline constexpr const char* kColorBaseline = "colour-baseline";

void addTrainOptions(CLI::App& command, TrainOptions& options);

/// As many as named, else one per processor core.
[[nodiscard]] int threadsOf(const TrainOptions& options);

/// The recipe that is named, or a default for the data: fine-tuning in stages where weights are given, else a small network from a random
/// start. What the options set has the last word. ArchitectureUnknown, InvalidArgument, errors of reading.
[[nodiscard]] base::Result<training::Recipe> recipeOf(const TrainOptions& options, const training::Dataset& dataset,
                                                      const std::vector<training::ArchitectureFacts>& facts);

}  // namespace intaglio::cli
