#pragma once
#include "core/training/Compare.h"

namespace intaglio::training {

/// The pictures of a comparison. Where they are divided here, `request` goes on with the table of that, so that all the models' trainings
/// and judgements divide them alike. LabelsInvalid where finished packages were trained on different splits; the errors of readDataset()
/// and trainingDataset().
[[nodiscard]] base::Result<Dataset> comparedDataset(const PackagePorts& ports, CompareRequest& request, const TrainingHooks& hooks);

}  // namespace intaglio::training
