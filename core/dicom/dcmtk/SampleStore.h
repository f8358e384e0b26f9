#pragma once
#include "core/dicom/dcmtk/PixelLayout.h"

namespace intaglio::dicom {

/// Little-endian samples of one frame, `bytesPerSample` (1 .. 4) each; planar or interleaved as the layout says.
struct SampleSource {
    base::ByteView bytes;
    int bytesPerSample = 1;
    bool isAligned = false;  ///< values start at bit 0 even where HighBit says otherwise
};

/// Writes one frame into `image`, whose geometry belongs to `layout`: interleaved, moved down to bit 0, masked, sign-extended.
void storeSamples(const SampleSource& source, const PixelLayout& layout, image::Image& image, std::size_t frame);
/// Writes one frame of YBR_FULL_422 (Y Y Cb Cr for two pixels), the chrominance repeated. `bytes`: two for every pixel.
void storeUpsampled(base::ByteView bytes, image::Image& image, std::size_t frame);

}  // namespace intaglio::dicom
