#include <png.h>

#include <bit>
#include <csetjmp>

#include "core/image/ImageReader.h"
#include "core/image/PngChunks.h"

// As in PngReader.cpp: libpng jumps on errors, so its calls run in functions without destructors.

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

struct PngEncoder {
    PngEncoder();
    ~PngEncoder() { png_destroy_write_struct(&png, &info); }
    PngEncoder(const PngEncoder&) = delete;
    PngEncoder& operator=(const PngEncoder&) = delete;

    png_structp png = nullptr;
    png_infop info = nullptr;
    Bytes output;
    bool isOutOfMemory = false;
    const Geometry* geometry = nullptr;
    const ColorChunk* chunks = nullptr;
    std::size_t chunkCount = 0;
    const png_byte* pixels = nullptr;
    int level = 1;
};

[[noreturn]] void onError(png_structp png, png_const_charp) {
    png_longjmp(png, 1);
}
void onWarning(png_structp, png_const_charp) {}

bool tryAppend(PngEncoder& encoder, png_const_bytep data, png_size_t length) {
    try {
        encoder.output.insert(encoder.output.end(), data, data + length);
        return true;
    } catch (const std::bad_alloc&) {
        return false;
    }
}

void onWrite(png_structp png, png_bytep data, png_size_t length) {
    auto& encoder = *static_cast<PngEncoder*>(png_get_io_ptr(png));
    if (!tryAppend(encoder, data, length)) {
        encoder.isOutOfMemory = true;
        png_error(png, "out of memory");
    }
}
void onFlush(png_structp) {}

PngEncoder::PngEncoder() {
    png = png_create_write_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
    info = png == nullptr ? nullptr : png_create_info_struct(png);
}

int colorTypeOf(int samplesPerPixel) {
    constexpr std::array kTypes{PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    return kTypes[static_cast<std::size_t>(samplesPerPixel - 1)];
}

void writeAll(PngEncoder& encoder) {
    const Geometry& geometry = *encoder.geometry;
    png_set_write_fn(encoder.png, &encoder, onWrite, onFlush);
    png_set_user_limits(encoder.png, 65535, 65535);
    png_set_compression_level(encoder.png, encoder.level);
    // One fixed filter: medical pictures are smooth along a row, and choosing per row costs more time than it saves bytes.
    png_set_filter(encoder.png, PNG_FILTER_TYPE_BASE, encoder.level == 0 ? PNG_FILTER_NONE : PNG_FILTER_SUB);
    png_set_IHDR(encoder.png, encoder.info, static_cast<png_uint_32>(geometry.columns), static_cast<png_uint_32>(geometry.rows),
                 geometry.bitsAllocated, colorTypeOf(geometry.samplesPerPixel), PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(encoder.png, encoder.info);
    for (std::size_t index = 0; index < encoder.chunkCount; ++index) {
        const ColorChunk& chunk = encoder.chunks[index];
        png_write_chunk(encoder.png, reinterpret_cast<png_const_bytep>(chunk.name.c_str()), chunk.content.data(), chunk.content.size());
    }
    if (geometry.bitsAllocated == 16 && std::endian::native == std::endian::little) {
        png_set_swap(encoder.png);
    }
    const std::size_t rowBytes = geometry.samplesPerFrame() / static_cast<std::size_t>(geometry.rows) * geometry.bytesPerSample();
    for (int row = 0; row < geometry.rows; ++row) {
        png_write_row(encoder.png, encoder.pixels + static_cast<std::size_t>(row) * rowBytes);
    }
    png_write_end(encoder.png, encoder.info);
}

bool runGuarded(PngEncoder& encoder) {
    if (setjmp(png_jmpbuf(encoder.png)) != 0) {
        return false;
    }
    writeAll(encoder);
    return true;
}

Error unsupported(const char* detail) {
    return Error(ErrorCode::PictureUnsupported, {"png", detail});
}

Status checkLayout(const Image& image) {
    const Geometry& geometry = image.geometry();
    if (image.bytes().empty()) {
        return Error(ErrorCode::PictureHasNoPixels, {"png"});
    }
    if (geometry.frames != 1) {
        return unsupported("several frames");
    }
    if (geometry.isSigned || geometry.bitsAllocated > 16) {
        return unsupported("signed or 32-bit samples");
    }
    // PNG has one polarity and no other colour model: anything else would be shown wrongly.
    const Photometric expected = geometry.samplesPerPixel >= 3 ? Photometric::Rgb : Photometric::Monochrome2;
    if (image.meaning().photometric != expected) {
        return unsupported("photometric interpretation");
    }
    return {};
}

}  // namespace

Result<Bytes> encodePng(const Image& image, const std::vector<ColorChunk>& chunks, int level) {
    if (const Status status = checkLayout(image); !status) {
        return status.error();
    }
    if (level < 0 || level > 9) {
        return Error(ErrorCode::InvalidArgument, {"level", std::to_string(level)});
    }
    for (const ColorChunk& chunk : chunks) {
        if (!isColorChunk(chunk.name)) {
            return Error(ErrorCode::InvalidArgument, {"chunk", chunk.name});
        }
    }
    PngEncoder encoder;
    if (encoder.info == nullptr) {
        return ErrorCode::OutOfMemory;
    }
    encoder.geometry = &image.geometry();
    encoder.chunks = chunks.data();
    encoder.chunkCount = chunks.size();
    encoder.pixels = image.bytes().data();
    encoder.level = level;
    if (!runGuarded(encoder)) {
        return encoder.isOutOfMemory ? Error(ErrorCode::OutOfMemory) : Error(ErrorCode::Internal, {"png encoder"});
    }
    return std::move(encoder.output);
}

}  // namespace intaglio::image
