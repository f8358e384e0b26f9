#pragma once
#include "core/stego/robust/RobustHeader.h"
#include "core/stego/robust/RobustLayout.h"

/// Writes a frame and its header into a picture's coefficients, and measures how well they can be read.
namespace intaglio::stego::robust {

/// How surely header and body would be read (SpreadLattice::agreement()).
struct Agreement {
    double header = 0;
    double body = 0;
};

struct Laid {
    image::Image image;
    double psnrDb = 0;
    int maximumChange = 0;
};

class RobustWriter {
public:
    /// For `frame` (unmasked) under `header.parameters`. InvalidArgument, or the primitives' errors.
    [[nodiscard]] static Result<RobustWriter> create(const Primitives& primitives, const StegoKey& key, const RobustHeader& header,
                                                     ByteView frame, BlockGrid grid, Band band);

    /// `image` must have the size that the header names.
    [[nodiscard]] Laid lay(const image::Image& image) const;
    /// In any picture of the same content.
    [[nodiscard]] Agreement agreementIn(const LumaPlane& plane) const;
    [[nodiscard]] double bodyCarriersPerBit() const { return m_body.lattice.carriersPerBit(); }

    /// No sample changes by more.
    [[nodiscard]] static int largestChange(RobustStrength strength);

private:
    struct Message {
        SpreadLattice lattice;
        Bits coded;
    };
    RobustWriter(BlockGrid grid, Band band, RobustStrength strength, Message header, Message body)
        : m_grid(grid), m_band(band), m_strength(strength), m_header(std::move(header)), m_body(std::move(body)) {}
    [[nodiscard]] BlockTransform transformFor(int columns, int rows) const { return {columns, rows, m_grid, frequenciesOf(m_band)}; }

    BlockGrid m_grid;
    Band m_band;
    RobustStrength m_strength;
    Message m_header;
    Message m_body;
};

/// Keys of the body's coefficients.
[[nodiscard]] SpreadKeys bodySpreadKeys(const BodyKeys& keys);

}  // namespace intaglio::stego::robust
