#include "app/composition/Services.h"

#include "app/composition/AppPaths.h"
#include "core/base/Platform.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "core/records/sqlite/SqliteSeenResults.h"

namespace intaglio::composition {
namespace {

image::ReaderRegistry makeReaders() {
    std::vector<std::unique_ptr<image::ImageReader>> readers = image::standardReaders();
    readers.push_back(dicom::createDicomReader());
    return image::ReaderRegistry(std::move(readers));
}

}  // namespace

base::Result<inference::Engine*> PluginEngineProvider::engine() {
    const std::lock_guard lock(m_mutex);
    if (m_engine == nullptr) {
        const auto symbol = base::platform::loadSymbol(pluginFile(inference::kEngineLibrary), inference::kEngineSymbol);
        if (!symbol) return symbol.error();
        m_engine.reset(reinterpret_cast<inference::CreateEngineFunction>(*symbol)());
        if (m_engine == nullptr) return base::Error(base::ErrorCode::EngineUnavailable, {inference::kEngineLibrary});
    }
    return m_engine.get();
}

Services::Services()
    : m_primitives(crypto::createCryptoPpPrimitives()),
      m_readers(makeReaders()),
      m_dicomWriter(dicom::createDicomWriter()),
      m_seenResults(records::createSqliteSeenResults(seenResultsFile())) {}

inference::ModelCatalog& Services::models() {
    std::call_once(m_catalogOnce, [this] { m_models = std::make_unique<inference::ModelCatalog>(*m_primitives, modelFolders()); });
    return *m_models;
}

pipeline::Analyzer& Services::analyzer() {
    std::call_once(m_analyzerOnce, [this] { m_analyzer = std::make_unique<pipeline::Analyzer>(*m_primitives, models(), m_engines); });
    return *m_analyzer;
}

base::Result<std::unique_ptr<training::NetworkTrainer>> Services::createTrainer() const {
    const auto symbol = base::platform::loadSymbol(pluginFile(inference::kEngineLibrary), training::kTrainerSymbol);
    if (!symbol) return symbol.error();
    return std::unique_ptr<training::NetworkTrainer>(reinterpret_cast<training::NetworkTrainer* (*)()>(*symbol)());
}

}  // namespace intaglio::composition
