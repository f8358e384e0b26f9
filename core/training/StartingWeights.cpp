#include "core/training/StartingWeights.h"

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"

namespace intaglio::training {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kFoldedArchitecture = "mobilenet_v2";
constexpr const char* kModelExtension = ".ts";

Error unfit(const fs::path& given, const std::string& detail) {
    return {ErrorCode::InvalidArgument, {"weights", base::pathText(given) + " " + detail}};
}

Status checkStart(const fs::path& given, const inference::Manifest& start, const inference::Manifest& recipe) {
    if (start.architecture != recipe.architecture) {
        return unfit(given, "is a " + start.architecture + ", no " + recipe.architecture);
    }
    const bool isItsNetwork = given.extension() != kModelExtension || given.filename() == inference::modelFileOf(start);
    if (!canBeginTraining(start) || !isItsNetwork) {
        return unfit(given,
                     "cannot begin another training; a model of " + std::string(kFoldedArchitecture) + ", or its first network, can");
    }
    return {};
}

/// `folder`: of a finished model, canonical.
Status beginWithModel(const crypto::Primitives& primitives, const fs::path& given, const fs::path& folder, TrainModelRequest& request) {
    const auto package = inference::openPackage(primitives, folder);
    if (package.problem) {
        return *package.problem;
    }
    inference::Manifest& recipe = request.recipe.manifest;
    if (const Status fits = checkStart(given, package.manifest, recipe); !fits) {
        return fits;
    }
    request.pretrainedWeights = folder / inference::modelFileOf(package.manifest);
    request.startedFrom = package.identity.id + " " + package.identity.version;
    request.startedFromModel = true;
    recipe.nonCommercial = recipe.nonCommercial || package.manifest.nonCommercial;
    return {};
}

}  // namespace

bool canBeginTraining(const inference::Manifest& manifest) {
    return manifest.engine == inference::kTorchScriptEngine && manifest.architecture == kFoldedArchitecture;
}

Status beginWith(const crypto::Primitives& primitives, const fs::path& given, TrainModelRequest& request) {
    request.pretrainedWeights.clear();
    request.startedFrom.clear();
    request.startedFromModel = false;
    if (given.empty() || request.recipe.manifest.engine == inference::kClassicalEngine) {
        return {};
    }
    std::error_code failure;
    const fs::path whole = fs::canonical(given, failure);
    if (failure) {
        return Error(ErrorCode::FileUnreadable, {base::pathText(given)});
    }
    if (fs::is_directory(whole, failure)) {
        return beginWithModel(primitives, given, whole, request);
    }
    if (whole.extension() == kModelExtension) {
        return beginWithModel(primitives, whole, whole.parent_path(), request);
    }
    request.pretrainedWeights = given;
    request.startedFrom = base::pathText(given.filename());
    return {};
}

}  // namespace intaglio::training
