#pragma once
#include <chrono>
#include <filesystem>
#include <functional>

#include "core/base/Result.h"

namespace intaglio::base {

/// Far longer than any change of a file takes, the slow wrapping of key files included.
inline constexpr std::chrono::milliseconds kLockPatience{30'000};

/// Runs `work`, which reads, changes and writes `path`, while no other thread or program does so through this function: the second one
/// waits, and then finds what the first one wrote. FileUnwritable naming `path` where it waited for longer than `patience`, or where
/// nothing can be written beside `path`; `work` has not run then. Must not be nested for one path.
///
/// The lock is ".NAME.lock" beside the file and goes when `work` is done. One that a crash left behind locks nothing.
[[nodiscard]] Status whileLocked(const std::filesystem::path& path, const std::function<Status()>& work,
                                 std::chrono::milliseconds patience = kLockPatience);

}  // namespace intaglio::base
