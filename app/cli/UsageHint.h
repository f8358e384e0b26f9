#pragma once
#include <CLI/CLI.hpp>
#include <string>
#include <utility>

namespace intaglio::cli {

/// A wrong value of an option whose check knows what would be right. CLI11 passes it on as it is thrown, while it would make one text of
/// what a check returns.
class HintedError final : public CLI::ParseError {
public:
    HintedError(const std::string& sentence, std::string hint)
        : ParseError(sentence, CLI::ExitCodes::ValidationError), m_hint(std::move(hint)) {}
    [[nodiscard]] const std::string& hint() const { return m_hint; }

private:
    std::string m_hint;
};

/// On one line: "\n", "\t", "\x1b" in place of control characters, which a user's own argument may hold.
[[nodiscard]] std::string onOneLine(const std::string& text);

}  // namespace intaglio::cli
