#pragma once
#include "core/image/Image.h"

namespace intaglio::enhance {

/// What a picture is, as far as cleaning it goes.
enum class CleanKind {
    Automatic,  ///< a smear where it has a bright, even ground and two dyes, else other
    Smear,      ///< stained cells under a microscope's lamp
    Other,      ///< radiograph, ultrasound, photograph of skin: neither lamp nor dye to correct
};

struct CleanOptions {
    CleanKind kind = CleanKind::Automatic;
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
///   stain         smears of 8 bit only: dyes moved to those of kBloodSmear (Macenko.h), their amounts by a factor of at most 1.25.
/// Samples stay in the range that the picture used, padding stays padding. PictureUnsupported where isCleanable() is false.
/// Deterministic, stateless, any thread; about 20 ms per megapixel and frame.
[[nodiscard]] base::Result<CleanPicture> cleaned(const image::Image& picture, const CleanOptions& options = {});

}  // namespace intaglio::enhance
