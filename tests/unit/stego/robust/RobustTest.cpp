#include <cstdlib>

#include "core/base/Files.h"
#include "tests/unit/stego/robust/RobustSetup.h"

using namespace intaglio;
using namespace intaglio::test;
using stego::RobustStrength;

namespace {

bool isLongRun() {
    return std::getenv("INTAGLIO_LONG_TESTS") != nullptr;
}

bool holdsNothing(const image::Image& picture, const crypto::StegoKey& key) {
    const auto result = stego::extract(primitives(), picture, {&key, 1});
    const auto* failure = std::get_if<stego::ExtractFailure>(&result);
    return failure != nullptr && *failure == stego::ExtractFailure::NoHeader;
}

/// The qualities that a strength promises, in coarse or fine steps.
std::vector<int> promisedQualities(RobustStrength strength) {
    std::vector<int> qualities;
    for (int quality = strength == RobustStrength::Strong ? 50 : 75; quality <= 95; quality += isLongRun() ? 5 : 20)
        qualities.push_back(quality);
    return qualities;
}

/// Everything that the strength promises to survive.
void checkPromise(const SealedRobustly& sealed) {
    const image::Image& picture = sealed.embedded.image;
    CHECK(comesOut(sealed, picture));
    for (const int quality : promisedQualities(sealed.parameters.strength)) {
        for (const bool isSubsampled : {false, true}) {
            INFO("quality " << quality << (isSubsampled ? " 4:2:0" : " 4:4:4"));
            CHECK(comesOut(sealed, throughJpeg(picture, quality, isSubsampled)));
        }
    }
    const int longSide = std::max(picture.geometry().columns, picture.geometry().rows);
    if (sealed.parameters.strength != RobustStrength::Strong || longSide <= 1600) return;
    for (const image::Kernel kernel : {image::Kernel::Area, image::Kernel::Bilinear, image::Kernel::Cubic}) {
        const image::Image sent = throughJpeg(scaledTo(picture, 1600, kernel), 75, true);
        INFO("messenger, kernel " << static_cast<int>(kernel));
        CHECK(comesOut(sealed, sent));
        CHECK(comesOut(sealed, scaledTo(sent, longSide, image::Kernel::Cubic)));
    }
}

}  // namespace

TEST_CASE("a standard frame survives JPEG of quality 75 at 48 dB on a picture of 1920 x 1080") {
    for (const int samples : {3, 1}) {
        const auto sealed = sealRobustly(syntheticPhotograph(1920, 1080, samples, 11), robustParameters(RobustStrength::Standard));
        CHECK(sealed.embedded.psnrDb >= 48);
        checkPromise(sealed);
    }
}

TEST_CASE("a strong frame survives quality 50 and a messenger at 44 dB on a picture of 1920 x 1080") {
    for (const std::uint16_t bucket : {std::uint16_t{512}, std::uint16_t{1024}}) {
        const auto sealed = sealRobustly(syntheticPhotograph(1920, 1080, 3, 12), robustParameters(RobustStrength::Strong, bucket));
        CHECK(sealed.embedded.psnrDb >= 44);
        checkPromise(sealed);
    }
}

TEST_CASE("a frame for eight readers takes the wide band and survives too") {
    const auto sealed = sealRobustly(syntheticPhotograph(1080, 1920, 3, 13), robustParameters(RobustStrength::Standard, 2048, 8));
    CHECK(sealed.frame.size() == 2728);
    checkPromise(sealed);
}

TEST_CASE("scaling to any size and saving twice are survived with room to spare") {
    const auto sealed = sealRobustly(syntheticPhotograph(1920, 1080, 3, 14), robustParameters(RobustStrength::Strong));
    const image::Image& picture = sealed.embedded.image;
    for (const int longSide : {960, 1001, 1594, 2400, 4000}) {
        INFO(longSide);
        CHECK(comesOut(sealed, scaledTo(picture, longSide)));
    }
    CHECK(comesOut(sealed, throughJpeg(throughJpeg(picture, 80, true), 60, false)));
    CHECK(comesOut(sealed, throughJpeg(scaledTo(throughJpeg(picture, 85, true), 1280), 80, true)));
}

TEST_CASE("a grey picture saved in colour and a coloured one saved in grey still open, with the geometry they were sealed with") {
    const auto grey = sealRobustly(syntheticPhotograph(1024, 768, 1, 15), robustParameters(RobustStrength::Strong, 256));
    image::Image colored = blankPicture({1024, 768, 3});
    for (std::size_t i = 0; i < colored.bytes().size(); ++i) colored.bytes()[i] = grey.embedded.image.bytes()[i / 3];
    CHECK(comesOut(grey, throughJpeg(colored, 75, true)));

    const auto color = sealRobustly(syntheticPhotograph(1024, 768, 3, 16), robustParameters(RobustStrength::Strong, 256));
    image::Image grayed = blankPicture({1024, 768, 1});
    for (std::size_t i = 0; i < grayed.bytes().size(); ++i) {
        const auto* pixel = color.embedded.image.bytes().data() + 3 * i;
        grayed.bytes()[i] = static_cast<std::uint8_t>((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2] + 500) / 1000);
    }
    CHECK(comesOut(color, throughJpeg(grayed, 75, false)));
}

TEST_CASE("saturated pictures are written around what cannot change") {
    image::Image picture = syntheticPhotograph(1600, 1200, 3, 17);
    // A white and a black third, as slides and radiographs have them.
    for (std::size_t i = 0; i < picture.bytes().size(); ++i) {
        const std::size_t row = i / (1600 * 3);
        if (row < 400)
            picture.bytes()[i] = 255;
        else if (row >= 800)
            picture.bytes()[i] = 0;
    }
    const auto parameters = robustParameters(RobustStrength::Strong, 256);
    const auto planned = stego::plan(primitives(), picture, stegoKey(42), parameters);
    REQUIRE(planned);
    if (planned->fits) checkPromise(sealRobustly(picture, parameters));
    // Nothing at all fits a picture of one value: JPEG leaves nothing in it.
    image::Image flat = blankPicture({1600, 1200, 1});
    std::fill(flat.bytes().begin(), flat.bytes().end(), std::uint8_t{255});
    const auto refused = stego::plan(primitives(), flat, stegoKey(42), parameters);
    REQUIRE(refused);
    CHECK_FALSE(refused->fits);
    CHECK(refused->reason->code == base::ErrorCode::CarrierTooSmall);
}

TEST_CASE("the plan is exact: what it accepts is written and survives, what it refuses is refused") {
    int accepted = 0, refused = 0;
    unsigned seed = 20;
    for (const int columns : {500, 600, 700, 800, 900, 1000, 1200}) {
        for (const RobustStrength strength : {RobustStrength::Standard, RobustStrength::Strong}) {
            for (const std::uint16_t bucket : {std::uint16_t{256}, std::uint16_t{512}}) {
                ++seed;
                const image::Image picture = syntheticPhotograph(columns, columns * 3 / 4, seed % 2 == 0 ? 3 : 1, seed, seed % 3);
                const auto parameters = robustParameters(strength, bucket);
                const auto planned = stego::plan(primitives(), picture, stegoKey(42), parameters);
                REQUIRE(planned);
                INFO(columns << " columns, bucket " << bucket << ", strength " << static_cast<int>(strength));
                CHECK(planned->fits == (planned->capacityBytes >= planned->neededBytes));
                const auto embedded = stego::embed(primitives(), picture, stegoKey(42), parameters, randomFrame(parameters, seed));
                REQUIRE(embedded.hasValue() == planned->fits);
                if (!planned->fits) {
                    ++refused;
                    CHECK(planned->reason->code == base::ErrorCode::CarrierTooSmall);
                    CHECK(embedded.error().code == base::ErrorCode::CarrierTooSmall);
                    continue;
                }
                ++accepted;
                CHECK(embedded->psnrDb == Approx(planned->psnrDb).margin(0.2));
                CHECK(embedded->maximumChange <= planned->maximumChange);
                CHECK(largestDifference(picture, embedded->image) == static_cast<std::size_t>(embedded->maximumChange));
                checkPromise({picture, parameters, randomFrame(parameters, seed), *embedded});
            }
        }
    }
    CHECK(accepted >= 8);
    CHECK(refused >= 8);
}

TEST_CASE("what robust mode cannot carry is refused with the reason") {
    const auto reasonFor = [](const image::Image& picture) {
        const auto planned = stego::plan(primitives(), picture, stegoKey(42), robustParameters(RobustStrength::Standard));
        REQUIRE(planned);
        CHECK_FALSE(planned->fits);
        const auto parameters = robustParameters(RobustStrength::Standard);
        CHECK(stego::embed(primitives(), picture, stegoKey(42), parameters, randomFrame(parameters, 1)).error().code ==
              planned->reason->code);
        return planned->reason->code;
    };
    CHECK(reasonFor(blankPicture({800, 600, 1, 12})) == base::ErrorCode::CarrierUnsupported);
    CHECK(reasonFor(blankPicture({800, 600, 1, 8, true})) == base::ErrorCode::CarrierUnsupported);
    CHECK(reasonFor(blankPicture({800, 600, 1, 8, false, 2})) == base::ErrorCode::CarrierUnsupported);
    CHECK(reasonFor(blankPicture({800, 600, 4, 8})) == base::ErrorCode::CarrierUnsupported);
    CHECK(reasonFor(blankPicture({224, 224, 1, 8})) == base::ErrorCode::CarrierTooSmall);
    CHECK(reasonFor(blankPicture({4000, 100, 1, 8})) == base::ErrorCode::CarrierTooSmall);
    image::Image inverted = blankPicture({800, 600, 1, 8});
    inverted.meaning().photometric = image::Photometric::Monochrome1;
    CHECK(reasonFor(inverted) == base::ErrorCode::CarrierUnsupported);
    auto parameters = robustParameters(RobustStrength::Standard);
    parameters.protectedRegions = {{100, 100, 50, 50}};
    const auto planned = stego::plan(primitives(), syntheticPhotograph(800, 600, 1, 1), stegoKey(42), parameters);
    REQUIRE(planned);
    CHECK(planned->reason->code == base::ErrorCode::RegionInvalid);
}

TEST_CASE("without the key, without a frame and in small pictures there is nothing") {
    const auto sealed = sealRobustly(syntheticPhotograph(1024, 768, 3, 18), robustParameters(RobustStrength::Strong, 256));
    CHECK(holdsNothing(sealed.embedded.image, stegoKey(43)));
    CHECK(holdsNothing(sealed.original, stegoKey(42)));
    CHECK(holdsNothing(blankPicture({100, 100, 1}), stegoKey(42)));
    const std::vector<crypto::StegoKey> keys = [] {
        std::vector<crypto::StegoKey> several;
        several.push_back(stegoKey(50, 3));
        several.push_back(stegoKey(42, 2));
        return several;
    }();
    const auto result = stego::extract(primitives(), sealed.embedded.image, keys);
    REQUIRE(std::holds_alternative<stego::Extracted>(result));
    CHECK(std::get<stego::Extracted>(result).epoch == 2);
}

TEST_CASE("what destroys the body and leaves the header is told apart from a picture without a result") {
    const auto sealed = sealRobustly(syntheticPhotograph(1920, 1080, 1, 19), robustParameters(RobustStrength::Standard, 2048, 8));
    const crypto::StegoKey key = stegoKey(42);
    bool wasDamaged = false;
    for (int quality = 70; quality >= 20 && !wasDamaged; quality -= 5) {
        const image::Image received = throughJpeg(sealed.embedded.image, quality, false);
        const auto result = stego::extract(primitives(), received, {&key, 1});
        if (std::holds_alternative<stego::Extracted>(result)) continue;
        wasDamaged = true;
        CHECK(std::get<stego::ExtractFailure>(result) == stego::ExtractFailure::BodyDamaged);
        CHECK(stego::robustAgreement(primitives(), received, key, sealed.parameters, sealed.frame, 1920, 1080) <
              stego::kDecodableAgreement);
    }
    CHECK(wasDamaged);
}

namespace {

/// The frame of the pictures in tests/data/sealed.
base::Bytes keptFrame() {
    base::Bytes frame(crypto::frameBytes(256, 1));
    for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = static_cast<std::uint8_t>(i * 31 + 7);
    return frame;
}

/// One as a JPEG, one made smaller and cut down to 64 levels, which keeps its file small.
void writeKept(const std::filesystem::path& folder) {
    const auto parameters = robustParameters(RobustStrength::Strong, 256);
    const auto embedded = stego::embed(primitives(), syntheticPhotograph(1000, 720, 1, 99), stegoKey(42), parameters, keptFrame()).value();
    JpegSpec spec;
    spec.quality = 60;
    REQUIRE(base::writeFileAtomically(folder / "robust-strong-grey8.jpg", jpegFile(embedded.image, spec)));
    image::Image small = scaledTo(embedded.image, 512);
    for (std::uint8_t& sample : small.bytes()) sample = static_cast<std::uint8_t>(sample / 4 * 4 + 2);
    REQUIRE(base::writeFileAtomically(folder / "robust-strong-grey8-small.png", image::encodePng(small, {}, 9).value()));
}

}  // namespace

TEST_CASE("pictures that version 1 sealed open") {
    const std::filesystem::path folder = std::filesystem::path(std::getenv("INTAGLIO_SOURCE_DIR")) / "tests/data/sealed";
    if (std::getenv("INTAGLIO_WRITE_GOLDEN") != nullptr) writeKept(folder);
    for (const char* name : {"robust-strong-grey8.jpg", "robust-strong-grey8-small.png"}) {
        const auto picture = image::ReaderRegistry(image::standardReaders()).readFile(folder / name);
        REQUIRE(picture);
        const crypto::StegoKey key = stegoKey(42);
        const auto result = stego::extract(primitives(), picture->image, {&key, 1});
        INFO(name);
        REQUIRE(std::holds_alternative<stego::Extracted>(result));
        CHECK(std::get<stego::Extracted>(result).frame == keptFrame());
        CHECK(base::toHex(stego::sealedGeometryBytes(std::get<stego::Extracted>(result))) ==
              "000003e8"
              "000002d0"
              "00000001"
              "01"
              "08"
              "00"
              "02");
    }
}
