#include "core/base/FileLock.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <thread>

#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

#if __has_include(<sys/wait.h>)
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#define INTAGLIO_CAN_FORK
#endif

using namespace intaglio::base;
using intaglio::test::TemporaryFolder;
using namespace std::chrono_literals;

namespace {

std::string textOfFile(const std::filesystem::path& path) {
    const auto content = readFile(path);
    return content ? std::string(textOf(*content)) : std::string();
}

/// Reads, changes and writes, as programs do with lists and key files.
Status appendLine(const std::filesystem::path& path, char letter) {
    return whileLocked(path, [&]() -> Status {
        const std::string before = textOfFile(path);
        return writeFileAtomically(path, viewOf(before + letter));
    });
}

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("What several threads add to one file is all there, and no lock stays behind") {
    const TemporaryFolder folder;
    constexpr int kThreads = 4;
    constexpr int kRounds = 20;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < kRounds; ++i) failures += appendLine(folder / "list", 'x') ? 0 : 1;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(failures == 0);
    CHECK(textOfFile(folder / "list").size() == std::size_t{kThreads} * kRounds);
    CHECK(filesIn(folder.path()) == 1);
}

#if defined(INTAGLIO_CAN_FORK)

TEST_CASE("What several programs add to one file is all there") {
    const TemporaryFolder folder;
    constexpr std::size_t kRounds = 20;
    std::vector<pid_t> children;
    for (const char letter : {'a', 'b', 'c'}) {
        const pid_t child = ::fork();
        if (child == 0) {
            int failures = 0;
            for (std::size_t i = 0; i < kRounds; ++i) failures += appendLine(folder / "list", letter) ? 0 : 1;
            ::_exit(failures);
        }
        REQUIRE(child > 0);
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = -1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    const std::string all = textOfFile(folder / "list");
    CHECK(all.size() == 3 * kRounds);
    for (const char letter : {'a', 'b', 'c'}) CHECK(static_cast<std::size_t>(std::count(all.begin(), all.end(), letter)) == kRounds);
}

TEST_CASE("A program that ends in the middle leaves a lock that keeps nobody out") {
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        (void)whileLocked(folder / "list", []() -> Status { ::_exit(7); });
        ::_exit(1);
    }
    REQUIRE(child > 0);
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WEXITSTATUS(status) == 7);
    REQUIRE(std::filesystem::exists(folder / ".list.lock"));
    CHECK(whileLocked(
        folder / "list", [&]() -> Status { return writeFileAtomically(folder / "list", viewOf("x")); }, 0ms));
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("A link or pipe in the lock's place is refused at once, and nothing is made where a link leads") {
    const TemporaryFolder folder;
    const bool isPipe = GENERATE(false, true);
    CAPTURE(isPipe);
    const auto lock = folder / ".list.lock";
    if (isPipe) {
        REQUIRE(::mkfifo(lock.c_str(), S_IRUSR | S_IWUSR) == 0);
    } else {
        std::filesystem::create_symlink(folder / "elsewhere", lock);
    }
    bool hasRun = false;
    const Status refused = whileLocked(folder / "list", [&]() -> Status {
        hasRun = true;
        return {};
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::FileUnwritable);
    CHECK(refused.error().arguments == std::vector<std::string>{pathText(folder / "list")});
    CHECK_FALSE(hasRun);
    CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
    CHECK(std::filesystem::symlink_status(lock).type() != std::filesystem::file_type::not_found);
}

#endif

TEST_CASE("Who waits too long for a file is told which one, and has changed nothing") {
    const TemporaryFolder folder;
    std::promise<void> isHeld;
    std::promise<void> isOver;
    std::thread holder([&] {
        CHECK(whileLocked(folder / "clinic.revoked", [&]() -> Status {
            isHeld.set_value();
            isOver.get_future().wait();
            return {};
        }));
    });
    isHeld.get_future().wait();
    bool hasRun = false;
    const auto work = [&]() -> Status {
        hasRun = true;
        return {};
    };
    const Status refused = whileLocked(folder / "clinic.revoked", work, 30ms);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::FileUnwritable);
    CHECK(refused.error().arguments == std::vector<std::string>{pathText(folder / "clinic.revoked")});
    CHECK_FALSE(hasRun);
    CHECK(whileLocked(folder / "another.revoked", work, 30ms));
    isOver.set_value();
    holder.join();
    CHECK(whileLocked(folder / "clinic.revoked", work, 0ms));
}

TEST_CASE("What the work says is passed on, and a folder that is missing is told") {
    const TemporaryFolder folder;
    const Status failed = whileLocked(folder / "list", []() -> Status { return ErrorCode::Cancelled; });
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::Cancelled);
    CHECK(filesIn(folder.path()) == 0);
    const Status missing = whileLocked(folder / "missing" / "list", []() -> Status { return {}; });
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::FileUnwritable);
    CHECK(missing.error().arguments == std::vector<std::string>{pathText(folder / "missing" / "list")});
}
