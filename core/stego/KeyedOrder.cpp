#include "core/stego/KeyedOrder.h"

#include <bit>

namespace intaglio::stego {
namespace {

constexpr std::uint64_t kRounds = 4;

std::uint64_t littleEndian(const std::uint8_t* bytes) {
    std::uint64_t value = 0;
    for (int i = 7; i >= 0; --i) value = (value << 8) | bytes[i];
    return value;
}

struct SipState {
    std::uint64_t v0, v1, v2, v3;

    void round() {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }
    void absorb(std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }
};

}  // namespace

std::uint64_t sipHash24(const OrderKey& key, std::uint64_t message) {
    const std::uint64_t k0 = littleEndian(key.data());
    const std::uint64_t k1 = littleEndian(key.data() + 8);
    SipState state{k0 ^ 0x736f6d6570736575ULL, k1 ^ 0x646f72616e646f6dULL, k0 ^ 0x6c7967656e657261ULL, k1 ^ 0x7465646279746573ULL};
    state.absorb(message);
    state.absorb(std::uint64_t{8} << 56);  // the last word holds the message's length only
    state.v2 ^= 0xff;
    for (int i = 0; i < 4; ++i) state.round();
    return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
}

KeyedPermutation::KeyedPermutation(const OrderKey& key, std::uint64_t size) : m_key(key), m_size(size), m_high(1) {
    while (m_high * m_high < size) m_high *= 2;
    m_low = (size + m_high - 1) / m_high;
}

std::uint64_t KeyedPermutation::encrypt(std::uint64_t value) const {
    std::uint64_t high = value % m_high;  // a power of two
    std::uint64_t low = value / m_high;
    for (std::uint64_t round = 0; round < kRounds; round += 2) {
        low = (low + sipHash24(m_key, (round << 56) | high)) % m_low;
        high = (high + sipHash24(m_key, ((round + 1) << 56) | low)) % m_high;
    }
    return low * m_high + high;
}

std::uint64_t KeyedPermutation::at(std::uint64_t index) const {
    std::uint64_t value = encrypt(index);
    while (value >= m_size) value = encrypt(value);
    return value;
}

}  // namespace intaglio::stego
