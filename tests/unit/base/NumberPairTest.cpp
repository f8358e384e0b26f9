#include "core/base/NumberPair.h"

#include "tests/support/Catch.h"

using namespace intaglio;

TEST_CASE("Two numbers with a slash between are read as they are written, and nothing else is") {
    CHECK(base::numberPairIn("17/94") == std::pair<std::int64_t, std::int64_t>{17, 94});
    CHECK(base::numberPairIn("0/9223372036854775807") == std::pair<std::int64_t, std::int64_t>{0, INT64_MAX});
    for (const char* broken : {"", "/", "17", "17/", "/94", "-1/94", "-0/94", "+1/94", "017/94", "17/94/95", " 17/94", "17/94 ", "1.7/94",
                               "17/9223372036854775808", "0x1/2"}) {
        INFO(broken);
        CHECK_FALSE(base::numberPairIn(broken));
    }
}
