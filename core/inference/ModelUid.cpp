#include "core/inference/ModelUid.h"

#include <algorithm>
#include <array>

#include "core/base/Bytes.h"

namespace intaglio::inference {

std::string uidFrom(const crypto::Digest& digest) {
    std::array<std::uint32_t, 4> words{};
    for (std::size_t index = 0; index < words.size(); ++index) {
        words[index] = static_cast<std::uint32_t>(base::readBigEndian(base::ByteView(digest).subspan(index * 4, 4)));
    }
    std::string digits;
    while (std::any_of(words.begin(), words.end(), [](std::uint32_t word) { return word != 0; })) {
        std::uint64_t remainder = 0;
        for (std::uint32_t& word : words) {
            remainder = (remainder << 32) | word;
            word = static_cast<std::uint32_t>(remainder / 10);
            remainder %= 10;
        }
        digits.insert(digits.begin(), static_cast<char>('0' + remainder));
    }
    return "2.25." + (digits.empty() ? "0" : digits);
}

}  // namespace intaglio::inference
