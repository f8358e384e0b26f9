#pragma once
#include <array>
#include <optional>

#include "core/base/Bytes.h"
#include "tests/support/steganalysis/SamplePlane.h"

/// Was this picture changed since it was a JPEG file? J. Fridrich, M. Goljan, R. Du, "Steganalysis based on JPEG compatibility", SPIE 4518
/// (2001): a block of 8 x 8 samples that came out of a JPEG decoder lies on the lattice of its quantisation table; nearly any other block
/// does not. One changed sample is enough, whatever the embedding.
/// Range: grey pictures that were decoded by libjpeg's accurate integer transform and not scaled, cropped off the grid or filtered since;
/// quantisation steps from about 3, for below the decoder's rounding hides the lattice.
namespace intaglio::steganalysis {

/// Steps in row order (not zigzag), 1 .. 255.
using QuantisationTable = std::array<int, 64>;

/// The luminance table of a JPEG file, from its first DQT segment that defines table 0. Empty for anything else.
[[nodiscard]] std::optional<QuantisationTable> luminanceTable(base::ByteView jpegFile);
/// The table of ITU-T T.81 annex K, scaled as libjpeg does for `quality` 1 .. 100.
[[nodiscard]] QuantisationTable standardTable(int quality);

struct CompatibilityResult {
    int blocks = 0;        ///< looked at: whole ones without a sample at 0 or 255, where the decoder's clipping hides the lattice
    int incompatible = 0;  ///< that no coefficients of this table decode to

    /// 0 for a picture straight from its file, more for a changed one.
    [[nodiscard]] double share() const { return blocks > 0 ? static_cast<double>(incompatible) / blocks : 0; }
};
/// `plane` of 8-bit samples.
[[nodiscard]] CompatibilityResult jpegCompatibility(const SamplePlane& plane, const QuantisationTable& table);

}  // namespace intaglio::steganalysis
