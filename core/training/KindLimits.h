#pragma once
#include "core/training/Scoring.h"

/// What is fitted for the gate's own model (PictureKind.h) besides what every model gets.
namespace intaglio::training {

/// Without the pictures labelled "none": what a picture of nothing in particular looks like makes nothing familiar. `scores` in the order
/// of `samples`.
[[nodiscard]] std::vector<PictureScore> ofKnownKinds(const std::vector<PictureScore>& scores, const std::vector<const Sample*>& samples);

/// The smallest probability at which an answer shall count: that which three of a thousand pictures of the six kinds miss among those
/// that get their own kind as the likeliest, within 0.5 .. 0.95. 0.5 without any. `manifest` is calibrated already.
[[nodiscard]] double kindProbabilityFrom(const std::vector<PictureScore>& validation, const std::vector<const Sample*>& samples,
                                         const inference::Manifest& manifest);

}  // namespace intaglio::training
