#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/image/ImageReader.h"
#include "core/training/film/FilmEvaluation.h"
#include "core/training/film/FilmPatches.h"
#include "core/training/film/TrainFilm.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

namespace intaglio::training {
namespace {

inference::Manifest filmManifest() {
    inference::Manifest manifest;
    manifest.id = "film-test";
    manifest.labels = {{"normal", {}, inference::LabelRole::Normal}, {"lesion", {}, inference::LabelRole::Finding}};
    manifest.preprocess = {{"scale", {{"divisor", 127.5}, {"offset", -1}}, {}}};
    manifest.inputRows = 32;
    manifest.inputColumns = 32;
    manifest.inputChannels = 1;
    manifest.film = inference::FilmPlan{128, 96, 16, "lesion", {0, 1, 0, 0, 0}};
    return manifest;
}

image::Image greyFilm(std::uint8_t tissue) {
    image::Geometry geometry;
    geometry.rows = 128;
    geometry.columns = 96;
    image::Image picture = image::Image::create(geometry).value();
    for (std::size_t index = 0; index < picture.bytes().size(); ++index) {
        picture.bytes()[index] = index % 96 < 64 ? tissue : 0;
    }
    return picture;
}

struct FilmDesk {
    std::vector<Sample> samples;
    std::vector<PreparedFilm> films;
    void add(const std::string& group, bool isAbnormal, std::vector<LesionCircle> lesions) {
        Sample sample;
        sample.path = "film" + std::to_string(samples.size());
        sample.group = group;
        samples.push_back(sample);
        films.push_back({nullptr, greyFilm(100), std::move(lesions), isAbnormal});
        for (std::size_t index = 0; index < films.size(); ++index) {
            films[index].sample = &samples[index];
        }
    }
};

TEST_CASE("A lesion's circle follows crop, scale and mirror") {
    const LesionCircle circle{50, 120, 10};
    const LesionCircle plain = circleOnFilm(circle, {100, 0, 100, 200, false}, 400, 200);
    CHECK(plain.row == Approx(100));
    CHECK(plain.column == Approx(40));
    CHECK(plain.radius == Approx(20));
    CHECK(circleOnFilm(circle, {100, 0, 100, 200, true}, 400, 200).column == Approx(160));
}

TEST_CASE("A table of lesions is read by path, and its mistakes are named by line") {
    const test::TemporaryFolder folder;
    const auto write = [&](const std::string& text) {
        REQUIRE(base::writeFileAtomically(folder / "lesions.csv", base::viewOf(text)));
        return readLesions(folder / "lesions.csv");
    };
    const auto table = write("film,x_px,y_px,radius_px,path\na,10,20.5,3,a.png\na,40,50,6,a.png\nb,1,2,3,b.png\n");
    REQUIRE(table);
    REQUIRE(table->at("a.png").size() == 2);
    CHECK(table->at("a.png")[0].row == 20.5);
    CHECK(table->at("a.png")[0].column == 10);
    CHECK(table->at("b.png")[0].radius == 3);
    CHECK_FALSE(write("film,x_px,y_px,path\n"));
    CHECK_FALSE(write("x_px,y_px,radius_px,path\n1,2,0,a.png\n"));
    CHECK_FALSE(write("x_px,y_px,radius_px,path\n1,two,3,a.png\n"));
    CHECK_FALSE(write("x_px,y_px,radius_px,path\n1,2,3\n"));
    CHECK_FALSE(readLesions(folder / "none.csv"));
}

TEST_CASE("Patches lie on the film, on lesions or clear of them, and equal seeds choose equally") {
    FilmDesk desk;
    desk.add("a", true, {{40, 30, 6}});
    desk.add("b", false, {});
    desk.add("c", true, {});  // abnormal without a place: not used
    const PatchPlan plan;
    const auto patches = choosePatches(desk.films, 32, 32, plan);
    const auto lesions = std::count_if(patches.begin(), patches.end(), [](const FilmPatch& patch) { return patch.isLesion; });
    CHECK(lesions == plan.perLesion);
    CHECK(patches.size() > static_cast<std::size_t>(plan.perLesion + plan.perFilm));
    for (const FilmPatch& patch : patches) {
        CHECK(patch.film != 2);
        CHECK(patch.row >= 16);
        CHECK(patch.row <= 112);
        CHECK(patch.column >= 16);
        CHECK(patch.column <= 80);
        const double distance = std::hypot(patch.row - 40, patch.column - 30);
        CHECK((patch.isLesion ? distance <= 12 : patch.film == 1 || distance >= 6 + 0.6 * 32 - 1));
    }
    const auto again = choosePatches(desk.films, 32, 32, plan);
    CHECK(std::equal(patches.begin(), patches.end(), again.begin(),
                     [](const FilmPatch& a, const FilmPatch& b) { return a.film == b.film && a.row == b.row && a.column == b.column; }));
}

TEST_CASE("A patch becomes the network's input as the runner would cut it") {
    FilmDesk desk;
    desk.add("a", true, {{40, 30, 6}});
    desk.films[0].picture.bytes()[40 * 96 + 30] = 255;
    Augmentation limits;
    limits.rotationDegrees = 20;
    limits.brightness = 0.15;
    const FilmPatches patches(desk.films, {{0, 40, 30, true}, {0, 90, 30, false}}, filmManifest(), limits);
    REQUIRE(patches.size() == 2);
    CHECK(patches.labelOf(0) == 1);
    CHECK(patches.labelOf(1) == 0);
    std::vector<float> input(32 * 32);
    patches.fill(0, std::nullopt, input);
    CHECK(input[16 * 32 + 16] == Approx(1));
    CHECK(input[0] == Approx(100 / 127.5 - 1));
    std::vector<float> varied(input.size());
    std::vector<float> same(input.size());
    patches.fill(0, 5, varied);
    patches.fill(0, 5, same);
    CHECK(varied == same);
    CHECK(varied != input);
}

TEST_CASE("The free-response curve, the pointing game and the films' area count what they say") {
    FilmDesk desk;
    desk.add("a", true, {{40, 30, 10}});
    desk.add("b", true, {{40, 30, 10}, {100, 30, 10}});
    desk.add("c", false, {});
    desk.add("d", false, {});
    std::vector<JudgedFilm> judged{{&desk.films[0], {{42, 30, 0.9}, {100, 60, 0.3}}, 2},
                                   {&desk.films[1], {{10, 60, 0.8}, {40, 30, 0.7}}, 1},
                                   {&desk.films[2], {{60, 30, 0.6}}, 1.5},
                                   {&desk.films[3], {}, -1}};
    const FilmReport report = filmReport(judged, filmManifest());
    CHECK(report.lesions == 3);
    CHECK(report.abnormal == 2);
    // In falling order: hit 0.9, false 0.8, hit 0.7, false 0.6, false 0.3 over four films.
    CHECK(report.figures.at("sensitivity_at_0.125_fp").value == Approx(1.0 / 3));
    CHECK(report.figures.at("sensitivity_at_0.25_fp").value == Approx(2.0 / 3));
    CHECK(report.figures.at("sensitivity_at_8_fp").value == Approx(2.0 / 3));
    CHECK(report.figures.at("pointing_game").value == Approx(0.5));
    CHECK(report.figures.at("film_auc").value == Approx(0.75));
    CHECK_FALSE(report.figures.at("film_auc").ci95);  // four groups are too few for an interval
    const auto json = nlohmann::json::parse(filmJson(report));
    CHECK(json.at("metrics").at("pointing_game").at("value") == 0.5);
    CHECK(json.at("score_fitted_on") == "val");
    CHECK(candidatesCsv(judged, 16).find("film0,42.000000,30.000000,0.900000,1\n") != std::string::npos);
    CHECK(svgOf(freeResponseDrawing(report)).find("false positives per film") != std::string::npos);
}

TEST_CASE("Intervals come with enough groups and hold the figure") {
    FilmDesk desk;
    for (int index = 0; index < 12; ++index) {
        desk.add("g" + std::to_string(index), index % 2 == 0,
                 index % 2 == 0 ? std::vector<LesionCircle>{{40, 30, 10}} : std::vector<LesionCircle>{});
    }
    std::vector<JudgedFilm> judged;
    for (std::size_t index = 0; index < desk.films.size(); ++index) {
        judged.push_back({&desk.films[index], {{index % 4 == 0 ? 40.0 : 90.0, 30, 0.5}}, static_cast<double>(index % 3)});
    }
    const FilmReport report = filmReport(judged, filmManifest());
    const Estimate& pointing = report.figures.at("pointing_game");
    REQUIRE(pointing.ci95);
    CHECK(pointing.value == Approx(0.5));
    CHECK(pointing.ci95->low < 0.5);
    CHECK(pointing.ci95->high > 0.5);
    CHECK(filmReport(judged, filmManifest()).figures.at("film_auc").ci95->low == report.figures.at("film_auc").ci95->low);
}

TEST_CASE("The film's score is fitted with few parameters and never runs away") {
    std::vector<FilmRow> rows;
    for (int index = 0; index < 40; ++index) {
        const bool isAbnormal = index % 4 == 0;
        const double peak = (isAbnormal ? 0.8 : 0.3) + 0.002 * index;
        rows.push_back({{peak, peak / 2, 0.1, 0.2}, isAbnormal});  // separable; two features say nothing
    }
    const auto weights = fitFilmScore(rows);
    REQUIRE(weights.size() == 5);
    for (const FilmRow& row : rows) {
        CHECK((inference::filmScore(row.features, weights) > 0) == row.isAbnormal);
    }
    CHECK(std::all_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight) && std::abs(weight) < 1000; }));
    CHECK(fitFilmScore({{{1, 1, 1, 1}, true}}) == std::vector<double>(5, 0.0));
}

}  // namespace
}  // namespace intaglio::training
