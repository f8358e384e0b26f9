#pragma once
#include "core/image/ImageReader.h"

/// Writing derived DICOM pictures. core/dicom/dcmtk implements it.
namespace intaglio::dicom {

using base::Bytes;
using base::ByteView;
using base::Result;
using image::Image;

/// How the pixels of a sealed file are stored; every one is lossless.
enum class SealedEncoding {
    ExplicitLittleEndian,  ///< 1.2.840.10008.1.2.1
    Deflated,              ///< 1.2.840.10008.1.2.1.99
    Rle,                   ///< 1.2.840.10008.1.2.5
    JpegLossless,          ///< 1.2.840.10008.1.2.4.70
    JpegLs,                ///< 1.2.840.10008.1.2.4.80
};

class DicomWriter {
public:
    virtual ~DicomWriter() = default;

    /// Refusals that need the whole data set (digital signatures, PALETTE COLOR, subsampled YBR, HighBit != BitsStored - 1 ...):
    /// CarrierUnsupported. Called before embedding.
    [[nodiscard]] virtual base::Status checkCarrier(ByteView source) const = 0;

    /// The source data set with `pixels` in place of its own, stored as `encoding` says, and the tags of SEALED_IMAGE 2.7: new SOP
    /// and Series Instance UIDs, ImageType DERIVED, Derivation Description, Source Image Sequence, Contributing Equipment, smallest and
    /// largest pixel value. Bits above BitsStored are kept verbatim. The bound attributes do not change.
    [[nodiscard]] virtual Result<Bytes> writeSealed(ByteView source, const Image& pixels,
                                                    SealedEncoding encoding = SealedEncoding::ExplicitLittleEndian) const = 0;

    /// The original again: `sealed` with the restored `pixels`, its original SOP and Series Instance UIDs and without our additions.
    [[nodiscard]] virtual Result<Bytes> writeRestored(ByteView sealed, const Image& pixels, const std::string& sopInstanceUid,
                                                      const std::string& seriesInstanceUid) const = 0;
};

}  // namespace intaglio::dicom
