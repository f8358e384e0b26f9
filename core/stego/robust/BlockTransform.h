#pragma once
#include <vector>

#include "core/image/Image.h"

/// The cosine coefficients that robust mode writes into. A picture is cut into the same number of blocks however many pixels it has, and a
/// block's coefficients are integrals over the block, not sums over pixels: a picture that was scaled has the same ones, so that a reader
/// need not know the size that it once had.
namespace intaglio::stego::robust {

/// Blocks along both sides; the longer side always has kLongSideBlocks.
struct BlockGrid {
    int columns = 0;
    int rows = 0;

    [[nodiscard]] std::size_t blocks() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
    bool operator==(const BlockGrid&) const = default;
};
inline constexpr int kLongSideBlocks = 64;
inline constexpr int kFewestBlocks = 8;         ///< along the shorter side
inline constexpr int kSmallestBlockPixels = 8;  ///< along the longer side: no frequency in use comes near the pixels' own
inline constexpr int kMostFrequencies = 7;      ///< 0 to 6 half waves in a block, along each side

/// Grids that a picture of this size may carry, the likeliest first: square blocks as nearly as whole numbers allow. Scaling rounds a
/// picture's sides to whole pixels, so the second may be the one that it was sealed with. Empty where the picture is too small or too long.
[[nodiscard]] std::vector<BlockGrid> gridsFor(int columns, int rows);

/// Brightness 0 to 255, row by row.
struct LumaPlane {
    int columns = 0;
    int rows = 0;
    std::vector<float> values;
};
/// Rec. 601 luma as JPEG uses it, of a grey or RGB picture of 8 bits with or without alpha (ignored), first frame.
[[nodiscard]] LumaPlane lumaOf(const image::Image& image);

/// For a picture of one size. A coefficient is 8 times the mean over its block of brightness times p_u(x) p_v(y), with p_0 = 1 and
/// p_k(t) = sqrt(2) cos(pi k t), t from 0 to 1 across the block: the scale of an orthonormal 8 x 8 transform.
class BlockTransform {
public:
    /// `frequencies` from 1 to kMostFrequencies for each direction. `grid` must be one of gridsFor(columns, rows).
    BlockTransform(int columns, int rows, BlockGrid grid, int frequencies);

    [[nodiscard]] std::size_t coefficientCount() const;
    /// Position of the coefficient with `u` half waves across and `v` down.
    [[nodiscard]] std::size_t indexOf(std::size_t block, int u, int v) const;
    /// All coefficients of `plane`, whose size must be that of the transform.
    [[nodiscard]] std::vector<float> analyse(const LumaPlane& plane) const;
    /// Adds to `plane` (of the picture's size) the brightness that `coefficients` stand for. Exact up to pixels that two blocks share.
    void addSynthesis(const std::vector<float>& coefficients, std::vector<float>& plane) const;

private:
    /// What one column (or row) of pixels counts in one block.
    struct Share {
        int block = 0;
        float integrals[kMostFrequencies] = {};  ///< of p_k over the pixel, in parts of the block
    };
    /// Shares of each pixel along one side: two where a border between blocks crosses it, else the second is empty.
    struct Axis {
        std::vector<Share> first, second;
        std::vector<bool> isCrossed;
        float pixelsPerBlock = 0;
    };
    [[nodiscard]] static Axis axisFor(int pixels, int blocks, int frequencies);
    void gatherRow(const float* row, const Share& share, std::vector<float>& lines) const;
    void spreadRow(const std::vector<float>& lines, const Share& share, float* row) const;

    BlockGrid m_grid;
    int m_frequencies;
    Axis m_across, m_down;
};

}  // namespace intaglio::stego::robust
