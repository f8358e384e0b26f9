#include <png.h>

#include <algorithm>
#include <bit>
#include <csetjmp>
#include <cstring>

#include "core/image/PngChunks.h"
#include "core/image/ReaderSupport.h"

// libpng reports errors by longjmp. Every libpng call therefore runs in a function without destructors (the "steps" below), and
// what owns memory lives in the caller, outside the jump.

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "png";

/// Deflate cannot expand more than this (zlib technical details, "Maximum Compression Factor").
constexpr std::uint64_t kMaximumDeflateRatio = 1032;

/// Owns libpng's two structures and what its callbacks need.
struct PngDecoder {
    explicit PngDecoder(ByteView file);
    ~PngDecoder() { png_destroy_read_struct(&png, &info, nullptr); }
    PngDecoder(const PngDecoder&) = delete;
    PngDecoder& operator=(const PngDecoder&) = delete;

    png_structp png = nullptr;
    png_infop info = nullptr;
    ByteView rest;
    bool isTruncated = false;
    bool isDamaged = false;
    std::array<char, 96> message{};
    png_bytep* rows = nullptr;
    // The header as the file states it.
    png_uint_32 columns = 0;
    png_uint_32 height = 0;
    int bitDepth = 0;
    int fileChannels = 0;
    // The layout after the transformations.
    int channels = 0;
    int outputBits = 0;
};

PngDecoder& decoderOf(png_structp png) {
    return *static_cast<PngDecoder*>(png_get_error_ptr(png));
}

void keepMessage(PngDecoder& decoder, const char* message) {
    std::strncpy(decoder.message.data(), message, decoder.message.size() - 1);
}

[[noreturn]] void onError(png_structp png, png_const_charp message) {
    keepMessage(decoderOf(png), message);
    png_longjmp(png, 1);
}

/// libpng lets a wrong checksum of the whole pixel stream pass with a warning; a changed picture must not look sound.
void onWarning(png_structp png, png_const_charp message) {
    const std::string_view text = message;
    const bool isHarmless = text.find("Extra compressed data") != text.npos || text.find("Too much image data") != text.npos;
    if (text.substr(0, 5) == "IDAT:" && !isHarmless) {
        decoderOf(png).isDamaged = true;
        keepMessage(decoderOf(png), message);
    }
}

void onRead(png_structp png, png_bytep target, png_size_t length) {
    auto& decoder = *static_cast<PngDecoder*>(png_get_io_ptr(png));
    if (length > decoder.rest.size()) {
        decoder.isTruncated = true;
        png_error(png, "the file ends too early");
    }
    std::memcpy(target, decoder.rest.data(), length);
    decoder.rest = decoder.rest.subspan(length);
}

PngDecoder::PngDecoder(ByteView file) : rest(file) {
    png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    info = png == nullptr ? nullptr : png_create_info_struct(png);
}

bool runStep(PngDecoder& decoder, void (*step)(PngDecoder&)) {
    if (setjmp(png_jmpbuf(decoder.png)) != 0) {
        return false;
    }
    step(decoder);
    return true;
}

void readHeader(PngDecoder& decoder) {
    constexpr png_uint_32 kAnySide = 0x7fffffff;  // our own limits give a clearer error
    constexpr png_alloc_size_t kMaximumChunkBytes = png_alloc_size_t{16} << 20;
    png_set_read_fn(decoder.png, &decoder, onRead);
    png_set_crc_action(decoder.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_user_limits(decoder.png, kAnySide, kAnySide);
    png_set_chunk_malloc_max(decoder.png, kMaximumChunkBytes);
    png_set_chunk_cache_max(decoder.png, 128);
    png_read_info(decoder.png, decoder.info);
    png_get_IHDR(decoder.png, decoder.info, &decoder.columns, &decoder.height, &decoder.bitDepth, nullptr, nullptr, nullptr, nullptr);
    decoder.fileChannels = png_get_channels(decoder.png, decoder.info);
}

void chooseTransformations(PngDecoder& decoder) {
    png_set_expand(decoder.png);  // palette -> RGB, under 8 bit -> 8 bit, colour key -> alpha
    if (decoder.bitDepth == 16 && std::endian::native == std::endian::little) {
        png_set_swap(decoder.png);
    }
    png_set_interlace_handling(decoder.png);
    png_read_update_info(decoder.png, decoder.info);
    decoder.channels = png_get_channels(decoder.png, decoder.info);
    decoder.outputBits = png_get_bit_depth(decoder.png, decoder.info);
}

void readRows(PngDecoder& decoder) {
    png_read_image(decoder.png, decoder.rows);
    png_read_end(decoder.png, nullptr);
}

Error errorOf(const PngDecoder& decoder) {
    const std::string_view message = decoder.message.data();
    if (decoder.isTruncated || message.find("Not enough image data") != message.npos) {
        return Error(ErrorCode::PictureTruncated, {kFormat});
    }
    return Error(ErrorCode::PictureDamaged, {kFormat, std::string(message)});
}

/// Bytes that the header promises, filter bytes included; a palette or sub-byte picture is smaller in the file than in memory.
std::uint64_t promisedBytes(const PngDecoder& decoder) {
    const auto samples = static_cast<std::uint64_t>(decoder.fileChannels);
    const std::uint64_t bitsPerRow = decoder.columns * samples * static_cast<std::uint64_t>(decoder.bitDepth);
    return (bitsPerRow / 8) * decoder.height;
}

PixelMeaning meaningOf(const PngDecoder& decoder, const std::vector<ColorChunk>& chunks) {
    PixelMeaning meaning;
    meaning.photometric = decoder.channels >= 3 ? Photometric::Rgb : Photometric::Monochrome2;
    const auto phys = std::find_if(chunks.begin(), chunks.end(), [](const ColorChunk& chunk) { return chunk.name == "pHYs"; });
    if (phys != chunks.end()) {
        meaning.spacing = spacingFromPhys(phys->content);
    }
    if (meaning.spacing) {
        meaning.pixelAspect = meaning.spacing->rowMm / meaning.spacing->columnMm;
    }
    return meaning;
}

std::vector<png_bytep> rowPointers(Image& image) {
    const std::size_t rowBytes = image.bytes().size() / static_cast<std::size_t>(image.geometry().rows);
    std::vector<png_bytep> rows(static_cast<std::size_t>(image.geometry().rows));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row] = image.bytes().data() + row * rowBytes;
    }
    return rows;
}

Result<LoadedImage> readPng(ByteView file, const ReadLimits& limits) {
    PngDecoder decoder(file);
    if (decoder.info == nullptr) {
        return ErrorCode::OutOfMemory;
    }
    if (!runStep(decoder, readHeader)) {
        return errorOf(decoder);
    }
    PngContainer container = scanPngChunks(file);
    const std::uint64_t promised = promisedBytes(decoder);
    if (const auto early = checkedGeometry(kFormat, decoder.columns, decoder.height, 1, 8, limits); !early) {
        return early.error();
    }
    // A header that promises more than its data can ever expand to costs no memory.
    if (!container.isComplete || promised / kMaximumDeflateRatio > container.imageDataBytes) {
        return Error(ErrorCode::PictureTruncated, {kFormat});
    }
    if (!runStep(decoder, chooseTransformations)) {
        return errorOf(decoder);
    }
    const auto geometry = checkedGeometry(kFormat, decoder.columns, decoder.height, decoder.channels, decoder.outputBits, limits);
    if (!geometry) {
        return geometry.error();
    }
    Result<Image> image = Image::create(*geometry, meaningOf(decoder, container.colorChunks));
    if (!image) {
        return image.error();
    }
    std::vector<png_bytep> rows = rowPointers(*image);
    decoder.rows = rows.data();
    if (!runStep(decoder, readRows) || decoder.isDamaged) {
        return errorOf(decoder);
    }
    LoadedImage loaded{std::move(*image), {}};
    loaded.source.format = kFormat;
    loaded.source.wasExpanded = decoder.channels != decoder.fileChannels || decoder.bitDepth < 8;
    loaded.source.colorChunks = std::move(container.colorChunks);
    return loaded;
}

class PngReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return kFormat; }
    [[nodiscard]] bool recognises(ByteView head) const override {
        return head.size() >= kPngSignature.size() && std::equal(kPngSignature.begin(), kPngSignature.end(), head.begin());
    }
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const ReadLimits& limits) const override {
        return withoutExceptions(kFormat, [&] { return readPng(file, limits); });
    }
};

}  // namespace

std::unique_ptr<ImageReader> makePngReader() {
    return std::make_unique<PngReader>();
}

}  // namespace intaglio::image
