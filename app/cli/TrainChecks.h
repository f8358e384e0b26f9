#pragma once
#include <optional>

#include "app/cli/TrainOptions.h"
#include "core/training/TrainModel.h"

namespace intaglio::cli {

/// Tells what a training should be known for, and says whether it may begin: the folder holds no package that nobody wants to lose, its
/// name can be a model's, and the pictures can teach something. Where it may not, that was told too.
[[nodiscard]] base::Result<bool> mayTrain(CommandContext& context, const TrainOptions& options, const training::TrainModelRequest& request,
                                          const training::Dataset& dataset);

/// Why a recipe cannot be made of these labels alone: there is only one, or all of them would be taken for normal.
[[nodiscard]] std::optional<Complaint> unfitForGuessing(const std::vector<std::string>& labels);

/// Labels of the pictures that are to be learnt or judged and that the recipe of --recipe does not name.
[[nodiscard]] std::optional<Complaint> unfitLabels(const TrainOptions& options, const training::Recipe& recipe,
                                                   const training::Dataset& dataset);

/// What is wrong with the value of --weights, and which values would do; nothing where the error is about something else.
[[nodiscard]] std::optional<Complaint> unfitStart(CommandContext& context, const base::Error& error);

/// How to go on with a training that was stopped, and why one could not be gone on with; nothing for other errors, and where there is
/// nothing to go on from.
[[nodiscard]] std::optional<Complaint> stoppedTraining(const TrainOptions& options, const base::Error& error);

/// A signature is over the package that was there before: takes it away, and says so.
void dropFormerSignature(CommandContext& context, const std::filesystem::path& folder);

}  // namespace intaglio::cli
