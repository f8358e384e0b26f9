#pragma once
#include <cstdint>
#include <string>

namespace intaglio::base {

/// Wall clock behind an interface, so that tests choose the time.
class Clock {
public:
    virtual ~Clock() = default;
    /// Seconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] virtual std::int64_t unixSeconds() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] std::int64_t unixSeconds() const override;
};

/// "2026-11-21T04:30:00Z" (RFC 3339, UTC).
[[nodiscard]] std::string toRfc3339(std::int64_t unixSeconds);

}  // namespace intaglio::base
