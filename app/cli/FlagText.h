#pragma once
#include <string>

#include "core/inference/Prediction.h"

/// What the flags of a result mean, for people.
namespace intaglio::cli {

/// One indented line for each flag of the result, each begun by a line break; a flag that is not known as it is.
[[nodiscard]] std::string flagLines(const inference::Prediction& result);

}  // namespace intaglio::cli
