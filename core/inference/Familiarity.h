#pragma once
#include <span>
#include <vector>

#include "core/base/Bytes.h"
#include "core/inference/Appearance.h"

/// How near a picture is to what a model was trained on: the cosine distance of its pooled features to the nearest of a few dozen
/// centroids of the training pictures, plus a charge for an appearance outside anything that training pictures had.
///
/// File, little-endian: "IGFM", u32 format version (3), u32 element type (1 = float16, 2 = float32), u32 count, u32 dimension, then
/// `dimension` float32 means that are subtracted from features first, then count x dimension elements, row by row: the centroids,
/// already centred and scaled to length 1. The means matter: rectified features all point into one orthant, where every cosine is high.
/// Then u32 number of appearance numbers (0: none, else kAppearanceNumbers = a) and, if not 0, float32: a means, a x a precisions, the
/// radius. Version 1 ends after the centroids. Version 2 is refused: its appearances were measured with Gaussian octaves.
namespace intaglio::inference {

struct Familiarity {
    std::size_t dimension = 0;
    std::vector<float> mean;       ///< dimension
    std::vector<float> centroids;  ///< count x dimension, rows of length 1
    AppearanceModel appearance;    ///< may be empty

    [[nodiscard]] std::size_t count() const { return dimension == 0 ? 0 : centroids.size() / dimension; }
};

/// Centres `features` (rows x dimension) on `mean` and groups them by spherical k-means (fixed seed, k-means++ start, at most 50
/// rounds): `centroids` rows of length 1. InvalidArgument for no rows, a ragged size or fewer rows than centroids.
[[nodiscard]] base::Result<Familiarity> makeFamiliarity(std::span<const float> features, std::size_t dimension, std::size_t centroids,
                                                        std::uint64_t seed = 1);

/// 1 - the largest cosine between the centred features and a centroid, plus half of what the appearance lies outside its radius, in
/// radii: 0 (as trained) .. 2. `appearance` may be empty only where the familiarity has no appearance model. InvalidArgument for
/// another dimension.
[[nodiscard]] base::Result<double> familiarityDistance(const Familiarity& familiarity, std::span<const float> features,
                                                       std::span<const float> appearance = {});

/// Elements as float16, which is exact enough for a distance with three digits.
[[nodiscard]] base::Bytes writeFamiliarity(const Familiarity& familiarity);
/// InvalidArgument with the offending field for anything but a whole, finite file.
[[nodiscard]] base::Result<Familiarity> readFamiliarity(base::ByteView file);

}  // namespace intaglio::inference
