#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "core/pipeline/Analyze.h"
#include "core/pipeline/SealImage.h"
#include "core/pipeline/SeenResults.h"
#include "core/training/Training.h"

namespace intaglio::inference {
class ModelCatalog;
class ModelStore;
}  // namespace intaglio::inference

namespace intaglio::ui {

/// Everything the windows may ask of the program: core ports and use cases, filled by app/gui from the composition.
/// The referenced objects outlive every window. All of them may be used from worker threads (see JobBridge); nothing here is
/// called on the user-interface thread where it reads files, runs a model or derives a key.
struct AppPorts {
    const crypto::Primitives& primitives;
    const image::ReaderRegistry& readers;
    const dicom::DicomWriter& dicomWriter;
    const base::Clock& clock;
    inference::ModelCatalog& models;
    pipeline::EngineProvider& engines;
    pipeline::Analyzer& analyzer;
    std::filesystem::path settingsFolder;         ///< the program's own folder for settings and the kiosk's counter; exists
    std::filesystem::path samplesFolder;          ///< sample pictures to try; may be absent
    pipeline::SeenResults* seen = nullptr;        ///< null: replayed results are not noticed
    inference::ModelStore* modelStore = nullptr;  ///< null: models can be looked at by their results only, not managed
    /// Makes what trains models; empty: nothing can be trained.
    std::function<base::Result<std::unique_ptr<training::NetworkTrainer>>()> createTrainer = {};
    std::vector<std::filesystem::path> weightFolders = {};  ///< where files of pretrained weights may lie

    [[nodiscard]] pipeline::SealPorts sealPorts() const { return {primitives, readers, dicomWriter, clock}; }
};

}  // namespace intaglio::ui
