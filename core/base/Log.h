#pragma once
#include <filesystem>
#include <string_view>

#include "core/base/Error.h"

/// The program's log: codes, phases and durations. It never takes free text from a picture, a key or a patient record.
namespace intaglio::base::log {

/// Starts a rotating log file in `folder` (3 files of 1 MB); without it messages are dropped. Thread-safe.
void start(const std::filesystem::path& folder);
/// `event` is a stable key ("model-loaded"), `value` an id, a version or a number.
void info(std::string_view event, std::string_view value = {});
/// Writes the code only, never the arguments.
void error(std::string_view event, const Error& error);

}  // namespace intaglio::base::log
