#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace intaglio::base {

/// "17/94": two decimal numbers as std::to_string writes them, not negative, with a slash between and nothing before or behind.
[[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> numberPairIn(std::string_view text);

}  // namespace intaglio::base
