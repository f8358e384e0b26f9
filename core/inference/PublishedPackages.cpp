#include "core/inference/PublishedPackages.h"

#include <array>
#include <sstream>

#include "core/base/Bytes.h"
#include "core/base/Files.h"

namespace intaglio::inference {
namespace {

namespace fs = std::filesystem;
using base::Result;

constexpr std::size_t kDigestBytes = 32;

bool isName(const std::string& text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

bool isDigest(const std::string& text) {
    std::array<std::uint8_t, kDigestBytes> digest{};
    return text.size() == 2 * kDigestBytes && base::decodeHex(text, digest) && base::toHex(digest) == text;
}

}  // namespace

Result<PublishedPackages> parsePublishedPackages(std::string_view text) {
    PublishedPackages published;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string digest, id, kind, more;
        words >> digest >> id >> kind;
        if (!isDigest(digest) || !isName(id) || !isName(kind) || words >> more ||
            !published.emplace(id, PublishedPackage{digest, kind}).second) {
            return base::Error(base::ErrorCode::ModelBroken, {kPublishedFile, line});
        }
    }
    return published;
}

Result<std::optional<PublishedPackages>> readPublishedPackages(const fs::path& folder, bool isListed) {
    constexpr std::uint64_t kMaximumBytes = std::uint64_t{1} << 20;
    std::error_code failure;
    const bool isThere = fs::symlink_status(folder / kPublishedFile, failure).type() != fs::file_type::not_found;
    if (!fs::exists(folder, failure) || (!isThere && !isListed)) {
        return std::optional<PublishedPackages>();
    }
    const auto text = base::readFile(folder / kPublishedFile, kMaximumBytes);
    auto published = text ? parsePublishedPackages(base::textOf(*text)) : Result<PublishedPackages>(text.error());
    if (!published) {
        return base::Error(base::ErrorCode::ModelBroken, {kPublishedFile, "the list of published models cannot be read"});
    }
    return std::optional(*std::move(published));
}

void checkPublished(ModelPackage& package, const Result<std::optional<PublishedPackages>>& published) {
    if (!published) {
        package.problem = published.error();
        return;
    }
    if (!*published) {
        return;
    }
    const auto entry = (*published)->find(base::pathText(package.folder.filename()));
    if (entry == (*published)->end()) {
        package.isShipped = false;
    } else if (package.problem) {
        package.manifest.gate.kind = entry->second.kind;  // its own manifest may say nothing any more
    } else if (package.contentDigest != entry->second.digest) {
        package.problem = base::Error(base::ErrorCode::ModelDigestMismatch, {package.manifest.id});
    }
}

ModelPackage missingPackage(const fs::path& folder, const std::string& id, const std::string& kind) {
    ModelPackage package;
    package.folder = folder / base::pathFromText(id);
    package.manifest.id = package.identity.id = id;
    package.manifest.gate.kind = kind;
    package.isShipped = true;
    package.problem = base::Error(base::ErrorCode::ModelBroken, {id, "it is missing from the program's models"});
    package.status = PackageStatus::Broken;
    return package;
}

}  // namespace intaglio::inference
