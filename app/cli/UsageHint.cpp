#include "app/cli/UsageHint.h"

#include <array>
#include <cstdio>

namespace intaglio::cli {
namespace {

std::string escaped(unsigned char byte) {
    switch (byte) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            break;
    }
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\x%02x", byte);
    return text.data();
}

}  // namespace

std::string onOneLine(const std::string& text) {
    constexpr unsigned char kC1Lead = 0xC2;  // U+0080 to U+009F are control characters too, and two bytes in UTF-8
    std::string line;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const auto byte = static_cast<unsigned char>(text[index]);
        const auto next = static_cast<unsigned char>(index + 1 < text.size() ? text[index + 1] : 0);
        if (byte == kC1Lead && next >= 0x80 && next < 0xA0) {
            line += escaped(next);
            ++index;
        } else {
            line += byte < 0x20 || byte == 0x7F ? escaped(byte) : std::string(1, text[index]);
        }
    }
    return line;
}

}  // namespace intaglio::cli
