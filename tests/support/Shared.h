#pragma once
#include <filesystem>
#include <optional>
#include <string>

/// Where the shared test data lies. Tests that need it are skipped, with a printed reason, where it is absent.
namespace intaglio::test {

/// The project's own folder (INTAGLIO_SOURCE_DIR, set by ctest).
[[nodiscard]] std::filesystem::path sourceFolder();
/// The build tree (INTAGLIO_BINARY_DIR, set by ctest).
[[nodiscard]] std::filesystem::path binaryFolder();

/// `relative` inside INTAGLIO_SHARED (default: "shared" beside the project's folder). Empty, with a printed reason, where the folder is
/// absent; ends the program with a failure where the variable is set and the folder is missing.
[[nodiscard]] std::optional<std::filesystem::path> sharedFolder(const std::string& relative);
/// INTAGLIO_VECTORS, by default sharedFolder("vectors"); the same rules.
[[nodiscard]] std::optional<std::filesystem::path> vectorsFolder();

/// A fresh, empty folder that is removed with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

}  // namespace intaglio::test
