#pragma once
#include <span>
#include <stop_token>

#include "core/base/Progress.h"
#include "core/inference/Engine.h"

/// Evidence without looking inside the network: cover a part, see how far the logit falls (Zeiler and Fergus, ECCV 2014).
namespace intaglio::explain {

struct OcclusionOptions {
    int cells = 10;   ///< places per side, 2..64
    int overlap = 2;  ///< a patch covers this many places per side, 1..cells
    int batch = 8;    ///< pictures per run
};

/// The fall of the label's logit when a patch is replaced by the input's mean colour, averaged over the patches that cover a place and
/// divided by the share of the picture that a patch covers: the same unit as the gradient methods. Map of cells x cells.
/// `input`: 1 x C x H x W. Phase "explain". InvalidArgument, Cancelled, or the runner's error.
[[nodiscard]] base::Result<inference::Heatmap> occlusion(inference::ModelRunner& runner, const inference::Tensor& input, int label,
                                                         const OcclusionOptions& options, base::ProgressSink& progress,
                                                         const std::stop_token& stop);

}  // namespace intaglio::explain
