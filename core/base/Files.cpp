#include "core/base/Files.h"

#include <charconv>
#include <fstream>
#include <limits>

#include "core/base/Platform.h"

namespace intaglio::base {
namespace fs = std::filesystem;

std::string pathText(const fs::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

fs::path pathFromText(std::string_view utf8) {
    return fs::path(std::u8string(utf8.begin(), utf8.end()));
}

Result<Bytes> readFile(const fs::path& path, std::uint64_t limit) {
    const std::string name = pathText(path);
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) return Error(ErrorCode::FileNotFound, {name});
    if (fs::is_directory(status)) return Error(ErrorCode::FileIsDirectory, {name});
    if (failure || !fs::is_regular_file(status)) return Error(ErrorCode::FileUnreadable, {name});
    const std::uintmax_t size = fs::file_size(path, failure);
    if (failure) return Error(ErrorCode::FileUnreadable, {name});
    if (size > limit) return Error(ErrorCode::FileTooLarge, {name, std::to_string(limit)});

    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error(ErrorCode::FileUnreadable, {name});
    if (size == 0) return Error(ErrorCode::FileEmpty, {name});
    Bytes content(size);
    stream.read(reinterpret_cast<char*>(content.data()), static_cast<std::streamsize>(size));
    if (static_cast<std::uintmax_t>(stream.gcount()) != size) return Error(ErrorCode::FileUnreadable, {name});
    return content;
}

AtomicFile::AtomicFile(fs::path target, fs::path temporary) : m_target(std::move(target)), m_temporary(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept : m_target(std::move(other.m_target)), m_temporary(std::move(other.m_temporary)) {
    other.m_temporary.clear();
}

AtomicFile::~AtomicFile() {
    std::error_code ignored;
    if (!m_temporary.empty()) fs::remove(m_temporary, ignored);
}

Result<AtomicFile> AtomicFile::write(const fs::path& path, ByteView content, bool ownerOnly) {
    std::error_code failure;
    if (path.filename().empty()) return Error(ErrorCode::FileUnwritable, {pathText(path)});
    if (fs::is_directory(path, failure)) return Error(ErrorCode::FileIsDirectory, {pathText(path)});
    const Result<fs::path> temporary = platform::writeNewFileBeside(path, content, ownerOnly);
    if (!temporary) return temporary.error();
    return AtomicFile(path, *temporary);
}

Status AtomicFile::commit() {
    std::error_code failure;
    fs::rename(m_temporary, m_target, failure);
    if (failure) return Error(ErrorCode::FileUnwritable, {pathText(m_target)});
    m_temporary.clear();
    platform::flushFolder(m_target.parent_path());
    return {};
}

Status writeFileAtomically(const fs::path& path, ByteView content, bool ownerOnly) {
    Result<AtomicFile> file = AtomicFile::write(path, content, ownerOnly);
    if (!file) return file.error();
    return file->commit();
}

bool isSameFile(const fs::path& a, const fs::path& b) {
    std::error_code failure;
    return fs::equivalent(a, b, failure) && !failure;
}

namespace {

Result<std::uint64_t> readCounter(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return std::uint64_t{0};
    constexpr std::uint64_t kLongestCounter = 32;
    const Result<Bytes> content = readFile(path, kLongestCounter);
    if (!content) return content.error();
    std::string_view text = textOf(*content);
    text = text.substr(0, text.find('\n'));
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    // The largest number has no successor: counting on from it would start again at 0.
    const bool isNumber = problem == std::errc() && end == text.data() + text.size() && value < std::numeric_limits<std::uint64_t>::max();
    return isNumber ? Result<std::uint64_t>(value) : Error(ErrorCode::FileUnreadable, {pathText(path)});
}

}  // namespace

Result<std::uint64_t> incrementCounter(const fs::path& path) {
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    fs::path lock = path;
    lock += ".lock";
    std::uint64_t next = 0;
    const Status done = platform::withFileLock(lock, [&]() -> Status {
        const Result<std::uint64_t> current = readCounter(path);
        if (!current) return current.error();
        next = *current + 1;
        return writeFileAtomically(path, viewOf(std::to_string(next) + "\n"));
    });
    if (!done) return done.error();
    return next;
}

}  // namespace intaglio::base
