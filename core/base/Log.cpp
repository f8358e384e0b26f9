#include "core/base/Log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>

namespace intaglio::base::log {
namespace {

constexpr std::size_t kMaximumLogBytes = 1U << 20U;
constexpr std::size_t kLogFiles = 3;

std::mutex& mutex() {
    static std::mutex instance;
    return instance;
}

std::shared_ptr<spdlog::logger>& logger() {
    static std::shared_ptr<spdlog::logger> instance;
    return instance;
}

std::shared_ptr<spdlog::logger> current() {
    const std::lock_guard lock(mutex());
    return logger();
}

}  // namespace

void start(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    try {
        auto fresh = spdlog::rotating_logger_mt("intaglio", (folder / "intaglio.log").string(), kMaximumLogBytes, kLogFiles);
        fresh->flush_on(spdlog::level::info);
        const std::lock_guard lock(mutex());
        logger() = std::move(fresh);
    } catch (const spdlog::spdlog_ex&) {
        // A log that cannot be written must not stop the clinic's work.
    }
}

void info(std::string_view event, std::string_view value) {
    if (const auto sink = current()) sink->info("{} {}", event, value);
}

void error(std::string_view event, const Error& error) {
    if (const auto sink = current()) sink->error("{} {}", event, codeName(error.code));
}

}  // namespace intaglio::base::log
