#pragma once
#include <filesystem>
#include <memory>

#include "core/base/Bytes.h"

namespace intaglio::base {

/// Largest file that any reader takes in: a whole-slide export or a long multi-frame series still fits.
inline constexpr std::uint64_t kMaximumFileBytes = std::uint64_t{2} << 30;

/// A path as UTF-8 text, for messages and JSON.
[[nodiscard]] std::string pathText(const std::filesystem::path& path);
[[nodiscard]] std::filesystem::path pathFromText(std::string_view utf8);

/// The whole file. FileNotFound, FileIsDirectory, FileUnreadable, FileEmpty, FileTooLarge. Never blocks on a pipe or device:
/// what is not a regular file is FileUnreadable.
[[nodiscard]] Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t limit = kMaximumFileBytes);

/// Writes to a temporary file beside `path`, flushes it to the disk, lets the caller check it, and only then takes its name.
/// Dropping the object before commit() removes the temporary file: no half-written output is ever left. One thread at a time.
class AtomicFile {
public:
    /// FileUnwritable or DiskFull; the temporary file is gone then.
    [[nodiscard]] static Result<AtomicFile> write(const std::filesystem::path& path, ByteView content, bool ownerOnly = false);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&&) = delete;
    ~AtomicFile();

    /// Where the content lies until commit(), for reading back.
    [[nodiscard]] const std::filesystem::path& temporaryPath() const { return m_temporary; }
    /// Replaces `path` in one step (FileUnwritable).
    [[nodiscard]] Status commit();

private:
    AtomicFile(std::filesystem::path target, std::filesystem::path temporary);
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
};

/// AtomicFile::write followed by commit(). `ownerOnly`: readable by the owner alone (key files).
[[nodiscard]] Status writeFileAtomically(const std::filesystem::path& path, ByteView content, bool ownerOnly = false);

/// True where both name the same existing file, links followed.
[[nodiscard]] bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

/// Adds one to a counter kept in `path` under an inter-process lock and returns the new value (1 on the first call).
/// The value is on the disk before it is returned. FileUnwritable, DiskFull.
[[nodiscard]] Result<std::uint64_t> incrementCounter(const std::filesystem::path& path);

}  // namespace intaglio::base
