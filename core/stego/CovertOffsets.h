#pragma once
#include "core/stego/Stego.h"

namespace intaglio::stego {

/// The secret offset bit of every sample of the first frame, the only one that covert mode changes. It decides which two neighbouring
/// values are a pair for this sample: with the sample u counted from the smallest stored value, u and ((u + offset) ^ 1) - offset. Covert
/// mode never does anything but exchange the two values of a pair, so the pair's number (u + offset) >> 1 is the same before and after.
/// Because the bits look random, an exchange adds or takes one with equal chance whatever the value is: to everybody without the key this
/// is +-1 matching (Sharp, IH 2001), not replacement.
class CovertOffsets {
public:
    /// ChaCha20 key stream of a key that depends on the stego key and on geometryBytes(). Out of memory: the primitive's error.
    [[nodiscard]] static Result<CovertOffsets> of(const Primitives& primitives, const image::Image& picture, const StegoKey& key);

    /// 0 or 1. `sample` counts all samples of the frame, alpha too.
    [[nodiscard]] unsigned at(std::size_t sample) const { return (m_bits.view()[sample / 8] >> (7 - sample % 8)) & 1u; }
    /// `count` bytes of 0 or 1 into `target`, which must have room for kExpandSlack more.
    void expand(std::size_t first, std::size_t count, std::uint8_t* target) const;
    static constexpr std::size_t kExpandSlack = 16;

private:
    explicit CovertOffsets(base::SecretBytes bits) : m_bits(std::move(bits)) {}
    base::SecretBytes m_bits;
};

/// The numbers of the pairs of the samples `first` to `first` + `count` - 1 of the first frame, as they are hashed: one byte each up to 8
/// bits stored, else two, little-endian. Samples of an alpha channel, which never change, stand for themselves.
void appendPairNumbers(Bytes& target, const image::Image& picture, const CovertOffsets& offsets, std::size_t first, std::size_t count);

}  // namespace intaglio::stego
