#pragma once
#include <string>

#include "tests/report/Report.h"

namespace intaglio::report {

/// What this program does as a child of measureSpeed(), with its peak memory measured from outside: "seal" reads a picture, seals a typical
/// result and writes a PNG; "open" reads a sealed one, takes the result out, opens its envelope and proves the original; "read" only
/// decodes and "write" decodes and encodes, for comparison. False where something does not succeed.
[[nodiscard]] bool actAsChild(composition::Services& services, const std::string& act, const std::filesystem::path& input,
                              const std::filesystem::path& output);

}  // namespace intaglio::report
