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

/// What a sealed file is to be and what it says of itself.
struct SealedForm {
    SealedEncoding encoding = SealedEncoding::ExplicitLittleEndian;
    bool isReversible = true;  ///< what the Derivation Description promises: reversible mode only
    int maximumChange = 1;     ///< of a sample; stated there too
};

class DicomWriter {
public:
    virtual ~DicomWriter() = default;

    /// Refusals that need the whole data set (digital signatures, PALETTE COLOR, subsampled YBR, HighBit != BitsStored - 1 ...):
    /// CarrierUnsupported. Called before embedding.
    [[nodiscard]] virtual base::Status checkCarrier(ByteView source) const = 0;

    /// The same, and what `encoding` cannot keep: data in the bits above BitsStored (an old overlay) for a compressed one. Called before
    /// embedding, so that nothing is refused after it.
    [[nodiscard]] virtual base::Status checkEncoding(ByteView source, SealedEncoding encoding) const {
        (void)encoding;
        return checkCarrier(source);
    }

    /// The source data set with `pixels` in place of its own, stored as `encoding` says, and the tags of SEALED_IMAGE 2.7: new SOP
    /// and Series Instance UIDs, ImageType DERIVED, Derivation Description, Source Image Sequence, Contributing Equipment, smallest and
    /// largest pixel value. Bits above BitsStored are kept verbatim; a sign carried on there is carried on again. The bound attributes
    /// do not change. CarrierUnsupported with the reason for what checkEncoding() refuses, for uncompressed pixel data above 4 GiB and
    /// where an encoder gives up (JPEG-LS on noise that would grow).
    [[nodiscard]] virtual Result<Bytes> writeSealed(ByteView source, const Image& pixels,
                                                    SealedEncoding encoding = SealedEncoding::ExplicitLittleEndian) const = 0;

    /// writeSealed() that says in the file how far samples changed and whether that can be undone.
    [[nodiscard]] virtual Result<Bytes> writeSealedForm(ByteView source, const Image& pixels, const SealedForm& form) const {
        return writeSealed(source, pixels, form.encoding);
    }

    /// The original again, whatever the encoding of `sealed`, as Explicit VR Little Endian: `sealed` with the restored `pixels`, its
    /// original SOP and Series Instance UIDs and without our additions.
    [[nodiscard]] virtual Result<Bytes> writeRestored(ByteView sealed, const Image& pixels, const std::string& sopInstanceUid,
                                                      const std::string& seriesInstanceUid) const = 0;
};

}  // namespace intaglio::dicom
