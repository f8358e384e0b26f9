#pragma once
#include <stop_token>

#include "core/inference/Engine.h"
#include "core/inference/Manifest.h"

/// A network that runs is not yet one that judges: before a package is installed it has to show that it answers as its manifest says.
namespace intaglio::inference {

enum class ProbeStrictness {
    Package,  ///< as packages are made: logits are what the manifest says
    Import    ///< also refuses a network that ends in its own softmax, which the manifest's would flatten
};

/// Runs golden vectors, then a black, a white and a noisy picture at the network's size, or the film's. ModelBroken with the reason:
/// another number of answers than labels, NaN or infinity, logits beyond 10,000, different answers for the same picture (a network still in
/// training mode), the same answer for every picture. Cancelled between two runs where `stop` asks for it.
[[nodiscard]] base::Status probeModel(const ModelPackage& package, ModelRunner& runner, ProbeStrictness strictness,
                                      const std::stop_token& stop = {});

/// The same without golden vectors, for a package that has none yet.
[[nodiscard]] base::Status probeAnswers(const ModelPackage& package, ModelRunner& runner, ProbeStrictness strictness,
                                        const std::stop_token& stop = {});

}  // namespace intaglio::inference
