#include <algorithm>
#include <string>

#include "core/dicom/dcmtk/Fragments.h"
#include "core/dicom/dcmtk/FrameDecoders.h"
#include "core/dicom/dcmtk/Inflate.h"
#include "core/dicom/dcmtk/JpegHeader.h"
#include "core/dicom/dcmtk/SampleStore.h"
#include "core/dicom/dcmtk/Structure.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using namespace intaglio::dicom;
using base::Bytes;
using base::ByteView;
using base::ErrorCode;

namespace {

void number(Bytes& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// An Explicit VR Little Endian element with a two-byte length.
Bytes element(std::uint16_t group, std::uint16_t tag, const char* vr, const std::string& value) {
    Bytes bytes;
    number(bytes, group, 2);
    number(bytes, tag, 2);
    base::append(bytes, base::viewOf(vr));
    number(bytes, value.size(), 2);
    base::append(bytes, base::viewOf(value));
    return bytes;
}

Bytes joined(std::initializer_list<Bytes> parts) {
    Bytes result;
    for (const Bytes& part : parts) base::append(result, part);
    return result;
}

Bytes bareDataSet() {
    return joined({element(8, 5, "CS", "ISO_IR 100"), element(8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.7")});
}

TransferSyntax explicitLittleEndian() {
    return transferSyntaxOf("1.2.840.10008.1.2.1");
}

/// A sequence element of undefined length and its first item, opened `depth` times.
Bytes nested(int depth) {
    Bytes bytes = element(8, 5, "CS", "ISO_IR 100");
    for (int i = 0; i < depth; ++i) {
        number(bytes, 0x11400008, 4);
        base::append(bytes, base::viewOf("SQ"));
        number(bytes, 0, 2);
        number(bytes, 0xFFFFFFFF, 4);
        number(bytes, 0xE000FFFE, 4);
        number(bytes, 0xFFFFFFFF, 4);
    }
    return bytes;
}

PixelLayout layoutOf(int rows, int columns, int bits, int samples = 1) {
    PixelLayout layout;
    layout.rows = rows;
    layout.columns = columns;
    layout.samplesPerPixel = samples;
    layout.bitsAllocated = bits;
    layout.bitsStored = bits;
    layout.highBit = bits - 1;
    return layout;
}

Bytes rleStream(const std::vector<Bytes>& segments) {
    Bytes stream;
    number(stream, segments.size(), 4);
    std::size_t offset = 64;
    for (std::size_t i = 0; i < 15; ++i) {
        number(stream, i < segments.size() ? offset : 0, 4);
        if (i < segments.size()) offset += segments[i].size();
    }
    for (const Bytes& segment : segments) base::append(stream, segment);
    return stream;
}

}  // namespace

TEST_CASE("only DICOM is taken for DICOM", "[dicom]") {
    Bytes withPrefix(128);
    base::append(withPrefix, base::viewOf("DICM"));
    CHECK(looksLikeDicom(withPrefix));
    CHECK(looksLikeDicom(bareDataSet()));
    const Bytes png = {0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 8, 0, 0, 0, 8};
    CHECK_FALSE(looksLikeDicom(png));
    CHECK_FALSE(looksLikeDicom(Bytes{0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1}));
    CHECK_FALSE(looksLikeDicom(Bytes{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0, 1, 3, 0, 1, 0, 0, 0}));
    CHECK_FALSE(looksLikeDicom(Bytes(4096, 0)));
    CHECK_FALSE(looksLikeDicom(Bytes{}));
    CHECK_FALSE(looksLikeDicom(joined({element(8, 0x16, "UI", "1.2"), element(8, 5, "CS", "A ")})));
}

TEST_CASE("transfer syntaxes are known by their UID", "[dicom]") {
    CHECK(transferSyntaxOf("1.2.840.10008.1.2").explicitVr == false);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.2").bigEndian);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.1.99").deflatedDataSet);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.4.70").coding == Coding::Jpeg);
    CHECK_FALSE(transferSyntaxOf("1.2.840.10008.1.2.4.70").lossy);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.4.50").lossy);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.4.81").lossy);
    CHECK(transferSyntaxOf("1.2.840.10008.1.2.4.102").coding == Coding::Unsupported);
    CHECK(transferSyntaxOf("1.3.6.1").coding == Coding::Unsupported);
}

TEST_CASE("the outline finds pixel data and refuses absurd nesting and lengths", "[dicom]") {
    Bytes file = bareDataSet();
    const std::size_t start = file.size();
    number(file, 0x00107FE0, 4);
    base::append(file, base::viewOf("OW"));
    number(file, 0, 2);
    number(file, 6, 4);
    base::append(file, base::viewOf("sample"));
    const auto found = outline(file, explicitLittleEndian());
    REQUIRE(found.hasValue());
    REQUIRE(found->pixels.has_value());
    CHECK(found->pixels->start == start);
    CHECK(found->pixels->isWords);
    CHECK(base::textOf(found->pixels->value) == "sample");
    CHECK(found->isComplete);

    CHECK_FALSE(found->isDirectory);
    CHECK(outline(joined({element(4, 0x1130, "CS", "MEDIUM"), element(4, 0x1220, "CS", "")}), explicitLittleEndian())->isDirectory);

    const auto cut = outline(ByteView(file).first(file.size() - 1), explicitLittleEndian());
    REQUIRE_FALSE(cut.hasValue());
    CHECK(cut.error().code == ErrorCode::PictureTruncated);
    CHECK(outline(nested(static_cast<int>(kMaximumNesting) - 1), explicitLittleEndian()).hasValue());
    const auto deep = outline(nested(100000), explicitLittleEndian());
    REQUIRE_FALSE(deep.hasValue());
    CHECK(deep.error().code == ErrorCode::PictureDamaged);
}

TEST_CASE("fragments are joined by number, table or start marker", "[dicom]") {
    const Bytes a = {0xFF, 0xD8, 0xFF, 1};
    const Bytes b = {2, 3};
    const auto one = joinFragments({a, b}, {}, 1);
    REQUIRE(one.hasValue());
    CHECK(one->front() == joined({a, b}));
    const auto two = joinFragments({a, b}, {}, 2);
    REQUIRE(two.hasValue());
    CHECK((*two)[1] == b);
    const auto byMarker = joinFragments({a, b, a}, {}, 2);
    REQUIRE(byMarker.hasValue());
    CHECK((*byMarker)[0] == joined({a, b}));
    Bytes table;
    number(table, 0, 4);
    number(table, 8 + a.size(), 4);
    const auto byTable = joinFragments({a, b, b}, table, 2);
    REQUIRE(byTable.hasValue());
    CHECK((*byTable)[1] == joined({b, b}));
    CHECK(joinFragments({a}, {}, 2).error().code == ErrorCode::PictureTruncated);
    CHECK(joinFragments({b, b, b}, {}, 2).error().code == ErrorCode::PictureDamaged);
}

TEST_CASE("RLE decodes runs and literals, most significant byte first", "[dicom]") {
    // Values 0x0105 0x0105 0x0105 0x0209: a run of three 1 and a literal 2; literal of four.
    const auto frame = decodeRle(rleStream({{0xFE, 1, 0x00, 2}, {0x03, 5, 5, 5, 9}}), layoutOf(2, 2, 16));
    REQUIRE(frame.hasValue());
    CHECK(frame->samples == Bytes{5, 1, 5, 1, 5, 1, 9, 2});
    CHECK(decodeRle(rleStream({{0xFE, 1}, {0x03, 5, 5, 5, 9}}), layoutOf(2, 2, 16)).error().code == ErrorCode::PictureTruncated);
    CHECK(decodeRle(rleStream({{0x03, 5, 5, 5, 9}}), layoutOf(2, 2, 16)).error().code == ErrorCode::PictureDamaged);
    CHECK(decodeRle(Bytes(10), layoutOf(2, 2, 16)).error().code == ErrorCode::PictureTruncated);
    CHECK(decodeRle(rleStream({{0xFE, 1}}), layoutOf(60000, 60000, 8)).error().code == ErrorCode::PictureTruncated);
}

TEST_CASE("packed bits are unpacked least significant first", "[dicom]") {
    const auto bits = unpackBits(Bytes{0b10110001, 0b00000010}, 1, layoutOf(3, 3, 1));
    REQUIRE(bits.hasValue());
    CHECK(bits->samples == Bytes{0, 0, 0, 1, 1, 0, 1, 0, 1});
    const auto twelve = unpackBits(Bytes{0x34, 0x12, 0xAB}, 0, layoutOf(1, 2, 12));
    REQUIRE(twelve.hasValue());
    CHECK(twelve->samples == Bytes{0x34, 0x02, 0xB1, 0x0A});
    CHECK(unpackBits(Bytes{1}, 0, layoutOf(3, 3, 1)).error().code == ErrorCode::PictureTruncated);
}

TEST_CASE("samples are masked, moved down, sign-extended and interleaved", "[dicom]") {
    PixelLayout layout = layoutOf(1, 2, 16);
    layout.bitsStored = 12;
    layout.highBit = 11;
    layout.isSigned = true;
    auto picture = image::Image::create({2, 1, 1, 1, 16, 12, true});
    REQUIRE(picture.hasValue());
    storeSamples({Bytes{0xFF, 0xAF, 0x01, 0xA0}, 2, false}, layout, *picture, 0);
    CHECK(picture->sampleAt(0) == -1);
    CHECK(picture->sampleAt(1) == 1);
    layout.highBit = 15;
    storeSamples({Bytes{0x1F, 0x80, 0x10, 0x00}, 2, false}, layout, *picture, 0);
    CHECK(picture->sampleAt(0) == -2047);
    CHECK(picture->sampleAt(1) == 1);

    PixelLayout color = layoutOf(1, 2, 8, 3);
    color.planar = true;
    auto rgb = image::Image::create({2, 1, 1, 3, 8, 8, false});
    REQUIRE(rgb.hasValue());
    storeSamples({Bytes{1, 2, 3, 4, 5, 6}, 1, false}, color, *rgb, 0);
    const Bytes interleaved(rgb->bytes().begin(), rgb->bytes().end());
    CHECK(interleaved == Bytes{1, 3, 5, 2, 4, 6});
    storeUpsampled(Bytes{10, 20, 30, 40}, *rgb, 0);
    const Bytes upsampled(rgb->bytes().begin(), rgb->bytes().end());
    CHECK(upsampled == Bytes{10, 30, 40, 20, 30, 40});
}

TEST_CASE("JPEG frame headers are read without decoding", "[dicom]") {
    const Bytes jpeg = {0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC1, 0, 11, 12, 0x01, 0x02, 0x03, 0x04, 1, 1, 0x11, 0};
    const auto header = readJpegHeader(jpeg);
    REQUIRE(header.has_value());
    CHECK(header->precision == 12);
    CHECK(header->rows == 0x102);
    CHECK(header->columns == 0x304);
    CHECK_FALSE(header->isJpegLs);
    CHECK_FALSE(readJpegHeader(ByteView(jpeg).first(14)).has_value());
    CHECK_FALSE(readJpegHeader(Bytes{0xFF, 0xD8, 0xFF, 0xDA}).has_value());
    CHECK_FALSE(readJpegHeader(Bytes{1, 2, 3, 4, 5}).has_value());
    CHECK(countScans(Bytes{0xFF, 0xDA, 0, 0xFF, 0xDA}) == 2);
    CHECK(endsWithMarker(Bytes{1, 0xFF, 0xD9, 0}));
    CHECK_FALSE(endsWithMarker(Bytes{1, 2, 3}));
}

TEST_CASE("inflating is bounded and reports a cut stream", "[dicom]") {
    // Ten times "a" as one block of fixed codes.
    const Bytes packed = {0x4B, 0x84, 0x03, 0x00};
    const auto text = inflateRaw(packed, 100);
    REQUIRE(text.hasValue());
    CHECK(base::textOf(*text) == "aaaaaaaaaa");
    CHECK(inflateRaw(packed, 7).error().code == ErrorCode::PictureDamaged);
    CHECK(inflateRaw(ByteView(packed).first(2), 100).error().code == ErrorCode::PictureTruncated);
    CHECK(inflateRaw(Bytes{0x07}, 100).error().code == ErrorCode::PictureDamaged);
}
