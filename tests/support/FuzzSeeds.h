#pragma once
#include <optional>
#include <string_view>

namespace intaglio::test {

/// For the argument "--write-seeds=FOLDER": writes a target's seeds as files into the folder (made when needed) and returns the exit
/// status. Nothing for any other argument.
[[nodiscard]] std::optional<int> writeFuzzSeeds(std::string_view argument);

}  // namespace intaglio::test
