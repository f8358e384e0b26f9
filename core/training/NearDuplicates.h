#pragma once
#include <array>
#include <stop_token>

#include "core/base/Progress.h"
#include "core/image/ImageReader.h"
#include "core/training/Dataset.h"

/// Pictures that nearly repeat one another: copies saved twice, rescaled, recompressed, turned or mirrored. In two splits they would make
/// a model look better than it is.
namespace intaglio::training {

/// A difference hash (Krawetz 2013) on a grid of 17 x 17 means: one bit for every step to the right that gets brighter by
/// more than two grey levels.
struct DifferenceHash {
    std::array<std::uint64_t, 5> bits{};  ///< 17 rows of 16
    bool isBlank = false;                 ///< hardly any contrast: tells nothing
};
/// Of an 8-bit display picture in its eight orientations, the picture as it is first.
[[nodiscard]] std::array<DifferenceHash, 8> differenceHashes(const image::Image& display);
/// Number of different bits, 0 .. 272.
[[nodiscard]] int hashDistance(const DifferenceHash& a, const DifferenceHash& b);

struct DuplicateOptions {
    int distance = 12;  ///< hashes that differ in no more bits count as copies; unrelated pictures of one kind differ in 40 and more
    int threads = 1;
    /// Where given, receives the indices of samples that cannot be read, in order, which are then copies of nothing; else the first of them
    /// ends the work.
    std::vector<std::size_t>* unreadable = nullptr;
};

/// Joins the groups of samples that nearly repeat one another, directly or by way of others; the joined group has the name of the first.
/// Splits are left as they are: assign them afterwards. Returns how many samples changed their group. Phase "compare"; the first error of
/// reading, or Cancelled.
[[nodiscard]] base::Result<std::size_t> groupNearDuplicates(Dataset& dataset, const image::ReaderRegistry& readers,
                                                            const DuplicateOptions& options, base::ProgressSink& progress,
                                                            const std::stop_token& stop);

/// Sets of near copies: groups that hold several of the groups there were before copies were joined.
struct CopySets {
    int sets = 0;
    int acrossSplits = 0;  ///< of them, those in two given splits: the figures would flatter
};
/// `grouped`: `before` after groupNearDuplicates().
[[nodiscard]] CopySets copySetsOf(const Dataset& before, const Dataset& grouped);

/// Divides a dataset whose splits are made here anew, so that near copies stay together; `seed` as in TableOptions. Given splits stay:
/// where only "val" was taken from "train", only these two are looked at. Phase "compare"; errors of groupNearDuplicates.
[[nodiscard]] base::Status keepCopiesTogether(Dataset& dataset, std::uint64_t seed, const image::ReaderRegistry& readers,
                                              const DuplicateOptions& options, base::ProgressSink& progress, const std::stop_token& stop);

}  // namespace intaglio::training
