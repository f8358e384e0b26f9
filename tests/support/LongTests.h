#pragma once
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace intaglio::test {

/// True where the environment variable INTAGLIO_LONG_TESTS is set and not 0: `INTAGLIO_LONG_TESTS=1 ctest -R test_stego`. Else says what is
/// left out.
inline bool runsLongTests(std::string_view what) {
    const char* value = std::getenv("INTAGLIO_LONG_TESTS");
    if (value != nullptr && std::string_view(value) != "0") return true;
    std::printf("without INTAGLIO_LONG_TESTS=1: no %.*s\n", static_cast<int>(what.size()), what.data());
    return false;
}

}  // namespace intaglio::test
