#include "core/inference/BurnedInText.h"

#include "tests/support/Catch.h"
#include "tests/unit/inference/Samples.h"

using namespace intaglio;

namespace {

constexpr int kSide = 160;

/// Three strokes of a letter "H", 10 x 7 pixels.
bool isLetter(int row, int column) {
    return row >= 0 && row < 10 && column >= 0 && column < 7 && (column < 2 || column > 4 || row == 4 || row == 5);
}

/// `letters` in one line, on a grey ground that changes slowly as anatomy does.
image::Image lettered(int letters, int ink, int channels = 1) {
    return test::pictureOf(kSide, kSide, channels, [&](int row, int column, int channel) {
        const int ground = 60 + (row + column) / 8;
        const int inLine = column - 20;
        const bool written = inLine >= 0 && inLine / 10 < letters && isLetter(row - 30, inLine % 10);
        return written && (channels == 1 || channel == 1) ? ink : ground;
    });
}

}  // namespace

TEST_CASE("A line of white letters covers its own box") {
    const auto share = inference::burnedInTextShare(lettered(6, 255));
    REQUIRE(share);
    CHECK(share.value() == Approx(57.0 * 10 / (kSide * kSide)).epsilon(0.1));
    const auto colored = inference::burnedInTextShare(lettered(6, 255, 3));
    REQUIRE(colored);
    CHECK(colored.value() > 0.015);
}

TEST_CASE("One marker, faint letters and anatomy are no text") {
    CHECK(inference::burnedInTextShare(lettered(1, 255)).value() == 0);
    CHECK(inference::burnedInTextShare(lettered(2, 255)).value() == 0);
    CHECK(inference::burnedInTextShare(lettered(6, 200)).value() == 0);
    CHECK(inference::burnedInTextShare(lettered(0, 0)).value() == 0);
    const auto bones =
        test::pictureOf(kSide, kSide, 1, [](int row, int column, int) { return (column / 24) % 2 == 0 ? 250 - row / 8 : 40; });
    CHECK(inference::burnedInTextShare(bones).value() == 0);
}

TEST_CASE("Noise is no text, and other layouts are refused") {
    unsigned state = 1;
    const auto noise = test::pictureOf(kSide, kSide, 1, [&](int, int, int) {
        state = state * 1664525U + 1013904223U;
        return static_cast<int>(state >> 24);
    });
    CHECK(inference::burnedInTextShare(noise).value() < 0.05);
    image::Geometry deep;
    deep.rows = deep.columns = 8;
    deep.bitsAllocated = 16;
    deep.bitsStored = 16;
    CHECK_FALSE(inference::burnedInTextShare(image::Image::create(deep).value()));
}
