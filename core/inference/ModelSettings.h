#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <set>

#include "core/crypto/Keys.h"
#include "core/inference/Manifest.h"

/// What an administrator decided about the models of this computer: a small JSON file beside them.
///
///   {"version": 1, "disabled": ["id"], "defaults": {"chest-xray": "id"},
///    "accepted": {"<content digest>": {"id", "by", "at"}}, "publishers": [{"name", "pub": "<NAME.pub as hex>"}]}
namespace intaglio::inference {

inline constexpr const char* kModelSettingsFile = "models.json";

/// An acceptance counts for exactly these bytes: a package that changes is unsigned and unaccepted again.
struct AcceptedPackage {
    std::string id;
    PackageAcceptance acceptance;
};

struct ModelSettings {
    std::set<std::string> disabled;                   ///< ids
    std::map<std::string, std::string> defaults;      ///< kind of picture -> id
    std::map<std::string, AcceptedPackage> accepted;  ///< ModelPackage::contentDigest -> who takes it upon himself
    std::vector<crypto::PublicIdentity> publishers;   ///< role clinic; their signatures on packages count
};

/// Empty settings where there is no file. A damaged file is ModelBroken: guessing could switch a model on again.
[[nodiscard]] base::Result<ModelSettings> readModelSettings(const crypto::Primitives& primitives, const std::filesystem::path& file);

/// The settings in JSON, as parseModelSettings takes them.
[[nodiscard]] std::string modelSettingsJson(const ModelSettings& settings);
/// `name` only fills messages.
[[nodiscard]] base::Result<ModelSettings> parseModelSettings(const crypto::Primitives& primitives, base::ByteView json,
                                                             const std::string& name);

/// Reads, lets `change` alter and writes back, under a lock between processes. Errors of reading, writing or `change`; nothing is written
/// then. The folder is made where needed.
[[nodiscard]] base::Status changeModelSettings(const crypto::Primitives& primitives, const std::filesystem::path& file,
                                               const std::function<base::Status(ModelSettings&)>& change);

}  // namespace intaglio::inference
