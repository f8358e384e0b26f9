#include "core/inference/ModelCatalog.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <tuple>

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/inference/Familiarity.h"
#include "core/inference/Golden.h"
#include "core/inference/PackageSignature.h"

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
    if (package.manifest.shownLabel.rule != kMostProbable && package.manifest.shownLabel.shares.empty()) {
        return broken(package.manifest.id, "shown_label.shares: are missing");
    }
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

PackageStatus statusOf(const ModelPackage& package) {
    if (package.problem) {
        return PackageStatus::Broken;
    }
    if (!package.isShipped && !(package.signer && package.signer->isTrusted)) {
        return PackageStatus::Unsigned;
    }
    return package.manifest.demonstration ? PackageStatus::Demonstration : PackageStatus::Ok;
}

/// What a signature covers and who signed it.
Status readSignature(const crypto::Primitives& primitives, ModelPackage& package, SignatureUse use) {
    const auto content = packageContent(primitives, package);
    if (!content) {
        return content.error();
    }
    package.contentDigest = contentDigest(primitives, *content);
    if (use == SignatureUse::Ignored) {
        return {};
    }
    auto signer = signerOf(primitives, package, *content);
    if (!signer) {
        return signer.error();
    }
    package.signer = *std::move(signer);
    return {};
}

std::uint64_t bytesIn(const fs::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code unreadable;
        if (entry->is_regular_file(unreadable)) {
            const std::uintmax_t size = entry->file_size(unreadable);
            bytes += unreadable ? 0 : size;
        }
    }
    return bytes;
}

/// What speaks for a package as the one for its kind of picture; the smallest is the best.
auto rankOf(const ModelPackage& package) {
    const bool unsignedPackage = package.status == PackageStatus::Unsigned;
    // A file mostly says nothing about the patient's age: the model for more ages comes first.
    const InputGate& gate = package.manifest.gate;
    const double ages = gate.ageMaximum.value_or(kMaximumAge) - gate.ageMinimum.value_or(0);
    return std::tuple(!package.isShipped, package.manifest.demonstration, unsignedPackage, -ages, package.manifest.id);
}

bool isUsable(const ModelPackage& package) {
    return !package.problem && package.isEnabled;
}

void chooseDefaults(std::vector<std::shared_ptr<ModelPackage>>& packages, const ModelSettings& settings) {
    std::map<std::string, ModelPackage*> best;
    for (const auto& package : packages) {
        if (!isUsable(*package)) {
            continue;
        }
        ModelPackage*& chosen = best[package->manifest.gate.kind];
        if (chosen == nullptr || rankOf(*package) < rankOf(*chosen)) {
            chosen = package.get();
        }
    }
    for (const auto& [kind, id] : settings.defaults) {
        for (const auto& package : packages) {
            if (isUsable(*package) && package->manifest.id == id && package->manifest.gate.kind == kind) {
                best[kind] = package.get();
            }
        }
    }
    for (const auto& [kind, package] : best) {
        package->isDefault = true;
    }
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

std::string identityDigest(const crypto::Primitives& primitives, const Manifest& manifest) {
    std::string digests = manifest.digests.at(modelFileOf(manifest));
    if (manifest.ensembleMembers.empty()) {
        return digests;
    }
    for (const std::string& member : manifest.ensembleMembers) {
        digests += manifest.digests.at(member);
    }
    return base::toHex(primitives.sha256(base::viewOf(digests)));
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

ModelPackage openPackage(const crypto::Primitives& primitives, const fs::path& folder, bool shipped, SignatureUse signature) {
    ModelPackage package;
    package.folder = folder;
    package.isShipped = shipped;
    package.bytes = bytesIn(folder);
    const fs::path named = folder.has_filename() ? folder : folder.parent_path();
    package.manifest.id = base::pathText(named.filename());
    const auto metadata = base::readFile(folder / kMetadataFile, kMaximumMetadataBytes);
    if (!metadata) {
        package.problem = broken(package.manifest.id, std::string(kMetadataFile) + " cannot be read");
    } else if (auto manifest = parseManifest(*metadata, package.manifest.id)) {
        package.manifest = *std::move(manifest);
        if (const Status status = checkPackage(primitives, package); !status) {
            package.problem = status.error();
        } else if (const Status signedBy = readSignature(primitives, package, signature); !signedBy) {
            package.problem = signedBy.error();
        }
        package.identity.sha256 = identityDigest(primitives, package.manifest);
    } else {
        package.problem = manifest.error();
    }
    package.identity.id = package.manifest.id;
    package.identity.version = package.manifest.version;
    package.status = statusOf(package);
    return package;
}

void applyDecisions(const crypto::Primitives& primitives, ModelPackage& package, const ModelSettings& settings,
                    const std::vector<crypto::PublicIdentity>& signers, bool needsAcceptance) {
    if (package.signer) {
        package.signer->isTrusted =
            isTrustedSigner(primitives, *package.signer, signers) || isTrustedSigner(primitives, *package.signer, settings.publishers);
    }
    package.status = statusOf(package);
    const auto accepted = settings.accepted.find(package.contentDigest);
    package.acceptance.reset();
    if (package.status == PackageStatus::Unsigned && accepted != settings.accepted.end()) {
        package.acceptance = accepted->second.acceptance;
    }
    const bool lacksAcceptance = needsAcceptance && package.status == PackageStatus::Unsigned && !package.acceptance;
    package.isEnabled = settings.disabled.count(package.manifest.id) == 0 && !lacksAcceptance;
}

ModelCatalog::ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders)
    : ModelCatalog(primitives, std::move(folders), {}) {}

ModelCatalog::ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders, CatalogPolicy policy)
    : m_primitives(primitives), m_folders(std::move(folders)), m_policy(std::move(policy)) {}

ModelCatalog::ModelCatalog(const crypto::Primitives& primitives, const std::vector<fs::path>& folders) : m_primitives(primitives) {
    for (const fs::path& folder : folders) {
        m_folders.push_back({folder, true});
    }
}

void ModelCatalog::readFolder(const ModelFolder& folder) {
    using Published = Result<std::optional<PublishedPackages>>;
    const Published published = folder.shipped ? readPublishedPackages(folder.path, folder.isListed) : Published(std::nullopt);
    for (const fs::path& path : packageFolders(folder.path)) {
        std::error_code failure;
        if (!m_places.insert(fs::weakly_canonical(path, failure)).second) {
            continue;  // one folder reached by two names
        }
        auto package = std::make_shared<ModelPackage>(openPackage(m_primitives, path, folder.shipped));
        checkPublished(*package, published);
        const bool cameAlong = folder.shipped && !package->isShipped;
        applyDecisions(m_primitives, *package, m_settings, m_signers, folder.needsAcceptance || cameAlong);
        if (isInstalled(package->manifest.id)) {
            package->problem = broken(package->manifest.id, "another package has the same id");
            package->status = PackageStatus::Broken;
        }
        m_packages.push_back(std::move(package));
    }
    if (published && *published) {
        m_published.emplace_back(folder.path, **published);
    }
}

bool ModelCatalog::isInstalled(const std::string& id) const {
    return std::any_of(m_packages.begin(), m_packages.end(), [&](const auto& package) { return package->manifest.id == id; });
}

/// Packages that should be there, unless another folder has one of this id.
void ModelCatalog::addMissing() {
    for (const auto& [folder, published] : m_published) {
        for (const auto& [id, entry] : published) {
            if (!isInstalled(id)) {
                m_packages.push_back(std::make_shared<ModelPackage>(missingPackage(folder, id, entry.kind)));
            }
        }
    }
}

void ModelCatalog::scan() {
    if (m_scanned) {
        return;
    }
    m_packages.clear();
    m_places.clear();
    m_published.clear();
    auto settings = readModelSettings(m_primitives, m_policy.settingsFile);
    if (!settings) {
        base::log::error("model-settings", settings.error());
    }
    m_settingsProblem = settings ? std::nullopt : std::optional(settings.error());
    m_settings = settings ? *std::move(settings) : ModelSettings{};
    m_signers = m_policy.signers ? m_policy.signers() : std::vector<crypto::PublicIdentity>{};
    for (const ModelFolder& folder : m_folders) {
        readFolder(folder);
    }
    addMissing();
    std::stable_sort(m_packages.begin(), m_packages.end(), [](const auto& a, const auto& b) { return a->manifest.id < b->manifest.id; });
    if (m_settingsProblem) {
        // Nobody knows any more which models were switched off: none runs until the settings hold again.
        for (const auto& package : m_packages) {
            package->isEnabled = false;
        }
    }
    chooseDefaults(m_packages, m_settings);
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
    const ModelPackage& package = **found;
    if (package.problem) {
        return *package.problem;
    }
    if (m_settingsProblem) {
        return *m_settingsProblem;
    }
    if (!package.isEnabled) {
        const bool isSwitchedOff = m_settings.disabled.count(id) != 0;
        return Error{isSwitchedOff ? ErrorCode::ModelDisabled : ErrorCode::PackageNotAccepted, {id}};
    }
    return std::shared_ptr<const ModelPackage>(*found);
}

Result<std::vector<std::shared_ptr<const ModelPackage>>> ModelCatalog::usable() {
    const std::scoped_lock lock(m_mutex);
    scan();
    std::vector<std::shared_ptr<const ModelPackage>> all(m_packages.begin(), m_packages.end());
    std::erase_if(all, [](const auto& package) { return !isUsable(*package); });
    if (all.empty()) {
        return m_settingsProblem ? *m_settingsProblem : Error{ErrorCode::ModelNoneInstalled};
    }
    return all;
}

std::shared_ptr<const ModelPackage> ModelCatalog::defaultFor(const std::string& kind) {
    const std::scoped_lock lock(m_mutex);
    scan();
    const auto found = std::find_if(m_packages.begin(), m_packages.end(),
                                    [&](const auto& package) { return package->isDefault && package->manifest.gate.kind == kind; });
    return found == m_packages.end() ? nullptr : *found;
}

std::optional<base::Error> ModelCatalog::brokenDefaultFor(const std::string& kind) {
    const auto standing = defaultFor(kind);
    const std::scoped_lock lock(m_mutex);
    const auto chosen = m_settings.defaults.find(kind);
    for (const auto& package : m_packages) {
        const bool wasChosen = chosen != m_settings.defaults.end() && chosen->second == package->manifest.id;
        const bool isChoice = standing && chosen != m_settings.defaults.end() && chosen->second == standing->manifest.id;
        const bool isBetter = !isChoice && (!standing || rankOf(*package) < rankOf(*standing));
        if (package->problem && package->manifest.gate.kind == kind && (wasChosen || (package->isShipped && isBetter))) {
            return package->problem;
        }
    }
    return std::nullopt;
}

std::optional<base::Error> ModelCatalog::settingsProblem() {
    const std::scoped_lock lock(m_mutex);
    scan();
    return m_settingsProblem;
}

void ModelCatalog::refresh() {
    const std::scoped_lock lock(m_mutex);
    m_scanned = false;
}

}  // namespace intaglio::inference
