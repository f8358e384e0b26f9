#include "core/image/JpegWriter.h"

#include <cstddef>
#include <cstdio>
// jpeglib.h needs the two above.
#include <jpeglib.h>

#include <csetjmp>
#include <cstdlib>

#include "core/image/ReaderSupport.h"

// As in JpegReader.cpp: libjpeg reports errors by longjmp, so its calls run in a function without destructors.

namespace intaglio::image {
namespace {

constexpr const char* kFormat = "jpeg";

struct JpegEncoder {
    JpegEncoder() = default;
    ~JpegEncoder() {
        jpeg_destroy_compress(&info);
        std::free(memory);
    }
    JpegEncoder(const JpegEncoder&) = delete;
    JpegEncoder& operator=(const JpegEncoder&) = delete;

    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    std::jmp_buf jump{};
    unsigned char* memory = nullptr;  ///< allocated by libjpeg with malloc
    unsigned long length = 0;
    const std::uint8_t* pixels = nullptr;
    std::size_t rowBytes = 0;
};

[[noreturn]] void onError(j_common_ptr info) {
    std::longjmp(static_cast<JpegEncoder*>(info->client_data)->jump, 1);
}

void onOutput(j_common_ptr) {}

bool encode(JpegEncoder& encoder, const Geometry& geometry, int quality) {
    jpeg_compress_struct& info = encoder.info;
    info.err = jpeg_std_error(&encoder.errors);
    encoder.errors.error_exit = onError;
    encoder.errors.output_message = onOutput;
    info.client_data = &encoder;
    if (setjmp(encoder.jump) != 0) {
        return false;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &encoder.memory, &encoder.length);
    info.image_width = static_cast<JDIMENSION>(geometry.columns);
    info.image_height = static_cast<JDIMENSION>(geometry.rows);
    info.input_components = geometry.samplesPerPixel;
    info.in_color_space = geometry.samplesPerPixel == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&info);
    info.dct_method = JDCT_ISLOW;  // the accurate one: the same bytes on every machine
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(encoder.pixels + info.next_scanline * encoder.rowBytes);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    return true;
}

}  // namespace

Result<Bytes> encodeJpeg(const Image& image, int quality) {
    const Geometry& geometry = image.geometry();
    if (quality < 1 || quality > 100) {
        return base::Error(base::ErrorCode::InvalidArgument, {"quality", std::to_string(quality)});
    }
    const bool isPlain =
        (geometry.samplesPerPixel == 1 || geometry.samplesPerPixel == 3) && geometry.bitsAllocated == 8 && geometry.frames == 1;
    if (!isPlain) {
        return base::Error(base::ErrorCode::PictureUnsupported, {kFormat, "not 8-bit grey or RGB"});
    }
    JpegEncoder encoder;
    encoder.pixels = image.bytes().data();
    encoder.rowBytes = static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.samplesPerPixel);
    if (!encode(encoder, geometry, quality)) {
        return base::Error(base::ErrorCode::PictureUnsupported, {kFormat, "size"});
    }
    return Bytes(encoder.memory, encoder.memory + encoder.length);
}

Result<Image> jpegRoundTrip(const Image& image, int quality) {
    const auto file = encodeJpeg(image, quality);
    if (!file) {
        return file.error();
    }
    auto loaded = makeJpegReader()->read(*file, {});
    return loaded ? Result<Image>(std::move(loaded->image)) : loaded.error();
}

}  // namespace intaglio::image
