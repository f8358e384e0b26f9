#pragma once
#include "core/image/Image.h"

/// The grey pipeline of DICOM PS3.3 C.11 for one stored value: modality transform, VOI transform, polarity, padding.
namespace intaglio::image {

/// Whether a window can be computed with: finite centre, finite width above 0.
[[nodiscard]] bool isUsableWindow(const Window& window);

/// Output of a window, 0 .. 255, not rounded (PS3.3 C.11.2.1.2 and C.11.2.1.3).
[[nodiscard]] double windowOutput(const Window& window, double value);

/// Stored values that stand for "outside the picture" (0028,0120) and (0028,0121), both ends included.
struct PaddingRange {
    std::int64_t low = 0;
    std::int64_t high = -1;
    [[nodiscard]] bool contains(std::int64_t value) const { return value >= low && value <= high; }
};
[[nodiscard]] PaddingRange paddingRangeOf(const PixelMeaning& meaning);

/// Maps stored values to what is shown. Holds a reference to the picture's meaning: it must not outlive the picture.
class GreyTransform {
public:
    /// InvalidArgument for an unusable window.
    [[nodiscard]] static Result<GreyTransform> create(const Image& image, int frame, const std::optional<Window>& window);
    [[nodiscard]] std::uint8_t operator()(std::int64_t stored) const;

private:
    enum class Voi { Nominal, Windowed, Table };
    GreyTransform(const Image& image) : m_geometry(image.geometry()), m_meaning(&image.meaning()) {}
    [[nodiscard]] double shown(std::int64_t stored) const;

    Geometry m_geometry;
    const PixelMeaning* m_meaning;
    PaddingRange m_padding;
    Voi m_voi = Voi::Nominal;
    Window m_window;
    bool m_isColor = false;
    bool m_isInverted = false;
};

/// A stored value after the modality table or rescale.
[[nodiscard]] double modalityValue(const PixelMeaning& meaning, std::int64_t stored);

}  // namespace intaglio::image
