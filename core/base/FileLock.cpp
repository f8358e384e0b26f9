#include "core/base/FileLock.h"

#include "core/base/Files.h"
#include "core/base/Platform.h"

namespace intaglio::base {

Status whileLocked(const std::filesystem::path& path, const std::function<Status()>& work, std::chrono::milliseconds patience) {
    const std::filesystem::path lock = path.parent_path() / ("." + pathText(path.filename()) + ".lock");
    bool hasStarted = false;
    Status done = platform::withFileLock(lock,
                                         [&]() {
                                             hasStarted = true;
                                             return work();
                                         },
                                         {.patience = patience, .isPassing = true});
    // People know the file, not its lock.
    if (!done && !hasStarted) return Error(done.error().code, {pathText(path)});
    return done;
}

}  // namespace intaglio::base
