#include <algorithm>
#include <cstdlib>

#include "core/stego/robust/AccumulateCode.h"
#include "core/stego/robust/ReedSolomon.h"
#include "core/stego/robust/RobustLayout.h"
#include "tests/support/FuzzDriver.h"

/// Whatever bytes come out of a damaged picture: correcting ends with a codeword at most eight bytes away or with the word as it was, and
/// soft values of any kind decode to a message of the right length.
/// Input: a byte that chooses, then the word, the interleaved words or the soft values.

using namespace intaglio;
using namespace intaglio::stego::robust;

namespace {

void correctWord(base::ByteView input) {
    base::Bytes word(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(input.size(), 300)));
    const base::Bytes before = word;
    const auto corrected = reedSolomonCorrect(word);
    int distance = 0;
    for (std::size_t i = 0; i < word.size(); ++i) distance += word[i] != before[i];
    if (distance != corrected.value_or(0) || distance > 8) std::abort();
    if (!corrected) return;
    const auto checks = reedSolomonChecks(base::ByteView(word).first(word.size() - kCheckBytes));
    if (!std::equal(checks.begin(), checks.end(), word.end() - kCheckBytes)) std::abort();
}

/// Damage within the promise comes off; the input says where it is.
void protectAndRecover(base::ByteView input) {
    if (input.size() < 64) return;
    const base::ByteView data = input.subspan(16);
    base::Bytes coded = protectBytes(data);
    const std::size_t codewords = (coded.size() - data.size()) / kCheckBytes;
    for (std::size_t i = 0; i < 8; ++i) {
        // One byte of each codeword in turn, so that none has more than eight.
        const std::size_t group = (input[2 * i] * 256u + input[2 * i + 1]) % (data.size() / codewords);
        for (std::size_t codeword = 0; codeword < codewords; ++codeword)
            coded[group * codewords + codeword] ^= static_cast<std::uint8_t>(i + 1);
    }
    const auto recovered = recoverBytes(coded, data.size());
    if (!recovered || !std::equal(data.begin(), data.end(), recovered->begin(), recovered->end())) std::abort();
}

void recoverAnything(base::ByteView input) {
    const std::size_t size = input.size() < 2 ? 0 : input[0] * 4u;
    const auto recovered = recoverBytes(input, size);
    if (recovered && recovered->size() != size) std::abort();
    if (protectedSize(size) > input.size()) return;
    const auto fitting = recoverBytes(input.first(protectedSize(size)), size);
    if (fitting && fitting->size() != size) std::abort();
}

void decodeSoft(base::ByteView input, std::size_t mostBits) {
    const std::size_t messageBits = 16 + input.size() / 2 % mostBits;
    const AccumulateCode code(messageBits);
    std::vector<std::int8_t> soft(code.codedBits());
    for (std::size_t i = 0; i < soft.size() && i < input.size(); ++i) soft[i] = static_cast<std::int8_t>(std::max(input[i] - 128, -127));
    const auto decoded = code.decode(soft);
    if (decoded.message.size() != messageBits) std::abort();
    // A codeword's own signs must decode to itself.
    Bits coded = code.encode(decoded.message);
    for (std::size_t i = 0; i < soft.size(); ++i) soft[i] = coded[i] != 0 ? -100 : 100;
    const auto again = code.decode(soft);
    if (!again.isCodeword || again.message != decoded.message) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2 || size > 4096) return 0;
    const base::ByteView input(data + 1, size - 1);
    const bool isThorough = isThoroughTurn(64);
    switch (data[0] % 4) {
        case 0:
            correctWord(input);
            break;
        case 1:
            protectAndRecover(input);
            break;
        case 2:
            recoverAnything(input);
            break;
        default:
            decodeSoft(input.first(std::min<std::size_t>(input.size(), 1000)), 40);
            if (isThorough) decodeSoft(input.first(std::min<std::size_t>(input.size(), 1000)), 500);
            break;
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    base::Bytes data(200);
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::uint8_t>(i * 37);
    for (std::uint8_t kind = 0; kind < 4; ++kind) {
        std::vector<std::uint8_t> seed{kind};
        const base::Bytes coded = kind == 0 || kind == 2 ? protectBytes(data) : data;
        seed.insert(seed.end(), coded.begin(), coded.end());
        seeds.push_back(std::move(seed));
    }
}
