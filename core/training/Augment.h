#pragma once
#include "core/inference/Engine.h"
#include "core/inference/Manifest.h"

/// Variation of pictures for training. Every choice follows from a seed: equal seeds give equal inputs, on any thread and machine.
namespace intaglio::training {

/// How far training varies a picture. Zero or false switches a variation off: what nobody names is off, as only the one who knows the
/// pictures knows what they may look like.
struct Augmentation {
    bool mirror = false;         ///< left-right, half of the pictures
    bool flip = false;           ///< top-down, half of the pictures; never for pictures that have an upper end
    bool quarterTurns = false;   ///< 0, 90, 180 or 270 degrees, never for such either; with mirror: all 8 ways. Cuts oblong pictures off
    double rotationDegrees = 0;  ///< largest turn beside the quarter turns
    double scale = 0;            ///< largest relative change of size
    double shift = 0;            ///< largest move, as a share of the side
    double shearDegrees = 0;     ///< largest slant of upright lines
    double stainHueDegrees = 0;  ///< hue, saturation and channel gains (e^u, |u| <= gain) of a colour picture, as another laboratory's
    double stainSaturation = 0;  ///< stain or another lamp would change them; before preparation where that looks at colours
    double stainGain = 0;
    double gamma = 0;  ///< after preparation: exponent e^u, |u| <= gamma
    double contrast = 0;
    double brightness = 0;      ///< share of the full range
    double blurSigma = 0;       ///< in pixels of the network input, applied to a third of the pictures
    double noise = 0;           ///< largest standard deviation in grey levels, applied to a third of the pictures
    int jpegQualityLowest = 0;  ///< a third of the pictures is compressed with a quality from here to the next (1 .. 100)
    int jpegQualityHighest = 95;
    double cutOut = 0;  ///< largest side of a grey rectangle laid over half of the pictures, as a share of the picture's (DeVries 2017)
};

/// InvalidArgument with the first value that is out of range, named as in a recipe.
[[nodiscard]] base::Status checkAugmentation(const Augmentation& augmentation);

/// A display picture as a stain shift would change it: hue turned, saturation and channel gains scaled (1 = unchanged).
struct ColorShift {
    double hueDegrees = 0;
    double saturation = 1;
    double redGain = 1;
    double greenGain = 1;
    double blueGain = 1;
};
/// Grey pictures only take the mean of the gains.
[[nodiscard]] base::Result<image::Image> shiftColors(const image::Image& display, const ColorShift& shift);

/// Prepares and varies pictures in three moves: what can be done once for a picture (keep), what varies, and what turns it into numbers.
/// Immutable: may be used by several threads.
class Augmenter {
public:
    Augmenter(std::vector<inference::PreprocessStep> steps, const Augmentation& augmentation);

    /// What must be kept of a display picture: the prepared picture, small and grey where the network's input is; or, where colours vary
    /// and preparation looks at them, the display picture itself. Errors of preparation.
    [[nodiscard]] base::Result<image::Image> keep(image::Image display) const;
    /// The network input exactly as prediction sees it.
    [[nodiscard]] base::Result<inference::Tensor> plainInput(const image::Image& kept) const;
    [[nodiscard]] base::Result<inference::Tensor> variedInput(const image::Image& kept, std::uint64_t seed) const;

private:
    Augmentation m_augmentation;
    std::vector<inference::PreprocessStep> m_early;  ///< until the picture is as small as it gets
    std::vector<inference::PreprocessStep> m_late;   ///< repeated channels, tensor step
    bool m_varyColors = false;
    bool m_colorsFirst = false;  ///< colours vary before the early steps
};

/// All three moves for one picture.
[[nodiscard]] base::Result<inference::Tensor> augmentedInput(const image::Image& display,
                                                             const std::vector<inference::PreprocessStep>& steps,
                                                             const Augmentation& augmentation, std::uint64_t seed);

}  // namespace intaglio::training
