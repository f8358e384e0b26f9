#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <string>
#include <string_view>

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

/// Words that guessing starts with, and rows of keys; any four neighbours of a row, in either direction, count as a word.
constexpr std::array<std::string_view, 28> kCommonWords = {
    "password", "passwort", "passw0rd", "p@ssw0rd", "letmein",  "welcome",  "willkommen", "iloveyou", "princess", "sunshine",
    "football", "baseball", "superman", "starwars", "trustno1", "whatever", "computer",   "internet", "monkey",   "dragon",
    "master",   "shadow",   "michael",  "hallo",    "hello",    "login",    "admin",      "secret"};
constexpr std::array<std::string_view, 5> kKeyRows = {"1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm"};
constexpr std::size_t kShortestPart = 4;

std::size_t commonPrefix(ByteView a, ByteView b) {
    const auto [end, other] = std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(end - a.begin());
}

std::size_t commonWordAt(ByteView text) {
    std::size_t longest = 0;
    for (const std::string_view word : kCommonWords) {
        if (base::textOf(text).starts_with(word)) longest = std::max(longest, word.size());
    }
    return longest;
}

/// How many of the first characters of `text` lie side by side on one row of keys.
std::size_t keyRowAt(ByteView text) {
    std::size_t longest = 0;
    for (const std::string_view row : kKeyRows) {
        const std::string back(row.rbegin(), row.rend());
        for (const std::string_view keys : {row, std::string_view(back)}) {
            const std::size_t start = text.empty() ? keys.npos : keys.find(static_cast<char>(text.front()));
            if (start != keys.npos) longest = std::max(longest, commonPrefix(text, base::viewOf(keys.substr(start))));
        }
    }
    return longest >= kShortestPart ? longest : 0;
}

/// How much of what starts at `at` was there before, without overlap.
std::size_t repetitionAt(ByteView text, std::size_t at) {
    std::size_t longest = 0;
    for (std::size_t start = 0; start < at; ++start)
        longest = std::max(longest, std::min(commonPrefix(text.subspan(start), text.subspan(at)), at - start));
    return charactersOf(text.subspan(at, longest)) >= kShortestPart ? longest : 0;
}

/// What is left to guess: characters, where a common word or a piece of a key row counts as one and what was there before as none.
std::size_t guessedCharacters(ByteView text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t repeated = repetitionAt(text, at);
        const std::size_t known = std::max(commonWordAt(text.subspan(at)), keyRowAt(text.subspan(at)));
        const bool startsCharacter = (text[at] & 0xc0) != 0x80;
        if (repeated == 0 && (known > 0 || startsCharacter)) ++count;
        at += std::max<std::size_t>({repeated, known, 1});
    }
    return count;
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
    if (charactersOf(part) < kMinimumPassphraseCharacters || guessedCharacters(part) < kMinimumPassphraseCharacters) return weak;
    if (!isVaried(part) || isMostlySteps(part) || isAboutName(text.view(), lowered(base::viewOf(keyName)).view())) return weak;
    return {};
}

}  // namespace intaglio::crypto
