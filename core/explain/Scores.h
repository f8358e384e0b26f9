#pragma once
#include <functional>
#include <optional>
#include <span>
#include <stop_token>

#include "core/inference/Engine.h"
#include "core/inference/Preprocess.h"

/// How good a map is: does what it marks change the answer (insertion and deletion; RISE: Petsiuk et al., BMVC 2018), does its peak lie on
/// the finding (pointing game; Zhang et al., ECCV 2016), and does it depend on what the network learnt (sanity check; Adebayo et al.,
/// NeurIPS 2018).
namespace intaglio::explain {

/// The probability of the explained label from one picture's logits.
using ProbabilityOf = std::function<base::Result<double>(std::span<const float> logits)>;

struct FaithfulnessOptions {
    int steps = 16;          ///< equal shares of the picture that change one after the other, 2 .. 256
    int batch = 8;           ///< pictures per run, 1 .. 256
    double blurShare = 0.1;  ///< standard deviation of the blur that insertion starts from, as a share of the shorter side
};

/// Areas under the curve of the label's probability, 0 .. 1, by the trapezoidal rule over the changed share.
struct Faithfulness {
    double insertion = 0;  ///< from the blurred picture, the most important places first; high is good
    double deletion = 0;   ///< towards the picture's mean colour, the most important places first; low is good
};

/// `input`: 1 x C x H x W. `map`: any resolution; stretched over the input as it is over a picture, equal values in a fixed random order,
/// so that a flat map scores like chance. InvalidArgument, Cancelled, or the error of runner or `probabilityOf`.
[[nodiscard]] base::Result<Faithfulness> faithfulness(inference::ModelRunner& runner, const inference::Tensor& input,
                                                      const inference::Heatmap& map, const ProbabilityOf& probabilityOf,
                                                      const FaithfulnessOptions& options, const std::stop_token& stop);

/// Where a finding lies, in the map's pixels.
struct TruthRegion {
    double column = 0;  ///< centre
    double row = 0;
    double halfWidth = 0;  ///< of a box, or the radius of a circle
    double halfHeight = 0;
    bool isCircle = true;
};

/// A region of a display picture in pixels of the network's input of `columns` x `rows`, mirrored where the network saw it so; a circle
/// that was squeezed becomes the box around it.
[[nodiscard]] TruthRegion regionSeen(const TruthRegion& region, const inference::SeenRegion& seen, double columns, double rows);

struct Pointing {
    bool hit = false;   ///< the map's largest value lies in a region, or within the tolerance of one
    double chance = 0;  ///< share of the map's area that would be a hit
};

/// `tolerance`: in the map's pixels (the publication used 15 of about 400). Several equal peaks count as the share of them that hits, at
/// least half for a hit: a flat map has no peak. InvalidArgument for an empty map or no region.
[[nodiscard]] base::Result<Pointing> pointingGame(const inference::Heatmap& map, std::span<const TruthRegion> regions, double tolerance);

/// Spearman's rank correlation of two maps of one size, -1 .. 1; equal values share their mean rank; 0 where one map is flat.
/// InvalidArgument where sizes differ.
[[nodiscard]] base::Result<double> rankCorrelation(const inference::Heatmap& a, const inference::Heatmap& b);

/// A map without knowledge: independent random values, seeded. What insertion and deletion must beat.
[[nodiscard]] inference::Heatmap randomMap(int rows, int columns, std::uint64_t seed);

/// Coefficient of variation of a map's positive part: standard deviation over mean. Near 0 where a map is even and says nothing of where;
/// 0 for a map without positive values.
[[nodiscard]] double unevenness(const inference::Heatmap& map);

}  // namespace intaglio::explain
