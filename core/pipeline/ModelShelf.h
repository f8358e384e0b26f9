#pragma once
#include <map>
#include <mutex>

#include "core/inference/Familiarity.h"
#include "core/inference/ModelCatalog.h"
#include "core/pipeline/Analyze.h"

namespace intaglio::pipeline {

/// A model ready to judge pictures.
struct LoadedModel {
    std::shared_ptr<const inference::ModelPackage> package;
    std::unique_ptr<inference::ModelRunner> runner;
    std::optional<inference::Familiarity> familiarity;

    [[nodiscard]] const inference::Manifest& manifest() const { return package->manifest; }
    [[nodiscard]] const inference::Familiarity* familiarityOrNull() const { return familiarity ? &*familiarity : nullptr; }
};

/// Loads each model once per device and keeps it. Thread-safe: whoever asks for a model that is being loaded waits for it.
class ModelShelf {
public:
    ModelShelf(const crypto::Primitives& primitives, inference::ModelCatalog& catalog, EngineProvider& engines)
        : m_primitives(primitives), m_catalog(catalog), m_engines(engines) {}

    using Packages = std::vector<std::shared_ptr<const inference::ModelPackage>>;

    /// The named model, or every usable one where `id` is empty; never the gate's own (InvalidArgument by name). Nothing is loaded.
    /// ModelNoneInstalled and the errors of ModelCatalog::find.
    [[nodiscard]] base::Result<Packages> packages(const std::string& id);
    /// Those that cannot be loaded are left out as long as one can. ModelBroken, ModelDigestMismatch, EngineUnavailable,
    /// DeviceUnavailable.
    [[nodiscard]] base::Result<std::vector<std::shared_ptr<LoadedModel>>> loadAll(const Packages& packages, inference::Device device);
    /// The model that tells kinds of picture apart (PictureKind.h). Null where none is installed. ModelBroken, ModelDisabled and the
    /// other errors of loadAll() where one is installed but cannot be used: whoever goes on without it has to say so.
    [[nodiscard]] base::Result<std::shared_ptr<LoadedModel>> gateModel(inference::Device device);
    /// ModelCatalog::defaultFor.
    [[nodiscard]] std::shared_ptr<const inference::ModelPackage> defaultFor(const std::string& kind);
    /// ModelCatalog::brokenDefaultFor.
    [[nodiscard]] std::optional<base::Error> brokenDefaultFor(const std::string& kind);
    /// Null where the model has no gradients.
    [[nodiscard]] base::Result<std::shared_ptr<inference::Explainer>> explainer(const inference::ModelPackage& package,
                                                                                inference::Device device);

private:
    using Key = std::pair<std::string, inference::Device>;
    template <class T>
    struct Slot {
        std::mutex busy;
        std::shared_ptr<T> content;
        /// What could not be loaded and why. Tried again only when the catalog has read the package anew, not for every picture.
        std::shared_ptr<const inference::ModelPackage> failed;
        base::Error problem = base::ErrorCode::ModelBroken;
    };
    template <class T>
    using Slots = std::map<Key, std::shared_ptr<Slot<T>>>;

    template <class T>
    [[nodiscard]] std::shared_ptr<Slot<T>> slotOf(Slots<T>& slots, const Key& key);
    [[nodiscard]] base::Result<std::shared_ptr<LoadedModel>> loaded(const std::shared_ptr<const inference::ModelPackage>& package,
                                                                    inference::Device device);
    [[nodiscard]] base::Result<std::shared_ptr<LoadedModel>> load(const std::shared_ptr<const inference::ModelPackage>& package,
                                                                  inference::Device device);

    const crypto::Primitives& m_primitives;
    inference::ModelCatalog& m_catalog;
    EngineProvider& m_engines;
    std::mutex m_mutex;
    Slots<LoadedModel> m_models;
    Slots<inference::Explainer> m_explainers;
};

}  // namespace intaglio::pipeline
