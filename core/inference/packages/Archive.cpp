#include "core/inference/packages/Archive.h"

#include <zip.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/Files.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr std::size_t kMaximumNameBytes = 200;
constexpr zip_uint32_t kFileTypeMask = 0170000;  // of a Unix mode, in the upper half of the external attributes
constexpr zip_uint32_t kRegularFile = 0100000;

Error invalid(const std::string& name, const std::string& detail) {
    return {ErrorCode::PackageInvalid, {name, detail}};
}

/// Names that are one on a disk that does not tell capitals apart become equal. ASCII only: package files have such names.
std::string folded(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

struct ZipCloser {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Regular files and folders only: a link could lead a later reader out of the package.
bool isSpecial(zip_t* zip, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0 || system != ZIP_OPSYS_UNIX) {
        return false;
    }
    const zip_uint32_t type = (attributes >> 16) & kFileTypeMask;
    return type != 0 && type != kRegularFile;
}

/// Why an entry is not taken; empty where it is.
std::string refusalOf(const zip_stat_t& entry, const ArchiveLimits& limits) {
    constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if ((entry.valid & kNeeded) != kNeeded) {
        return "an entry is not described in full";
    }
    if (!isSafeRelativePath(entry.name)) {
        return "an entry has a name that leads out of the package or cannot be used everywhere";
    }
    if (entry.encryption_method != ZIP_EM_NONE) {
        return "it is encrypted";
    }
    if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) {
        return "it is compressed in a way that is not taken";
    }
    if (entry.size > limits.entryBytes) {
        return "an entry is too large";
    }
    const bool isSuspicious =
        entry.size > limits.ratioFreeBytes && static_cast<double>(entry.size) > limits.ratio * static_cast<double>(entry.comp_size);
    return isSuspicious ? "an entry unpacks to far more than it should" : "";
}

/// Looks at one entry after the other; nothing is unpacked.
class Inventory {
public:
    Inventory(zip_t* zip, const ArchiveLimits& limits) : m_zip(zip), m_limits(limits) {}

    /// Why the archive is not taken; empty where the entry is fine.
    std::string look(zip_uint64_t index) {
        zip_stat_t entry;
        zip_stat_init(&entry);
        if (zip_stat_index(m_zip, index, 0, &entry) != 0 || (entry.valid & ZIP_STAT_NAME) == 0) {
            return "an entry cannot be read";
        }
        std::string name = entry.name;
        const bool isFolder = !name.empty() && name.back() == '/';
        if (isFolder) {
            name.pop_back();
            return isSafeRelativePath(name) ? "" : "a folder has a name that leads out of the package";
        }
        if (isSpecial(m_zip, index)) {
            return "it holds a link or another special file";
        }
        if (const std::string refusal = refusalOf(entry, m_limits); !refusal.empty()) {
            return refusal;
        }
        m_total += entry.size;
        if (m_total > m_limits.totalBytes) {
            return "it unpacks to more than is taken";
        }
        return remember(name, index, entry.size);
    }

    [[nodiscard]] bool hasFileThatIsAFolder() const {
        return std::any_of(m_files.begin(), m_files.end(), [&](const auto& file) { return m_folders.count(file) != 0; });
    }

    std::vector<std::string> names;
    std::map<std::string, std::pair<zip_uint64_t, std::uint64_t>> places;

private:
    std::string remember(const std::string& name, zip_uint64_t index, std::uint64_t size) {
        const std::string key = folded(name);
        for (std::size_t at = key.find('/'); at != std::string::npos; at = key.find('/', at + 1)) {
            m_folders.insert(key.substr(0, at));
        }
        if (!m_files.insert(key).second) {
            return "two entries have the same name";
        }
        places[name] = {index, size};
        names.push_back(name);
        return {};
    }

    zip_t* m_zip;
    const ArchiveLimits& m_limits;
    std::uint64_t m_total = 0;
    std::set<std::string> m_files, m_folders;
};

}  // namespace

bool isSafeRelativePath(const std::string& name) {
    if (name.empty() || name.size() > kMaximumNameBytes || name.front() == '/' || name.find_first_of("\\:*?\"<>|") != std::string::npos) {
        return false;
    }
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
        return false;
    }
    std::size_t begin = 0;
    while (begin <= name.size()) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string part = name.substr(begin, end - begin);
        // Windows drops dots and blanks at the end of a name, so that two names become one.
        if (part.empty() || part == "." || part == ".." || part.back() == '.' || part.back() == ' ') {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

struct Archive::State {
    std::string title;
    base::Bytes bytes;  ///< where the archive lies in memory; outlives `zip`
    std::unique_ptr<zip_t, ZipCloser> zip;
    std::vector<std::string> names;
    std::map<std::string, std::pair<zip_uint64_t, std::uint64_t>> places;  ///< name -> index, size
};

Archive::Archive(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const fs::path& file, const ArchiveLimits& limits) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure)) {
        return Error{ErrorCode::FileNotFound, {base::pathText(file)}};
    }
    auto state = std::make_unique<State>();
    state->title = base::pathText(file);
    int reason = 0;
    state->zip.reset(zip_open(state->title.c_str(), ZIP_RDONLY, &reason));
    return finish(std::move(state), limits);
}

Result<Archive> Archive::fromBytes(base::Bytes bytes, const std::string& name, const ArchiveLimits& limits) {
    auto state = std::make_unique<State>();
    state->title = name;
    state->bytes = std::move(bytes);
    zip_error_t reason;
    zip_error_init(&reason);
    zip_source_t* source = zip_source_buffer_create(state->bytes.data(), state->bytes.size(), 0, &reason);
    if (source != nullptr) {
        state->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &reason));
        if (state->zip == nullptr) {
            zip_source_free(source);
        }
    }
    zip_error_fini(&reason);
    return finish(std::move(state), limits);
}

Result<Archive> Archive::finish(std::unique_ptr<State> state, const ArchiveLimits& limits) {
    if (state->zip == nullptr) {
        return invalid(state->title, "it is no zip file, or a damaged one");
    }
    const zip_int64_t count = zip_get_num_entries(state->zip.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > limits.entries) {
        return invalid(state->title, "it holds too many entries");
    }
    if (count == 0) {
        return invalid(state->title, "there is nothing in it");
    }
    Inventory inventory(state->zip.get(), limits);
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        if (const std::string refusal = inventory.look(index); !refusal.empty()) {
            return invalid(state->title, refusal);
        }
    }
    if (inventory.hasFileThatIsAFolder()) {
        return invalid(state->title, "an entry is a file and a folder at once");
    }
    state->names = std::move(inventory.names);
    state->places = std::move(inventory.places);
    return Archive(std::move(state));
}

const std::vector<std::string>& Archive::names() const {
    return m_state->names;
}

Result<base::Bytes> Archive::read(const std::string& name) const {
    const auto place = m_state->places.find(name);
    if (place == m_state->places.end()) {
        return invalid(m_state->title, name + " is missing");
    }
    const auto [index, size] = place->second;
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(m_state->zip.get(), index, 0));
    if (file == nullptr) {
        return invalid(m_state->title, name + " cannot be unpacked");
    }
    // In pieces: an entry that says it is large costs memory only as far as it is.
    base::Bytes content;
    base::Bytes piece(std::size_t{1} << 18);
    while (content.size() <= size) {
        const zip_int64_t taken = zip_fread(file.get(), piece.data(), piece.size());
        if (taken < 0) {
            return invalid(m_state->title, name + " is damaged");
        }
        if (taken == 0) {
            break;
        }
        base::append(content, base::ByteView(piece).first(static_cast<std::size_t>(taken)));
    }
    return content.size() == size ? Result<base::Bytes>(std::move(content)) : invalid(m_state->title, name + " is damaged");
}

}  // namespace intaglio::inference
