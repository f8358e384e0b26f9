#pragma once
#include <stop_token>

#include "core/base/Progress.h"
#include "core/inference/Engine.h"

/// Evidence from random masks (RISE: Petsiuk, Das and Saenko, BMVC 2018).
namespace intaglio::explain {

struct RiseOptions {
    int masks = 600;         ///< 8 .. 100000; noise falls with the square root
    int cells = 8;           ///< a mask's grid per side, 2 .. 64; no more than the picture's shorter side
    double visible = 0.5;    ///< chance that a cell is visible, 0.05 .. 0.95
    std::uint64_t seed = 1;  ///< equal seeds give equal maps
    int batch = 8;           ///< pictures per run, 1 .. 256
};

/// Masks as in the paper: a random grid of seen and unseen cells, one cell larger than the picture, enlarged bilinearly and shifted at
/// random; what a mask hides turns into the input's mean colour. The paper averages the score over the masks that show a place. This map
/// is the slope of the label's logit over a place's visibility, divided by the share of the picture that is seen together with it: the
/// same unit as the other methods, and 0 on average where a place does not matter (the paper's average is the score of half a picture
/// there). Map at the input's own resolution. `input`: 1 x C x H x W. Phase "explain". InvalidArgument, Cancelled, or the runner's error.
[[nodiscard]] base::Result<inference::Heatmap> rise(inference::ModelRunner& runner, const inference::Tensor& input, int label,
                                                    const RiseOptions& options, base::ProgressSink& progress, const std::stop_token& stop);

}  // namespace intaglio::explain
