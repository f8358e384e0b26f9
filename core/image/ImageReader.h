#pragma once
#include <filesystem>
#include <memory>

#include "core/image/Image.h"

namespace intaglio::image {

/// A PNG chunk or like that decides how a picture looks and is kept when it is written again (cICP, iCCP, sRGB, gAMA, cHRM, pHYs).
struct ColorChunk {
    std::string name;
    Bytes content;
};

/// One DICOM attribute as plain values, for the tag list.
struct Tag {
    std::uint16_t group = 0;
    std::uint16_t element = 0;
    std::string vr;
    std::string name;
    std::string value;  ///< at most 256 characters; sequences and binary values are described
    int depth = 0;
};

/// What a DICOM file says beside its pixels.
struct DicomFacts {
    std::string modality;
    std::string sopClassUid;
    std::string sopInstanceUid;
    std::string seriesInstanceUid;
    std::string studyInstanceUid;
    std::string patientId;
    std::string patientName;
    std::string studyDate;
    std::string laterality;
    std::string viewPosition;
    std::string bodyPart;
    std::string patientAge;  ///< as the file states it ("034Y"), else from the dates of birth and study (core/dicom/PatientAge.h)
    std::string studyDescription;
    /// Canonical bytes of the attributes that decide what is seen and whose it is (SEALED_IMAGE 2.2, field 17); hashed into the seal.
    Bytes boundAttributes;
    std::vector<Tag> tags;
};

/// Where a picture came from.
struct Source {
    std::string format;          ///< "png", "jpeg", "tiff", "bmp", "dicom"
    std::string transferSyntax;  ///< DICOM UID, else empty
    std::string photometric;     ///< DICOM term as the file states it (YBR_RCT stays, though the samples arrive as RGB), else empty
    int bitsAllocated = 0;       ///< as the DICOM file states it (1 for a segmentation), 0 where the picture's own says all
    bool lossy = false;          ///< was it ever compressed with loss, as far as the file tells
    int exifOrientation = 1;     ///< 1..8; already applied to the samples
    bool wasExpanded = false;    ///< a palette, a colour key, under 8 bit, inks or a dropped channel: the samples are not the file's own
    std::vector<ColorChunk> colorChunks;  ///< from PNG; an ICC profile of JPEG or TIFF as iCCP. toDisplay does not use them
    std::optional<DicomFacts> dicom;
};

struct LoadedImage {
    Image image;
    Source source;
};

struct ReadLimits {
    std::uint64_t maximumSamples = std::uint64_t{1} << 30;
    int maximumSide = 65535;
};

/// Decodes one family of files. Stateless and thread-safe. No foreign exception or crash leaves a reader, whatever the bytes.
class ImageReader {
public:
    virtual ~ImageReader() = default;
    [[nodiscard]] virtual std::string_view format() const = 0;
    /// Looks at the first bytes (up to 4096) only.
    [[nodiscard]] virtual bool recognises(ByteView head) const = 0;
    /// Checks dimensions against `limits` before it allocates. PictureTruncated, PictureDamaged, PictureTooLarge,
    /// PictureUnsupported, PictureHasNoPixels.
    [[nodiscard]] virtual Result<LoadedImage> read(ByteView file, const ReadLimits& limits) const = 0;
};

/// The one table of readers; the content decides, never the file's extension.
class ReaderRegistry {
public:
    explicit ReaderRegistry(std::vector<std::unique_ptr<ImageReader>> readers);
    /// Asks each reader in order. PictureFormatUnknown where none recognises the bytes; `name` only fills messages.
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const std::string& name, const ReadLimits& limits = {}) const;
    [[nodiscard]] Result<LoadedImage> readFile(const std::filesystem::path& path, const ReadLimits& limits = {}) const;

private:
    std::vector<std::unique_ptr<ImageReader>> m_readers;
};

/// PNG, JPEG, TIFF and BMP, in this order (the composition puts the DICOM reader before them).
[[nodiscard]] std::vector<std::unique_ptr<ImageReader>> standardReaders();

/// 8 or 16 bit grey, grey + alpha, RGB, RGBA PNG with the given colour chunks. `level`: zlib 0..9.
/// PictureUnsupported for other layouts, for MONOCHROME1 (see asMonochrome2 in Display.h) and for several frames. Samples are
/// written as they are, all bitsAllocated of them. InvalidArgument for a chunk of another name or a level out of range. Deterministic:
/// equal pictures give equal bytes.
[[nodiscard]] Result<Bytes> encodePng(const Image& image, const std::vector<ColorChunk>& chunks = {}, int level = 1);
/// 8 or 16 bit grey (white-is-zero too, as MONOCHROME1), grey + alpha, RGB, RGBA, unsigned or signed, as a little-endian TIFF file with
/// deflate compression and horizontal prediction in strips of at most 256 KiB or one row; frames become pages. An iCCP chunk becomes the
/// ICC profile (a damaged one is left out), pHYs the resolution; without pHYs the picture's own spacing or pixel aspect does. Nothing else
/// is written. PictureUnsupported for 32-bit samples, other photometric interpretations and more than 4 GB; InvalidArgument as
/// encodePng(). Deterministic.
[[nodiscard]] Result<Bytes> encodeTiff(const Image& image, const std::vector<ColorChunk>& chunks = {});

}  // namespace intaglio::image
