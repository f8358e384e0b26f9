#pragma once
#include "core/inference/Film.h"
#include "core/training/Bootstrap.h"
#include "core/training/Drawing.h"
#include "core/training/film/FilmSet.h"

/// How well a detector finds lesions on whole films. Intervals: grouped bootstrap, as everywhere (Bootstrap.h).
namespace intaglio::training {

struct JudgedFilm {
    const PreparedFilm* film = nullptr;
    std::vector<inference::FilmCandidate> candidates;
    double score = 0;  ///< logit of the film
};

/// Candidates of every film; phase "predict". Errors of the model, Cancelled. `network` judges patches, not films.
[[nodiscard]] base::Result<std::vector<JudgedFilm>> judgeFilms(inference::ModelRunner& network, const std::vector<PreparedFilm>& films,
                                                               const inference::Manifest& manifest, base::ProgressSink& progress,
                                                               const std::stop_token& stop);

/// False positives per film at which the free-response curve is read, as in the detection challenges (van Ginneken et al. 2010).
inline constexpr std::array<double, 7> kFalsePositives{0.125, 0.25, 0.5, 1, 2, 4, 8};

struct FilmReport {
    std::string model, version, dataset, split;
    std::size_t films = 0, abnormal = 0, lesions = 0, groups = 0;
    /// "sensitivity_at_0.5_fp" and so on: share of located lesions with a candidate inside the circle (of a cell's size at least) at the
    /// threshold that gives so many false positives per film; "froc_mean": mean of them; "pointing_game": share of films with located
    /// lesions whose best candidate lies in a circle; "film_auc": normal against abnormal films. Films that are abnormal without a place
    /// count for the last alone.
    Estimates figures;
};

[[nodiscard]] FilmReport filmReport(const std::vector<JudgedFilm>& judged, const inference::Manifest& manifest,
                                    const BootstrapOptions& options = {});

/// "score_fitted_on" names the split that the film's score, temperature and thresholds were all fitted on: its own film_auc flatters.
[[nodiscard]] std::string filmJson(const FilmReport& report);
/// One line per candidate: path, row, column (pixels of the prepared film), probability, hit.
[[nodiscard]] std::string candidatesCsv(const std::vector<JudgedFilm>& judged, int stride);
/// Sensitivity over false positives per film, with the intervals as bars.
[[nodiscard]] Drawing freeResponseDrawing(const FilmReport& report);

/// film.json, candidates.csv, froc.svg and froc.png into a folder that is made where missing.
[[nodiscard]] base::Status writeFilmReport(const FilmReport& report, const std::vector<JudgedFilm>& judged, int stride,
                                           const std::filesystem::path& folder);

}  // namespace intaglio::training
