#pragma once
#include <functional>

#include "core/base/Result.h"

/// Work on several threads out of which no exception may come: one that leaves a thread ends the program.
namespace intaglio::training {

/// Runs `work`; an exception becomes OutOfMemory or Internal.
[[nodiscard]] base::Status guarded(const std::function<void()>& work);

/// Runs `work` on `count` threads (at least one) and waits for all of them. The first exception is what is returned; then `endOthers`,
/// which must not throw, is called so that the other threads find nothing left to do.
[[nodiscard]] base::Status runWorkers(int count, const std::function<void()>& work, const std::function<void()>& endOthers);

}  // namespace intaglio::training
