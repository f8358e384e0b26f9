#include "core/training/film/FilmPatches.h"

#include <algorithm>
#include <cmath>

#include "core/image/Noise.h"

namespace intaglio::training {
namespace {

/// Chooses middles on one film.
class Chooser {
public:
    Chooser(const std::vector<PreparedFilm>& films, std::size_t index, int rows, int columns, const PatchPlan& plan)
        : m_film(films[index]), m_index(index), m_rows(rows), m_columns(columns), m_plan(plan), m_random(plan.seed * 1000003 + index) {}

    void lesions(std::vector<FilmPatch>& patches) {
        for (const LesionCircle& lesion : m_film.lesions) {
            const double reach = std::max(m_rows / 3.0, lesion.radius * 2 / 3);
            for (int count = 0; count < m_plan.perLesion; ++count) {
                // The first is the lesion itself, whatever else is drawn.
                const double far = count == 0 ? 0 : reach * std::sqrt(m_random.unit());
                const double angle = m_random.between(0, 6.283185307179586);
                patches.push_back(at(lesion.row + far * std::sin(angle), lesion.column + far * std::cos(angle), true));
            }
        }
    }

    void background(std::vector<FilmPatch>& patches) {
        constexpr int kTries = 30;  // for each patch: a small breast with a large lesion has no place
        int found = 0;
        for (int attempt = 0; attempt < kTries * m_plan.perFilm && found < m_plan.perFilm; ++attempt) {
            const image::Geometry& geometry = m_film.picture.geometry();
            const FilmPatch patch = at(m_random.between(0, geometry.rows), m_random.between(0, geometry.columns), false);
            if (isClear(patch) && tissueShare(patch) >= m_plan.leastTissue) {
                patches.push_back(patch);
                ++found;
            }
        }
    }

private:
    [[nodiscard]] FilmPatch at(double row, double column, bool isLesion) const {
        const image::Geometry& geometry = m_film.picture.geometry();
        const auto kept = [](double middle, int side, int patch) {
            return std::clamp(static_cast<int>(std::lround(middle)), patch / 2, side - (patch + 1) / 2);
        };
        return {m_index, kept(row, geometry.rows, m_rows), kept(column, geometry.columns, m_columns), isLesion};
    }

    [[nodiscard]] bool isClear(const FilmPatch& patch) const {
        return std::none_of(m_film.lesions.begin(), m_film.lesions.end(), [&](const LesionCircle& lesion) {
            return std::hypot(patch.row - lesion.row, patch.column - lesion.column) < lesion.radius + m_plan.clearance * m_rows;
        });
    }

    [[nodiscard]] double tissueShare(const FilmPatch& patch) const {
        constexpr int kStep = 4;
        constexpr int kBlack = 8;
        const image::Geometry& geometry = m_film.picture.geometry();
        int seen = 0;
        int tissue = 0;
        for (int row = patch.row - m_rows / 2; row < patch.row - m_rows / 2 + m_rows; row += kStep) {
            for (int column = patch.column - m_columns / 2; column < patch.column - m_columns / 2 + m_columns; column += kStep) {
                const auto index =
                    (static_cast<std::size_t>(row) * static_cast<std::size_t>(geometry.columns) + static_cast<std::size_t>(column)) *
                    static_cast<std::size_t>(geometry.samplesPerPixel);
                tissue += m_film.picture.bytes()[index] > kBlack ? 1 : 0;
                ++seen;
            }
        }
        return static_cast<double>(tissue) / seen;
    }

    const PreparedFilm& m_film;
    std::size_t m_index;
    int m_rows;
    int m_columns;
    const PatchPlan& m_plan;
    image::Random m_random;
};

image::Image cutOut(const image::Image& film, int top, int left, int rows, int columns) {
    image::Geometry geometry = film.geometry();
    geometry.rows = rows;
    geometry.columns = columns;
    auto patch = image::Image::create(geometry, film.meaning());
    if (!patch) {
        return {};
    }
    const auto samples = std::ptrdiff_t{geometry.samplesPerPixel};
    for (int row = 0; row < rows; ++row) {
        const auto line = film.bytes().begin() + (std::ptrdiff_t{top + row} * film.geometry().columns + left) * samples;
        std::copy_n(line, columns * samples, patch->bytes().begin() + std::ptrdiff_t{row} * columns * samples);
    }
    return *std::move(patch);
}

int indexOfLesion(const inference::Manifest& manifest) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(),
                                    [&](const auto& label) { return label.key == manifest.film->lesionLabel; });
    return static_cast<int>(found - manifest.labels.begin());
}

}  // namespace

std::vector<FilmPatch> choosePatches(const std::vector<PreparedFilm>& films, int patchRows, int patchColumns, const PatchPlan& plan) {
    std::vector<FilmPatch> patches;
    for (std::size_t index = 0; index < films.size(); ++index) {
        if (films[index].isUsable()) {
            Chooser chooser(films, index, patchRows, patchColumns, plan);
            chooser.lesions(patches);
            chooser.background(patches);
        }
    }
    return patches;
}

FilmPatches::FilmPatches(const std::vector<PreparedFilm>& films, std::vector<FilmPatch> patches, const inference::Manifest& manifest,
                         const Augmentation& augmentation)
    : m_films(films),
      m_patches(std::move(patches)),
      m_rows(manifest.inputRows),
      m_columns(manifest.inputColumns),
      m_lesionLabel(indexOfLesion(manifest)),
      m_augmenter({manifest.preprocess.back()}, augmentation) {}

int FilmPatches::labelOf(std::size_t index) const {
    return m_patches[index].isLesion ? m_lesionLabel : 1 - m_lesionLabel;
}

void FilmPatches::fill(std::size_t index, std::optional<std::uint64_t> augmentationSeed, std::span<float> target) const {
    const FilmPatch& patch = m_patches[index];
    const image::Image cut = cutOut(m_films[patch.film].picture, patch.row - m_rows / 2, patch.column - m_columns / 2, m_rows, m_columns);
    const auto input = augmentationSeed ? m_augmenter.variedInput(cut, *augmentationSeed) : m_augmenter.plainInput(cut);
    if (input && input->values.size() == target.size()) {
        std::copy(input->values.begin(), input->values.end(), target.begin());
    } else {
        std::fill(target.begin(), target.end(), 0.0F);  // lack of memory alone: the next allocation reports it
    }
}

}  // namespace intaglio::training
