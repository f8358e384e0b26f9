#include "core/stego/robust/ReedSolomon.h"

#include <random>
#include <set>

#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::stego::robust;

namespace {

/// Multiplication in GF(256) as the field is defined: polynomials modulo x^8 + x^4 + x^3 + x^2 + 1.
int slowProduct(int a, int b) {
    int product = 0;
    for (int bit = 0; bit < 8; ++bit) {
        if ((b >> bit & 1) != 0) product ^= a << bit;
    }
    for (int bit = 15; bit >= 8; --bit) {
        if ((product >> bit & 1) != 0) product ^= 0x11d << (bit - 8);
    }
    return product;
}

/// A codeword, as a polynomial, is zero at 2^0 .. 2^15.
bool isCodeword(base::ByteView word) {
    int root = 1;
    for (std::size_t i = 0; i < kCheckBytes; ++i, root = slowProduct(root, 2)) {
        int value = 0;
        for (const std::uint8_t byte : word) value = slowProduct(value, root) ^ byte;
        if (value != 0) return false;
    }
    return true;
}

base::Bytes randomBytes(std::size_t size, std::mt19937& random) {
    base::Bytes bytes(size);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

base::Bytes codewordOf(base::ByteView data) {
    base::Bytes word(data.begin(), data.end());
    base::append(word, reedSolomonChecks(data));
    return word;
}

/// Changes `count` different bytes.
void damage(base::Bytes& word, std::size_t count, std::mt19937& random) {
    std::set<std::size_t> places;
    while (places.size() < count) places.insert(random() % word.size());
    for (const std::size_t place : places) word[place] = static_cast<std::uint8_t>(word[place] ^ (1 + random() % 255));
}

}  // namespace

TEST_CASE("check bytes make the polynomial zero at the sixteen roots") {
    std::mt19937 random(1);
    for (const unsigned size : {1u, 2u, 15u, 16u, 17u, 100u, 238u, 239u}) CHECK(isCodeword(codewordOf(randomBytes(size, random))));
}

TEST_CASE("up to eight wrong bytes are corrected, wherever they are") {
    std::mt19937 random(2);
    for (int trial = 0; trial < 2000; ++trial) {
        const base::Bytes word = codewordOf(randomBytes(1 + random() % kMostDataBytes, random));
        const std::size_t errors = static_cast<std::size_t>(trial) % 9;
        base::Bytes received = word;
        damage(received, errors, random);
        const auto corrected = reedSolomonCorrect(received);
        REQUIRE(corrected.has_value());
        CHECK(*corrected == static_cast<int>(errors));
        CHECK(received == word);
    }
}

TEST_CASE("more than eight wrong bytes are refused, or make another codeword, but never half a correction") {
    std::mt19937 random(3);
    int refused = 0;
    for (int trial = 0; trial < 2000; ++trial) {
        base::Bytes received = codewordOf(randomBytes(1 + random() % kMostDataBytes, random));
        damage(received, std::min<std::size_t>(received.size(), 9 + random() % 40), random);
        const base::Bytes before = received;
        if (reedSolomonCorrect(received)) {
            CHECK(isCodeword(received));
        } else {
            ++refused;
            CHECK(received == before);
        }
    }
    CHECK(refused >= 1990);
}

TEST_CASE("words of impossible length are refused") {
    base::Bytes word(kCheckBytes);
    CHECK_FALSE(reedSolomonCorrect(word));
    word.resize(256);
    CHECK_FALSE(reedSolomonCorrect(word));
}

TEST_CASE("long messages survive a burst of eight bytes for every codeword") {
    std::mt19937 random(4);
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{239}, std::size_t{240}, std::size_t{632}, std::size_t{1144}, std::size_t{2728}}) {
        const base::Bytes data = randomBytes(size, random);
        base::Bytes coded = protectBytes(data);
        REQUIRE(coded.size() == protectedSize(size));
        CHECK(std::equal(data.begin(), data.end(), coded.begin()));
        const std::size_t codewords = (coded.size() - size) / kCheckBytes;
        const std::size_t burst = 8 * codewords, start = random() % (coded.size() - burst + 1);
        for (std::size_t i = start; i < start + burst; ++i) coded[i] = static_cast<std::uint8_t>(~coded[i]);
        const auto recovered = recoverBytes(coded, size);
        REQUIRE(recovered.has_value());
        CHECK(*recovered == data);
        coded.push_back(0);
        CHECK_FALSE(recoverBytes(coded, size));
    }
    CHECK_FALSE(recoverBytes({}, 0));
}
