#pragma once
#include "core/base/Bytes.h"

/// Orders of carriers that depend on a key and nothing else: integers only, the same on every machine and compiler.
namespace intaglio::stego {

using OrderKey = base::FixedBytes<16>;

/// SipHash-2-4 of the eight little-endian bytes of `message` (Aumasson and Bernstein, INDOCRYPT 2012).
[[nodiscard]] std::uint64_t sipHash24(const OrderKey& key, std::uint64_t message);

/// A pseudo-random permutation of 0 .. size - 1: a Feistel network of four keyed rounds over pairs (a, b), a * b just above the size,
/// with cycle walking (Black and Rogaway, CT-RSA 2002). Any element costs a handful of hashes, so no table of the picture's size is
/// ever shuffled.
class KeyedPermutation {
public:
    /// `size` from 1 to 2^40.
    KeyedPermutation(const OrderKey& key, std::uint64_t size);
    /// `index` < size.
    [[nodiscard]] std::uint64_t at(std::uint64_t index) const;

private:
    [[nodiscard]] std::uint64_t encrypt(std::uint64_t value) const;

    OrderKey m_key;
    std::uint64_t m_size;
    std::uint64_t m_high;  ///< number of values of the pair's first member
    std::uint64_t m_low;   ///< of its second
};

}  // namespace intaglio::stego
