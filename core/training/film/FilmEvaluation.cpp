#include "core/training/film/FilmEvaluation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/training/GroupDraws.h"
#include "core/training/NumberText.h"
#include "core/training/Plots.h"

namespace intaglio::training {
namespace {

using base::ErrorCode;
using base::Result;
using base::Status;

std::string fpName(double falsePositives) {
    std::string text = fixedNumber(falsePositives, 6);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return "sensitivity_at_" + text + "_fp";
}

bool hits(const inference::FilmCandidate& candidate, const LesionCircle& lesion, int stride) {
    return std::hypot(candidate.row - lesion.row, candidate.column - lesion.column) <= std::max<double>(lesion.radius, stride);
}

bool hitsAny(const inference::FilmCandidate& candidate, const PreparedFilm& film, int stride) {
    return std::any_of(film.lesions.begin(), film.lesions.end(),
                       [&](const LesionCircle& lesion) { return hits(candidate, lesion, stride); });
}

/// A lesion by its best candidate (found at thresholds up to it), or a candidate that hits nothing.
struct Response {
    double probability = 0;
    bool isLesion = false;
    std::size_t film = 0;
};

std::vector<Response> responsesOf(const std::vector<JudgedFilm>& judged, int stride) {
    std::vector<Response> responses;
    for (std::size_t index = 0; index < judged.size(); ++index) {
        const JudgedFilm& film = judged[index];
        if (!film.film->isUsable()) {
            continue;
        }
        for (const LesionCircle& lesion : film.film->lesions) {
            const auto best = std::find_if(film.candidates.begin(), film.candidates.end(),
                                           [&](const auto& candidate) { return hits(candidate, lesion, stride); });
            if (best != film.candidates.end()) {  // candidates stand by falling probability
                responses.push_back({best->probability, true, index});
            }
        }
        for (const auto& candidate : film.candidates) {
            if (!hitsAny(candidate, *film.film, stride)) {
                responses.push_back({candidate.probability, false, index});
            }
        }
    }
    // Of equals false positives come first: no credit for ties.
    std::sort(responses.begin(), responses.end(), [](const Response& a, const Response& b) {
        return a.probability != b.probability ? a.probability > b.probability : a.isLesion < b.isLesion;
    });
    return responses;
}

/// What does not change from draw to draw.
struct Facts {
    const std::vector<JudgedFilm>& judged;
    std::vector<Response> responses;
    int stride = 1;
};

void addFreeResponse(const Facts& facts, std::span<const std::uint32_t> counts, Figures& figures) {
    double films = 0;
    double lesions = 0;
    for (std::size_t index = 0; index < facts.judged.size(); ++index) {
        if (facts.judged[index].film->isUsable()) {
            films += counts[index];
            lesions += static_cast<double>(counts[index]) * static_cast<double>(facts.judged[index].film->lesions.size());
        }
    }
    if (films == 0 || lesions == 0) {
        return;
    }
    double mean = 0;
    for (const double limit : kFalsePositives) {
        double found = 0;
        double wrong = 0;
        for (const Response& response : facts.responses) {
            const double weight = counts[response.film];
            if (!response.isLesion && wrong + weight > limit * films) {
                break;
            }
            (response.isLesion ? found : wrong) += weight;
        }
        figures[fpName(limit)] = found / lesions;
        mean += found / lesions / static_cast<double>(kFalsePositives.size());
    }
    figures["froc_mean"] = mean;
}

Figures figuresOfDraw(const Facts& facts, std::span<const std::uint32_t> counts) {
    Figures figures;
    addFreeResponse(facts, counts, figures);
    double pointed = 0;
    double located = 0;
    std::vector<BinaryScore> scores;
    for (std::size_t index = 0; index < facts.judged.size(); ++index) {
        const JudgedFilm& judged = facts.judged[index];
        scores.insert(scores.end(), counts[index], {judged.score, judged.film->isAbnormal});
        if (!judged.film->lesions.empty()) {
            located += counts[index];
            const bool isHit = !judged.candidates.empty() && hitsAny(judged.candidates.front(), *judged.film, facts.stride);
            pointed += isHit ? counts[index] : 0;
        }
    }
    if (located > 0) {
        figures["pointing_game"] = pointed / located;
    }
    if (const double area = rocArea(std::move(scores)); !std::isnan(area)) {
        figures["film_auc"] = area;
    }
    return figures;
}

/// A draw counts whatever films it has: to it they are all of one class.
GroupDraws drawsOf(const std::vector<JudgedFilm>& judged, std::uint64_t seed) {
    std::vector<DrawnCase> cases;
    for (const JudgedFilm& film : judged) {
        cases.push_back({film.film->sample->group, 0});
    }
    return {cases, seed};
}

/// Values of every figure over draws of whole groups.
std::map<std::string, std::vector<double>> bootstrapped(const Facts& facts, GroupDraws draws, int replicates) {
    std::map<std::string, std::vector<double>> values;
    for (int replicate = 0; draws.isEnough() && replicate < replicates && draws.next(); ++replicate) {
        for (const auto& [name, value] : figuresOfDraw(facts, draws.counts())) {
            values[name].push_back(value);
        }
    }
    return values;
}

double percentileOf(std::vector<double>& values, double share) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

}  // namespace

Result<std::vector<JudgedFilm>> judgeFilms(inference::ModelRunner& network, const std::vector<PreparedFilm>& films,
                                           const inference::Manifest& manifest, base::ProgressSink& progress, const std::stop_token& stop) {
    std::vector<JudgedFilm> judged;
    for (const PreparedFilm& film : films) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        const auto input = inference::toTensor(film.picture, manifest.preprocess);
        const auto reading = input ? inference::judgeFilm(network, *input, manifest) : Result<inference::FilmReading>(input.error());
        if (!reading) {
            return reading.error();
        }
        judged.push_back({&film, inference::filmCandidates(reading->map, manifest.film->stride), reading->score});
        progress.report("predict", static_cast<double>(judged.size()), static_cast<double>(films.size()));
    }
    return judged;
}

FilmReport filmReport(const std::vector<JudgedFilm>& judged, const inference::Manifest& manifest, const BootstrapOptions& options) {
    FilmReport report;
    report.model = manifest.id;
    report.version = manifest.version;
    report.films = judged.size();
    const GroupDraws draws = drawsOf(judged, options.seed);
    report.groups = draws.groups();
    for (const JudgedFilm& film : judged) {
        report.abnormal += film.film->isAbnormal ? 1 : 0;
        report.lesions += film.film->lesions.size();
    }
    const Facts facts{judged, responsesOf(judged, manifest.film->stride), manifest.film->stride};
    auto drawn = bootstrapped(facts, draws, options.replicates);
    const std::vector<std::uint32_t> once(judged.size(), 1);
    for (const auto& [name, value] : figuresOfDraw(facts, once)) {
        Estimate& estimate = report.figures[name];
        estimate.value = value;
        std::vector<double>& values = drawn[name];
        if (2 * values.size() >= static_cast<std::size_t>(options.replicates) && !values.empty()) {
            estimate.ci95 = Interval{percentileOf(values, 0.025), percentileOf(values, 0.975)};
        }
    }
    return report;
}

std::string filmJson(const FilmReport& report) {
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (const auto& [name, estimate] : report.figures) {
        metrics[name] = {{"value", estimate.value}, {"ci95", nullptr}};
        if (estimate.ci95) {
            metrics[name]["ci95"] = {estimate.ci95->low, estimate.ci95->high};
        }
    }
    const nlohmann::ordered_json document{{"model", report.model},     {"version", report.version}, {"dataset", report.dataset},
                                          {"split", report.split},     {"films", report.films},     {"abnormal", report.abnormal},
                                          {"lesions", report.lesions}, {"groups", report.groups},   {"score_fitted_on", "val"},
                                          {"metrics", metrics}};
    return document.dump(2) + "\n";
}

std::string candidatesCsv(const std::vector<JudgedFilm>& judged, int stride) {
    std::string text = "path,row,column,probability,hit\n";
    for (const JudgedFilm& film : judged) {
        for (const auto& candidate : film.candidates) {
            text += quotedField(film.film->sample->path) + "," + std::to_string(candidate.row) + "," + std::to_string(candidate.column) +
                    "," + fixedNumber(candidate.probability, 6) + "," + (hitsAny(candidate, *film.film, stride) ? "1" : "0") + "\n";
        }
    }
    return text;
}

Drawing freeResponseDrawing(const FilmReport& report) {
    constexpr double kLeft = 60;
    constexpr double kTop = 40;
    constexpr double kSide = 360;
    constexpr const char* kColor = "#1f77b4";
    Drawing drawing{kLeft + kSide + 40, kTop + kSide + 60, {}};
    drawing.shapes.push_back(Words{{kLeft, 24}, "Free response: lesions found by false positives per film", Anchor::Start, 15, false});
    drawing.shapes.push_back(Box{kLeft, kTop, kSide, kSide, "", "#444444"});
    Polyline line{{}, kColor};
    for (std::size_t index = 0; index < kFalsePositives.size(); ++index) {
        const double x = kLeft + kSide * (static_cast<double>(index) + 0.5) / static_cast<double>(kFalsePositives.size());
        const std::string name = fpName(kFalsePositives[index]);
        drawing.shapes.push_back(Words{{x, kTop + kSide + 18}, name.substr(15, name.size() - 18), Anchor::Middle, 12, false});
        const auto found = report.figures.find(name);
        if (found == report.figures.end()) {
            continue;
        }
        const auto y = [](double value) { return kTop + kSide * (1 - value); };
        line.points.push_back({x, y(found->second.value)});
        drawing.shapes.push_back(Dot{{x, y(found->second.value)}, 3.5, kColor});
        if (const auto& interval = found->second.ci95) {
            drawing.shapes.push_back(Polyline{{{x, y(interval->low)}, {x, y(interval->high)}}, kColor});
        }
    }
    drawing.shapes.push_back(std::move(line));
    for (int tick = 0; tick <= 5; ++tick) {
        const std::string label = "0." + std::to_string(2 * tick);
        drawing.shapes.push_back(
            Words{{kLeft - 8, kTop + kSide * (1 - tick / 5.0) + 4}, tick == 5 ? "1.0" : label, Anchor::End, 12, false});
    }
    drawing.shapes.push_back(Words{{kLeft + kSide / 2, kTop + kSide + 42}, "false positives per film", Anchor::Middle, 12, false});
    drawing.shapes.push_back(Words{{18, kTop + kSide / 2}, "sensitivity", Anchor::Middle, 12, true});
    return drawing;
}

Status writeFilmReport(const FilmReport& report, const std::vector<JudgedFilm>& judged, int stride, const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const std::string json = filmJson(report);
    if (Status written = base::writeFileAtomically(folder / "film.json", base::viewOf(json)); !written) {
        return written;
    }
    const std::string table = candidatesCsv(judged, stride);
    if (Status written = base::writeFileAtomically(folder / "candidates.csv", base::viewOf(table)); !written) {
        return written;
    }
    return writeDrawing(freeResponseDrawing(report), folder, "froc");
}

}  // namespace intaglio::training
