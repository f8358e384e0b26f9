#include "app/composition/AppPaths.h"

#include <algorithm>

#include "core/base/Platform.h"

namespace intaglio::composition {
namespace fs = std::filesystem;
namespace platform = base::platform;
namespace {

fs::path programFolder() {
    return platform::executablePath().parent_path();
}

/// build/<preset>/bin/intaglio -> the repository; an installed program has no such parent.
fs::path repositoryFolder() {
    const fs::path candidate = programFolder().parent_path().parent_path().parent_path();
    return fs::exists(candidate / "CMakePresets.json") ? candidate : fs::path();
}

fs::path installedDataFolder() {
    return programFolder().parent_path() / "share" / "intaglio";
}

std::vector<fs::path> splitList(const std::string& list) {
#ifdef _WIN32
    constexpr char kSeparator = ';';
#else
    constexpr char kSeparator = ':';
#endif
    std::vector<fs::path> folders;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t end = std::min(list.find(kSeparator, begin), list.size());
        if (end > begin) folders.emplace_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return folders;
}

fs::path userDataFolder() {
    for (const char* variable : {"XDG_DATA_HOME", "LOCALAPPDATA"}) {
        if (const std::string folder = platform::environmentVariable(variable); !folder.empty()) return fs::path(folder) / "intaglio";
    }
    const std::string named = platform::environmentVariable("HOME");
    fs::path home = named.empty() ? platform::accountHomeFolder() : fs::path(named);
    // Debian's name for "no home", which nobody can make: writing there fails and says so. A folder that everybody may write to, such as
    // the temporary one, would let any user of the computer bring in models and set counters back.
    if (home.empty()) home = "/nonexistent";
    return home / ".local" / "share" / "intaglio";
}

}  // namespace

fs::path homeFolder() {
    const std::string named = platform::environmentVariable("INTAGLIO_HOME");
    const fs::path folder = named.empty() ? userDataFolder() : fs::path(named);
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    return folder;
}

fs::path seenResultsFile() {
    return homeFolder() / "records" / "seen.sqlite";
}

std::vector<inference::ModelFolder> modelFolders() {
    std::vector<inference::ModelFolder> folders{{installedDataFolder() / "models", true, false, true}};
    if (const fs::path repository = repositoryFolder(); !repository.empty()) folders.push_back({repository / "models", true, false, true});
    for (fs::path& folder : splitList(platform::environmentVariable("INTAGLIO_MODELS"))) folders.push_back({std::move(folder), false});
    folders.push_back({installedModelsFolder(), false, true});
    return folders;
}

fs::path installedModelsFolder() {
    return homeFolder() / "models";
}

fs::path modelSettingsFile() {
    return homeFolder() / inference::kModelSettingsFile;
}

fs::path trustFolder() {
    return homeFolder() / "trusted-kiosks";
}

fs::path pluginFile(const std::string& name) {
    const std::string file = platform::sharedLibraryName(name);
    const fs::path installed = programFolder().parent_path() / "lib" / "intaglio" / file;
    return fs::exists(installed) ? installed : programFolder().parent_path() / "lib" / file;
}

fs::path dataFolder(const std::string& relative) {
    const fs::path installed = installedDataFolder() / relative;
    const fs::path repository = repositoryFolder();
    return repository.empty() || fs::exists(installed) ? installed : repository / relative;
}

}  // namespace intaglio::composition
