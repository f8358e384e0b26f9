#include "core/training/film/FilmSet.h"

#include <algorithm>
#include <charconv>

#include "core/base/Files.h"
#include "core/image/Display.h"

namespace intaglio::training {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

std::optional<double> numberFrom(const std::string& text) {
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Result<std::size_t> columnOf(const TableRow& header, const std::string& name, const std::string& file) {
    const auto found = std::find(header.fields.begin(), header.fields.end(), name);
    if (found == header.fields.end()) {
        return Error{ErrorCode::LabelsInvalid, {file, "column " + name + " is missing"}};
    }
    return static_cast<std::size_t>(found - header.fields.begin());
}

Result<std::vector<std::size_t>> columnsOf(const TableRow& header, const std::string& file) {
    std::vector<std::size_t> columns;
    for (const char* name : {"path", "y_px", "x_px", "radius_px"}) {
        const auto column = columnOf(header, name, file);
        if (!column) {
            return column.error();
        }
        columns.push_back(*column);
    }
    return columns;
}

Result<PreparedFilm> prepareFilm(const Sample& sample, const LesionTable& lesions, const inference::Manifest& manifest,
                                 const std::string& normalLabel, const image::ReaderRegistry& readers) {
    const auto loaded = readers.readFile(sample.file);
    if (!loaded) {
        return loaded.error();
    }
    const auto display = image::toDisplay(loaded->image);
    if (!display) {
        return display.error();
    }
    auto prepared = inference::prepareSeen(*display, manifest.preprocess);
    if (!prepared) {
        return prepared.error();
    }
    const image::Geometry& geometry = prepared->picture.geometry();
    if (geometry.rows != manifest.film->filmRows || geometry.columns != manifest.film->filmColumns) {
        return Error{ErrorCode::InvalidArgument, {"preprocess", "does not give the film's rows and columns"}};
    }
    PreparedFilm film{&sample, std::move(prepared->picture), {}, sample.label != normalLabel};
    if (const auto found = lesions.find(sample.path); found != lesions.end()) {
        for (const LesionCircle& circle : found->second) {
            film.lesions.push_back(circleOnFilm(circle, prepared->region, geometry.rows, geometry.columns));
        }
    }
    return film;
}

}  // namespace

Result<LesionTable> readLesions(const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    const std::string name = base::pathText(file);
    const auto rows = parseTable(base::textOf(*bytes), name);
    if (!rows) {
        return rows.error();
    }
    if (rows->empty()) {
        return Error{ErrorCode::LabelsInvalid, {name, "empty"}};
    }
    const auto columns = columnsOf(rows->front(), name);
    if (!columns) {
        return columns.error();
    }
    LesionTable table;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->fields.size() != rows->front().fields.size()) {
            return Error{ErrorCode::LabelsInvalid, {name, "line " + std::to_string(row->line) + " has another length"}};
        }
        const auto y = numberFrom(row->fields[(*columns)[1]]);
        const auto x = numberFrom(row->fields[(*columns)[2]]);
        const auto radius = numberFrom(row->fields[(*columns)[3]]);
        if (!y || !x || !radius || !(*radius > 0)) {
            return Error{ErrorCode::LabelsInvalid, {name, "line " + std::to_string(row->line) + " has no circle"}};
        }
        table[row->fields[(*columns)[0]]].push_back({*y, *x, *radius});
    }
    return table;
}

std::filesystem::path lesionsBeside(const std::filesystem::path& labelsFile) {
    std::error_code ignored;
    return (std::filesystem::is_directory(labelsFile, ignored) ? labelsFile : labelsFile.parent_path()) / kLesionsFile;
}

LesionTable lesionsOf(const Dataset& dataset, const LesionTable& lesions, const std::filesystem::path& folder) {
    const auto whole = [](const std::filesystem::path& file) {
        std::error_code ignored;
        return std::filesystem::weakly_canonical(file, ignored);
    };
    std::map<std::filesystem::path, const std::vector<LesionCircle>*> byFile;
    for (const auto& [path, circles] : lesions) {
        byFile[whole(folder / base::pathFromText(path))] = &circles;
    }
    LesionTable bySample;
    for (const Sample& sample : dataset.samples) {
        if (const auto found = byFile.find(whole(sample.file)); found != byFile.end()) {
            bySample[sample.path] = *found->second;
        }
    }
    return bySample;
}

void useFilmLabels(Dataset& dataset, const inference::Manifest& manifest) {
    if (!manifest.film) {
        return;
    }
    for (Sample& sample : dataset.samples) {
        const bool isNormal = std::any_of(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) {
            return label.role == inference::LabelRole::Normal && label.key == sample.label;
        });
        sample.label = isNormal ? sample.label : manifest.film->lesionLabel;
    }
}

LesionCircle circleOnFilm(const LesionCircle& circle, const inference::SeenRegion& region, int filmRows, int filmColumns) {
    const auto place = inference::placeSeen(circle.column, circle.row, region, filmColumns, filmRows);
    return {place.row, place.column, circle.radius / region.height * filmRows};
}

Result<std::vector<PreparedFilm>> prepareFilms(const std::vector<const Sample*>& samples, const LesionTable& lesions,
                                               const inference::Manifest& manifest, const std::string& normalLabel,
                                               const image::ReaderRegistry& readers, base::ProgressSink& progress,
                                               const std::stop_token& stop) {
    std::vector<PreparedFilm> films;
    for (const Sample* sample : samples) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        auto film = prepareFilm(*sample, lesions, manifest, normalLabel, readers);
        if (!film) {
            return film.error();
        }
        films.push_back(*std::move(film));
        progress.report("load", static_cast<double>(films.size()), static_cast<double>(samples.size()));
    }
    return films;
}

}  // namespace intaglio::training
