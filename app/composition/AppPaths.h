#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/inference/ModelCatalog.h"

/// The only place that decides where things lie.
namespace intaglio::composition {

/// Settings, counters and logs: INTAGLIO_HOME, else the platform's standard place for a user's data, also where HOME is not set. Created
/// on first use; never a folder that other users may write to.
[[nodiscard]] std::filesystem::path homeFolder();

/// What this machine remembers of opened results (pipeline::SeenResults). In a folder of the user's own.
[[nodiscard]] std::filesystem::path seenResultsFile();

/// Where model packages are looked for, first wins: the models that came with the program (installed, or the repository's own from a build
/// tree), which no other package can displace; then INTAGLIO_MODELS (several, separated as in PATH) and models/ in the home folder, whose
/// packages count as unsigned.
[[nodiscard]] std::vector<inference::ModelFolder> modelFolders();

/// A shared library of the program (base name without prefix or ending), beside the program or where it was installed.
[[nodiscard]] std::filesystem::path pluginFile(const std::string& name);

/// A file or folder of the program's data: installed (share/intaglio), else the repository.
[[nodiscard]] std::filesystem::path dataFolder(const std::string& relative);

}  // namespace intaglio::composition
