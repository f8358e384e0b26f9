#pragma once
#include "core/crypto/Primitives.h"
#include "core/training/TrainModel.h"

namespace intaglio::training {

/// Lets a training begin with `given`: a file of named tensors (*.pt), or a finished model (its folder, or the *.ts file in it), whose last
/// layer alone starts anew; of a model of several networks the first one begins. What was learnt from pictures that no business may use
/// stays non-commercial. An empty path is a random start; classical methods begin with nothing. FileUnreadable where nothing is there. Of a
/// model: InvalidArgument where it has another architecture than the recipe or canBeginTraining() says no, and errors of openPackage.
/// Whether a model may be used here is the caller's to ask.
[[nodiscard]] base::Status beginWith(const crypto::Primitives& primitives, const std::filesystem::path& given, TrainModelRequest& request);

/// Whether the network of a finished model can begin another training: a MobileNetV2, whose normalisation was never apart.
[[nodiscard]] bool canBeginTraining(const inference::Manifest& manifest);

}  // namespace intaglio::training
