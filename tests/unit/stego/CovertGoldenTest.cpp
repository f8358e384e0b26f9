#include "tests/support/Catch.h"
#include "tests/unit/stego/CovertSetup.h"

using namespace intaglio;
using namespace intaglio::test;

namespace {

/// Integers only, so that the picture is the same with every compiler.
image::Image hashPicture(const PictureShape& shape) {
    image::Image picture = blankPicture(shape);
    const auto& geometry = picture.geometry();
    std::uint32_t state = 54321;
    for (std::size_t i = 0; i < geometry.sampleCount(); ++i) {
        state = state * 1664525u + 1013904223u;
        const auto pixel = static_cast<std::int64_t>(i / static_cast<std::size_t>(shape.samplesPerPixel));
        const std::int64_t ramp = (pixel % shape.columns) / 2 + (pixel / shape.columns) / 3 + static_cast<std::int64_t>(state >> 29);
        picture.setSampleAt(i, std::min(geometry.minimumValue() + 40 + ramp, geometry.maximumValue()));
    }
    return picture;
}

std::string sealedDigest(const image::Image& picture, const stego::FrameParameters& parameters) {
    base::Bytes frame(crypto::frameBytes(parameters.bucket, parameters.slots));
    for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = static_cast<std::uint8_t>(i * 31 + 7);
    const auto embedded = stego::embed(primitives(), picture, stegoKey(42), parameters, frame);
    REQUIRE(embedded);
    return base::toHex(primitives().sha256(embedded->image.bytes())).substr(0, 32);
}

}  // namespace

TEST_CASE("the covert format is pinned: the same picture, key, nonce and frame give the same sealed samples") {
    CHECK(sealedDigest(hashPicture({96, 80, 1, 8}), covertParameters(256, 1)) == "fd8259c75e06ddbe7a695b1949af392f");
    CHECK(sealedDigest(hashPicture({96, 80, 3, 8}), covertParameters(512, 2)) == "f358d7fdbe118f3858db4f4e1ccf1582");
    CHECK(sealedDigest(hashPicture({96, 80, 1, 16}), covertParameters(256, 1)) == "fb15b751d35a536ff4bce5d0386a862d");
    CHECK(sealedDigest(hashPicture({96, 80, 1, 13, true}), covertParameters(256, 1)) == "33fc565d9f7bc1c566500417d57435e4");
    CHECK(sealedDigest(hashPicture({96, 80, 4, 8}), covertParameters(256, 1)) == "11eb350162db81ac6c8edafd594e112d");
    CHECK(sealedDigest(hashPicture({500, 400, 3, 8, false, 2}), covertParameters(1024, 4)) == "eb4d7f161a4fbefe4a7139ef61ed8496");
    auto parameters = covertParameters(256, 1);
    parameters.protectedRegions = {{20, 20, 30, 30}};
    CHECK(sealedDigest(hashPicture({120, 110, 1, 8}), parameters) == "c93c111e93b117b4550e2e1ef6b50771");
}

TEST_CASE("the digest of pairs is that of label, geometry and numbers made by hand") {
    auto picture = blankPicture({5, 2, 1, 12, true});
    for (std::size_t i = 0; i < 10; ++i) picture.setSampleAt(i, static_cast<std::int64_t>(i) * 409 - 2048);
    const crypto::StegoKey key = stegoKey(42);
    base::Bytes message;
    base::append(message, base::viewOf("intaglio/1/covert-offsets"));
    message.push_back(0);
    base::append(message, stego::geometryBytes(picture));
    const auto streamKey = primitives().hmac(crypto::HashFunction::Sha256, key.secret.view(), message);
    const auto stream = primitives().chacha20KeyStream(streamKey.view(), base::Bytes(12), 2).value();
    base::Bytes hashed;
    base::append(hashed, base::viewOf("intaglio/1/covert"));
    base::append(hashed, stego::geometryBytes(picture));
    for (std::size_t i = 0; i < 10; ++i) {
        const unsigned offset = (stream.view()[i / 8] >> (7 - i % 8)) & 1;
        const unsigned number = (static_cast<unsigned>(i) * 409 + offset) >> 1;
        hashed.push_back(static_cast<std::uint8_t>(number));
        hashed.push_back(static_cast<std::uint8_t>(number >> 8));
    }
    CHECK(stego::bucketDigest(primitives(), picture, key) == primitives().sha256(hashed));
}
