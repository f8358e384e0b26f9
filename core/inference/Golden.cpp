#include "core/inference/Golden.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/image/Display.h"
#include "core/image/ImageReader.h"
#include "core/image/Phantom.h"
#include "core/inference/Preprocess.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumVectorBytes = std::uint64_t{1} << 20;
/// Looser than this a vector proves nothing.
constexpr double kMaximumTolerance = 0.5;

Error broken(const ModelPackage& package, const std::string& name, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, "golden/" + name + ": " + detail}};
}

std::optional<std::string> readInput(const Json& json, GoldenVector& vector) {
    if (json.contains("picture") == json.contains("phantom")) {
        return "needs either phantom or picture";
    }
    if (json.contains("picture")) {
        if (!json["picture"].is_string() || fs::path(json["picture"].get<std::string>()).filename() != json["picture"].get<std::string>()) {
            return "picture: is no file name";
        }
        vector.picture = json["picture"].get<std::string>();
        return std::nullopt;
    }
    const Json& phantom = json["phantom"];
    if (!phantom.is_object() || !phantom.contains("kind") || !phantom["kind"].is_string() || !phantom.contains("seed") ||
        !phantom["seed"].is_number_unsigned() || !phantom.contains("size") || !phantom["size"].is_number_unsigned()) {
        return "phantom: needs kind, seed and size";
    }
    vector.phantom = phantom["kind"].get<std::string>();
    vector.seed = phantom["seed"].get<std::uint64_t>();
    vector.size = static_cast<int>(std::min<std::uint64_t>(phantom["size"].get<std::uint64_t>(), 100000));
    const auto kinds = image::phantomKinds();
    const bool known = std::find(kinds.begin(), kinds.end(), vector.phantom) != kinds.end();
    return known ? std::nullopt : std::optional<std::string>{"phantom.kind: is not known"};
}

std::optional<std::string> readExpected(const Json& json, std::size_t labels, GoldenVector& vector) {
    if (!json.contains("logits") || !json["logits"].is_array() || json["logits"].size() != labels) {
        return "logits: is not one number per label";
    }
    for (const Json& logit : json["logits"]) {
        if (!logit.is_number()) {
            return "logits: is not one number per label";
        }
        vector.logits.push_back(logit.get<double>());
    }
    if (!json.contains("tolerance") || !json["tolerance"].is_number()) {
        return "tolerance: is missing";
    }
    vector.tolerance = json["tolerance"].get<double>();
    const bool inRange = vector.tolerance > 0 && vector.tolerance <= kMaximumTolerance;
    return inRange ? std::nullopt : std::optional<std::string>{"tolerance: is outside 0..0.5"};
}

Result<GoldenVector> readVector(const ModelPackage& package, const fs::path& path) {
    GoldenVector vector;
    vector.name = base::pathText(path.stem());
    const auto file = base::readFile(path, kMaximumVectorBytes);
    if (!file) {
        return broken(package, vector.name, "cannot be read");
    }
    const Json json = Json::parse(file->begin(), file->end(), nullptr, false);
    if (!json.is_object()) {
        return broken(package, vector.name, "is no JSON object");
    }
    if (const auto problem = readInput(json, vector)) {
        return broken(package, vector.name, *problem);
    }
    if (const auto problem = readExpected(json, package.manifest.labels.size(), vector)) {
        return broken(package, vector.name, *problem);
    }
    return vector;
}

Result<image::Image> goldenPicture(const ModelPackage& package, const GoldenVector& vector) {
    if (!vector.phantom.empty()) {
        return image::phantomOf(vector.phantom, vector.seed, vector.size);
    }
    const image::ReaderRegistry readers(image::standardReaders());
    auto loaded = readers.readFile(package.folder / kGoldenFolder / base::pathFromText(vector.picture));
    if (!loaded) {
        return loaded.error();
    }
    return std::move(loaded->image);
}

}  // namespace

Result<std::vector<GoldenVector>> readGoldenVectors(const ModelPackage& package) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(package.folder / kGoldenFolder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() == ".json") {
            files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<GoldenVector> vectors;
    for (const fs::path& file : files) {
        auto vector = readVector(package, file);
        if (!vector) {
            return vector.error();
        }
        vectors.push_back(*std::move(vector));
    }
    if (vectors.empty()) {
        return Error{ErrorCode::ModelBroken, {package.manifest.id, "golden: there is no vector"}};
    }
    return vectors;
}

std::string goldenVectorJson(const GoldenVector& vector) {
    nlohmann::ordered_json json;
    if (vector.picture.empty()) {
        json["phantom"] = {{"kind", vector.phantom}, {"seed", vector.seed}, {"size", vector.size}};
    } else {
        json["picture"] = vector.picture;
    }
    json["logits"] = vector.logits;
    json["tolerance"] = vector.tolerance;
    return json.dump(2) + "\n";
}

Result<Tensor> goldenInput(const ModelPackage& package, const GoldenVector& vector) {
    const auto picture = goldenPicture(package, vector);
    if (!picture) {
        return broken(package, vector.name, "the input cannot be made");
    }
    const auto display = image::toDisplay(*picture);
    return display ? preprocess(*display, package.manifest.preprocess) : Result<Tensor>(display.error());
}

Status checkGoldenVectors(const ModelPackage& package, ModelRunner& runner) {
    const auto vectors = readGoldenVectors(package);
    if (!vectors) {
        return vectors.error();
    }
    for (const GoldenVector& vector : *vectors) {
        const auto input = goldenInput(package, vector);
        if (!input) {
            return input.error();
        }
        const auto output = runner.run(*input);
        if (!output) {
            return output.error();
        }
        for (std::size_t index = 0; index < vector.logits.size(); ++index) {
            if (!(std::fabs(output->logits.values.at(index) - vector.logits[index]) <= vector.tolerance)) {
                return broken(package, vector.name, "the model answers differently here");
            }
        }
    }
    return {};
}

}  // namespace intaglio::inference
