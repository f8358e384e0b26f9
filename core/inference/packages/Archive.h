#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// A zip file from somebody else: nothing in it is believed. Only libzip's reading side is used, in Archive.cpp.
///
/// Refused as PackageInvalid, before anything is unpacked: absolute names, names with "..", backslashes, colons or control characters;
/// two names that are one on a disk that does not tell capitals apart; a name that is both a file and a folder; links and other special
/// files; encrypted entries; compression other than deflate; more entries, bytes or compression than ArchiveLimits.
namespace intaglio::inference {

struct ArchiveLimits {
    std::size_t entries = 8192;
    std::uint64_t entryBytes = std::uint64_t{512} << 20;
    std::uint64_t totalBytes = std::uint64_t{1} << 30;
    /// Largest ratio of unpacked to packed size of entries above `ratioFreeBytes`: weights do not shrink, and text shrinks to a twentieth.
    double ratio = 200;
    std::uint64_t ratioFreeBytes = std::uint64_t{1} << 20;
};

/// True where the path is relative, stays inside its folder and is safe to create on any file system; at most 200 bytes.
[[nodiscard]] bool isSafeRelativePath(const std::string& name);

/// Files only, folders are left out. One thread at a time.
class Archive {
public:
    /// FileNotFound ..., PackageInvalid.
    [[nodiscard]] static base::Result<Archive> open(const std::filesystem::path& file, const ArchiveLimits& limits = {});
    /// The same from memory; `name` fills messages.
    [[nodiscard]] static base::Result<Archive> fromBytes(base::Bytes bytes, const std::string& name, const ArchiveLimits& limits = {});
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    [[nodiscard]] const std::vector<std::string>& names() const;
    /// The unpacked content, checksum verified. PackageInvalid for a name that is not there or content that is damaged.
    [[nodiscard]] base::Result<base::Bytes> read(const std::string& name) const;

private:
    struct State;
    explicit Archive(std::unique_ptr<State> state);
    static base::Result<Archive> finish(std::unique_ptr<State> state, const ArchiveLimits& limits);
    std::unique_ptr<State> m_state;
};

}  // namespace intaglio::inference
