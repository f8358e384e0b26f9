#pragma once
#include <string>

#include "core/base/Error.h"

/// English sentences of error codes (resources/text/ErrorSentences.h) for output that is not translated: command line, CSV, JSON.
namespace intaglio::report {

[[nodiscard]] std::string sentenceOf(const base::Error& error);
[[nodiscard]] std::string hintOf(const base::Error& error);

}  // namespace intaglio::report
