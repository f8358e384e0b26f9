#pragma once
#include <memory>

#include "app/composition/EngineSet.h"
#include "core/base/Clock.h"
#include "core/dicom/DicomWriter.h"
#include "core/inference/ModelCatalog.h"
#include "core/inference/packages/ModelStore.h"
#include "core/pipeline/Analyze.h"
#include "core/pipeline/SealImage.h"
#include "core/pipeline/SeenResults.h"
#include "core/training/Training.h"

/// The one place that knows every adapter and wires them to their ports.
namespace intaglio::composition {

/// Everything a program needs, made once at start (milliseconds; LibTorch is not loaded) and alive until it ends.
class Services {
public:
    Services();
    Services(const Services&) = delete;
    Services& operator=(const Services&) = delete;

    [[nodiscard]] const crypto::Primitives& primitives() const { return *m_primitives; }
    [[nodiscard]] const image::ReaderRegistry& readers() const { return m_readers; }
    [[nodiscard]] const dicom::DicomWriter& dicomWriter() const { return *m_dicomWriter; }
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }
    [[nodiscard]] inference::ModelCatalog& models();
    /// Installs into and removes from the home folder; models() has to be refreshed afterwards.
    [[nodiscard]] inference::ModelStore& modelStore() { return *m_modelStore; }
    [[nodiscard]] pipeline::EngineProvider& engines() { return m_engines; }
    [[nodiscard]] pipeline::Analyzer& analyzer();
    [[nodiscard]] pipeline::SealPorts sealPorts() const { return {*m_primitives, m_readers, *m_dicomWriter, m_clock}; }
    /// What this machine remembers of opened results. Thread-safe; the file is opened on first use.
    [[nodiscard]] pipeline::SeenResults& seenResults() { return *m_seenResults; }
    /// Trains every architecture; LibTorch's plugin is loaded when one needs it.
    [[nodiscard]] base::Result<std::unique_ptr<training::NetworkTrainer>> createTrainer() const;

private:
    std::unique_ptr<crypto::Primitives> m_primitives;
    image::ReaderRegistry m_readers;
    std::unique_ptr<dicom::DicomWriter> m_dicomWriter;
    std::unique_ptr<pipeline::SeenResults> m_seenResults;
    base::SystemClock m_clock;
    EngineSet m_engines;
    std::unique_ptr<inference::ModelStore> m_modelStore;
    std::once_flag m_catalogOnce;
    std::unique_ptr<inference::ModelCatalog> m_models;
    std::once_flag m_analyzerOnce;
    std::unique_ptr<pipeline::Analyzer> m_analyzer;
};

}  // namespace intaglio::composition
