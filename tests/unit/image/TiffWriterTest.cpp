#include <tiffio.h>

#include <cstring>

#include "core/image/Display.h"
#include "tests/support/Shared.h"
#include "tests/unit/image/ReadingHelpers.h"

namespace intaglio::image {
namespace {

using test::geometryOf;
using test::TiffSpec;

Bytes mustEncode(const Image& picture, const std::vector<ColorChunk>& chunks = {}) {
    auto file = encodeTiff(picture, chunks);
    INFO((file || file.error().arguments.empty() ? std::string() : file.error().arguments.back()));
    REQUIRE(file.hasValue());
    return std::move(*file);
}

std::string codeOfWriting(const Image& picture, const std::vector<ColorChunk>& chunks = {}) {
    const auto file = encodeTiff(picture, chunks);
    return file ? "written" : std::string(base::codeName(file.error().code));
}

/// The file as libtiff's own reader opens it from disk.
class OpenedTiff {
public:
    explicit OpenedTiff(const Bytes& file) {
        FILE* const out = std::fopen((m_folder / "picture.tif").c_str(), "wb");
        REQUIRE(out != nullptr);
        REQUIRE(std::fwrite(file.data(), 1, file.size(), out) == file.size());
        std::fclose(out);
        m_tiff = TIFFOpen((m_folder / "picture.tif").c_str(), "r");
        REQUIRE(m_tiff != nullptr);
    }
    ~OpenedTiff() { TIFFClose(m_tiff); }
    OpenedTiff(const OpenedTiff&) = delete;
    OpenedTiff& operator=(const OpenedTiff&) = delete;

    [[nodiscard]] TIFF* get() const { return m_tiff; }
    [[nodiscard]] int field(std::uint32_t tag) const {
        std::uint16_t value = 0;
        return TIFFGetField(m_tiff, tag, &value) != 0 ? value : -1;
    }
    [[nodiscard]] std::vector<std::uint32_t> tags() const {
        std::vector<std::uint32_t> result;
        for (std::uint32_t tag : {TIFFTAG_SOFTWARE, TIFFTAG_DATETIME, TIFFTAG_ARTIST, TIFFTAG_IMAGEDESCRIPTION, TIFFTAG_HOSTCOMPUTER,
                                  TIFFTAG_MAKE, TIFFTAG_MODEL, TIFFTAG_DOCUMENTNAME, TIFFTAG_COPYRIGHT}) {
            const char* text = nullptr;
            if (TIFFGetField(m_tiff, tag, &text) != 0) result.push_back(tag);
        }
        for (std::uint32_t tag : {TIFFTAG_XMLPACKET, TIFFTAG_PHOTOSHOP, TIFFTAG_RICHTIFFIPTC}) {
            std::uint32_t length = 0;
            const void* content = nullptr;
            if (TIFFGetField(m_tiff, tag, &length, &content) != 0) result.push_back(tag);
        }
        return result;
    }
    /// Every sample of the first page, as libtiff decodes it.
    [[nodiscard]] Bytes samples(std::size_t expected) const {
        Bytes result(expected);
        std::size_t at = 0;
        for (std::uint32_t strip = 0; strip < TIFFNumberOfStrips(m_tiff); ++strip) {
            const tmsize_t read = TIFFReadEncodedStrip(m_tiff, strip, result.data() + at, static_cast<tmsize_t>(expected - at));
            REQUIRE(read > 0);
            at += static_cast<std::size_t>(read);
        }
        REQUIRE(at == expected);
        return result;
    }

private:
    test::TemporaryFolder m_folder;
    TIFF* m_tiff = nullptr;
};

TEST_CASE("A written TIFF is read back exactly, by our reader and by libtiff") {
    for (const int bits : {8, 16}) {
        for (const int samples : {1, 2, 3, 4}) {
            for (const bool isSigned : {false, true}) {
                INFO(bits << " bit, " << samples << " samples, signed " << isSigned);
                const Image original = test::noise(geometryOf(131, 77, samples, bits, isSigned));
                const Bytes file = mustEncode(original);
                const LoadedImage loaded = requireRead(file);
                CHECK(test::sameSamples(loaded.image, original));
                CHECK(loaded.image.meaning().photometric == original.meaning().photometric);
                CHECK_FALSE(loaded.source.wasExpanded);
                CHECK_FALSE(loaded.source.lossy);
                const OpenedTiff opened(file);
                const Bytes outside = opened.samples(original.bytes().size());
                CHECK(std::equal(outside.begin(), outside.end(), original.bytes().begin()));
                CHECK(opened.field(TIFFTAG_COMPRESSION) == COMPRESSION_ADOBE_DEFLATE);
                CHECK(opened.tags().empty());
            }
        }
    }
}

TEST_CASE("Every small TIFF size is read back exactly") {
    for (int columns = 1; columns <= 9; ++columns) {
        for (int rows = 1; rows <= 9; ++rows) {
            const Image original = test::noise(geometryOf(columns, rows, 3, 16));
            CHECK(test::sameSamples(requireRead(mustEncode(original)).image, original));
        }
    }
}

TEST_CASE("Strips of a TIFF stay small, whatever the picture's size") {
    const Image large = test::gradient(geometryOf(3000, 700, 3, 16));
    const Bytes file = mustEncode(large);
    const OpenedTiff opened(file);
    CHECK(TIFFStripSize(opened.get()) <= tmsize_t{256} << 10);
    CHECK(TIFFNumberOfStrips(opened.get()) > 40);
    CHECK(test::sameSamples(requireRead(file).image, large));
    // A row longer than a strip should be is a strip of its own.
    const Image wide = test::gradient(geometryOf(65535, 2, 4, 16));
    CHECK(test::sameSamples(requireRead(mustEncode(wide)).image, wide));
}

TEST_CASE("White-is-zero grey stays white-is-zero in a TIFF") {
    TiffSpec spec;
    spec.photometric = PHOTOMETRIC_MINISWHITE;
    const LoadedImage source = requireRead(test::tiffFile(test::gradient(geometryOf(40, 30, 1, 16)), spec));
    REQUIRE(source.image.meaning().photometric == Photometric::Monochrome1);
    const Bytes file = mustEncode(source.image, source.source.colorChunks);
    CHECK(OpenedTiff(file).field(TIFFTAG_PHOTOMETRIC) == PHOTOMETRIC_MINISWHITE);
    const LoadedImage again = requireRead(file);
    CHECK(test::sameSamples(again.image, source.image));
    CHECK(again.image.meaning().photometric == Photometric::Monochrome1);
    // A PNG has one polarity; there the picture is turned round first, which can be undone exactly.
    const Image turned = asMonochrome2(source.image).value();
    const LoadedImage png = requireRead(encodePng(turned).value());
    CHECK(test::sameSamples(png.image, turned));
    CHECK(test::sameSamples(toDisplay(png.image).value(), toDisplay(source.image).value()));
}

TEST_CASE("Pages stay pages") {
    const Image series = test::noise(geometryOf(23, 17, 1, 16, false, 5));
    const Bytes file = mustEncode(series);
    CHECK(test::sameSamples(requireRead(file).image, series));
    CHECK(TIFFNumberOfDirectories(OpenedTiff(file).get()) == 5);
}

TEST_CASE("Alpha and what lies under it are written as they are") {
    Image picture = test::noise(geometryOf(20, 20, 4));
    for (std::size_t i = 3; i < picture.geometry().sampleCount(); i += 8) picture.setSampleAt(i, 0);
    CHECK(test::sameSamples(requireRead(mustEncode(picture)).image, picture));
}

TEST_CASE("Profile and resolution of a TIFF survive it being written again, text does not") {
    TiffSpec spec;
    spec.profile = profileFor("RGB ");
    spec.dotsPerInch = 300;
    const LoadedImage source = requireRead(test::tiffFile(test::gradient(geometryOf(30, 20, 3)), spec));
    const Bytes file = mustEncode(source.image, source.source.colorChunks);
    const OpenedTiff opened(file);
    std::uint32_t length = 0;
    const std::uint8_t* profile = nullptr;
    REQUIRE(TIFFGetField(opened.get(), TIFFTAG_ICCPROFILE, &length, &profile) != 0);
    CHECK(Bytes(profile, profile + length) == spec.profile);
    float perColumn = 0;
    REQUIRE(TIFFGetField(opened.get(), TIFFTAG_XRESOLUTION, &perColumn) != 0);
    CHECK(perColumn == Approx(300));
    CHECK(opened.field(TIFFTAG_RESOLUTIONUNIT) == RESUNIT_INCH);
    CHECK(requireRead(file).image.meaning().spacing->rowMm == Approx(source.image.meaning().spacing->rowMm));
    CHECK(opened.tags().empty());
}

TEST_CASE("Chunks of a PNG become the profile and the resolution of a TIFF") {
    Bytes density;
    base::appendBigEndian(density, 4000, 4);
    base::appendBigEndian(density, 2000, 4);
    density.push_back(1);
    TiffSpec spec;
    spec.profile = profileFor("GRAY");
    const LoadedImage profiled = requireRead(test::tiffFile(test::gradient(geometryOf(8, 6)), spec));
    const std::vector<ColorChunk> chunks = {profiled.source.colorChunks.at(0), {"sRGB", Bytes{0}}, {"pHYs", density}};
    const LoadedImage again = requireRead(mustEncode(test::gradient(geometryOf(8, 6)), chunks));
    CHECK(again.image.meaning().spacing->columnMm == Approx(0.25));
    CHECK(again.image.meaning().spacing->rowMm == Approx(0.5));
    CHECK(inflatedProfile(again.source.colorChunks.at(0)) == spec.profile);
    // A damaged profile means nothing to anyone and is left out.
    const std::vector<ColorChunk> damaged = {{"iCCP", Bytes{'n', 0, 0, 1, 2, 3}}};
    CHECK(requireRead(mustEncode(test::gradient(geometryOf(8, 6)), damaged)).source.colorChunks.empty());
    for (const Bytes& content : {Bytes{}, Bytes{0}, Bytes{'a'}, Bytes{'a', 0}, Bytes{'a', 0, 1, 2}}) {
        CHECK(requireRead(mustEncode(test::gradient(geometryOf(8, 6)), {{"iCCP", content}})).source.colorChunks.empty());
    }
}

TEST_CASE("The shape of a pixel survives where its size is unknown") {
    Image picture = test::gradient(geometryOf(8, 6));
    picture.meaning().pixelAspect = 1.5;
    CHECK(requireRead(mustEncode(picture)).image.meaning().pixelAspect == Approx(1.5));
    CHECK_FALSE(requireRead(mustEncode(picture)).image.meaning().spacing);
}

TEST_CASE("Equal pictures give equal TIFF bytes") {
    const Image picture = test::noise(geometryOf(400, 300, 3));
    CHECK(mustEncode(picture) == mustEncode(Image(picture)));
}

TEST_CASE("TIFF refuses to write what it cannot hold") {
    Image ybr = test::gradient(geometryOf(4, 4, 3));
    ybr.meaning().photometric = Photometric::YbrFull;
    CHECK(codeOfWriting(ybr) == "picture-unsupported");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4, 1, 32))) == "picture-unsupported");
    CHECK(codeOfWriting(Image()) == "picture-has-no-pixels");
    CHECK(codeOfWriting(test::gradient(geometryOf(4, 4)), {{"tEXt", {}}}) == "invalid-argument");
}

TEST_CASE("A sample changed anywhere in a written TIFF never passes as the same picture") {
    // Strips carry a checksum (RFC 1950); what lies outside them does not change samples.
    const Image original = test::noise(geometryOf(9, 6, 3));
    const Bytes file = mustEncode(original);
    for (std::size_t position = 0; position < file.size(); ++position) {
        Bytes changed = file;
        changed[position] ^= 0x04;
        const auto loaded = readBytes(changed);
        INFO("byte " << position);
        const bool isSameKind = loaded && loaded->image.geometry() == original.geometry();
        // Some tags change what the same stream means; then most samples differ, and the binding tells.
        if (isSameKind && !test::sameSamples(loaded->image, original)) CHECK(test::largestDifference(loaded->image, original) > 16);
    }
}

}  // namespace
}  // namespace intaglio::image
