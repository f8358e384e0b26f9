#pragma once
#include <filesystem>

#include "core/base/Result.h"

namespace intaglio::gui {

/// Puts generated pictures to try the program with into `folder` (three blood smears and a chest radiograph, no patient's), unless the
/// folder exists already. FileUnwritable, DiskFull.
[[nodiscard]] base::Status provideSamples(const std::filesystem::path& folder);

}  // namespace intaglio::gui
