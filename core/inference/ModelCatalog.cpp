#include "core/inference/ModelCatalog.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "core/base/Files.h"
#include "core/inference/Familiarity.h"
#include "core/inference/Golden.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumMetadataBytes = std::uint64_t{4} << 20;
/// Folders beside the packages that are none ("_template").
constexpr char kHiddenPrefix = '_';

Error broken(const std::string& id, const std::string& detail) {
    return {ErrorCode::ModelBroken, {id, detail}};
}

Status checkCard(const ModelPackage& package) {
    const auto card = base::readFile(package.folder / kCardFile, kMaximumMetadataBytes);
    return card ? Status{} : broken(package.manifest.id, std::string(kCardFile) + " is missing or empty");
}

Status checkFamiliarity(const ModelPackage& package) {
    const InputGate& gate = package.manifest.gate;
    if (gate.familiarityMethod.empty()) {
        return {};
    }
    const auto file = base::readFile(package.folder / base::pathFromText(gate.familiarityFile));
    if (!file) {
        return broken(package.manifest.id, gate.familiarityFile + " cannot be read");
    }
    const auto familiarity = readFamiliarity(*file);
    return familiarity ? Status{} : broken(package.manifest.id, gate.familiarityFile + ": " + familiarity.error().arguments.back());
}

Status checkPackage(const crypto::Primitives& primitives, const ModelPackage& package) {
    if (const Status card = checkCard(package); !card) {
        return card;
    }
    if (const Status digests = verifyDigests(primitives, package); !digests) {
        return digests;
    }
    if (const Status familiarity = checkFamiliarity(package); !familiarity) {
        return familiarity;
    }
    const auto golden = readGoldenVectors(package);
    return golden ? Status{} : Status{golden.error()};
}

PackageStatus statusOf(const ModelPackage& package, bool shipped) {
    if (package.problem) {
        return PackageStatus::Broken;
    }
    if (!shipped) {
        return PackageStatus::Unsigned;
    }
    return package.manifest.demonstration ? PackageStatus::Demonstration : PackageStatus::Ok;
}

std::vector<fs::path> packageFolders(const fs::path& parent) {
    std::vector<fs::path> folders;
    std::error_code failure;
    for (fs::directory_iterator entry(parent, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code unreadable;
        if (entry->is_directory(unreadable) && base::pathText(entry->path().filename()).front() != kHiddenPrefix &&
            fs::exists(entry->path() / kMetadataFile, unreadable)) {
            folders.push_back(entry->path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

}  // namespace

Result<std::string> fileDigest(const crypto::Primitives& primitives, const fs::path& file) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure)) {
        return Error{ErrorCode::FileNotFound, {base::pathText(file)}};
    }
    std::ifstream stream(file, std::ios::binary);
    const auto hasher = primitives.sha256();
    base::Bytes piece(std::size_t{1} << 18);
    while (stream) {
        stream.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
        hasher->update(base::ByteView(piece).first(static_cast<std::size_t>(stream.gcount())));
    }
    if (!stream.eof()) {
        return Error{ErrorCode::FileUnreadable, {base::pathText(file)}};
    }
    return base::toHex(hasher->finish());
}

Status verifyDigests(const crypto::Primitives& primitives, const ModelPackage& package) {
    for (const auto& [name, expected] : package.manifest.digests) {
        const auto digest = fileDigest(primitives, package.folder / base::pathFromText(name));
        if (!digest) {
            return broken(package.manifest.id, name + " is missing or cannot be read");
        }
        if (*digest != expected) {
            return Error{ErrorCode::ModelDigestMismatch, {package.manifest.id}};
        }
    }
    return {};
}

ModelPackage openPackage(const crypto::Primitives& primitives, const fs::path& folder, bool shipped) {
    ModelPackage package;
    package.folder = folder;
    const fs::path named = folder.has_filename() ? folder : folder.parent_path();
    package.manifest.id = base::pathText(named.filename());
    const auto metadata = base::readFile(folder / kMetadataFile, kMaximumMetadataBytes);
    if (!metadata) {
        package.problem = broken(package.manifest.id, std::string(kMetadataFile) + " cannot be read");
    } else if (auto manifest = parseManifest(*metadata, package.manifest.id)) {
        package.manifest = *std::move(manifest);
        if (const Status status = checkPackage(primitives, package); !status) {
            package.problem = status.error();
        }
        package.identity.sha256 = package.manifest.digests.at(kModelFile);
    } else {
        package.problem = manifest.error();
    }
    package.identity.id = package.manifest.id;
    package.identity.version = package.manifest.version;
    package.status = statusOf(package, shipped);
    return package;
}

ModelCatalog::ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders)
    : m_primitives(primitives), m_folders(std::move(folders)) {}

ModelCatalog::ModelCatalog(const crypto::Primitives& primitives, const std::vector<fs::path>& folders) : m_primitives(primitives) {
    for (const fs::path& folder : folders) {
        m_folders.push_back({folder, true});
    }
}

void ModelCatalog::scan() {
    if (m_scanned) {
        return;
    }
    m_packages.clear();
    std::set<std::string> seen;
    std::set<fs::path> places;
    for (const ModelFolder& folder : m_folders) {
        for (const fs::path& path : packageFolders(folder.path)) {
            std::error_code failure;
            if (!places.insert(fs::weakly_canonical(path, failure)).second) {
                continue;  // one folder reached by two names
            }
            auto package = std::make_shared<ModelPackage>(openPackage(m_primitives, path, folder.shipped));
            if (!seen.insert(package->manifest.id).second) {
                package->problem = broken(package->manifest.id, "another package has the same id");
                package->status = PackageStatus::Broken;
            }
            m_packages.push_back(std::move(package));
        }
    }
    std::stable_sort(m_packages.begin(), m_packages.end(), [](const auto& a, const auto& b) { return a->manifest.id < b->manifest.id; });
    m_scanned = true;
}

std::vector<ModelPackage> ModelCatalog::packages() {
    const std::scoped_lock lock(m_mutex);
    scan();
    std::vector<ModelPackage> copies;
    std::transform(m_packages.begin(), m_packages.end(), std::back_inserter(copies), [](const auto& package) { return *package; });
    return copies;
}

Result<std::shared_ptr<const ModelPackage>> ModelCatalog::find(const std::string& id) {
    const std::scoped_lock lock(m_mutex);
    scan();
    const auto found = std::find_if(m_packages.begin(), m_packages.end(), [&](const auto& package) { return package->manifest.id == id; });
    if (found == m_packages.end()) {
        return Error{ErrorCode::ModelNotFound, {id}};
    }
    if ((*found)->problem) {
        return *(*found)->problem;
    }
    return *found;
}

Result<std::vector<std::shared_ptr<const ModelPackage>>> ModelCatalog::usable() {
    const std::scoped_lock lock(m_mutex);
    scan();
    auto all = m_packages;
    std::erase_if(all, [](const auto& package) { return package->problem.has_value(); });
    if (all.empty()) {
        return Error{ErrorCode::ModelNoneInstalled};
    }
    return all;
}

void ModelCatalog::refresh() {
    const std::scoped_lock lock(m_mutex);
    m_scanned = false;
}

}  // namespace intaglio::inference
