#pragma once
#include <string>

#include "core/base/Result.h"

namespace intaglio::cli {

/// Who decides: the name that was given, else that of the account which runs the program. InvalidArgument where there is neither.
[[nodiscard]] base::Result<std::string> administratorName(const std::string& given);

}  // namespace intaglio::cli
