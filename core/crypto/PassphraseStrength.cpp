#include <algorithm>
#include <bitset>
#include <cstdlib>

#include "core/crypto/Cbor.h"
#include "core/crypto/Keys.h"

namespace intaglio::crypto {
namespace {

constexpr std::size_t kFewestDifferentCharacters = 5;

/// Upper and lower case of ASCII count as one: nobody shall take "AaAaAaAaAaAa" for variety.
std::uint8_t lowered(std::uint8_t byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<std::uint8_t>(byte - 'A' + 'a') : byte;
}

SecretBytes lowered(ByteView text) {
    SecretBytes out(text);
    std::transform(out.data().begin(), out.data().end(), out.data().begin(), [](std::uint8_t byte) { return lowered(byte); });
    return out;
}

/// Characters of UTF-8, or bytes where it is none. Continuation bytes are 10xxxxxx.
std::size_t charactersOf(ByteView text) {
    if (!cbor::isUtf8(text)) return text.size();
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](std::uint8_t byte) { return (byte & 0xc0) != 0x80; }));
}

/// The shortest part whose repetition gives `text`, the last time perhaps cut off (by a separator, say); the whole where nothing repeats.
ByteView repeatedPart(ByteView text) {
    for (std::size_t period = 1; 2 * period <= text.size() + 1 && period < text.size(); ++period) {
        if (std::equal(text.begin() + static_cast<std::ptrdiff_t>(period), text.end(), text.begin())) return text.first(period);
    }
    return text;
}

bool isVaried(ByteView text) {
    std::bitset<256> different;
    for (const std::uint8_t byte : text) different.set(byte);
    return different.count() >= kFewestDifferentCharacters;
}

bool isMostlySteps(ByteView text) {
    std::size_t steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) steps += std::abs(text[i] - text[i - 1]) <= 1 ? 1 : 0;
    return 4 * steps >= 3 * (text.size() - 1);
}

bool isAboutName(ByteView text, ByteView name) {
    if (name.empty()) return false;
    const bool contains = std::search(text.begin(), text.end(), name.begin(), name.end()) != text.end();
    return contains && 2 * (text.size() - name.size()) < name.size();
}

}  // namespace

Status checkPassphrase(ByteView passphrase, std::string_view keyName) {
    const base::Error weak(base::ErrorCode::PassphraseWeak, {std::to_string(kMinimumPassphraseCharacters)});
    const SecretBytes text = lowered(passphrase);
    const ByteView part = repeatedPart(text.view());
    if (charactersOf(part) < kMinimumPassphraseCharacters) return weak;
    if (!isVaried(part) || isMostlySteps(part) || isAboutName(text.view(), lowered(base::viewOf(keyName)).view())) return weak;
    return {};
}

}  // namespace intaglio::crypto
