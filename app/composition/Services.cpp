#include "app/composition/Services.h"

#include "app/composition/AppPaths.h"
#include "core/crypto/TrustStore.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "core/records/sqlite/SqliteSeenResults.h"

namespace intaglio::composition {
namespace {

/// The clinic that this computer trusts; nobody where its trust is damaged.
std::vector<crypto::PublicIdentity> packageSigners(const crypto::Primitives& primitives) {
    std::error_code failure;
    if (!std::filesystem::exists(trustFolder(), failure)) return {};
    const auto store = crypto::TrustStore::open(primitives, trustFolder());
    if (!store || store->defect() != nullptr || store->clinic() == nullptr) return {};
    return {*store->clinic()};
}

/// A package of this id that came with the program or lies in a folder of INTAGLIO_MODELS.
std::optional<inference::ModelPackage> packageElsewhere(inference::ModelCatalog& catalog, const std::string& id) {
    for (inference::ModelPackage& package : catalog.packages()) {
        std::error_code ignored;
        const bool isThere = std::filesystem::exists(package.folder, ignored);
        if (package.manifest.id == id && isThere && package.folder.parent_path() != installedModelsFolder()) return std::move(package);
    }
    return std::nullopt;
}

}  // namespace

Services::Services()
    : m_primitives(crypto::createCryptoPpPrimitives()),
      m_readers(dicom::pictureReaders()),
      m_dicomWriter(dicom::createDicomWriter()),
      m_seenResults(records::createSqliteSeenResults(seenResultsFile())) {
    inference::StorePorts ports{*m_primitives, m_clock, {}, {}, {}};
    ports.engine = [this] { return m_engines.engine(); };
    ports.signers = [this] { return packageSigners(*m_primitives); };
    ports.other = [this](const std::string& id) { return packageElsewhere(models(), id); };
    m_modelStore = std::make_unique<inference::ModelStore>(std::move(ports), installedModelsFolder(), modelSettingsFile());
}

inference::ModelCatalog& Services::models() {
    std::call_once(m_catalogOnce, [this] {
        const inference::CatalogPolicy policy{modelSettingsFile(), [this] { return packageSigners(*m_primitives); }};
        m_models = std::make_unique<inference::ModelCatalog>(*m_primitives, modelFolders(), policy);
    });
    return *m_models;
}

pipeline::Analyzer& Services::analyzer() {
    std::call_once(m_analyzerOnce, [this] { m_analyzer = std::make_unique<pipeline::Analyzer>(*m_primitives, models(), m_engines); });
    return *m_analyzer;
}

base::Result<std::unique_ptr<training::NetworkTrainer>> Services::createTrainer() const {
    return std::unique_ptr<training::NetworkTrainer>(std::make_unique<TrainerSet>());
}

}  // namespace intaglio::composition
