#pragma once
#include "core/stego/FrameHeader.h"
#include "core/stego/robust/BlockTransform.h"
#include "core/stego/robust/SpreadLattice.h"

/// The 32 bytes that announce a robust frame: nonce (16), first 8 bytes of an HMAC-SHA256 over everything else, 8 bytes of parameters under
/// a mask. They name the size that the picture had when it was sealed, since it may have been scaled since.
namespace intaglio::stego::robust {

using RobustHeaderBytes = base::FixedBytes<kHeaderBytes>;

/// What the header says.
struct RobustHeader {
    FrameParameters parameters;  ///< mode robust, no protected regions
    bool isColor = false;
    int columns = 0;  ///< 1 .. 65535, when sealed
    int rows = 0;
};

/// `header.parameters` must name one of the four buckets and slot counts: InvalidArgument.
[[nodiscard]] Result<RobustHeaderBytes> sealRobustHeader(const Primitives& primitives, const StegoKey& key, const RobustHeader& header);
/// Empty where the MAC does not hold or the parameters are none that this version writes.
[[nodiscard]] std::optional<RobustHeader> openRobustHeader(const Primitives& primitives, const StegoKey& key, ByteView bytes);

/// stego::geometryBytes() of the picture that was sealed: one frame of 8 bits, MONOCHROME2 or RGB.
[[nodiscard]] Bytes sealedGeometry(const RobustHeader& header);

/// Keys of the header's own coefficients: hang on the stego key and the grid, for the reader has nothing else yet.
[[nodiscard]] SpreadKeys headerSpreadKeys(const Primitives& primitives, const StegoKey& key, BlockGrid grid);

}  // namespace intaglio::stego::robust
