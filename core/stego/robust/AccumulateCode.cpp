#include "core/stego/robust/AccumulateCode.h"

#include <algorithm>
#include <cstdlib>

#include "core/stego/KeyedOrder.h"

namespace intaglio::stego::robust {
namespace {

// Two fifths of the message bits are in eight checks, the others in three, which makes five a check (the profile of DVB-S2's rate 1/2).
constexpr std::size_t kManyChecks = 8;
constexpr std::size_t kFewChecks = 3;
constexpr std::int32_t kLargestMessage = 4095;

std::size_t checksOf(std::size_t bit, std::size_t messageBits) {
    return 5 * bit < 2 * messageBits ? kManyChecks : kFewChecks;
}

/// The code is public: which bit is in which check hides nothing.
constexpr OrderKey kCodeKey{'i', 'n', 't', 'a', 'g', 'l', 'i', 'o', '/', '1', '/', 'c', 'o', 'd', 'e', 0};

/// Messages lose a quarter of their size, without which the smallest-of-the-others rule is too sure of itself (Chen and Fossorier 2002).
std::int32_t damped(std::int32_t value) {
    return value - value / 4;
}

}  // namespace

AccumulateCode::AccumulateCode(std::size_t messageBits) : m_messageBits(messageBits) {
    std::size_t edges = 0;
    for (std::size_t bit = 0; bit < messageBits; ++bit) edges += checksOf(bit, messageBits);
    std::vector<std::uint32_t> shuffled(edges);
    const KeyedPermutation order(kCodeKey, edges);
    std::size_t edge = 0;
    for (std::size_t bit = 0; bit < messageBits; ++bit) {
        for (std::size_t i = 0; i < checksOf(bit, messageBits); ++i) shuffled[order.at(edge++)] = static_cast<std::uint32_t>(bit);
    }
    m_starts.push_back(0);
    for (std::size_t check = 0; check < messageBits; ++check) {
        const auto first = static_cast<std::ptrdiff_t>(check * edges / messageBits);
        const auto last = static_cast<std::ptrdiff_t>((check + 1) * edges / messageBits);
        std::sort(shuffled.begin() + first, shuffled.begin() + last);
        // A bit that is twice in a check is not in it: two ones make no sum.
        for (auto i = first; i < last; ++i) {
            const auto member = shuffled[static_cast<std::size_t>(i)];
            if (m_members.size() > m_starts.back() && m_members.back() == member)
                m_members.pop_back();
            else
                m_members.push_back(member);
        }
        m_starts.push_back(static_cast<std::uint32_t>(m_members.size()));
    }
}

Bits AccumulateCode::encode(const Bits& message) const {
    Bits coded(message);
    coded.reserve(codedBits());
    std::uint8_t sum = 0;
    for (std::size_t check = 0; check < m_messageBits; ++check) {
        for (std::size_t i = m_starts[check]; i < m_starts[check + 1]; ++i) sum ^= message[m_members[i]];
        coded.push_back(sum);
    }
    return coded;
}

/// Layered normalised min-sum decoding: each check in turn tells its bits what the others make of them.
class AccumulateCode::Decoder {
public:
    Decoder(const AccumulateCode& code, const std::vector<std::int8_t>& soft)
        : m_code(code), m_totals(soft.size()), m_toMembers(code.m_members.size()), m_toChecks(2 * code.m_messageBits) {
        // Room below the rounding of damped().
        for (std::size_t i = 0; i < soft.size(); ++i) m_totals[i] = 4 * soft[i];
    }

    bool round() {
        for (std::size_t check = 0; check < m_code.m_messageBits; ++check) visit(check);
        for (std::size_t check = 0; check < m_code.m_messageBits; ++check) {
            if (!holds(check)) return false;
        }
        return true;
    }

    [[nodiscard]] Bits message() const {
        Bits bits(m_code.m_messageBits);
        for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = m_totals[i] < 0 ? 1 : 0;
        return bits;
    }

private:
    /// Calls `work` with the total of each bit of a check and the check's last message to it.
    template <class Work>
    void forEach(std::size_t check, const Work& work) {
        for (std::size_t i = m_code.m_starts[check]; i < m_code.m_starts[check + 1]; ++i)
            work(m_totals[m_code.m_members[i]], m_toMembers[i]);
        work(m_totals[m_code.m_messageBits + check], m_toChecks[2 * check]);
        if (check > 0) work(m_totals[m_code.m_messageBits + check - 1], m_toChecks[2 * check + 1]);
    }

    void visit(std::size_t check) {
        std::int32_t smallest = kLargestMessage, second = kLargestMessage;
        bool isOdd = false;
        const auto limited = [](std::int32_t value) { return std::clamp(value, -kLargestMessage, kLargestMessage); };
        forEach(check, [&](std::int32_t total, std::int32_t message) {
            const std::int32_t others = limited(total - message);
            isOdd ^= others < 0;
            second = std::min(second, std::max(smallest, std::abs(others)));
            smallest = std::min(smallest, std::abs(others));
        });
        // Where two are equally small, both hear of the other: the second smallest has the same size.
        forEach(check, [&](std::int32_t& total, std::int32_t& message) {
            const std::int32_t others = limited(total - message);
            const std::int32_t size = damped(std::abs(others) == smallest ? second : smallest);
            message = isOdd != (others < 0) ? -size : size;
            total = others + message;
        });
    }

    [[nodiscard]] bool holds(std::size_t check) {
        bool isOdd = false;
        forEach(check, [&](std::int32_t total, std::int32_t) { isOdd ^= total < 0; });
        return !isOdd;
    }

    const AccumulateCode& m_code;
    std::vector<std::int32_t> m_totals;     ///< of each coded bit: what the channel and all checks say
    std::vector<std::int32_t> m_toMembers;  ///< last message of each check to its message bits
    std::vector<std::int32_t> m_toChecks;   ///< and to its two check bits
};

AccumulateCode::Decoded AccumulateCode::decode(const std::vector<std::int8_t>& soft, int mostRounds) const {
    Decoder decoder(*this, soft);
    bool isCodeword = false;
    for (int round = 0; round < mostRounds && !isCodeword; ++round) isCodeword = decoder.round();
    return {decoder.message(), isCodeword};
}

}  // namespace intaglio::stego::robust
