#pragma once
#include "core/image/Image.h"

/// Picture files written without the product's own code, so that a reader is tested against something else. Failures end the program.
namespace intaglio::test {

using base::Bytes;
using base::ByteView;

struct Chunk {
    std::string type;
    Bytes content;
};

/// A PNG file assembled by hand: no filters, one IDAT chunk.
struct PngSpec {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    int bitDepth = 8;
    int colorType = 0;          ///< 0 grey, 2 RGB, 3 palette, 4 grey + alpha, 6 RGBA
    bool isInterlaced = false;  ///< only for whole-byte pixels
    std::vector<Chunk> chunks;  ///< between IHDR and IDAT
};
[[nodiscard]] Bytes pngChunk(const std::string& type, ByteView content);
/// `packed`: the rows as PNG stores them (big-endian samples, packed bits), without filter bytes.
[[nodiscard]] Bytes pngFile(const PngSpec& spec, ByteView packed);
/// The same from a picture of 8 or 16 bits.
[[nodiscard]] Bytes pngFile(const image::Image& image, bool isInterlaced = false, const std::vector<Chunk>& chunks = {});

struct JpegSpec {
    int quality = 95;
    int exifOrientation = 0;  ///< 0: no EXIF segment
    bool isBigEndianExif = false;
    bool isProgressive = false;
    bool isSubsampled = false;  ///< 4:2:0, else 4:4:4
    int dotsPerInch = 0;
    Bytes profile;  ///< ICC, in an APP2 segment
};
/// 8-bit grey, RGB or (4 samples) inverted CMYK with an Adobe marker.
[[nodiscard]] Bytes jpegFile(const image::Image& image, const JpegSpec& spec = {});
[[nodiscard]] Bytes exifSegment(int orientation, bool isBigEndian);

struct TiffSpec {
    int compression = 1;  ///< libtiff's COMPRESSION_*
    int tileSide = 0;     ///< 0: strips
    int orientation = 1;
    int photometric = -1;  ///< libtiff's PHOTOMETRIC_*; -1: by samples
    int extraSample = -1;  ///< libtiff's EXTRASAMPLE_* of the last channel; -1: unassociated alpha
    bool isBigEndian = false;
    bool isPlanar = false;
    double dotsPerInch = 0;
    Bytes profile;                        ///< ICC
    std::vector<std::uint16_t> colorMap;  ///< three times 2^bits entries
};
/// One page per frame.
[[nodiscard]] Bytes tiffFile(const image::Image& image, const TiffSpec& spec = {});
/// Pages of different kinds.
[[nodiscard]] Bytes tiffFile(const std::vector<image::Image>& pages, const TiffSpec& spec = {});

struct BmpSpec {
    bool isTopDown = false;
    bool hasSpareByte = false;                         ///< 32 bits per pixel instead of 24
    std::vector<std::array<std::uint8_t, 3>> palette;  ///< RGB; for one sample per pixel, empty: grey ramp
    std::uint32_t compression = 0;
};
[[nodiscard]] Bytes bmpFile(const image::Image& image, const BmpSpec& spec = {});

/// Well-formed small files of one format, the start for mutations: "png", "jpeg", "tiff", "bmp".
[[nodiscard]] std::vector<Bytes> wellFormedFiles(const std::string& format);

/// A damaged file and what must be said about it.
struct BrokenFile {
    std::string name;       ///< names the defect: "png-truncated-idat.png"
    std::string errorCode;  ///< as base::codeName gives it
    Bytes content;
};
[[nodiscard]] std::vector<BrokenFile> brokenFiles();

}  // namespace intaglio::test
