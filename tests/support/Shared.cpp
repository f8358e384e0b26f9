#include "tests/support/Shared.h"

#include <cstdio>
#include <cstdlib>
#include <random>

namespace intaglio::test {
namespace fs = std::filesystem;
namespace {

fs::path folderFromEnvironment(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? fs::path() : fs::path(value);
}

std::optional<fs::path> existing(const fs::path& folder, bool isRequired) {
    if (fs::exists(folder)) return folder;
    if (isRequired) {
        std::fprintf(stderr, "FAILED: %s is named by the environment and does not exist\n", folder.string().c_str());
        std::exit(1);
    }
    std::printf("SKIPPED: %s is not here\n", folder.string().c_str());
    return std::nullopt;
}

}  // namespace

fs::path sourceFolder() {
    const fs::path folder = folderFromEnvironment("INTAGLIO_SOURCE_DIR");
    return folder.empty() ? fs::current_path() : folder;
}

fs::path binaryFolder() {
    const fs::path folder = folderFromEnvironment("INTAGLIO_BINARY_DIR");
    return folder.empty() ? fs::current_path() / "build" / "dev" : folder;
}

std::optional<fs::path> sharedFolder(const std::string& relative) {
    const fs::path named = folderFromEnvironment("INTAGLIO_SHARED");
    const bool isNamed = !named.empty();
    return existing((isNamed ? named : sourceFolder().parent_path() / "shared") / relative, isNamed);
}

std::optional<fs::path> vectorsFolder() {
    const fs::path named = folderFromEnvironment("INTAGLIO_VECTORS");
    return named.empty() ? sharedFolder("vectors") : existing(named, true);
}

TemporaryFolder::TemporaryFolder() {
    std::random_device random;
    m_path = fs::temp_directory_path() / ("intaglio-test-" + std::to_string(random()) + "-" + std::to_string(random()));
    fs::create_directories(m_path);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

}  // namespace intaglio::test
