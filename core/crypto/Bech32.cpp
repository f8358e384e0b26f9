#include "core/crypto/Bech32.h"

#include <algorithm>
#include <array>

namespace intaglio::crypto::bech32 {
namespace {

using base::Bytes;
using base::ByteView;

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksumSymbols = 6;
constexpr std::size_t kMaximumText = 1024;

/// The checksum polynomial of BIP 173, fed one 5-bit symbol at a time.
class Checksum {
public:
    explicit Checksum(std::string_view prefix) {
        for (const char c : prefix) add(static_cast<std::uint8_t>(c) >> 5);
        add(0);
        for (const char c : prefix) add(static_cast<std::uint8_t>(c) & 31);
    }
    void add(int symbol) {
        constexpr std::array<std::uint32_t, 5> kGenerator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        const std::uint32_t top = m_state >> 25;
        m_state = (m_state & 0x1ffffff) << 5 ^ static_cast<std::uint32_t>(symbol);
        for (std::size_t i = 0; i < kGenerator.size(); ++i) m_state ^= (top >> i & 1) != 0 ? kGenerator[i] : 0;
    }
    [[nodiscard]] std::uint32_t state() const { return m_state; }

private:
    std::uint32_t m_state = 1;
};

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isMixedCase(std::string_view text) {
    const bool upper = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool lower = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return upper && lower;
}

base::Error invalid(const char* detail) {
    return {base::ErrorCode::InvalidArgument, {"bech32", detail}};
}

/// Joins 5-bit symbols to bytes. False where bits are left that are not zero or would be a whole symbol.
bool joinSymbols(ByteView symbols, std::span<std::uint8_t> out) {
    std::uint32_t window = 0;
    int bits = 0;
    std::size_t written = 0;
    for (const std::uint8_t symbol : symbols) {
        window = (window << 5 | symbol) & 0xfff;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        out[written++] = static_cast<std::uint8_t>(window >> bits);
    }
    return bits < 5 && (window & ((1U << bits) - 1)) == 0;
}

}  // namespace

std::string encode(std::string_view prefix, ByteView data) {
    std::string text;
    text.reserve(prefix.size() + 1 + (data.size() * 8 + 4) / 5 + kChecksumSymbols);  // may be a secret: never grow
    text += prefix;
    text += '1';
    Checksum checksum(prefix);
    const auto put = [&](std::uint32_t symbol) {
        checksum.add(static_cast<int>(symbol & 31));
        text += kAlphabet[symbol & 31];
    };
    std::uint32_t window = 0;
    int bits = 0;
    for (const std::uint8_t byte : data) {
        window = (window << 8 | byte) & 0xfff;
        bits += 8;
        for (; bits >= 5; bits -= 5) put(window >> (bits - 5));
    }
    if (bits > 0) put(window << (5 - bits));
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) checksum.add(0);
    const std::uint32_t tail = checksum.state() ^ 1;
    for (std::size_t i = 0; i < kChecksumSymbols; ++i) text += kAlphabet[tail >> (5 * (kChecksumSymbols - 1 - i)) & 31];
    return text;
}

base::Result<base::SecretBytes> decode(std::string_view prefix, std::string_view text) {
    if (text.size() > kMaximumText || text.size() < prefix.size() + 1 + kChecksumSymbols) return invalid("length");
    if (isMixedCase(text)) return invalid("mixed case");
    if (!std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return a == lowered(b); }) ||
        text[prefix.size()] != '1')
        return invalid("prefix");
    Checksum checksum(prefix);
    const std::string_view body = text.substr(prefix.size() + 1);
    base::SecretBytes symbols(body.size());
    for (std::size_t i = 0; i < body.size(); ++i) {
        const std::size_t symbol = kAlphabet.find(lowered(body[i]));
        if (symbol == std::string_view::npos) return invalid("character");
        symbols.data()[i] = static_cast<std::uint8_t>(symbol);
        checksum.add(static_cast<int>(symbol));
    }
    if (checksum.state() != 1) return invalid("checksum");
    const ByteView content = symbols.view().first(body.size() - kChecksumSymbols);
    base::SecretBytes data(content.size() * 5 / 8);
    if (!joinSymbols(content, data.data())) return invalid("padding");
    return data;
}

}  // namespace intaglio::crypto::bech32
