#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;
using test::PngSpec;

Bytes words(const std::vector<std::uint32_t>& values) {
    Bytes content;
    for (const std::uint32_t value : values) {
        base::appendBigEndian(content, value, 4);
    }
    return content;
}

TEST_CASE("PNG samples of every layout are read exactly") {
    for (const int bits : {8, 16}) {
        for (const int samples : {1, 2, 3, 4}) {
            for (const bool isInterlaced : {false, true}) {
                const Image original = test::gradient(geometryOf(13, 11, samples, bits));
                const LoadedImage loaded = requireRead(test::pngFile(original, isInterlaced));
                INFO(bits << " bit, " << samples << " samples, interlaced " << isInterlaced);
                CHECK(test::sameSamples(loaded.image, original));
                CHECK(loaded.image.meaning().photometric == original.meaning().photometric);
                CHECK(loaded.source.format == "png");
                CHECK_FALSE(loaded.source.lossy);
                CHECK_FALSE(loaded.source.wasExpanded);
            }
        }
    }
}

TEST_CASE("A written PNG is read back exactly, whatever the level") {
    for (const int bits : {8, 16}) {
        for (const int samples : {1, 2, 3, 4}) {
            const Image original = test::noise(geometryOf(31, 7, samples, bits));
            for (const int level : {0, 1, 9}) {
                const auto file = encodePng(original, {}, level);
                REQUIRE(file);
                CHECK(test::sameSamples(requireRead(*file).image, original));
            }
        }
    }
}

TEST_CASE("Equal pictures give equal PNG bytes") {
    const Image picture = test::noise(geometryOf(40, 30, 3));
    CHECK(encodePng(picture).value() == encodePng(Image(picture)).value());
}

TEST_CASE("Grey under 8 bit is spread over the whole range") {
    PngSpec spec;
    spec.columns = 4;
    spec.rows = 1;
    spec.bitDepth = 2;
    const LoadedImage loaded = requireRead(test::pngFile(spec, Bytes{0b00011011}));
    CHECK(test::sameSamples(loaded.image, test::rowOf({0, 85, 170, 255})));
    CHECK(loaded.source.wasExpanded);
}

TEST_CASE("A palette PNG becomes colour, with alpha where the palette has some") {
    PngSpec spec;
    spec.columns = 3;
    spec.rows = 1;
    spec.colorType = 3;
    spec.chunks = {{"PLTE", Bytes{10, 20, 30, 40, 50, 60, 70, 80, 90}}};
    const LoadedImage opaque = requireRead(test::pngFile(spec, Bytes{2, 0, 1}));
    CHECK(opaque.image.geometry().samplesPerPixel == 3);
    CHECK(opaque.image.sampleAt(0) == 70);
    CHECK(opaque.image.sampleAt(5) == 30);
    CHECK(opaque.source.wasExpanded);
    spec.chunks.push_back({"tRNS", Bytes{0, 128}});
    const LoadedImage clear = requireRead(test::pngFile(spec, Bytes{2, 0, 1}));
    REQUIRE(clear.image.geometry().samplesPerPixel == 4);
    CHECK(clear.image.sampleAt(3) == 255);
    CHECK(clear.image.sampleAt(7) == 0);
    CHECK(clear.image.sampleAt(11) == 128);
}

TEST_CASE("A colour key becomes alpha, and the file says that samples were added") {
    const LoadedImage loaded = requireRead(test::pngFile(test::rowOf({3, 9}), false, {{"tRNS", Bytes{0, 9}}}));
    REQUIRE(loaded.image.geometry() == geometryOf(2, 1, 2));
    CHECK(loaded.image.sampleAt(1) == 255);
    CHECK(loaded.image.sampleAt(3) == 0);
    CHECK(loaded.source.wasExpanded);
}

TEST_CASE("Chunks that decide the look survive reading and writing; text does not") {
    const std::vector<test::Chunk> chunks{{"gAMA", words({45455})},
                                          {"cHRM", words({31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000})},
                                          {"sRGB", Bytes{0}},
                                          {"pHYs", words({4000, 2000})}};
    std::vector<test::Chunk> all = chunks;
    all.back().content.push_back(1);
    all.push_back({"tEXt", Bytes{'A', 'u', 't', 'h', 'o', 'r', 0, 'J', 'o', 'e'}});
    const LoadedImage loaded = requireRead(test::pngFile(test::gradient(geometryOf(5, 5)), false, all));
    REQUIRE(loaded.source.colorChunks.size() == 4);
    for (std::size_t index = 0; index < 4; ++index) {
        CHECK(loaded.source.colorChunks[index].name == all[index].type);
        CHECK(loaded.source.colorChunks[index].content == all[index].content);
    }
    REQUIRE(loaded.image.meaning().spacing);
    CHECK(loaded.image.meaning().spacing->columnMm == Approx(0.25));
    CHECK(loaded.image.meaning().spacing->rowMm == Approx(0.5));
    CHECK(loaded.image.meaning().spacing->source == SpacingSource::FileResolution);
    CHECK(loaded.image.meaning().pixelAspect == Approx(2));
    const LoadedImage again = requireRead(encodePng(loaded.image, loaded.source.colorChunks).value());
    REQUIRE(again.source.colorChunks.size() == 4);
    CHECK(again.source.colorChunks[1].content == all[1].content);
    CHECK(again.image.meaning().spacing->rowMm == Approx(0.5));
}

/// Types and contents of the chunks of a file, found without the product's code.
std::vector<test::Chunk> chunksOf(const Bytes& file) {
    std::vector<test::Chunk> chunks;
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const auto length = static_cast<std::size_t>(base::readBigEndian(ByteView(file).subspan(at, 4)));
        const ByteView content = ByteView(file).subspan(at + 8, length);
        chunks.push_back({std::string(base::textOf(ByteView(file).subspan(at + 4, 4))), Bytes(content.begin(), content.end())});
        at += 12 + length;
    }
    return chunks;
}

TEST_CASE("A PNG written again holds its colour and size chunks byte for byte and nothing that may name a person") {
    test::TiffSpec spec;
    spec.profile = profileFor("RGB ");
    const LoadedImage profiled = requireRead(test::tiffFile(test::gradient(geometryOf(5, 5, 3)), spec));
    const Bytes profile = profiled.source.colorChunks.at(0).content;
    Bytes density = words({4000, 4000});
    density.push_back(1);
    const std::vector<test::Chunk> kept{{"cICP", Bytes{1, 13, 0, 1}},
                                        {"iCCP", profile},
                                        {"gAMA", words({45455})},
                                        {"cHRM", words({31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000})},
                                        {"pHYs", density}};
    std::vector<test::Chunk> all = kept;
    all.push_back({"tEXt", Bytes{'A', 'u', 't', 'h', 'o', 'r', 0, 'J', 'o', 'e'}});
    all.push_back({"zTXt", Bytes{'A', 0, 0, 0x78, 0x9c, 3, 0, 0, 0, 0, 1}});
    all.push_back({"iTXt", Bytes{'A', 0, 0, 0, 0, 0, 'J'}});
    all.push_back({"tIME", Bytes{7, 0xe8, 1, 2, 3, 4, 5}});
    all.push_back({"eXIf", test::exifSegment(1, true)});
    all.push_back({"prVt", Bytes{1, 2, 3}});
    for (const int bits : {8, 16}) {
        for (const int samples : {3, 4}) {
            const Image original = test::noise(geometryOf(7, 5, samples, bits));
            const LoadedImage loaded = requireRead(test::pngFile(original, false, all));
            CHECK_FALSE(loaded.source.wasExpanded);
            const std::vector<test::Chunk> written = chunksOf(encodePng(loaded.image, loaded.source.colorChunks).value());
            REQUIRE(written.size() == kept.size() + 3);
            CHECK(written.front().type == "IHDR");
            for (std::size_t i = 0; i < kept.size(); ++i) {
                CHECK(written[i + 1].type == kept[i].type);
                CHECK(written[i + 1].content == kept[i].content);
            }
            CHECK(written[kept.size() + 1].type == "IDAT");
            CHECK(written.back().type == "IEND");
        }
    }
}

TEST_CASE("Alpha and the colours under full transparency survive reading and writing") {
    for (const int bits : {8, 16}) {
        for (const int samples : {2, 4}) {
            Image original = test::noise(geometryOf(16, 12, samples, bits));
            const auto step = static_cast<std::size_t>(samples);
            for (std::size_t i = step - 1; i < original.geometry().sampleCount(); i += 2 * step) original.setSampleAt(i, 0);
            const LoadedImage loaded = requireRead(test::pngFile(original));
            CHECK(test::sameSamples(loaded.image, original));
            CHECK(test::sameSamples(requireRead(encodePng(loaded.image).value()).image, original));
        }
    }
}

TEST_CASE("PNG refuses to write what it cannot hold") {
    const auto codeOfWriting = [](const Image& image, const std::vector<ColorChunk>& chunks = {}, int level = 1) {
        const auto file = encodePng(image, chunks, level);
        return file ? std::string("written") : std::string(base::codeName(file.error().code));
    };
    Image inverted = test::gradient(geometryOf(4, 4));
    inverted.meaning().photometric = Photometric::Monochrome1;
    CHECK(codeOfWriting(inverted) == "picture-unsupported");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4, 1, 16, true))) == "picture-unsupported");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4, 1, 32))) == "picture-unsupported");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4, 1, 8, false, 2))) == "picture-unsupported");
    CHECK(codeOfWriting(Image()) == "picture-has-no-pixels");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4)), {{"tEXt", {}}}) == "invalid-argument");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4)), {}, 10) == "invalid-argument");
}

TEST_CASE("A sample changed anywhere in the file never passes as the same picture") {
    const Image original = test::noise(geometryOf(9, 6, 3));
    const Bytes file = encodePng(original).value();
    for (std::size_t position = 8; position < file.size(); ++position) {
        Bytes changed = file;
        changed[position] ^= 0x04;
        const auto loaded = readBytes(changed);
        INFO("byte " << position);
        CHECK_FALSE((loaded && loaded->image.geometry() == original.geometry() && !test::sameSamples(loaded->image, original)));
    }
}

TEST_CASE("Every prefix of a PNG is refused") {
    const Bytes file = encodePng(test::noise(geometryOf(9, 6, 3))).value();
    for (std::size_t length = 1; length < file.size(); ++length) {
        INFO("length " << length);
        CHECK_FALSE(readBytes(ByteView(file).first(length)));
    }
}

}  // namespace
}  // namespace intaglio::image
