#include <map>

#include "tests/support/Catch.h"
#include "tests/unit/stego/StegoSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Digest of the sealed samples of a picture made from a fixed key, nonce and frame.
std::string sealedDigest(const image::Image& picture, const stego::FrameParameters& parameters) {
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots));
    for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = static_cast<std::uint8_t>(i * 31 + 7);
    const auto embedded = stego::embed(primitives(), picture, stegoKey(42), parameters, frame);
    REQUIRE(embedded);
    return base::toHex(primitives().sha256(embedded->image.bytes())).substr(0, 32);
}

/// Integers only, so that the picture is the same with every compiler.
image::Image rampPicture(const PictureShape& shape) {
    image::Image picture = blankPicture(shape);
    const auto& geometry = picture.geometry();
    std::uint32_t state = 12345;
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        state = state * 1664525u + 1013904223u;
        const auto pixel = static_cast<std::int64_t>(i / static_cast<std::size_t>(shape.samplesPerPixel));
        const std::int64_t ramp = (pixel % shape.columns) / 2 + (pixel / shape.columns) / 3 + static_cast<std::int64_t>(state >> 31);
        picture.setSampleAt(i, std::min(geometry.minimumValue() + 40 + ramp, geometry.maximumValue()));
    }
    return picture;
}

}  // namespace

TEST_CASE("the carrier format is pinned: the same picture, key, nonce and frame give the same sealed samples") {
    CHECK(sealedDigest(rampPicture({96, 80, 1, 8}), frameParameters(256, 1)) == "9f29e1a741b075b6cb6d0725d6aea7a1");
    CHECK(sealedDigest(rampPicture({96, 80, 3, 8}), frameParameters(512, 2)) == "b7297a6087426fc1a397ff964ba1c10e");
    CHECK(sealedDigest(rampPicture({96, 80, 1, 16}), frameParameters(256, 1)) == "49c5eee4dfcfe6485951283cc5508a8c");
    CHECK(sealedDigest(rampPicture({96, 80, 1, 13, true}), frameParameters(256, 1)) == "38d7c36d60f19f9a84535af7c81fde04");
    CHECK(sealedDigest(rampPicture({96, 80, 1, 8, false, 3}), frameParameters(256, 1)) == "1d8ea43589788e8fcb5dd37b7b0dcdbe");
    CHECK(sealedDigest(rampPicture({96, 80, 3, 8}), frameParameters(1024, 4)) == "d7292a91e4ebce43a6db8aef59cbea17");
}

TEST_CASE("geometry bytes are big-endian fields in a fixed order") {
    auto picture = blankPicture({258, 3, 3, 8, false, 2});
    CHECK(base::toHex(stego::geometryBytes(picture)) ==
          "00000102"
          "00000003"
          "00000002"
          "03"
          "08"
          "00"
          "03");
}

TEST_CASE("the canonical digest is that of label, geometry and little-endian samples, whatever the width in memory") {
    image::Geometry geometry;
    geometry.columns = 2;
    geometry.rows = 1;
    geometry.bitsAllocated = 16;
    geometry.bitsStored = 12;
    geometry.isSigned = true;
    auto picture = image::Image::create(geometry).value();
    picture.setSampleAt(0, -2);
    picture.setSampleAt(1, 0x0102);
    base::Bytes message;
    base::append(message, base::viewOf("intaglio/1/img"));
    base::append(message, stego::geometryBytes(picture));
    base::append(message, base::Bytes{0xfe, 0xff, 0x02, 0x01});
    CHECK(stego::canonicalDigest(primitives(), picture) == primitives().sha256(message));

    geometry.isSigned = false;
    geometry.bitsStored = 8;
    auto wide = image::Image::create(geometry).value();
    geometry.bitsAllocated = 8;
    auto narrow = image::Image::create(geometry).value();
    for (std::size_t i = 0; i < 2; ++i) {
        wide.setSampleAt(i, 200 + static_cast<int>(i));
        narrow.setSampleAt(i, 200 + static_cast<int>(i));
    }
    CHECK(stego::canonicalDigest(primitives(), wide) == stego::canonicalDigest(primitives(), narrow));
}
