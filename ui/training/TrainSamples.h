#pragma once
#include "ui/presenters/TrainPorts.h"

/// A training that never runs, for the gallery.
namespace intaglio::ui::samples {

/// How far a sample training comes by itself.
enum class TrainEnd { Paused, Stopped, Judged };

[[nodiscard]] TrainSurvey trainSurvey(bool isBroken = false);
[[nodiscard]] TrainPlan trainPlan();
[[nodiscard]] std::vector<training::EpochReport> trainEpochs();
[[nodiscard]] TrainOutcome trainOutcome(std::size_t testPictures = 126);
/// Ports that answer at once. `isBroken`: the pictures have faults.
[[nodiscard]] TrainPorts trainPorts(TrainEnd end, bool isBroken = false, std::vector<TrainLeftover> leftovers = {});

}  // namespace intaglio::ui::samples
