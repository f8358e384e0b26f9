#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// Features of a grey picture, by their published definitions, for classifiers that are no networks. All functions are stateless and
/// may be called from any thread; equal pictures give equal numbers.
namespace intaglio::inference::classical {

/// An 8-bit grey picture in the caller's memory, row-major.
struct GreyView {
    int rows = 0;
    int columns = 0;
    base::ByteView samples;
};

/// Network inputs (channels x rows x columns, x / divisor + offset) back as the grey picture they were made from; three channels give
/// their Rec. 601 luma. Values beyond 0 .. 255 are cut. InvalidArgument where a value is not finite or the size does not fit.
[[nodiscard]] base::Result<base::Bytes> greyFromInput(std::span<const float> input, int channels, double divisor, double offset);

/// Histograms of oriented gradients (Dalal and Triggs, CVPR 2005): gradient by [-1 0 1] without smoothing, 9 unsigned orientations,
/// cells of 8x8 pixels, blocks of 2x2 cells at every cell, Gaussian window of half a block, trilinear interpolation within a block,
/// L2-Hys (clipped at 0.2). Blocks row by row, 36 numbers each, 0 .. 1. Pixels beyond the last whole cell are left out. Empty where a
/// side has less than 16 pixels.
[[nodiscard]] std::vector<float> orientedGradients(const GreyView& picture);

/// Texture from grey-level co-occurrence (Haralick, Shanmugam and Dinstein, IEEE SMC 1973): 32 levels, distance 1, symmetric,
/// normalised, mean of the angles 0, 45, 90 and 135 degrees.
struct CoOccurrence {
    double energy = 0;       ///< angular second moment, sum of p^2, 0 .. 1
    double contrast = 0;     ///< sum of (i - j)^2 p, 0 .. 961
    double homogeneity = 0;  ///< inverse difference moment, sum of p / (1 + (i - j)^2), 0 .. 1
    double correlation = 0;  ///< -1 .. 1; 1 for a picture of one level
};
/// Both sides must have 2 pixels or more.
[[nodiscard]] CoOccurrence coOccurrence(const GreyView& picture);

/// "hog", "hog-mean", "hog-variance" (of the numbers of "hog"), "glcm-energy", "glcm-contrast", "glcm-homogeneity", "glcm-correlation".
[[nodiscard]] const std::vector<std::string>& featureNames();

/// Sides that all features take, and that keep a vector of features below three quarters of a million numbers.
inline constexpr int kSmallestSide = 16;
inline constexpr int kLargestSide = 1024;

/// How many numbers a feature has for pictures of this size. InvalidArgument for another name or a side out of range.
[[nodiscard]] base::Result<std::size_t> featureLength(const std::string& name, int rows, int columns);

/// The named features one after another. InvalidArgument for no name, an unknown or repeated one, a side out of range, or samples that
/// do not fill the picture.
[[nodiscard]] base::Result<std::vector<float>> classicalFeatures(const GreyView& picture, const std::vector<std::string>& names);

}  // namespace intaglio::inference::classical
