#include "core/stego/robust/RobustLayout.h"

#include "core/stego/robust/ReedSolomon.h"

namespace intaglio::stego::robust {
namespace {

constexpr std::size_t kHeaderCarriersPerBlock = 2;  // half a wave across or down
constexpr int kHeaderFrequency = 1;

/// Calls `work` with each frequency pair of the body: by rising u + v, then by rising u.
template <class Work>
void forEachBodyFrequency(Band band, const Work& work) {
    for (int sum = kHeaderFrequency + 1; sum <= static_cast<int>(band); ++sum) {
        for (int u = 0; u <= sum; ++u) work(u, sum - u);
    }
}

}  // namespace

std::size_t codedBitsOf(std::size_t frameBytes) {
    return 2 * 8 * protectedSize(frameBytes);
}

std::size_t largestFrame(std::size_t codedBits) {
    std::size_t bytes = codedBits / 16 * kMostDataBytes / (kMostDataBytes + kCheckBytes) + 1;
    while (bytes > 0 && codedBitsOf(bytes) > codedBits) --bytes;
    return bytes;
}

std::size_t bodyCarrierCount(BlockGrid grid, Band band) {
    std::size_t perBlock = 0;
    forEachBodyFrequency(band, [&](int, int) { ++perBlock; });
    return grid.blocks() * perBlock;
}

std::optional<Band> bandFor(BlockGrid grid, std::size_t frameBytes) {
    const std::size_t bits = codedBitsOf(frameBytes);
    if (4 * bodyCarrierCount(grid, Band::Narrow) >= 5 * bits) return Band::Narrow;
    if (bodyCarrierCount(grid, Band::Wide) >= bits) return Band::Wide;
    return std::nullopt;
}

std::vector<std::uint32_t> headerCarriers(const BlockTransform& transform, BlockGrid grid) {
    std::vector<std::uint32_t> carriers;
    carriers.reserve(grid.blocks() * kHeaderCarriersPerBlock);
    for (std::size_t block = 0; block < grid.blocks(); ++block) {
        carriers.push_back(static_cast<std::uint32_t>(transform.indexOf(block, 0, kHeaderFrequency)));
        carriers.push_back(static_cast<std::uint32_t>(transform.indexOf(block, kHeaderFrequency, 0)));
    }
    return carriers;
}

std::vector<std::uint32_t> bodyCarriers(const BlockTransform& transform, BlockGrid grid, Band band) {
    std::vector<std::uint32_t> carriers;
    carriers.reserve(bodyCarrierCount(grid, band));
    for (std::size_t block = 0; block < grid.blocks(); ++block) {
        forEachBodyFrequency(band, [&](int u, int v) { carriers.push_back(static_cast<std::uint32_t>(transform.indexOf(block, u, v))); });
    }
    return carriers;
}

// A full picture changes by step^2 * (3/4)^2 / 12 in each coefficient in use: 48.5 dB (standard) and 45 dB (strong), rounding included.
double headerStep(RobustStrength strength) {
    return strength == RobustStrength::Strong ? 13.75 : 9.0;
}

double bodyStep(RobustStrength strength, Band band) {
    if (band == Band::Narrow) return headerStep(strength);
    return strength == RobustStrength::Strong ? 9.5 : 6.25;
}

Bits bitsOf(ByteView bytes) {
    Bits bits;
    bits.reserve(bytes.size() * 8);
    for (const std::uint8_t byte : bytes) {
        for (int shift = 7; shift >= 0; --shift) bits.push_back((byte >> shift) & 1);
    }
    return bits;
}

Bytes bytesOf(const Bits& bits) {
    Bytes bytes(bits.size() / 8);
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) bytes[i / 8] = static_cast<std::uint8_t>(bytes[i / 8] << 1 | bits[i]);
    return bytes;
}

}  // namespace intaglio::stego::robust
