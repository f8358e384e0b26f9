#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// What a picture is, as far as cleaning it goes.
enum class CleanKind {
    Other,  ///< radiograph, ultrasound, photograph of skin: neither lamp nor dye to correct
    Smear,  ///< stained cells under a microscope's lamp
};

/// What was done.
struct CleanReport {
    double noise = 0;  ///< standard deviation found, in stored steps (NoiseLevel.h); largest of the frames
    bool isDenoised = false;
    bool isIlluminationCorrected = false;
    bool isStainNormalised = false;
    std::int64_t largestChange = 0;  ///< of a sample, in stored steps
    double meanChange = 0;           ///< of a sample, in stored steps
};

struct CleanPicture {
    image::Image picture;
    CleanReport report;
};

/// True for what cleaned() takes: grey or RGB, 8 or 16 bit, signed or not, any number of frames.
[[nodiscard]] bool isCleanable(const image::Image& picture);

/// The cleaned picture of a patient, in the layout, depth and meaning of the given one. It takes away noise, an uneven lamp and a
/// foreign stain, and can neither add structure nor take away more than noise:
///   noise         bilateral filter (Tomasi and Manduchi 1998) whose tonal spread is the noise found, then what it took away that is
///                 smooth, and so no noise, is given back (Tukey's twicing). No sample changes by more than 3 standard deviations of
///                 the noise. A picture with less than about one grey step of noise is left alone.
///   illumination  smears of 8 bit only: gain 1/1.4 .. 1.4 of a second-degree surface (Illumination.h).
///   stain         smears of 8 bit only, and only where the dyes are like those of kBloodSmear: colours moved towards them (Macenko.h), by
///                 at most 12 steps of Cr and of Cb (ITU-R BT.601); the brightness of every pixel stays.
/// Samples stay in the range that the picture used, padding stays padding. PictureUnsupported where isCleanable() is false.
/// Deterministic, stateless, any thread; about 20 ms per megapixel and frame.
[[nodiscard]] base::Result<CleanPicture> cleaned(const image::Image& picture, CleanKind kind);

}  // namespace intaglio::enhance
