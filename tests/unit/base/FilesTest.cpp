#include "core/base/Files.h"

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio::base;
using intaglio::test::TemporaryFolder;

namespace {

std::size_t filesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("What cannot be read says why") {
    const TemporaryFolder folder;
    CHECK(readFile(folder / "absent.png").error().code == ErrorCode::FileNotFound);
    CHECK(readFile(folder.path()).error().code == ErrorCode::FileIsDirectory);
    CHECK(readFile("/dev/zero").error().code == ErrorCode::FileUnreadable);
    std::ofstream(folder / "empty.png").flush();
    CHECK(readFile(folder / "empty.png").error().code == ErrorCode::FileEmpty);
    std::ofstream(folder / "ten.bin") << "0123456789";
    CHECK(readFile(folder / "ten.bin", 9).error().code == ErrorCode::FileTooLarge);
    CHECK(textOf(*readFile(folder / "ten.bin", 10)) == "0123456789");
}

TEST_CASE("A file takes its name only at commit and leaves nothing behind without it") {
    const TemporaryFolder folder;
    const auto target = folder / "sealed.png";
    {
        const auto dropped = AtomicFile::write(target, viewOf("half"));
        REQUIRE(dropped);
        CHECK(textOf(*readFile(dropped->temporaryPath())) == "half");
        CHECK_FALSE(std::filesystem::exists(target));
    }
    CHECK(filesIn(folder.path()) == 0);
    REQUIRE(writeFileAtomically(target, viewOf("whole")));
    CHECK(textOf(*readFile(target)) == "whole");
    CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("Writing into a missing folder or over a folder is refused") {
    const TemporaryFolder folder;
    CHECK(writeFileAtomically(folder / "missing" / "a.png", viewOf("x")).error().code == ErrorCode::FileUnwritable);
    CHECK(writeFileAtomically(folder.path(), viewOf("x")).error().code == ErrorCode::FileIsDirectory);
}

TEST_CASE("A secret file is readable by its owner alone") {
    const TemporaryFolder folder;
    REQUIRE(writeFileAtomically(folder / "kiosk.key", viewOf("secret"), true));
    using std::filesystem::perms;
    const perms permissions = std::filesystem::status(folder / "kiosk.key").permissions();
    CHECK((permissions & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("A counter never repeats a number, whoever counts") {
    const TemporaryFolder folder;
    const auto path = folder / "counter";
    constexpr int kThreads = 4;
    constexpr int kRounds = 25;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < kRounds; ++i) (void)incrementCounter(path);
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(*incrementCounter(path) == kThreads * kRounds + 1);
}

TEST_CASE("A counter file that holds no number is not silently restarted") {
    const TemporaryFolder folder;
    for (const char* content :
         {"abc", "\n", "7 of 9\n", "-1\n", "18446744073709551615\n", "18446744073709551616\n", "99999999999999999999999\n"}) {
        INFO(content);
        std::ofstream(folder / "counter") << content;
        const auto next = incrementCounter(folder / "counter");
        REQUIRE_FALSE(next);
        CHECK(next.error().code == ErrorCode::FileUnreadable);
    }
    std::ofstream(folder / "counter") << "18446744073709551614\n";
    CHECK(*incrementCounter(folder / "counter") == 18446744073709551615U);
}

TEST_CASE("Writing a file opens no window for the files of other threads") {
    const TemporaryFolder folder;
    const mode_t before = ::umask(077);
    std::atomic<bool> isDone = false;
    std::thread writer([&] {
        while (!isDone) (void)writeFileAtomically(folder / "written", viewOf("x"));
    });
    using std::filesystem::perms;
    int open = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto other = folder / "other";
        std::ofstream(other) << "secret";
        if ((std::filesystem::status(other).permissions() & (perms::group_all | perms::others_all)) != perms::none) ++open;
        std::filesystem::remove(other);
    }
    isDone = true;
    writer.join();
    CHECK(open == 0);
    ::umask(027);
    REQUIRE(writeFileAtomically(folder / "masked", viewOf("x")));
    CHECK(std::filesystem::status(folder / "masked").permissions() == (perms::owner_read | perms::owner_write | perms::group_read));
    ::umask(before);
}
