#include "core/crypto/ReservedNames.h"

#include <algorithm>
#include <string_view>

namespace intaglio::crypto {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\v\f";

char lowerCase(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

bool isReservedName(const std::string& name) {
    const std::string_view bare = trimmed(name);
    const std::string_view reserved = kRecoveryName;
    return std::equal(bare.begin(), bare.end(), reserved.begin(), reserved.end(), [](char a, char b) { return lowerCase(a) == b; });
}

}  // namespace intaglio::crypto
