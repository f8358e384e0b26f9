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
/// tree), which no other package can displace; then INTAGLIO_MODELS (several, separated as in PATH) and installedModelsFolder(), whose
/// packages count as unsigned unless a trusted key signed them. Who sets INTAGLIO_MODELS accepts what is there; installed packages need
/// somebody to accept them.
[[nodiscard]] std::vector<inference::ModelFolder> modelFolders();

/// The folder that models are installed into, and what was decided about them.
[[nodiscard]] std::filesystem::path installedModelsFolder();
[[nodiscard]] std::filesystem::path modelSettingsFile();

/// Whom this machine believes (crypto::TrustStore); the windows' folder too.
[[nodiscard]] std::filesystem::path trustFolder();

/// A shared library of the program (base name without prefix or ending), beside the program or where it was installed.
[[nodiscard]] std::filesystem::path pluginFile(const std::string& name);

/// A file or folder of the program's data: installed (share/intaglio), else the repository.
[[nodiscard]] std::filesystem::path dataFolder(const std::string& relative);

}  // namespace intaglio::composition
