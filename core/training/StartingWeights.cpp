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

bool isFolder(const fs::path& path) {
    std::error_code failure;
    return fs::is_directory(path, failure);
}

/// The folder of the finished model that a person means; empty for a file on its own.
fs::path modelFolderOf(const fs::path& given) {
    std::error_code failure;
    const fs::path folder = given.extension() == ".ts" ? given.parent_path() : given;
    const bool isModel = isFolder(given) || fs::is_regular_file(folder / inference::kMetadataFile, failure);
    return isModel ? fs::canonical(folder, failure) : fs::path();
}

Error unfit(const fs::path& given, const std::string& detail) {
    return {ErrorCode::InvalidArgument, {"weights", base::pathText(given) + " " + detail}};
}

}  // namespace

bool canBeginTraining(const inference::Manifest& manifest) {
    return manifest.architecture == kFoldedArchitecture;
}

Status beginWith(const crypto::Primitives& primitives, const fs::path& given, TrainModelRequest& request) {
    std::error_code failure;
    if (!given.empty() && !fs::exists(given, failure)) {
        return Error(ErrorCode::FileUnreadable, {base::pathText(given)});
    }
    request.pretrainedWeights = given;
    request.startedFrom = base::pathText(given.filename());
    const fs::path folder = modelFolderOf(given);
    if (folder.empty()) {
        return {};
    }
    const auto package = inference::openPackage(primitives, folder);
    if (package.problem) {
        return *package.problem;
    }
    const inference::Manifest& start = package.manifest;
    inference::Manifest& manifest = request.recipe.manifest;
    if (start.architecture != manifest.architecture) {
        return unfit(given, "is a " + start.architecture + ", no " + manifest.architecture);
    }
    if (!canBeginTraining(start)) {
        return unfit(given, "has its normalisation folded; only a " + std::string(kFoldedArchitecture) + " can begin another training");
    }
    request.pretrainedWeights = isFolder(given) ? folder / inference::modelFileOf(start) : given;
    request.startedFrom = package.identity.id + " " + package.identity.version;
    manifest.nonCommercial = manifest.nonCommercial || start.nonCommercial;
    return {};
}

}  // namespace intaglio::training
