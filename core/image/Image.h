#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// Pixels and what they mean.
namespace intaglio::image {

using base::Bytes;
using base::ByteView;
using base::Result;
using base::Status;

enum class Photometric { Monochrome1, Monochrome2, Rgb, Palette, YbrFull, YbrFull422, YbrIct, YbrRct, YbrPartial420 };
/// The DICOM defined term ("MONOCHROME2").
[[nodiscard]] std::string_view photometricName(Photometric photometric);

/// How a picture is laid out. Samples are interleaved by pixel, rows top to bottom, frames one after another.
struct Geometry {
    int columns = 0;  ///< 1 .. 65535
    int rows = 0;     ///< 1 .. 65535
    int frames = 1;
    int samplesPerPixel = 1;  ///< 1 grey or palette index, 2 grey + alpha, 3 colour, 4 colour + alpha
    int bitsAllocated = 8;    ///< 8, 16 or 32: the width a sample has in memory
    int bitsStored = 8;       ///< 1 .. bitsAllocated: the meaningful low bits
    bool isSigned = false;    ///< two's complement, sign-extended to bitsAllocated

    [[nodiscard]] std::size_t samplesPerFrame() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) * static_cast<std::size_t>(samplesPerPixel);
    }
    [[nodiscard]] std::size_t sampleCount() const { return samplesPerFrame() * static_cast<std::size_t>(frames); }
    [[nodiscard]] std::size_t bytesPerSample() const { return static_cast<std::size_t>(bitsAllocated) / 8; }
    [[nodiscard]] bool hasAlpha() const { return samplesPerPixel == 2 || samplesPerPixel == 4; }
    [[nodiscard]] std::int64_t minimumValue() const;
    [[nodiscard]] std::int64_t maximumValue() const;
    bool operator==(const Geometry&) const = default;
};

enum class SpacingSource { Unknown, PixelSpacing, ImagerPixelSpacing, Calibrated, FileResolution };
struct Spacing {
    double rowMm = 0;     ///< distance between rows
    double columnMm = 0;  ///< distance between columns
    SpacingSource source = SpacingSource::Unknown;
};

enum class VoiFunction { Linear, LinearExact, Sigmoid };
/// Display window in units after the modality transform (DICOM PS3.3 C.11.2).
struct Window {
    double center = 0;
    double width = 1;
    VoiFunction function = VoiFunction::Linear;
    std::string explanation;
};

/// Red, green and blue tables of a PALETTE COLOR picture, 16-bit entries; `first` is the stored value mapped to entry 0.
struct Palette {
    int first = 0;
    std::array<std::vector<std::uint16_t>, 3> channels;
    int bits = 16;  ///< 8 or 16 significant bits of an entry
};

/// A lookup table of the modality or VOI transform (PS3.3 C.11).
struct LookupTable {
    int first = 0;
    int bits = 16;
    std::vector<std::uint16_t> entries;
};

/// What the stored numbers mean; all of it survives decoding and none of it changes the samples.
struct PixelMeaning {
    Photometric photometric = Photometric::Monochrome2;
    double rescaleSlope = 1;
    double rescaleIntercept = 0;
    std::optional<LookupTable> modalityLut;
    std::vector<Window> windows;
    std::optional<LookupTable> voiLut;
    std::optional<Spacing> spacing;
    std::optional<Palette> palette;
    std::optional<std::int64_t> paddingValue;       ///< (0028,0120)
    std::optional<std::int64_t> paddingRangeLimit;  ///< (0028,0121)
    double pixelAspect = 1;                         ///< height of a pixel divided by its width
};

/// An owning picture: one buffer of native-endian samples. Movable and copyable; not thread-safe while being changed.
class Image {
public:
    Image() = default;
    /// InvalidArgument for a geometry outside its ranges; PictureTooLarge above kMaximumSamples.
    [[nodiscard]] static Result<Image> create(const Geometry& geometry, PixelMeaning meaning = {});

    [[nodiscard]] const Geometry& geometry() const { return m_geometry; }
    [[nodiscard]] const PixelMeaning& meaning() const { return m_meaning; }
    [[nodiscard]] PixelMeaning& meaning() { return m_meaning; }

    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_samples; }
    [[nodiscard]] std::span<std::uint8_t> bytes() { return m_samples; }
    /// Samples as T (std::uint8_t, int8_t, uint16_t, int16_t, uint32_t, int32_t); the width must equal bitsAllocated.
    template <class T>
    [[nodiscard]] std::span<const T> samples() const {
        return {reinterpret_cast<const T*>(m_samples.data()), m_samples.size() / sizeof(T)};
    }
    template <class T>
    [[nodiscard]] std::span<T> samples() {
        return {reinterpret_cast<T*>(m_samples.data()), m_samples.size() / sizeof(T)};
    }
    /// Any sample as a number; for tools and tests, not for hot loops. `index` < geometry().sampleCount().
    [[nodiscard]] std::int64_t sampleAt(std::size_t index) const;
    void setSampleAt(std::size_t index, std::int64_t value);

    /// A copy of one frame as a single-frame picture.
    [[nodiscard]] Image frame(int index) const;

private:
    Geometry m_geometry;
    PixelMeaning m_meaning;
    Bytes m_samples;
};

/// 2^31 samples, all frames together.
inline constexpr std::uint64_t kMaximumSamples = std::uint64_t{1} << 31;

/// Smallest, largest and mean stored value, and the samples as bytes in the order and width of data/dicom/INDEX.csv.
struct SampleStatistics {
    std::int64_t minimum = 0;
    std::int64_t maximum = 0;
    double mean = 0;
};
[[nodiscard]] SampleStatistics statisticsOf(const Image& image);

}  // namespace intaglio::image
