#pragma once
#include <cstdint>
#include <vector>

/// An irregular repeat-accumulate code of rate 1/2 (Jin, Khandekar and McEliece, Turbo Codes 2000): systematic, encoded in one pass and
/// decoded from soft values by message passing. Works in integers, so that the same soft values give the same bits everywhere.
namespace intaglio::stego::robust {

using Bits = std::vector<std::uint8_t>;  ///< 0 or 1 each

/// One of these per message length; immutable after construction.
class AccumulateCode {
public:
    /// Of `messageBits` from 16 to 2^17 bits.
    explicit AccumulateCode(std::size_t messageBits);

    [[nodiscard]] std::size_t messageBits() const { return m_messageBits; }
    [[nodiscard]] std::size_t codedBits() const { return 2 * m_messageBits; }
    /// The message, then as many check bits: check bit j is the sum of check bit j - 1 and of the message bits that check j names.
    [[nodiscard]] Bits encode(const Bits& message) const;

    struct Decoded {
        Bits message;
        bool isCodeword = false;  ///< every check holds; where not, `message` is the best guess after all rounds
    };
    /// `soft`: codedBits() values from -127 (surely a one) to 127 (surely a zero). What can be decoded takes a dozen rounds, near the limit
    /// a few dozen; noise takes all of `mostRounds`.
    [[nodiscard]] Decoded decode(const std::vector<std::int8_t>& soft, int mostRounds = 60) const;

private:
    class Decoder;

    std::size_t m_messageBits;
    std::vector<std::uint32_t> m_members;  ///< message bits of all checks, one check after another
    std::vector<std::uint32_t> m_starts;   ///< where each check begins in m_members; one more at the end
};

}  // namespace intaglio::stego::robust
