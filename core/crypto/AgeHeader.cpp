#include "core/crypto/AgeHeader.h"

#include <algorithm>

#include "core/crypto/Age.h"

namespace intaglio::crypto::age {
namespace {

constexpr std::string_view kVersionLine = "age-encryption.org/v1";
constexpr std::string_view kStanzaMark = "-> ";
constexpr std::string_view kMacMark = "---";
constexpr std::size_t kLineColumns = 64;
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Hands out one line after the other; lines end with LF only.
class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::optional<std::string_view> next() {
        const std::size_t end = m_text.find('\n', m_position);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = m_text.substr(m_position, end - m_position);
        m_position = end + 1;
        return line;
    }
    /// Where the next line starts.
    [[nodiscard]] std::size_t position() const { return m_position; }

private:
    std::string_view m_text;
    std::size_t m_position = 0;
};

/// Arguments of visible ASCII, one space between them.
std::optional<std::vector<std::string>> parseArguments(std::string_view text) {
    std::vector<std::string> arguments(1);
    for (const char c : text) {
        if (c == ' ') {
            arguments.emplace_back();
        } else if (c >= 33 && c <= 126) {
            arguments.back() += c;
        } else {
            return std::nullopt;
        }
    }
    const bool anyEmpty = std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) { return argument.empty(); });
    if (anyEmpty) return std::nullopt;
    return arguments;
}

/// Full lines of 64 columns, then one shorter line, which may be empty.
std::optional<base::Bytes> parseBody(Lines& lines) {
    base::Bytes body;
    while (true) {
        const auto line = lines.next();
        if (!line || line->size() > kLineColumns) return std::nullopt;
        const auto part = fromBase64(*line);
        if (!part) return std::nullopt;
        base::append(body, *part);
        if (line->size() < kLineColumns) return body;
    }
}

std::optional<Stanza> parseStanza(std::string_view firstLine, Lines& lines) {
    if (!firstLine.starts_with(kStanzaMark)) return std::nullopt;
    auto arguments = parseArguments(firstLine.substr(kStanzaMark.size()));
    if (!arguments) return std::nullopt;
    auto body = parseBody(lines);
    if (!body) return std::nullopt;
    return Stanza{std::move(*arguments), std::move(*body)};
}

std::optional<base::Bytes> parseMac(std::string_view line) {
    if (line.size() <= kMacMark.size() || line[kMacMark.size()] != ' ') return std::nullopt;
    auto mac = fromBase64(line.substr(kMacMark.size() + 1));
    if (!mac || mac->size() != 32) return std::nullopt;
    return mac;
}

}  // namespace

std::optional<Header> parseHeader(base::ByteView file) {
    Lines lines(base::textOf(file.first(std::min(file.size(), kMaximumHeaderBytes))));
    if (lines.next() != kVersionLine) return std::nullopt;
    Header header;
    while (true) {
        const std::size_t start = lines.position();
        const auto line = lines.next();
        if (!line) return std::nullopt;
        if (line->starts_with(kMacMark)) {
            auto mac = parseMac(*line);
            if (!mac || header.stanzas.empty()) return std::nullopt;
            header.mac = std::move(*mac);
            header.authenticated = file.first(start + kMacMark.size());
            header.payload = file.subspan(lines.position());
            return header;
        }
        auto stanza = parseStanza(*line, lines);
        if (!stanza || header.stanzas.size() == kMaximumStanzas) return std::nullopt;
        header.stanzas.push_back(std::move(*stanza));
    }
}

base::Bytes writeHeader(const std::vector<Stanza>& stanzas) {
    std::string text(kVersionLine);
    text += '\n';
    for (const Stanza& stanza : stanzas) {
        text += "->";
        for (const std::string& argument : stanza.arguments) text += ' ' + argument;
        text += '\n';
        std::string body = toBase64(stanza.body);
        std::size_t start = 0;
        for (; body.size() - start >= kLineColumns; start += kLineColumns) text += body.substr(start, kLineColumns) + '\n';
        text += body.substr(start) + '\n';
    }
    text += kMacMark;
    const base::ByteView bytes = base::viewOf(text);
    return {bytes.begin(), bytes.end()};
}

std::string toBase64(base::ByteView bytes) {
    std::string text;
    std::uint32_t window = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        window = (window << 8 | byte) & 0xffff;
        bits += 8;
        for (; bits >= 6; bits -= 6) text += kBase64[window >> (bits - 6) & 63];
    }
    if (bits > 0) text += kBase64[window << (6 - bits) & 63];
    return text;
}

std::optional<base::Bytes> fromBase64(std::string_view text) {
    base::Bytes bytes;
    std::uint32_t window = 0;
    int bits = 0;
    for (const char c : text) {
        const std::size_t symbol = kBase64.find(c);
        if (symbol == std::string_view::npos) return std::nullopt;
        window = (window << 6 | static_cast<std::uint32_t>(symbol)) & 0xffff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(window >> bits));
    }
    // Six bits left over are a character that stands for nothing.
    if (bits >= 6 || (window & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace intaglio::crypto::age
