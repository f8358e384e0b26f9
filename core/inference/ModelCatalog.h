#pragma once
#include <functional>
#include <memory>
#include <mutex>

#include "core/crypto/Keys.h"
#include "core/inference/Manifest.h"
#include "core/inference/ModelSettings.h"
#include "core/inference/PublishedPackages.h"

namespace intaglio::inference {

/// A folder whose sub-folders are model packages. In one that came with the program the list of PublishedPackages.h counts: a package with
/// another content is broken, as is one that is missing, and one that is not named did not come with the program and needs acceptance.
/// Where the list cannot be read nothing of the folder is used.
struct ModelFolder {
    std::filesystem::path path;
    bool shipped = true;           ///< came with the program; packages from elsewhere are "unsigned" unless a trusted key signed them
    bool needsAcceptance = false;  ///< unsigned packages here do not run before an administrator accepts them
    bool isListed = false;         ///< holds a list of published packages, or else is damaged; without it a list counts where there is one
};

/// What an administrator decided about the packages of this computer, and whose signatures count.
struct CatalogPolicy {
    std::filesystem::path settingsFile;  ///< ModelSettings.h; empty: nothing was decided
    /// Identities with the role clinic whose signatures on packages count besides the publishers of the settings. Asked at each reading of
    /// the folders; null: none.
    std::function<std::vector<crypto::PublicIdentity>()> signers;
};

/// Opens one package: manifest, card, golden vectors, every digest and, where there is one, the signature. Never fails: what is wrong
/// stands in `problem`, with status Broken. A package that was not shipped is Unsigned until a catalog knows its signer. ModelBroken,
/// ModelDigestMismatch.
enum class SignatureUse { Checked, Ignored };  ///< Ignored: for signing a package anew
[[nodiscard]] ModelPackage openPackage(const crypto::Primitives& primitives, const std::filesystem::path& folder, bool shipped = true,
                                       SignatureUse signature = SignatureUse::Checked);

/// What `settings` and trusted signers say about an opened package: signer, acceptance, status and whether it is enabled.
void applyDecisions(const crypto::Primitives& primitives, ModelPackage& package, const ModelSettings& settings,
                    const std::vector<crypto::PublicIdentity>& signers, bool needsAcceptance);

/// The digests in the manifest against the files: ModelDigestMismatch, or ModelBroken where a file is missing.
[[nodiscard]] base::Status verifyDigests(const crypto::Primitives& primitives, const ModelPackage& package);

/// Lower-case hex SHA-256 of a file, read piece by piece. Errors of base::readFile.
/// What names a model in results and seals: the digest of its network's file; of an ensemble the SHA-256 of its files' digests, as
/// lower-case hex in the manifest's order, the first network before the members.
[[nodiscard]] std::string identityDigest(const crypto::Primitives& primitives, const Manifest& manifest);
[[nodiscard]] base::Result<std::string> fileDigest(const crypto::Primitives& primitives, const std::filesystem::path& file);

/// The installed models. Thread-safe.
class ModelCatalog {
public:
    /// Earlier folders win where an id occurs twice; the later package is listed as broken. Nothing is read before the first use.
    /// Folders that do not exist hold no packages.
    ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders);
    ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders, CatalogPolicy policy);
    /// All of them shipped.
    ModelCatalog(const crypto::Primitives& primitives, const std::vector<std::filesystem::path>& folders);

    /// Every package, broken ones included, sorted by id.
    [[nodiscard]] std::vector<ModelPackage> packages();
    /// A usable package. ModelNotFound, ModelDisabled, PackageNotAccepted, or what is wrong with it.
    [[nodiscard]] base::Result<std::shared_ptr<const ModelPackage>> find(const std::string& id);
    /// Those that are neither broken nor switched off. ModelNoneInstalled where there are none.
    [[nodiscard]] base::Result<std::vector<std::shared_ptr<const ModelPackage>>> usable();
    /// The one of usable() that judges pictures of this kind (InputGate::kind) where nobody names a model: the administrator's choice where
    /// that is usable; else shipped before installed, evaluated before demonstration, signed before unsigned, then the first id. Null where
    /// no usable package is for this kind.
    [[nodiscard]] std::shared_ptr<const ModelPackage> defaultFor(const std::string& kind);
    /// What is wrong with the package that would be defaultFor(kind) were it not broken: whoever judges in its place was made for other
    /// patients. Absent where the default is whole, and where nothing is installed for the kind.
    [[nodiscard]] std::optional<base::Error> brokenDefaultFor(const std::string& kind);
    /// Why the administrator's decisions could not be read. Every model is off then: nobody knows which ones were switched off.
    [[nodiscard]] std::optional<base::Error> settingsProblem();
    /// Reads the folders again on the next use.
    void refresh();

private:
    void scan();
    void readFolder(const ModelFolder& folder);
    void addMissing();
    [[nodiscard]] bool isInstalled(const std::string& id) const;

    const crypto::Primitives& m_primitives;
    std::vector<ModelFolder> m_folders;
    CatalogPolicy m_policy;
    std::mutex m_mutex;
    bool m_scanned = false;
    std::set<std::filesystem::path> m_places;  ///< of the packages, so that one folder counts once
    ModelSettings m_settings;
    std::optional<base::Error> m_settingsProblem;
    std::vector<crypto::PublicIdentity> m_signers;
    std::vector<std::shared_ptr<ModelPackage>> m_packages;
    std::vector<std::pair<std::filesystem::path, PublishedPackages>> m_published;  ///< of every folder that came with the program
};

}  // namespace intaglio::inference
