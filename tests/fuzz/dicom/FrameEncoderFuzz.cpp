#include <algorithm>
#include <cstring>

#include "core/dicom/dcmtk/FrameDecoders.h"
#include "core/dicom/dcmtk/FrameEncoders.h"
#include "tests/support/FuzzDriver.h"

// A frame of any size and content, made of the input, comes out of every encoder and its decoder as it went in. The first bytes are
// columns, rows, and the kind of sample; the rest is repeated over the frame.

using namespace intaglio;

namespace {

constexpr std::size_t kHead = 3;

image::Geometry geometryOf(const std::uint8_t* head) {
    image::Geometry geometry;
    geometry.columns = 1 + head[0];
    geometry.rows = 1 + head[1] % 32;
    geometry.samplesPerPixel = (head[2] & 1) != 0 ? 3 : 1;
    geometry.bitsAllocated = (head[2] & 2) != 0 && geometry.samplesPerPixel == 1 ? 16 : 8;
    geometry.bitsStored = geometry.bitsAllocated;
    return geometry;
}

dicom::PixelLayout layoutOf(const image::Geometry& geometry) {
    dicom::PixelLayout layout;
    layout.rows = geometry.rows;
    layout.columns = geometry.columns;
    layout.samplesPerPixel = geometry.samplesPerPixel;
    layout.bitsAllocated = geometry.bitsAllocated;
    layout.bitsStored = geometry.bitsAllocated;
    layout.highBit = geometry.bitsAllocated - 1;
    return layout;
}

void check(const base::Result<base::Bytes>& stream, const base::Result<dicom::DecodedFrame>& decoded, base::ByteView frame) {
    if (!stream || stream->size() % 2 != 0 || !decoded || decoded->samples.size() != frame.size()) __builtin_trap();
    if (!std::equal(frame.begin(), frame.end(), decoded->samples.begin())) __builtin_trap();
}

}  // namespace

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    for (std::uint8_t kind = 0; kind < 4; ++kind) {
        seeds.push_back({15, 7, kind, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4, 4, 4, 4});
        seeds.push_back({0, 0, kind, 9});
        seeds.push_back({255, 31, kind, 1, 0, 255, 127, 0, 128});
    }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size <= kHead) return 0;
    const image::Geometry geometry = geometryOf(data);
    const dicom::PixelLayout layout = layoutOf(geometry);
    base::Bytes frame(geometry.samplesPerFrame() * geometry.bytesPerSample());
    for (std::size_t i = 0; i < frame.size(); ++i) frame[i] = data[kHead + i % (size - kHead)];
    const dicom::FrameSource source{frame, geometry, (data[2] & 4) != 0};
    const auto rle = dicom::encodeRle(source);
    check(rle, rle ? dicom::decodeRle(*rle, layout) : rle.error(), frame);
    const auto jpeg = dicom::encodeJpegLossless(source);
    check(jpeg, jpeg ? dicom::decodeJpegFamily(*jpeg, layout, dicom::transferSyntaxOf("1.2.840.10008.1.2.4.70")) : jpeg.error(), frame);
    // JPEG-LS may give up on what would grow.
    const auto jpegLs = dicom::encodeJpegLs(source);
    if (jpegLs) check(jpegLs, dicom::decodeJpegFamily(*jpegLs, layout, dicom::transferSyntaxOf("1.2.840.10008.1.2.4.80")), frame);
    return 0;
}
