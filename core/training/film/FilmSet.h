#pragma once
#include <map>

#include "core/image/ImageReader.h"
#include "core/inference/Preprocess.h"
#include "core/training/Dataset.h"

/// Films with the places of their lesions, prepared as a model sees them.
namespace intaglio::training {

/// A circle in pixels: of a picture as stored (lesions.csv), or of a prepared film.
struct LesionCircle {
    double row = 0;
    double column = 0;
    double radius = 0;
};

/// lesions.csv beside a labels.csv: one row per lesion, columns path, x_px, y_px, radius_px at least. By path. LabelsInvalid.
using LesionTable = std::map<std::string, std::vector<LesionCircle>>;
[[nodiscard]] base::Result<LesionTable> readLesions(const std::filesystem::path& file);

/// The places of lesions lie in this file beside the table of films, or in the folder of films.
inline constexpr const char* kLesionsFile = "lesions.csv";
[[nodiscard]] std::filesystem::path lesionsBeside(const std::filesystem::path& labelsFile);

/// The lesions by the samples' own paths, whatever table those come from: `lesions` names pictures relative to `folder`.
[[nodiscard]] LesionTable lesionsOf(const Dataset& dataset, const LesionTable& lesions, const std::filesystem::path& folder);

/// Gives every sample one of the model's two labels: the normal one stays, whatever else there is becomes the film plan's lesion label.
/// Without a film plan nothing changes.
void useFilmLabels(Dataset& dataset, const inference::Manifest& manifest);

struct PreparedFilm {
    const Sample* sample = nullptr;
    image::Image picture;  ///< FilmPlan's size
    std::vector<LesionCircle> lesions;
    bool isAbnormal = false;
    /// Normal, or abnormal with a place: what patches and pointing scores may use.
    [[nodiscard]] bool isUsable() const { return !isAbnormal || !lesions.empty(); }
};

/// A circle of the stored picture in pixels of the prepared film.
[[nodiscard]] LesionCircle circleOnFilm(const LesionCircle& circle, const inference::SeenRegion& region, int filmRows, int filmColumns);

/// Reads and prepares; phase "load". Films whose label is `normalLabel` are normal. Errors of reading and preparing, InvalidArgument for a
/// preparation that gives another size, Cancelled.
[[nodiscard]] base::Result<std::vector<PreparedFilm>> prepareFilms(const std::vector<const Sample*>& samples, const LesionTable& lesions,
                                                                   const inference::Manifest& manifest, const std::string& normalLabel,
                                                                   const image::ReaderRegistry& readers, base::ProgressSink& progress,
                                                                   const std::stop_token& stop);

}  // namespace intaglio::training
