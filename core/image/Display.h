#pragma once
#include "core/image/Image.h"

/// From stored values to what a person sees (DICOM PS3.3 C.11, PS3.4 N.2): modality transform, VOI window, photometric, palette.
namespace intaglio::image {

/// The window used when the file names none: the full range of the frame's values after the modality transform, padding left out
/// (LinearExact: the smallest value is 0, the largest 255). One pass over the frame.
[[nodiscard]] Window fullRangeWindow(const Image& image, int frame);
/// The file's first window, or fullRangeWindow.
[[nodiscard]] Window defaultWindow(const Image& image, int frame);

/// Stored value -> 8-bit grey for one window, ready for every 8- or 16-bit pattern, so that a viewer re-windows a frame with one
/// look-up per pixel. Immutable after creation; may be shared between threads.
class DisplayTable {
public:
    /// `window` empty: as toDisplay chooses. Polarity and padding are in the table. InvalidArgument for a window whose width is not a
    /// positive number; PictureUnsupported for samples of 32 bits and for PALETTE COLOR.
    [[nodiscard]] static Result<DisplayTable> create(const Image& image, int frame, const std::optional<Window>& window = std::nullopt);

    /// Looks up one frame's samples, all of them alike (colour and alpha too). `target` holds samplesPerFrame() bytes; `image` has the
    /// width and signedness the table was made for.
    void apply(const Image& image, int frame, std::span<std::uint8_t> target) const;
    /// 256 or 65536 entries, indexed by the sample's bits as an unsigned number.
    [[nodiscard]] std::span<const std::uint8_t> entries() const { return m_entries; }

private:
    std::vector<std::uint8_t> m_entries;
};

/// One frame as 8-bit grey (1 sample) or 8-bit RGB (3 samples), polarity corrected (MONOCHROME1 inverted), palette and YBR resolved,
/// alpha composed onto black, padding black. Without `window` the file's first window, else its VOI table, else the full range is used;
/// 8-bit pictures without any of them keep their values. Colour is scaled from bitsStored to 8 bit; a window is applied to each of its
/// channels only when given here, never from the file (PS3.3 C.11.2: VOI is defined for monochrome). Photometric, spacing and pixel
/// aspect of the result are right; windows and tables are gone. Deterministic: this is also what models are fed.
/// InvalidArgument for a frame or window out of range; PictureUnsupported for YBR_RCT and a colour model that does not fit the samples.
[[nodiscard]] Result<Image> toDisplay(const Image& image, int frame = 0, const std::optional<Window>& window = std::nullopt);

/// A MONOCHROME1 picture as MONOCHROME2, so that a format with one polarity can hold it: exact inversion inside bitsStored (value ->
/// minimum + maximum - value), applied twice it gives the same samples. Windows and padding are mirrored with it. Other pictures come back
/// unchanged. PictureUnsupported where a modality or VOI table would have to be turned round too.
[[nodiscard]] Result<Image> asMonochrome2(const Image& image);

}  // namespace intaglio::image
