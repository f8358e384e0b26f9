#include <cmath>

#include "core/enhance/BreastRegion.h"
#include "core/enhance/Denoise.h"
#include "core/enhance/LungRegion.h"
#include "core/enhance/OtsuMask.h"
#include "core/image/Phantom.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"

namespace intaglio::enhance {
namespace {

using image::Image;
using test::geometryOf;

template <class ValueAt>
Image pictureOf(int columns, int rows, ValueAt valueAt) {
    Image picture = Image::create(geometryOf(columns, rows)).value();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            picture.setSampleAt(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column),
                                static_cast<std::int64_t>(valueAt(row, column)));
        }
    }
    return picture;
}

std::int64_t at(const Image& picture, int row, int column) {
    return picture.sampleAt(static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.geometry().columns) +
                            static_cast<std::size_t>(column));
}

constexpr int kFilmSide = 300;

/// An oblique view with the chest wall left: half an ellipse of breast, a brighter triangle of muscle, a marker and a white film border.
int filmAt(int row, int column, bool hasMuscle) {
    if (row < 8) {
        return 250;
    }
    if (row >= 20 && row < 45 && column >= 240 && column < 285) {
        return 240;  // marker
    }
    const double across = column / 150.0;
    const double down = (row - 160) / 130.0;
    if (column >= 200 || across * across + down * down > 1) {
        return 4;
    }
    const int tissue = 80 + (row * 7 + column * 5) % 6;
    return hasMuscle && column / 90.0 + (row - 30) / 140.0 < 1 ? tissue + 70 : tissue;
}

Image film(bool hasMuscle, bool isMirrored) {
    return pictureOf(kFilmSide, kFilmSide,
                     [&](int row, int column) { return filmAt(row, isMirrored ? kFilmSide - 1 - column : column, hasMuscle); });
}

TEST_CASE("Otsu's threshold lies between two groups, and what is not foreground becomes black") {
    const Image picture = pictureOf(60, 40, [](int row, int column) { return column < 20 ? 40 + row % 5 : 180 + row % 7; });
    const int threshold = otsuThreshold(picture).value();
    CHECK(threshold >= 44);
    CHECK(threshold < 180);
    const Image bright = otsuMasked(picture, Foreground::Bright).value();
    CHECK(at(bright, 3, 5) == 0);
    CHECK(at(bright, 3, 30) == at(picture, 3, 30));
    const Image dark = otsuMasked(picture, Foreground::Dark).value();
    CHECK(at(dark, 3, 5) == at(picture, 3, 5));
    CHECK(at(dark, 3, 30) == 0);
    const Image flat = pictureOf(10, 10, [](int, int) { return 90; });
    CHECK(test::sameSamples(otsuMasked(flat, Foreground::Bright).value(), flat));
}

TEST_CASE("The median removes single samples and keeps edges") {
    Image picture = pictureOf(40, 40, [](int, int column) { return column < 20 ? 50 : 200; });
    const Image clean = picture;
    for (std::size_t index = 3; index < picture.bytes().size(); index += 97) {
        picture.setSampleAt(index, 255);
    }
    CHECK(test::sameSamples(medianFiltered(picture, 3).value(), clean));
    for (const int side : {0, 1, 2, 4, 33}) {
        CHECK_FALSE(medianFiltered(picture, side));
    }
}

TEST_CASE("The lungs of a chest picture are found wherever they lie") {
    const Image chest = image::chestPhantom(4, 224).value();
    const Region region = lungRegion(chest).value();
    // The phantom's lungs lie about a fifth to four fifths across.
    CHECK(region.width >= 112);
    CHECK(region.height >= 112);
    CHECK(region.left <= 60);
    CHECK(region.left + region.width >= 164);
    const Image wide = pictureOf(448, 224, [&](int row, int column) { return at(chest, row, column / 2); });
    const Region stretched = lungRegion(wide).value();
    CHECK(std::abs(stretched.left - 2 * region.left) <= 8);
    CHECK(std::abs(stretched.width - 2 * region.width) <= 16);
}

TEST_CASE("Where no lungs are found the whole picture stays") {
    const Region whole{0, 0, 120, 90};
    CHECK(lungRegion(pictureOf(120, 90, [](int, int) { return 77; })).value() == whole);
    CHECK(lungRegion(pictureOf(120, 90, [](int row, int) { return row * 2; })).value() == whole);
    CHECK(lungRegion(test::noise(geometryOf(120, 90))).value() == whole);
    CHECK_FALSE(lungRegion(pictureOf(31, 90, [](int, int) { return 1; })));
}

TEST_CASE("The breast is cropped, its surroundings blackened, its chest wall turned left") {
    for (const bool isMirrored : {false, true}) {
        const BreastView view = breastCropped(film(false, isMirrored)).value();
        CHECK(view.isMirrored == isMirrored);
        CHECK(view.region.width == Approx(156).margin(10));
        CHECK(view.region.height == Approx(266).margin(12));
        CHECK((isMirrored ? kFilmSide - view.region.left - view.region.width : view.region.left) == 0);
        CHECK(at(view.picture, view.region.height / 2, 5) >= 80);
        CHECK(at(view.picture, 2, view.region.width - 3) == 0);
        CHECK(image::statisticsOf(view.picture).maximum < 120);  // neither marker nor border
    }
    const BreastView unturned = breastCropped(film(false, true), false).value();
    CHECK_FALSE(unturned.isMirrored);
    CHECK(at(unturned.picture, unturned.region.height / 2, unturned.region.width - 5) >= 80);
}

TEST_CASE("A picture that is no mammogram is not cropped") {
    for (const Image& picture : {pictureOf(100, 80, [](int, int) { return 0; }), pictureOf(100, 80, [](int, int) { return 200; })}) {
        const BreastView view = breastCropped(picture).value();
        CHECK(view.region == Region{0, 0, 100, 80});
        CHECK(test::sameSamples(view.picture, picture));
        CHECK_FALSE(view.isMirrored);
    }
    CHECK_FALSE(breastCropped(pictureOf(20, 80, [](int, int) { return 0; })));
}

TEST_CASE("The pectoral muscle becomes black, and nothing else does") {
    for (const bool isMirrored : {false, true}) {
        const BreastView view = breastCropped(film(true, isMirrored), false).value();
        const Image masked = pectoralMasked(view.picture).value();
        int muscle = 0;
        int muscleLeft = 0;
        int breast = 0;
        int breastLost = 0;
        for (std::size_t index = 0; index < masked.bytes().size(); ++index) {
            const bool isMuscle = view.picture.bytes()[index] >= 140;
            const bool isBreast = view.picture.bytes()[index] >= 80 && !isMuscle;
            muscle += isMuscle ? 1 : 0;
            muscleLeft += isMuscle && masked.bytes()[index] != 0 ? 1 : 0;
            breast += isBreast ? 1 : 0;
            breastLost += isBreast && masked.bytes()[index] == 0 ? 1 : 0;
        }
        CHECK(muscleLeft < muscle / 8);
        CHECK(breastLost < breast / 50);
    }
}

TEST_CASE("A view without a muscle is left alone") {
    for (const bool isMirrored : {false, true}) {
        const Image breast = breastCropped(film(false, isMirrored))->picture;
        CHECK(test::sameSamples(pectoralMasked(breast).value(), breast));
    }
    const Image noise = test::noise(geometryOf(200, 300));
    CHECK(test::sameSamples(pectoralMasked(noise).value(), noise));
}

TEST_CASE("Only 8-bit pictures of one frame are looked at") {
    for (const Image& picture : {test::gradient(geometryOf(64, 64, 1, 16)), test::gradient(geometryOf(64, 64, 4))}) {
        CHECK_FALSE(otsuThreshold(picture));
        CHECK_FALSE(otsuMasked(picture, Foreground::Dark));
        CHECK_FALSE(medianFiltered(picture, 3));
        CHECK_FALSE(lungRegion(picture));
        CHECK_FALSE(breastCropped(picture));
        CHECK_FALSE(pectoralMasked(picture));
    }
}

}  // namespace
}  // namespace intaglio::enhance
