#pragma once
#include "core/training/Augment.h"
#include "core/training/Training.h"
#include "core/training/film/FilmSet.h"

namespace intaglio::training {

/// A patch by its middle on one of several films.
struct FilmPatch {
    std::size_t film = 0;
    int row = 0;
    int column = 0;
    bool isLesion = false;
};

/// How many patches there are and where. Every choice follows from the seed.
struct PatchPlan {
    int perLesion = 12;        ///< around each lesion, moved by up to a third of the patch, or of the radius where that is more
    int perFilm = 6;           ///< of the background of each usable film
    double clearance = 0.6;    ///< of the patch's side: background stays so far from every lesion's edge
    double leastTissue = 0.4;  ///< share of a background patch that is not black
    std::uint64_t seed = 1;
};

/// Middles are kept so far from the border that patches lie on the film.
[[nodiscard]] std::vector<FilmPatch> choosePatches(const std::vector<PreparedFilm>& films, int patchRows, int patchColumns,
                                                   const PatchPlan& plan);

/// Patches as network inputs; label 1 is a lesion where `lesionLabel` is 1, else 0. Refers to `films`, which must outlive it. Immutable.
class FilmPatches final : public BatchSource {
public:
    FilmPatches(const std::vector<PreparedFilm>& films, std::vector<FilmPatch> patches, const inference::Manifest& manifest,
                const Augmentation& augmentation);

    [[nodiscard]] std::size_t size() const override { return m_patches.size(); }
    [[nodiscard]] int labelOf(std::size_t index) const override;
    void fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const override;

private:
    const std::vector<PreparedFilm>& m_films;
    std::vector<FilmPatch> m_patches;
    int m_rows;
    int m_columns;
    int m_lesionLabel;
    Augmenter m_augmenter;
};

}  // namespace intaglio::training
