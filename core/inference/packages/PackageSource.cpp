#include "core/inference/packages/PackageSource.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/Files.h"
#include "core/inference/packages/Archive.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr const char* kOnnxFile = "model.onnx";
constexpr const char* kBundleMetadata = "configs/metadata.json";
/// In the source map: the file itself, not something in it.
constexpr const char* kWholeFile = "";

Error invalid(const std::string& title, const std::string& detail) {
    return {ErrorCode::PackageInvalid, {title, detail}};
}

bool startsWith(const std::string& text, const std::string& start) {
    return text.compare(0, start.size(), start) == 0;
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What file managers and archivers leave behind.
bool isLitter(const std::string& name) {
    return name.front() == '.' || name.find("/.") != std::string::npos || startsWith(name, "__MACOSX/");
}

/// LibTorch's archives hold everything in one folder: NAME/version, NAME/data.pkl, NAME/code/... The name of that folder.
std::optional<std::string> torchScriptFolder(const std::vector<std::string>& names) {
    const auto data = std::find_if(names.begin(), names.end(), [](const auto& name) {
        return endsWith(name, "/data.pkl") && name.find('/') == name.size() - std::string("/data.pkl").size();
    });
    if (data == names.end()) {
        return std::nullopt;
    }
    const std::string top = data->substr(0, data->find('/') + 1);
    const bool hasCode = std::any_of(names.begin(), names.end(), [&](const auto& name) { return startsWith(name, top + "code/"); });
    return hasCode ? std::optional(top) : std::nullopt;
}

/// "" or "NAME/": where the package's own folder begins. Nothing where there is none or more than one.
std::optional<std::string> rootOf(const std::vector<std::string>& names, const std::string& marker) {
    std::optional<std::string> root;
    for (const std::string& name : names) {
        const bool isHere = name == marker || endsWith(name, "/" + marker);
        const std::string before = isHere ? name.substr(0, name.size() - marker.size()) : std::string();
        if (!isHere || std::count(before.begin(), before.end(), '/') > 1) {
            continue;
        }
        if (root && *root != before) {
            return std::nullopt;
        }
        root = before;
    }
    return root;
}

/// Where a file of a MONAI bundle belongs in a package; empty for what a package does not hold.
std::string bundleName(const std::string& name) {
    static const std::map<std::string, std::string> kNames{
        {kBundleMetadata, kMetadataFile}, {"docs/README.md", "README.md"}, {"docs/CARD.md", kCardFile}};
    if (const auto known = kNames.find(name); known != kNames.end()) {
        return known->second;
    }
    if (startsWith(name, "models/")) {
        return name.substr(std::string("models/").size());
    }
    const bool isKept = startsWith(name, "golden/") || name.find('/') == std::string::npos;
    return isKept ? name : std::string();
}

Result<std::vector<std::string>> namesIn(const fs::path& folder, const std::string& title) {
    const ArchiveLimits limits;
    std::vector<std::string> names;
    std::uint64_t total = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::file_status status = entry->symlink_status(failure);
        if (fs::is_directory(status)) {
            continue;
        }
        const std::string name = base::pathText(entry->path().lexically_relative(folder));
        if (isLitter(name)) {
            continue;
        }
        if (!fs::is_regular_file(status)) {
            return invalid(title, "it holds a link or another special file");
        }
        total += entry->file_size(failure);
        if (!isSafeRelativePath(name) || names.size() >= limits.entries || total > limits.totalBytes) {
            return invalid(title, "it holds too much, or a file with a name that cannot be used everywhere");
        }
        names.push_back(name);
    }
    return failure ? Result<std::vector<std::string>>(Error{ErrorCode::FileUnreadable, {title}}) : names;
}

}  // namespace

Result<PackageSource> PackageSource::open(const fs::path& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) {
        return openFolder(path);
    }
    if (!fs::is_regular_file(path, failure)) {
        return Error{ErrorCode::FileNotFound, {base::pathText(path)}};
    }
    return path.extension() == ".onnx" ? openOnnx(path) : openArchive(path);
}

Result<PackageSource> PackageSource::openFolder(const fs::path& path) {
    PackageSource source;
    source.m_title = base::pathText(path);
    const auto names = namesIn(path, source.m_title);
    if (!names) {
        return names.error();
    }
    source.m_read = [path](const std::string& place) {
        return base::readFile(path / base::pathFromText(place), ArchiveLimits{}.entryBytes);
    };
    if (const Status arranged = source.arrange(*names); !arranged) {
        return arranged.error();
    }
    return source;
}

Result<PackageSource> PackageSource::openArchive(const fs::path& path) {
    PackageSource source;
    source.m_title = base::pathText(path);
    auto opened = Archive::open(path);
    if (!opened) {
        return opened.error();
    }
    const auto archive = std::make_shared<Archive>(*std::move(opened));
    source.m_read = [archive, path](const std::string& place) {
        return place == kWholeFile ? base::readFile(path, ArchiveLimits{}.entryBytes) : archive->read(place);
    };
    const auto top = torchScriptFolder(archive->names());
    if (top) {
        source.arrangeTorchScript(archive->names(), *top);
    }
    const Status arranged = top ? source.findBlock() : source.arrange(archive->names());
    if (!arranged) {
        return arranged.error();
    }
    return source;
}

Result<PackageSource> PackageSource::openOnnx(const fs::path& path) {
    PackageSource source;
    source.m_title = base::pathText(path);
    source.m_places[kOnnxFile] = kWholeFile;
    source.m_read = [path](const std::string&) { return base::readFile(path, ArchiveLimits{}.entryBytes); };
    return source;
}

void PackageSource::arrangeTorchScript(const std::vector<std::string>& names, const std::string& top) {
    m_isSingleFile = true;
    const std::string extra = top + "extra/";
    for (const std::string& name : names) {
        if (startsWith(name, extra) && !isLitter(name.substr(extra.size()))) {
            m_places[name.substr(extra.size())] = name;
        }
    }
    m_places[kModelFile] = kWholeFile;
}

Status PackageSource::arrange(const std::vector<std::string>& all) {
    std::vector<std::string> names;
    std::copy_if(all.begin(), all.end(), std::back_inserter(names), [](const auto& name) { return !isLitter(name); });
    const auto bundle = rootOf(names, kBundleMetadata);
    const auto plain = bundle ? std::nullopt : rootOf(names, kMetadataFile);
    if (!bundle && !plain) {
        return invalid(m_title, "there is not exactly one metadata.json in it");
    }
    const std::string root = bundle ? *bundle : *plain;
    for (const std::string& name : names) {
        if (!startsWith(name, root)) {
            continue;
        }
        const std::string inside = name.substr(root.size());
        const std::string target = bundle ? bundleName(inside) : inside;
        if (!target.empty() && !m_places.emplace(target, name).second) {
            return invalid(m_title, target + " is there twice");
        }
    }
    return findBlock();
}

Status PackageSource::findBlock() {
    if (has(kMetadataFile)) {
        const auto metadata = read(kMetadataFile);
        if (!metadata) {
            return metadata.error();
        }
        const auto json = nlohmann::json::parse(metadata->begin(), metadata->end(), nullptr, false);
        m_hasBlock = json.is_object() && json.contains("intaglio");
        // A bundle of ours keeps its card where MONAI looks for the description.
        if (m_hasBlock && !has(kCardFile) && has("README.md")) {
            m_places[kCardFile] = m_places.at("README.md");
        }
    }
    const bool hasModel = m_hasBlock || has(kModelFile) || has(kOnnxFile);
    return hasModel ? Status{} : invalid(m_title, "there is no model.ts or model.onnx in it");
}

std::vector<std::string> PackageSource::files() const {
    std::vector<std::string> names;
    for (const auto& [name, place] : m_places) {
        names.push_back(name);
    }
    return names;
}

Result<base::Bytes> PackageSource::read(const std::string& file) const {
    const auto place = m_places.find(file);
    return place == m_places.end() ? invalid(m_title, file + " is missing") : m_read(place->second);
}

}  // namespace intaglio::inference
