#pragma once
#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace intaglio::cli {

/// Turns one of the named words into its enumerator; anything else is refused with the words that are allowed.
template <class Enum>
[[nodiscard]] CLI::Validator choiceOf(std::map<std::string, Enum> choices) {
    const auto choose = [choices = std::move(choices)](std::string& word) -> std::string {
        if (const auto found = choices.find(word); found != choices.end()) {
            word = std::to_string(static_cast<int>(found->second));
            return {};
        }
        std::string allowed;
        for (const auto& [name, value] : choices) allowed += (allowed.empty() ? "" : ", ") + name;
        return "\"" + word + "\" is none of: " + allowed;
    };
    CLI::Validator validator;
    validator.operation(choose);
    return validator;
}

}  // namespace intaglio::cli
