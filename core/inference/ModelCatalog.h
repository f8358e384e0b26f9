#pragma once
#include <memory>
#include <mutex>

#include "core/crypto/Primitives.h"
#include "core/inference/Manifest.h"

namespace intaglio::inference {

/// A folder whose sub-folders are model packages.
struct ModelFolder {
    std::filesystem::path path;
    bool shipped = true;  ///< came with the program; packages from elsewhere are "unsigned"
};

/// Opens one package: manifest, card, golden vectors and every digest. Never fails: what is wrong stands in `problem`, with status
/// Broken. ModelBroken, ModelDigestMismatch.
[[nodiscard]] ModelPackage openPackage(const crypto::Primitives& primitives, const std::filesystem::path& folder, bool shipped = true);

/// The digests in the manifest against the files: ModelDigestMismatch, or ModelBroken where a file is missing.
[[nodiscard]] base::Status verifyDigests(const crypto::Primitives& primitives, const ModelPackage& package);

/// Lower-case hex SHA-256 of a file, read piece by piece. Errors of base::readFile.
[[nodiscard]] base::Result<std::string> fileDigest(const crypto::Primitives& primitives, const std::filesystem::path& file);

/// The installed models. Thread-safe.
class ModelCatalog {
public:
    /// Earlier folders win where an id occurs twice; the later package is listed as broken. Nothing is read before the first use.
    /// Folders that do not exist hold no packages.
    ModelCatalog(const crypto::Primitives& primitives, std::vector<ModelFolder> folders);
    /// All of them shipped.
    ModelCatalog(const crypto::Primitives& primitives, const std::vector<std::filesystem::path>& folders);

    /// Every package, broken ones included, sorted by id.
    [[nodiscard]] std::vector<ModelPackage> packages();
    /// A usable package. ModelNotFound, or what is wrong with it.
    [[nodiscard]] base::Result<std::shared_ptr<const ModelPackage>> find(const std::string& id);
    /// Those that are not broken. ModelNoneInstalled where there are none.
    [[nodiscard]] base::Result<std::vector<std::shared_ptr<const ModelPackage>>> usable();
    /// Reads the folders again on the next use.
    void refresh();

private:
    void scan();

    const crypto::Primitives& m_primitives;
    std::vector<ModelFolder> m_folders;
    std::mutex m_mutex;
    bool m_scanned = false;
    std::vector<std::shared_ptr<const ModelPackage>> m_packages;
};

}  // namespace intaglio::inference
