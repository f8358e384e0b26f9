#include <algorithm>
#include <cstdlib>

#include "tests/support/Phantoms.h"
#include "tests/support/SampleFiles.h"

namespace intaglio::test {
namespace {

constexpr const char* kTruncated = "picture-truncated";
constexpr const char* kDamaged = "picture-damaged";
constexpr const char* kTooLarge = "picture-too-large";
constexpr const char* kUnsupported = "picture-unsupported";
constexpr const char* kNoPixels = "picture-has-no-pixels";
constexpr const char* kUnknown = "picture-format-unknown";

Bytes firstPart(Bytes file, double share) {
    file.resize(static_cast<std::size_t>(static_cast<double>(file.size()) * share));
    return file;
}

Bytes patched(Bytes file, std::size_t position, const Bytes& content) {
    if (position + content.size() > file.size()) {
        std::abort();  // the place to damage was not found
    }
    std::copy(content.begin(), content.end(), file.begin() + static_cast<std::ptrdiff_t>(position));
    return file;
}

std::size_t positionOf(const Bytes& file, std::string_view text) {
    const ByteView bytes = base::viewOf(text);
    const auto found = std::search(file.begin(), file.end(), bytes.begin(), bytes.end());
    return static_cast<std::size_t>(found - file.begin());
}

Bytes pngOfSize(std::uint32_t columns, std::uint32_t rows, int bitDepth = 8, int colorType = 0) {
    PngSpec spec;
    spec.columns = columns;
    spec.rows = rows;
    spec.bitDepth = bitDepth;
    spec.colorType = colorType;
    return pngFile(spec, Bytes(64, 0x55));
}

/// All rows but the last few: every chunk is sound, the picture is not.
Bytes pngWithMissingRows() {
    PngSpec spec;
    spec.columns = 16;
    spec.rows = 16;
    return pngFile(spec, Bytes(16 * 12, 0x55));
}

void addPngs(std::vector<BrokenFile>& files) {
    const Bytes whole = pngFile(noise(geometryOf(24, 16, 3)));
    const std::size_t data = positionOf(whole, "IDAT") + 4;
    files.push_back({"png-signature-only.png", kTruncated, Bytes(whole.begin(), whole.begin() + 8)});
    files.push_back({"png-truncated-header.png", kTruncated, Bytes(whole.begin(), whole.begin() + 20)});
    files.push_back({"png-truncated-idat.png", kTruncated, firstPart(whole, 0.6)});
    files.push_back({"png-without-end.png", kTruncated, Bytes(whole.begin(), whole.end() - 12)});
    files.push_back({"png-missing-rows.png", kTruncated, pngWithMissingRows()});
    files.push_back({"png-wrong-header-checksum.png", kDamaged, patched(whole, 29, {0, 0, 0, 0})});
    files.push_back(
        {"png-flipped-pixel-byte.png", kDamaged, patched(whole, data + 40, {static_cast<std::uint8_t>(whole[data + 40] ^ 0x10)})});
    files.push_back({"png-huge-dimensions.png", kTooLarge, pngOfSize(0x7fffffff, 0x7fffffff)});
    files.push_back({"png-decompression-bomb.png", kTruncated, pngOfSize(30000, 30000)});
    files.push_back({"png-zero-width.png", kDamaged, pngOfSize(0, 16)});
    files.push_back({"png-impossible-bit-depth.png", kDamaged, pngOfSize(16, 16, 3)});
    files.push_back({"png-palette-missing.png", kDamaged, pngOfSize(8, 8, 8, 3)});
}

Bytes jpegWithHeight(std::uint8_t high, std::uint8_t low, std::uint8_t precision = 8) {
    const Bytes whole = jpegFile(noise(geometryOf(32, 24, 3)));
    const std::size_t frame = positionOf(whole, std::string_view("\xff\xc0", 2));
    return patched(whole, frame + 4, {precision, high, low});
}

void addJpegs(std::vector<BrokenFile>& files) {
    const Bytes whole = jpegFile(noise(geometryOf(32, 24, 3)));
    const std::size_t frame = positionOf(whole, std::string_view("\xff\xc0", 2));
    Bytes wide = patched(jpegWithHeight(0xfd, 0xe8), frame + 7, {0xfd, 0xe8});
    JpegSpec progressive;
    progressive.isProgressive = true;
    files.push_back({"jpeg-start-only.jpg", kTruncated, {0xff, 0xd8, 0xff}});
    files.push_back({"jpeg-truncated.jpg", kTruncated, firstPart(whole, 0.7)});
    files.push_back({"jpeg-truncated-progressive.jpg", kTruncated, firstPart(jpegFile(noise(geometryOf(32, 24, 3)), progressive), 0.7)});
    files.push_back({"jpeg-without-end.jpg", kTruncated, Bytes(whole.begin(), whole.end() - 2)});
    files.push_back({"jpeg-zero-height.jpg", kNoPixels, jpegWithHeight(0, 0)});
    files.push_back({"jpeg-twelve-bit.jpg", kUnsupported, jpegWithHeight(0, 24, 12)});
    files.push_back({"jpeg-arithmetic-coding.jpg", kUnsupported, patched(whole, frame, {0xff, 0xc9})});
    files.push_back({"jpeg-lossless-process.jpg", kUnsupported, patched(whole, frame, {0xff, 0xc3})});
    files.push_back({"jpeg-huge-dimensions.jpg", kTooLarge, wide});
    files.push_back({"jpeg-bomb.jpg", kTruncated, patched(jpegWithHeight(0x40, 0), frame + 7, {0x40, 0})});
    files.push_back({"jpeg-marker-inside-data.jpg", kDamaged, patched(whole, whole.size() - 40, {0xff, 0xda})});
    files.push_back({"jpeg-no-picture.jpg", kNoPixels, {0xff, 0xd8, 0xff, 0xfe, 0, 4, 'h', 'i', 0xff, 0xd9}});
}

/// Offset of the first directory of a little-endian file, and of an entry in it.
std::size_t directoryOf(const Bytes& file) {
    return file[4] | static_cast<std::size_t>(file[5]) << 8 | static_cast<std::size_t>(file[6]) << 16;
}
std::size_t entryOf(const Bytes& file, std::uint16_t tag) {
    const std::size_t directory = directoryOf(file);
    const std::size_t count = file[directory] | static_cast<std::size_t>(file[directory + 1]) << 8;
    for (std::size_t index = 0; index < count; ++index) {
        const std::size_t entry = directory + 2 + index * 12;
        if ((file[entry] | file[entry + 1] << 8) == tag) {
            return entry;
        }
    }
    return file.size();
}
/// The value of an entry replaced by a LONG.
Bytes withValue(const Bytes& file, std::uint16_t tag, std::uint32_t value) {
    Bytes content{4, 0, 1, 0, 0, 0};
    for (int index = 0; index < 4; ++index) {
        content.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
    return patched(file, entryOf(file, tag) + 2, content);
}

/// A second page whose successor is the first.
Bytes tiffLoop() {
    const Bytes file = tiffFile(gradient(geometryOf(16, 16)));
    const std::size_t directory = directoryOf(file);
    const std::size_t count = file[directory];
    return patched(file, directory + 2 + count * 12, {file[4], file[5], file[6], file[7]});
}

void addTiffs(std::vector<BrokenFile>& files) {
    const Bytes whole = tiffFile(noise(geometryOf(24, 16, 3)));
    const image::Image grey = noise(geometryOf(24, 16));
    const Bytes simple = tiffFile(grey);
    TiffSpec deflate;
    deflate.compression = 8;
    const Bytes packed = tiffFile(noise(geometryOf(64, 64)), deflate);
    files.push_back({"tiff-header-only.tif", kTruncated, Bytes(whole.begin(), whole.begin() + 8)});
    files.push_back({"tiff-truncated-directory.tif", kTruncated, Bytes(whole.begin(), whole.end() - 40)});
    files.push_back({"tiff-loop-ifd.tif", kDamaged, tiffLoop()});
    files.push_back({"tiff-huge-dimensions.tif", kTooLarge,
                     withValue(withValue(withValue(simple, 256, 0x7fffffff), 257, 0x7fffffff), 278, 0x7fffffff)});
    files.push_back({"tiff-more-rows-than-data.tif", kTruncated, withValue(withValue(simple, 257, 4000), 278, 4000)});
    files.push_back({"tiff-flipped-compressed-byte.tif", kDamaged, patched(packed, 60, {static_cast<std::uint8_t>(packed[60] ^ 0xff)})});
    files.push_back({"tiff-unknown-compression.tif", kUnsupported, withValue(simple, 259, 60000)});
    files.push_back({"tiff-float-samples.tif", kUnsupported, withValue(simple, 339, 3)});
}

void addBmps(std::vector<BrokenFile>& files) {
    const Bytes whole = bmpFile(noise(geometryOf(10, 8, 3)));
    BmpSpec rle;
    rle.compression = 1;
    files.push_back({"bmp-header-only.bmp", kTruncated, Bytes(whole.begin(), whole.begin() + 14)});
    files.push_back({"bmp-truncated.bmp", kTruncated, firstPart(whole, 0.6)});
    files.push_back({"bmp-truncated-palette.bmp", kTruncated, firstPart(bmpFile(noise(geometryOf(10, 8))), 0.4)});
    files.push_back({"bmp-negative-size.bmp", kDamaged, patched(whole, 18, {0xf6, 0xff, 0xff, 0xff})});
    files.push_back({"bmp-smallest-height.bmp", kDamaged, patched(whole, 22, {0, 0, 0, 0x80})});
    files.push_back({"bmp-zero-width.bmp", kNoPixels, patched(whole, 18, {0, 0, 0, 0})});
    files.push_back({"bmp-huge-dimensions.bmp", kTooLarge, patched(whole, 18, {0xff, 0xff, 0xff, 0x7f})});
    files.push_back({"bmp-bomb.bmp", kTruncated, patched(whole, 18, {0, 0x40, 0, 0, 0, 0x40, 0, 0})});
    files.push_back({"bmp-pixels-inside-header.bmp", kDamaged, patched(whole, 10, {4, 0, 0, 0})});
    files.push_back({"bmp-run-length.bmp", kUnsupported, bmpFile(noise(geometryOf(10, 8)), rle)});
    files.push_back({"bmp-sixteen-bit.bmp", kUnsupported, patched(whole, 28, {16, 0})});
    files.push_back({"bmp-oversized-palette.bmp", kDamaged, patched(bmpFile(noise(geometryOf(10, 8))), 46, {0, 0, 1, 0})});
}

}  // namespace

std::vector<BrokenFile> brokenFiles() {
    std::vector<BrokenFile> files;
    addPngs(files);
    addJpegs(files);
    addTiffs(files);
    addBmps(files);
    const std::string text = "This is a letter, not a picture.\n";
    files.push_back({"text-named-png.png", kUnknown, Bytes(text.begin(), text.end())});
    files.push_back({"gif-named-png.png", kUnknown, {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, ';'}});
    files.push_back({"empty.png", "file-empty", {}});
    return files;
}

std::vector<Bytes> wellFormedFiles(const std::string& format) {
    const image::Image grey = gradient(geometryOf(19, 13));
    const image::Image color = noise(geometryOf(17, 9, 3));
    const image::Image deep = gradient(geometryOf(8, 9, 1, 16));
    if (format == "png") {
        PngSpec palette{11, 3, 4, 3, false, {{"PLTE", Bytes(48, 0x80)}, {"tRNS", Bytes{0, 128}}}};
        return {pngFile(grey), pngFile(color, true), pngFile(deep), pngFile(gradient(geometryOf(9, 5, 4, 16))),
                pngFile(palette, Bytes(18, 0x31))};
    }
    if (format == "jpeg") {
        JpegSpec turned{80, 6, true, true, true, 96, {}};
        return {jpegFile(grey), jpegFile(color, turned), jpegFile(noise(geometryOf(16, 16, 4)))};
    }
    if (format == "bmp") {
        BmpSpec topDown;
        topDown.isTopDown = true;
        topDown.hasSpareByte = true;
        return {bmpFile(grey), bmpFile(color), bmpFile(color, topDown)};
    }
    TiffSpec tiled;
    tiled.tileSide = 16;
    tiled.compression = 5;
    tiled.isBigEndian = true;
    TiffSpec planar;
    planar.isPlanar = true;
    planar.compression = 8;
    planar.orientation = 7;
    TiffSpec indexed;
    indexed.photometric = 3;
    indexed.colorMap.assign(768, 0x4000);
    return {tiffFile(grey), tiffFile(deep, tiled), tiffFile(color, planar), tiffFile(grey, indexed),
            tiffFile(gradient(geometryOf(8, 8, 1, 8, false, 3)))};
}

}  // namespace intaglio::test
