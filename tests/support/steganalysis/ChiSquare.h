#pragma once
#include "tests/support/steganalysis/SamplePlane.h"

/// The chi-square attack on pairs of values: A. Westfeld, A. Pfitzmann, "Attacks on steganographic systems", Information Hiding 1999.
/// Replacing lowest bits by a random message evens out the counts of 2k and 2k + 1.
/// Range: finds messages that fill the samples looked at one after another; a sparse message in random order leaves it at 0.
namespace intaglio::steganalysis {

struct ChiSquareResult {
    double statistic = 0;
    int degrees = 0;         ///< pairs that occur often enough, less one
    double probability = 0;  ///< that counts this even came about by a message: 1 - CDF of the statistic; 0 without a usable pair

    /// For ranking pictures where every probability is 0: higher is more suspicious.
    [[nodiscard]] double score() const { return degrees > 0 ? -statistic / degrees : -1e9; }
};

/// Looks at the first `share` (0 to 1) of the samples in raster order.
[[nodiscard]] ChiSquareResult chiSquareAttack(const SamplePlane& plane, double share = 1);

/// P(X > x) for a chi-square variable: the regularised upper incomplete gamma function Q(degrees / 2, x / 2).
[[nodiscard]] double chiSquareTail(double x, int degrees);

}  // namespace intaglio::steganalysis
