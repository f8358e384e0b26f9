#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/Error.h"

namespace intaglio::cli {

/// What is printed of an error.
struct Words {
    std::string sentence;
    std::string hint;
};

/// An error with words of its own, where a command knows more than the error does.
struct Complaint {
    base::Error error;
    Words words;
};

/// The error's sentence and hint; other ones where they would lead a user of the command line astray.
[[nodiscard]] Words wordsOf(const base::Error& error);

/// {"code", "message"}, with the sentence of wordsOf().
[[nodiscard]] nlohmann::ordered_json errorJson(const base::Error& error);

}  // namespace intaglio::cli
