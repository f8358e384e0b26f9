#include "core/training/Workers.h"

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <vector>

namespace intaglio::training {

using base::Error;
using base::ErrorCode;
using base::Status;

Status guarded(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error(ErrorCode::Internal, {exception.what()});
    }
}

Status runWorkers(int count, const std::function<void()>& work, const std::function<void()>& endOthers) {
    std::mutex guard;
    std::optional<Error> failure;
    const auto note = [&](const Status& done) {
        if (!done) {
            const std::lock_guard lock(guard);
            failure = failure.value_or(done.error());
            endOthers();
        }
    };
    std::vector<std::jthread> workers;
    // Starting a thread may fail too; those that run by then are waited for.
    note(guarded([&] {
        for (int worker = 0; worker < std::max(1, count); ++worker) {
            workers.emplace_back([&] { note(guarded(work)); });
        }
    }));
    workers.clear();
    return failure ? Status(*failure) : Status();
}

}  // namespace intaglio::training
