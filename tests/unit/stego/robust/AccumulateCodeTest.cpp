#include "core/stego/robust/AccumulateCode.h"

#include <cmath>
#include <map>

#include "core/stego/robust/RobustLayout.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::stego::robust;

namespace {

Bits randomBits(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    Bits bits(count);
    for (std::uint8_t& bit : bits) bit = static_cast<std::uint8_t>(random() & 1);
    return bits;
}

/// Bits as antipodal values in white noise of standard deviation `noise`.
std::vector<std::int8_t> received(const Bits& coded, double noise, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> error(0, noise);
    std::vector<std::int8_t> soft(coded.size());
    for (std::size_t i = 0; i < coded.size(); ++i) {
        soft[i] = static_cast<std::int8_t>(std::lround(std::clamp(30 * ((coded[i] != 0 ? -1 : 1) + error(random)), -127.0, 127.0)));
    }
    return soft;
}

}  // namespace

TEST_CASE("a message is the first half of its code and the code is linear") {
    const AccumulateCode code(1000);
    const Bits a = randomBits(1000, 1), b = randomBits(1000, 2);
    const Bits codedA = code.encode(a), codedB = code.encode(b);
    REQUIRE(codedA.size() == code.codedBits());
    CHECK(std::equal(a.begin(), a.end(), codedA.begin()));
    Bits sum(1000), codedSum(2000);
    for (std::size_t i = 0; i < 1000; ++i) sum[i] = a[i] ^ b[i];
    for (std::size_t i = 0; i < 2000; ++i) codedSum[i] = codedA[i] ^ codedB[i];
    CHECK(code.encode(sum) == codedSum);
}

TEST_CASE("messages of every length come out of noise at 2 dB a bit") {
    // 2 dB a message bit is 1 dB below one a coded bit of two: a deviation of 0.79, where one coded bit in ten is wrong.
    for (const std::size_t size : {std::size_t{256}, codedBitsOf(376) / 2, codedBitsOf(632) / 2, codedBitsOf(2728) / 2}) {
        const AccumulateCode code(size);
        const double noise = size == 256 ? 0.70 : 0.79;  // a short code is worth a decibel less
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const Bits message = randomBits(size, seed);
            const auto decoded = code.decode(received(code.encode(message), noise, seed + 100));
            CHECK(decoded.isCodeword);
            CHECK(decoded.message == message);
        }
    }
}

TEST_CASE("noise alone is no codeword") {
    const AccumulateCode code(2000);
    std::mt19937 random(5);
    std::vector<std::int8_t> soft(code.codedBits());
    for (std::int8_t& value : soft) value = static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127);
    CHECK_FALSE(code.decode(soft).isCodeword);
}

TEST_CASE("the code is pinned: the same message gives the same coded bits on every platform") {
    for (const auto& [size, digest] :
         std::map<std::size_t, std::string>{{256, "1966ccb849b964964557f5c295d025d7"}, {5440, "c9548ac1c62b4e788aeb9af1a31e0936"}}) {
        const AccumulateCode code(size);
        const base::Bytes coded = bytesOf(code.encode(randomBits(size, 7)));
        CHECK(base::toHex(test::primitives().sha256(coded)).substr(0, 32) == digest);
    }
}
