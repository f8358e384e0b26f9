#include "ui/support/JobBridge.h"

#include <QElapsedTimer>
#include <QThread>
#include <atomic>
#include <semaphore>
#include <stdexcept>

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using base::ErrorCode;
using base::ProgressSink;
using base::Result;
using ui::Job;
using ui::JobBridge;
using ui::JobEnd;

TEST_CASE("a job runs on another thread and delivers its value on the owner's thread, once", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    QThread* worked = nullptr;
    QThread* delivered = nullptr;
    int deliveries = 0;
    int ends = 0;
    Job* job = bridge.start<int>(
        QStringLiteral("work"), &bridge,
        [&](ProgressSink& progress, std::stop_token) {
            worked = QThread::currentThread();
            progress.report("load", 1, 2);
            return Result<int>(42);
        },
        [&](Result<int> result) {
            delivered = QThread::currentThread();
            ++deliveries;
            REQUIRE(result);
            CHECK(*result == 42);
        });
    QString phase;
    QObject::connect(job, &Job::progressed, &bridge, [&](const QString& key, double, double) { phase = key; });
    QObject::connect(job, &Job::ended, &bridge, [&](JobEnd end) {
        ++ends;
        CHECK(end == JobEnd::Done);
    });
    CHECK(bridge.runningCount() == 1);
    REQUIRE(test::waitFor([&] { return bridge.runningCount() == 0; }));
    CHECK(deliveries == 1);
    CHECK(ends == 1);
    CHECK(phase == QStringLiteral("load"));
    CHECK(delivered == QThread::currentThread());
    CHECK(worked != QThread::currentThread());
}

TEST_CASE("starting never waits for the work", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    std::binary_semaphore gate(0);
    bool finished = false;
    bridge.start<bool>(
        QString(), &bridge,
        [&](ProgressSink&, std::stop_token) {
            gate.acquire();
            return Result<bool>(true);
        },
        [&](Result<bool>) { finished = true; });
    CHECK_FALSE(finished);
    gate.release();
    CHECK(test::waitFor([&] { return finished; }));
}

TEST_CASE("a cancelled job whose work stopped with an error ends as cancelled", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    std::binary_semaphore gate(0);
    ErrorCode code = ErrorCode::Internal;
    JobEnd end = JobEnd::Done;
    Job* job = bridge.start<int>(
        QString(), &bridge,
        [&](ProgressSink&, std::stop_token) {
            gate.acquire();
            return Result<int>(base::Error(ErrorCode::FileUnwritable));
        },
        [&](Result<int> result) {
            REQUIRE_FALSE(result);
            code = result.error().code;
        });
    QObject::connect(job, &Job::ended, &bridge, [&](JobEnd how) { end = how; });
    job->cancel();
    gate.release();
    REQUIRE(test::waitFor([&] { return bridge.runningCount() == 0; }));
    CHECK(code == ErrorCode::Cancelled);
    CHECK(end == JobEnd::Cancelled);
}

TEST_CASE("a cancel that comes too late does not hide what the work made", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    std::binary_semaphore gate(0);
    int value = 0;
    JobEnd end = JobEnd::Cancelled;
    Job* job = bridge.start<int>(
        QString(), &bridge,
        [&](ProgressSink&, std::stop_token) {
            gate.acquire();
            return Result<int>(7);
        },
        [&](Result<int> result) {
            REQUIRE(result);
            value = *result;
        });
    QObject::connect(job, &Job::ended, &bridge, [&](JobEnd how) { end = how; });
    job->cancel();
    gate.release();
    REQUIRE(test::waitFor([&] { return bridge.runningCount() == 0; }));
    CHECK(value == 7);
    CHECK(end == JobEnd::Done);
}

TEST_CASE("an exception in the work becomes an error", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    ErrorCode code = ErrorCode::Cancelled;
    bridge.start<int>(
        QString(), &bridge, [](ProgressSink&, std::stop_token) -> Result<int> { throw std::runtime_error("unexpected"); },
        [&](Result<int> result) { code = result.error().code; });
    REQUIRE(test::waitFor([&] { return bridge.runningCount() == 0; }));
    CHECK(code == ErrorCode::Internal);
}

TEST_CASE("a context that is gone gets no delivery", "[gui][jobs]") {
    test::GuiFixture fixture;
    JobBridge bridge;
    auto context = std::make_unique<QObject>();
    std::binary_semaphore gate(0);
    bool delivered = false;
    bridge.start<int>(
        QString(), context.get(),
        [&](ProgressSink&, std::stop_token) {
            gate.acquire();
            return Result<int>(1);
        },
        [&](Result<int>) { delivered = true; });
    context.reset();
    gate.release();
    REQUIRE(test::waitFor([&] { return bridge.runningCount() == 0; }));
    CHECK_FALSE(delivered);
}

TEST_CASE("destroying the bridge stops its jobs and waits for them", "[gui][jobs]") {
    test::GuiFixture fixture;
    std::atomic<bool> stopped = false;
    {
        JobBridge bridge;
        bridge.start<int>(
            QString(), &bridge,
            [&](ProgressSink&, std::stop_token stop) {
                while (!stop.stop_requested()) QThread::yieldCurrentThread();
                stopped = true;
                return Result<int>(1);
            },
            [](Result<int>) { FAIL("nothing may be delivered after the bridge is gone"); });
    }
    CHECK(stopped);
    QCoreApplication::processEvents();
}
