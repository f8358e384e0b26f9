#pragma once
#include <string>
#include <utility>

/// CLI11 hands one text from an option's check to the program; where the check knows what would be right, the hint is its second line.
namespace intaglio::cli {

[[nodiscard]] inline std::string withHint(const std::string& sentence, const std::string& hint) {
    return sentence + "\n" + hint;
}

/// The sentence and the hint of such a text; `usual` where it has none.
[[nodiscard]] inline std::pair<std::string, std::string> splitHint(const std::string& text, const std::string& usual) {
    const std::size_t line = text.find('\n');
    return line == std::string::npos ? std::pair(text, usual) : std::pair(text.substr(0, line), text.substr(line + 1));
}

}  // namespace intaglio::cli
