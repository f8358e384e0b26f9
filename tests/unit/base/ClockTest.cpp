#include "core/base/Clock.h"

#include "tests/support/Catch.h"

using namespace intaglio::base;

TEST_CASE("Times are written as RFC 3339 in UTC") {
    CHECK(toRfc3339(0) == "1970-01-01T00:00:00Z");
    CHECK(toRfc3339(951827696) == "2000-02-29T12:34:56Z");
    CHECK(toRfc3339(-1) == "1969-12-31T23:59:59Z");
}

TEST_CASE("The system clock is past the day this test was written") {
    CHECK(SystemClock().unixSeconds() > 1700000000);
}
