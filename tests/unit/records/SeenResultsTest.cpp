#include <sqlite3.h>
#include <fstream>
#include <set>
#include <thread>

#include "core/base/Files.h"
#include "core/records/sqlite/SqliteSeenResults.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

#if __has_include(<sys/wait.h>)
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#define INTAGLIO_CAN_FORK
#endif

using namespace intaglio;
using namespace intaglio::test;
using pipeline::SeenResult;
using Answer = pipeline::SeenResults::Answer;

namespace {

/// The `report`-th result of a kiosk; payload and picture follow from it.
SeenResult resultOf(std::uint64_t report, std::uint8_t kiosk = 1) {
    SeenResult result;
    result.kiosk.fill(kiosk);
    for (std::size_t i = 0; i < 8; ++i) result.reportId[i] = static_cast<std::uint8_t>(report >> (8 * i));
    result.counter = report + 1;
    result.payloadSha256.fill(static_cast<std::uint8_t>(report));
    result.payloadSha256[0] = kiosk;
    std::copy(result.reportId.begin(), result.reportId.end(), result.payloadSha256.begin() + 8);
    result.pictureSha256.fill(static_cast<std::uint8_t>(report + 7));
    return result;
}

Answer answerOf(pipeline::SeenResults& memory, const SeenResult& result) {
    const auto answer = memory.remember(result);
    INFO((answer ? std::string() : answer.error().arguments.at(1)));
    REQUIRE(answer);
    return *answer;
}

/// The second argument of RecordsUnavailable; "" where remembering worked.
std::string failureOf(pipeline::SeenResults& memory, const SeenResult& result) {
    const auto answer = memory.remember(result);
    if (answer) return "";
    CHECK(answer.error().code == base::ErrorCode::RecordsUnavailable);
    return answer.error().arguments.at(1);
}

base::Bytes contentOf(const std::filesystem::path& file) {
    auto content = base::readFile(file);
    return content ? *std::move(content) : base::Bytes();
}

void runSql(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

}  // namespace

TEST_CASE("a result is new once, then the same, also for the next program") {
    const TemporaryFolder folder;
    const auto file = folder / "records/seen.sqlite";
    {
        const auto memory = records::createSqliteSeenResults(file);
        CHECK_FALSE(std::filesystem::exists(file));  // nothing before it is needed
        CHECK(answerOf(*memory, resultOf(1)) == Answer::New);
        CHECK(answerOf(*memory, resultOf(1)) == Answer::Same);
        CHECK(answerOf(*memory, resultOf(2)) == Answer::New);
    }
    const auto memory = records::createSqliteSeenResults(file);
    CHECK(answerOf(*memory, resultOf(1)) == Answer::Same);
    CHECK(answerOf(*memory, resultOf(3)) == Answer::New);
    const auto permissions = std::filesystem::status(file).permissions();
    CHECK((permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
}

TEST_CASE("a report that comes back with another picture or other contents is told, and the first one stays remembered") {
    const TemporaryFolder folder;
    const auto memory = records::createSqliteSeenResults(folder / "seen.sqlite");
    const SeenResult first = resultOf(1);
    REQUIRE(answerOf(*memory, first) == Answer::New);
    SeenResult moved = first;
    moved.pictureSha256[3] ^= 1;
    moved.payloadSha256[3] ^= 1;
    CHECK(answerOf(*memory, moved) == Answer::AnotherPicture);
    SeenResult rewritten = first;
    rewritten.payloadSha256[3] ^= 1;
    CHECK(answerOf(*memory, rewritten) == Answer::OtherContents);
    SeenResult sameCounter = resultOf(9);
    sameCounter.counter = first.counter;
    CHECK(answerOf(*memory, sameCounter) == Answer::OtherContents);
    CHECK(answerOf(*memory, moved) == Answer::AnotherPicture);  // asking did not make it known
    CHECK(answerOf(*memory, first) == Answer::Same);
}

TEST_CASE("kiosks are told apart, and what does not count is not compared by its counter") {
    const TemporaryFolder folder;
    const auto memory = records::createSqliteSeenResults(folder / "seen.sqlite");
    CHECK(answerOf(*memory, resultOf(1, 1)) == Answer::New);
    CHECK(answerOf(*memory, resultOf(1, 2)) == Answer::New);
    for (std::uint64_t report : {10U, 11U}) {
        SeenResult answer = resultOf(report);
        answer.counter = 0;
        CHECK(answerOf(*memory, answer) == Answer::New);
    }
    SeenResult largest = resultOf(12);
    largest.counter = ~std::uint64_t{0};
    CHECK(answerOf(*memory, largest) == Answer::New);
    SeenResult again = resultOf(13);
    again.counter = ~std::uint64_t{0};
    CHECK(answerOf(*memory, again) == Answer::OtherContents);
}

TEST_CASE("threads of one program share one memory") {
    const TemporaryFolder folder;
    const auto memory = records::createSqliteSeenResults(folder / "seen.sqlite");
    std::atomic<int> fresh = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                for (std::uint64_t report = 0; report < 10; ++report) {
                    const auto answer = memory->remember(resultOf(report));
                    if (answer && *answer == Answer::New) ++fresh;
                }
            });
        }
    }
    CHECK(fresh == 10);
}

TEST_CASE("a file that is damaged, foreign or from a newer version is refused and left as it is") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    const auto remembered = [&] {
        const auto memory = records::createSqliteSeenResults(file);
        for (std::uint64_t report = 0; report < 200; ++report) REQUIRE(answerOf(*memory, resultOf(report)) == Answer::New);
    };
    SECTION("no database at all") {
        REQUIRE(base::writeFileAtomically(file, base::Bytes(5000, 'x')));
    }
    SECTION("a table overwritten with rubbish") {
        remembered();
        base::Bytes content = contentOf(file);
        REQUIRE(content.size() > 8192);
        std::fill(content.begin() + 4096, content.end(), std::uint8_t{0xA5});
        REQUIRE(base::writeFileAtomically(file, content));
    }
    SECTION("another program's database") {
        runSql(file, "CREATE TABLE other (a); PRAGMA application_id = 7;");
    }
    SECTION("a newer version") {
        remembered();
        runSql(file, "PRAGMA user_version = 2;");
    }
    SECTION("a table without our columns") {
        runSql(file, "CREATE TABLE seen (a); PRAGMA application_id = 1229870151; PRAGMA user_version = 1;");
    }
    const base::Bytes before = contentOf(file);
    const auto memory = records::createSqliteSeenResults(file);
    CHECK_FALSE(failureOf(*memory, resultOf(3)).empty());
    CHECK_FALSE(failureOf(*memory, resultOf(500)).empty());
    CHECK(contentOf(file) == before);
}

TEST_CASE("a memory that could not be used works as soon as the file is right again") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    const auto memory = records::createSqliteSeenResults(file);
    REQUIRE(base::writeFileAtomically(file, base::Bytes(5000, 'x')));
    REQUIRE_FALSE(failureOf(*memory, resultOf(1)).empty());
    std::filesystem::remove(file);
    CHECK(answerOf(*memory, resultOf(1)) == Answer::New);
    const auto nowhere = records::createSqliteSeenResults(folder / "seen.sqlite" / "inner" / "seen.sqlite");
    CHECK_FALSE(failureOf(*nowhere, resultOf(1)).empty());
}

TEST_CASE("a writer that keeps the file locked is waited for, then given up") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    const auto memory = records::createSqliteSeenResults(file, 50);
    REQUIRE(answerOf(*memory, resultOf(1)) == Answer::New);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(failureOf(*memory, resultOf(2)) == "database is locked");
    REQUIRE(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(other);
    CHECK(answerOf(*memory, resultOf(2)) == Answer::New);
}

#ifdef INTAGLIO_CAN_FORK
namespace {

/// Runs `work` in a process of its own and returns its exit code; -1 where it was killed.
template <class Work>
pid_t startProcess(Work work) {
    const pid_t child = fork();
    if (child == 0) _exit(work());
    REQUIRE(child > 0);
    return child;
}

int exitCodeOf(pid_t child) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("processes that open the same results at once agree which was first") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    constexpr std::uint64_t kReports = 20;
    std::vector<pid_t> children;
    for (int process = 0; process < 3; ++process) {
        children.push_back(startProcess([&] {
            const auto memory = records::createSqliteSeenResults(file, 60000);
            int fresh = 0;
            for (std::uint64_t report = 0; report < kReports; ++report) {
                const auto answer = memory->remember(resultOf(report));
                if (!answer) return 200;
                fresh += *answer == Answer::New ? 1 : 0;
            }
            return fresh;
        }));
    }
    int fresh = 0;
    for (const pid_t child : children) {
        const int own = exitCodeOf(child);
        CHECK(own <= static_cast<int>(kReports));
        fresh += own;
    }
    CHECK(fresh == static_cast<int>(kReports));
}

TEST_CASE("a process that is killed while it remembers leaves a memory that works and knows all it had told") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    for (int round = 0; round < 5; ++round) {
        const auto told = folder / ("told" + std::to_string(round));
        const pid_t child = startProcess([&] {
            const auto memory = records::createSqliteSeenResults(file);
            std::ofstream log(told);
            for (std::uint64_t report = 0;; ++report) {
                if (!memory->remember(resultOf(report, static_cast<std::uint8_t>(round)))) return 1;
                log << report << std::endl;
            }
            return 0;
        });
        const auto progress = [&] { return contentOf(told).size(); };
        for (int wait = 0; wait < 2000 && progress() < 10 + static_cast<std::size_t>(round); ++wait) usleep(1000);
        kill(child, SIGKILL);
        CHECK(exitCodeOf(child) == -1);
        std::ifstream log(told);
        std::vector<std::uint64_t> reports;
        for (std::uint64_t report = 0; log >> report;) reports.push_back(report);
        REQUIRE(reports.size() > 2);
        const auto memory = records::createSqliteSeenResults(file);
        for (const std::uint64_t report : reports)
            CHECK(answerOf(*memory, resultOf(report, static_cast<std::uint8_t>(round))) == Answer::Same);
        CHECK(answerOf(*memory, resultOf(1000000, static_cast<std::uint8_t>(round))) == Answer::New);
    }
}

TEST_CASE("a disk without room is reported, and nothing that was remembered is lost") {
    const TemporaryFolder folder;
    const auto file = folder / "seen.sqlite";
    {
        const auto memory = records::createSqliteSeenResults(file);
        for (std::uint64_t report = 0; report < 30; ++report) REQUIRE(answerOf(*memory, resultOf(report)) == Answer::New);
    }
    const rlim_t room = std::filesystem::file_size(file);
    const pid_t child = startProcess([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{room, room};
        if (setrlimit(RLIMIT_FSIZE, &little) != 0) return 3;
        const auto memory = records::createSqliteSeenResults(file);
        for (std::uint64_t report = 30; report < 5000; ++report) {
            const auto answer = memory->remember(resultOf(report));
            if (!answer) return answer.error().code == base::ErrorCode::RecordsUnavailable ? 0 : 1;
        }
        return 2;
    });
    CHECK(exitCodeOf(child) == 0);
    const auto memory = records::createSqliteSeenResults(file);
    for (std::uint64_t report = 0; report < 30; ++report) CHECK(answerOf(*memory, resultOf(report)) == Answer::Same);
    CHECK(answerOf(*memory, resultOf(100000)) == Answer::New);
}
#endif
