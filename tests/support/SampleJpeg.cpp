#include <cstddef>
#include <cstdio>
// jpeglib.h needs the two above.
#include <jpeglib.h>

#include <cstdlib>

#include "tests/support/SampleFiles.h"

namespace intaglio::test {
namespace {

void chooseColors(jpeg_compress_struct& info, int samples, const JpegSpec& spec) {
    info.input_components = samples;
    info.in_color_space = samples == 1 ? JCS_GRAYSCALE : (samples == 3 ? JCS_RGB : JCS_CMYK);
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, spec.quality, TRUE);
    if (samples == 3 && !spec.isSubsampled) {
        info.comp_info[0].h_samp_factor = 1;
        info.comp_info[0].v_samp_factor = 1;
    }
    if (spec.isProgressive) {
        jpeg_simple_progression(&info);
    }
    if (spec.dotsPerInch > 0) {
        info.density_unit = 1;
        info.X_density = static_cast<UINT16>(spec.dotsPerInch);
        info.Y_density = static_cast<UINT16>(spec.dotsPerInch);
    }
}

}  // namespace

Bytes exifSegment(int orientation, bool isBigEndian) {
    Bytes segment{'E', 'x', 'i', 'f', 0, 0};
    const auto number = [&](std::uint32_t value, int bytes) {
        for (int index = 0; index < bytes; ++index) {
            const int shift = 8 * (isBigEndian ? bytes - 1 - index : index);
            segment.push_back(static_cast<std::uint8_t>(value >> shift));
        }
    };
    segment.push_back(isBigEndian ? 'M' : 'I');
    segment.push_back(isBigEndian ? 'M' : 'I');
    number(42, 2);
    number(8, 4);
    number(2, 2);  // two entries: image width, then orientation
    number(0x0100, 2), number(4, 2), number(1, 4), number(64, 4);
    number(0x0112, 2), number(3, 2), number(1, 4), number(static_cast<std::uint32_t>(orientation), 2), number(0, 2);
    number(0, 4);
    return segment;
}

Bytes jpegFile(const image::Image& image, const JpegSpec& spec) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&info, &memory, &length);
    const image::Geometry& geometry = image.geometry();
    info.image_width = static_cast<JDIMENSION>(geometry.columns);
    info.image_height = static_cast<JDIMENSION>(geometry.rows);
    chooseColors(info, geometry.samplesPerPixel, spec);
    jpeg_start_compress(&info, TRUE);
    if (spec.exifOrientation > 0) {
        const Bytes exif = exifSegment(spec.exifOrientation, spec.isBigEndianExif);
        jpeg_write_marker(&info, JPEG_APP0 + 1, exif.data(), static_cast<unsigned>(exif.size()));
    }
    if (!spec.profile.empty()) {
        jpeg_write_icc_profile(&info, spec.profile.data(), static_cast<unsigned>(spec.profile.size()));
    }
    const std::size_t rowBytes = image.bytes().size() / static_cast<std::size_t>(geometry.rows);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(image.bytes().data() + info.next_scanline * rowBytes);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    Bytes file(memory, memory + length);
    std::free(memory);
    return file;
}

}  // namespace intaglio::test
