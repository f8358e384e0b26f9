#pragma once
#include <mutex>

#include "core/inference/classical/ClassicalEngine.h"
#include "core/inference/onnx/OnnxEngine.h"
#include "core/pipeline/Analyze.h"
#include "core/training/Training.h"
#include "core/training/classical/ClassicalTrainer.h"

/// All engines and all trainers behind one object each, so that nobody else asks which kind a model is of.
namespace intaglio::composition {

/// Chooses the engine by the manifest. LibTorch's plugin is loaded for the first TorchScript package; without it the others still run.
/// Thread-safe.
class EngineSet final : public inference::Engine, public pipeline::EngineProvider {
public:
    [[nodiscard]] base::Result<inference::Engine*> engine() override { return this; }
    [[nodiscard]] base::Status warmUp() override;
    /// EngineUnavailable where a TorchScript package needs a plugin that cannot be loaded; else as the engines.
    [[nodiscard]] base::Result<std::unique_ptr<inference::ModelRunner>> loadRunner(const inference::ModelPackage& package,
                                                                                   const std::string& file,
                                                                                   inference::Device device) override;
    [[nodiscard]] base::Result<std::unique_ptr<inference::Explainer>> loadExplainer(const inference::ModelPackage& package,
                                                                                    const std::string& file,
                                                                                    inference::Device device) override;

private:
    [[nodiscard]] base::Result<inference::Engine*> engineOf(const inference::Manifest& manifest);
    [[nodiscard]] base::Result<inference::Engine*> torch();

    inference::onnx::OnnxEngine m_onnx;
    inference::classical::ClassicalEngine m_classical;
    std::mutex m_mutex;
    std::unique_ptr<inference::Engine> m_torch;
};

/// Chooses the trainer by the architecture's name. LibTorch's plugin is loaded for the first network, and to list what there is; without
/// it the classical classifiers are still trained and listed.
class TrainerSet final : public training::NetworkTrainer {
public:
    /// EngineUnavailable where the plugin that would know the architecture cannot be loaded; else as the trainers.
    [[nodiscard]] base::Result<training::TrainReport> train(const training::TrainRequest& request, const training::BatchSource& training,
                                                            const training::BatchSource& validation,
                                                            const training::TrainingHooks& hooks) override;
    [[nodiscard]] base::Result<std::int64_t> parameterCount(const std::string& architecture,
                                                            const training::NetworkShape& shape) const override;
    [[nodiscard]] std::vector<std::string> architectures() const override;
    [[nodiscard]] std::vector<training::ArchitectureFacts> facts() const override;

private:
    [[nodiscard]] base::Result<training::NetworkTrainer*> trainerOf(const std::string& architecture) const;
    [[nodiscard]] base::Result<training::NetworkTrainer*> torch() const;

    mutable training::classical::ClassicalTrainer m_classical;
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<training::NetworkTrainer> m_torch;
};

}  // namespace intaglio::composition
