#include "app/composition/EngineSet.h"

#include <algorithm>

#include "app/composition/AppPaths.h"
#include "core/base/Platform.h"

namespace intaglio::composition {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

/// The object that a function of LibTorch's plugin makes, kept in `place`. Call with the mutex of `place` held.
template <class Port>
Result<Port*> fromPlugin(std::unique_ptr<Port>& place, const char* symbolName) {
    if (!place) {
        const auto symbol = base::platform::loadSymbol(pluginFile(inference::kEngineLibrary), symbolName);
        if (!symbol) return symbol.error();
        place.reset(reinterpret_cast<Port* (*)()>(*symbol)());
        if (!place) return Error(ErrorCode::EngineUnavailable, {inference::kEngineLibrary});
    }
    return place.get();
}

}  // namespace

Result<inference::Engine*> EngineSet::torch() {
    const std::lock_guard lock(m_mutex);
    return fromPlugin(m_torch, inference::kEngineSymbol);
}

Status EngineSet::warmUp() {
    const auto engine = torch();
    return engine ? Status() : Status(engine.error());
}

Result<inference::Engine*> EngineSet::engineOf(const inference::Manifest& manifest) {
    if (manifest.engine == inference::kOnnxEngine) return &m_onnx;
    if (manifest.engine == inference::kClassicalEngine) return &m_classical;
    return torch();
}

Result<std::unique_ptr<inference::ModelRunner>> EngineSet::loadRunner(const inference::ModelPackage& package, const std::string& file,
                                                                      inference::Device device) {
    const auto engine = engineOf(package.manifest);
    if (!engine) return engine.error();
    return (*engine)->loadRunner(package, file, device);
}

Result<std::unique_ptr<inference::Explainer>> EngineSet::loadExplainer(const inference::ModelPackage& package, const std::string& file,
                                                                       inference::Device device) {
    const auto engine = engineOf(package.manifest);
    if (!engine) return engine.error();
    return (*engine)->loadExplainer(package, file, device);
}

Result<training::NetworkTrainer*> TrainerSet::torch() const {
    const std::lock_guard lock(m_mutex);
    return fromPlugin(m_torch, training::kTrainerSymbol);
}

Result<training::NetworkTrainer*> TrainerSet::trainerOf(const std::string& architecture) const {
    const auto classical = m_classical.architectures();
    if (std::find(classical.begin(), classical.end(), architecture) != classical.end()) return &m_classical;
    return torch();
}

Result<training::TrainReport> TrainerSet::train(const training::TrainRequest& request, const training::BatchSource& training,
                                                const training::BatchSource& validation, const training::TrainingHooks& hooks) {
    const auto trainer = trainerOf(request.architecture);
    if (!trainer) return trainer.error();
    return (*trainer)->train(request, training, validation, hooks);
}

Result<std::int64_t> TrainerSet::parameterCount(const std::string& architecture, const training::NetworkShape& shape) const {
    const auto trainer = trainerOf(architecture);
    if (!trainer) return trainer.error();
    return (*trainer)->parameterCount(architecture, shape);
}

std::vector<std::string> TrainerSet::architectures() const {
    const auto networks = torch();
    std::vector<std::string> names = networks ? (*networks)->architectures() : std::vector<std::string>();
    for (std::string& name : m_classical.architectures()) names.push_back(std::move(name));
    return names;
}

std::vector<training::ArchitectureFacts> TrainerSet::facts() const {
    const auto networks = torch();
    std::vector<training::ArchitectureFacts> facts = networks ? (*networks)->facts() : std::vector<training::ArchitectureFacts>();
    for (training::ArchitectureFacts& fact : m_classical.facts()) facts.push_back(std::move(fact));
    return facts;
}

}  // namespace intaglio::composition
