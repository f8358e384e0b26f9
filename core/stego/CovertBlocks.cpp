#include "core/stego/CovertBlocks.h"

#include <algorithm>
#include <cmath>

#include "core/stego/BitStream.h"

namespace intaglio::stego {

std::optional<CovertBlocks> CovertBlocks::create(unsigned order, std::size_t longBlocks, std::size_t bits) {
    if (order < 1 || order > kGreatestOrder || bits == 0 || bits > kMostCarriers) return std::nullopt;
    const std::size_t inLong = longBlocks * (order + 1);
    if (longBlocks > bits || inLong >= bits + order + 1 || (order == kGreatestOrder && longBlocks != 0)) return std::nullopt;
    const std::size_t left = bits - std::min(bits, inLong);
    const CovertBlocks blocks(order, longBlocks, longBlocks + (left + order - 1) / order);
    if (blocks.carriers() > kMostCarriers) return std::nullopt;
    return blocks;
}

std::optional<CovertBlocks> CovertBlocks::choose(std::size_t bits, std::size_t carriers) {
    const auto fitting = [&](unsigned order, std::size_t longBlocks) {
        auto blocks = create(order, longBlocks, bits);
        if (blocks && blocks->carriers() > carriers) blocks.reset();
        return blocks;
    };
    unsigned order = kGreatestOrder;
    while (order > 0 && !fitting(order, 0)) --order;
    if (order == 0) return std::nullopt;
    // More long blocks always need more carriers, so the greatest number that fits is found by halving.
    std::size_t fits = 0;
    std::size_t end = bits / (order + 1) + 2;
    while (end - fits > 1) {
        const std::size_t middle = fits + (end - fits) / 2;
        (fitting(order, middle) ? fits : end) = middle;
    }
    return fitting(order, fits);
}

double CovertBlocks::expectedChanges() const {
    return static_cast<double>(m_long) * (1 - std::exp2(-1.0 - m_order)) +
           static_cast<double>(m_blocks - m_long) * (1 - std::exp2(-1.0 * m_order));
}

std::size_t CovertBlocks::ordinalOf(std::size_t block, std::size_t position) const {
    const std::size_t common = (std::size_t{1} << m_order) - 1;
    if (position <= common) return (position - 1) * m_blocks + block;
    return common * m_blocks + (position - 1 - common) * m_long + block;
}

std::vector<std::uint16_t> numbersOf(const CovertBlocks& blocks, ByteView bytes) {
    std::vector<std::uint16_t> numbers(blocks.blocks());
    std::size_t bit = 0;
    for (std::size_t block = 0; block < numbers.size(); ++block) {
        unsigned number = 0;
        for (unsigned i = 0; i < blocks.bitsOf(block); ++i, ++bit) {
            number = number << 1 | (bit < bytes.size() * 8 && bitAt(bytes, bit) ? 1u : 0u);
        }
        numbers[block] = static_cast<std::uint16_t>(number);
    }
    return numbers;
}

Bytes bytesOf(const CovertBlocks& blocks, const std::vector<std::uint16_t>& numbers) {
    Bytes bytes((blocks.bits() + 7) / 8);
    std::size_t bit = 0;
    for (std::size_t block = 0; block < numbers.size(); ++block) {
        for (unsigned i = blocks.bitsOf(block); i-- > 0; ++bit) setBit(bytes, bit, ((numbers[block] >> i) & 1) != 0);
    }
    return bytes;
}

}  // namespace intaglio::stego
