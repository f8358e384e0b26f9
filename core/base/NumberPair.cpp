#include "core/base/NumberPair.h"

#include <charconv>
#include <string>

namespace intaglio::base {
namespace {

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    // Written again, as "-0" and "017" are read too.
    return error == std::errc() && value >= 0 && std::to_string(value) == text ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::pair<std::int64_t, std::int64_t>> numberPairIn(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto first = numberIn(text.substr(0, slash));
    const auto second = numberIn(text.substr(slash + 1));
    return first && second ? std::optional(std::pair(*first, *second)) : std::nullopt;
}

}  // namespace intaglio::base
