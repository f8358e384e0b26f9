#pragma once
#include "tests/support/steganalysis/SamplePlane.h"

/// Estimators of the share of samples that carry a bit by LSB replacement, in bits per sample: about 0 on most clean pictures, 1 where
/// every lowest bit was replaced. They rest on replacement never leaving a pair (2k, 2k + 1); +-1 embedding is outside their model, so
/// that a value near the clean twin's is what it should give.
/// Range: planes from about 64 x 64 with some texture. On clean pictures they scatter by 0.01 to 0.03, on strongly processed ones they are
/// off by 0.2: compare with the clean twin, never with a fixed threshold. Constant planes give 0.
namespace intaglio::steganalysis {

/// Sample pairs analysis: S. Dumitrescu, X. Wu, Z. Wang, "Detection of LSB steganography via sample pair analysis", IEEE Transactions on
/// Signal Processing 51(7), 2003; horizontal and vertical neighbours, the quadratic of their section III.
[[nodiscard]] double samplePairs(const SamplePlane& plane);

/// RS analysis: J. Fridrich, M. Goljan, R. Du, "Reliable detection of LSB steganography in color and grayscale images", ACM Workshop on
/// Multimedia and Security 2001; groups of four in a row and in a column, mask 0 1 1 0. Up to 0.9: beyond, its curves
/// meet and the root is lost in noise.
[[nodiscard]] double regularSingular(const SamplePlane& plane);

/// Weighted stego: J. Fridrich, M. Goljan, SPIE 5306 (2004), with the predictor, weights and bias correction of A. Ker, R. Böhme,
/// "Revisiting weighted stego-image steganalysis", SPIE 6819 (2008).
[[nodiscard]] double weightedStego(const SamplePlane& plane);

}  // namespace intaglio::steganalysis
