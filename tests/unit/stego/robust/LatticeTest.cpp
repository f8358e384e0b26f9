#include <random>

#include "core/stego/robust/RobustHeader.h"
#include "core/stego/robust/SpreadLattice.h"
#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;
using namespace intaglio::stego::robust;

namespace {

SpreadKeys keysOf(std::uint8_t filler) {
    SpreadKeys keys;
    keys.positions.fill(filler);
    keys.signs.fill(static_cast<std::uint8_t>(filler + 1));
    keys.offsets.fill(static_cast<std::uint8_t>(filler + 2));
    return keys;
}

struct Written {
    std::vector<float> before, after;
    Bits coded;
};

Written write(const SpreadLattice& lattice, std::size_t coefficients) {
    std::mt19937 random(9);
    std::normal_distribution<float> host(0, 40);
    Written written;
    for (std::size_t i = 0; i < coefficients; ++i) written.before.push_back(host(random));
    for (std::size_t i = 0; i < lattice.bits(); ++i) written.coded.push_back(static_cast<std::uint8_t>(random() & 1));
    written.after = written.before;
    std::vector<float> changes(coefficients);
    (void)lattice.addMissing(written.before, lattice.targetsFor(written.before, written.coded), changes);
    for (std::size_t i = 0; i < coefficients; ++i) written.after[i] += changes[i];
    return written;
}

std::vector<std::uint32_t> everySecond(std::uint32_t count) {
    std::vector<std::uint32_t> carriers;
    for (std::uint32_t i = 0; i < count; ++i) carriers.push_back(2 * i + 1);
    return carriers;
}

stego::robust::RobustHeader sampleHeader() {
    stego::robust::RobustHeader header{frameParameters(1024, 4), true, 4000, 3001};
    header.parameters.mode = crypto::EmbeddingMode::Robust;
    header.parameters.strength = stego::RobustStrength::Strong;
    return header;
}

}  // namespace

TEST_CASE("bits are written into their coefficients only, near the lattice, with the distortion that the step says") {
    const SpreadLattice lattice(keysOf(1), everySecond(10007), 3000, 9);
    const Written written = write(lattice, 20014);
    double squares = 0;
    for (std::size_t i = 0; i < written.before.size(); ++i) {
        const double change = written.after[i] - written.before[i];
        if (i % 2 == 0) CHECK(change == 0);
        squares += change * change;
    }
    CHECK(squares / 10007 == Approx(9.0 * 9.0 / 12 * 0.75 * 0.75).epsilon(0.05));
    // A quarter of a uniform distance is left: sin(pi / 4) / (pi / 4).
    CHECK(lattice.agreement(written.after, written.coded) == Approx(0.900).margin(0.01));
    CHECK(std::abs(lattice.agreement(written.before, written.coded)) < 0.05);
    const auto soft = lattice.softValues(written.after);
    for (std::size_t i = 0; i < soft.size(); ++i) CHECK((soft[i] < 0) == (written.coded[i] != 0));
}

TEST_CASE("without the key or with another step nothing is there") {
    const SpreadLattice lattice(keysOf(1), everySecond(10007), 3000, 9);
    const Written written = write(lattice, 20014);
    CHECK(std::abs(SpreadLattice(keysOf(2), everySecond(10007), 3000, 9).agreement(written.after, written.coded)) < 0.06);
    SpreadLattice other = lattice;
    other.setStep(13.75);
    CHECK(std::abs(other.agreement(written.after, written.coded)) < 0.06);
    // One bit in eight, having three or four coefficients, happens to keep all signs or to have all of them turned.
    SpreadKeys signs = keysOf(1);
    signs.signs.fill(77);
    CHECK(std::abs(SpreadLattice(signs, everySecond(10007), 3000, 9).agreement(written.after, written.coded)) < 0.2);
}

TEST_CASE("a robust header says what it was given") {
    const auto header = sampleHeader();
    const auto bytes = sealRobustHeader(primitives(), stegoKey(42), header).value();
    const auto opened = openRobustHeader(primitives(), stegoKey(42), bytes);
    REQUIRE(opened.has_value());
    CHECK(opened->parameters.bucket == 1024);
    CHECK(opened->parameters.slots == 4);
    CHECK(opened->parameters.suite == header.parameters.suite);
    CHECK(opened->parameters.mode == crypto::EmbeddingMode::Robust);
    CHECK(opened->parameters.nonce == header.parameters.nonce);
    CHECK(opened->parameters.strength == stego::RobustStrength::Strong);
    CHECK(opened->isColor);
    CHECK(opened->columns == 4000);
    CHECK(opened->rows == 3001);
    CHECK(base::toHex(sealedGeometry(*opened)) ==
          "00000fa0"
          "00000bb9"
          "00000001"
          "03"
          "08"
          "00"
          "03");
    CHECK(base::toHex(primitives().sha256(bytes)).substr(0, 32) == "9dfb6ecbffb4746d73d4299b9257d5af");
}

TEST_CASE("no bit of a robust header can be changed, and no other key opens it") {
    const auto bytes = sealRobustHeader(primitives(), stegoKey(42), sampleHeader()).value();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        auto changed = bytes;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1u << (bit % 8)));
        CHECK_FALSE(openRobustHeader(primitives(), stegoKey(42), changed));
    }
    CHECK_FALSE(openRobustHeader(primitives(), stegoKey(43), bytes));
    CHECK_FALSE(openRobustHeader(primitives(), stegoKey(42), base::ByteView(bytes).first(31)));
}

TEST_CASE("a header of impossible parameters is not sealed") {
    auto header = sampleHeader();
    header.parameters.bucket = 300;
    CHECK(sealRobustHeader(primitives(), stegoKey(42), header).error().code == base::ErrorCode::InvalidArgument);
    header = sampleHeader();
    header.parameters.mode = crypto::EmbeddingMode::Covert;
    CHECK(sealRobustHeader(primitives(), stegoKey(42), header).error().code == base::ErrorCode::InvalidArgument);
}
