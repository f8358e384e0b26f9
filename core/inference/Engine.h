#pragma once
#include <filesystem>
#include <memory>
#include <stop_token>

#include "core/base/Progress.h"
#include "core/image/Image.h"
#include "core/inference/Manifest.h"

/// The port behind which a neural-network library stands. core/inference/torch implements it as a plugin that is loaded on first
/// use, because LibTorch costs half a second and 160 MB before main().
namespace intaglio::inference {

enum class Device { Auto, Cpu, Cuda };

/// Dense float data, row-major. Pictures are N x C x H x W.
struct Tensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

struct ForwardResult {
    Tensor logits;                ///< N x classes, before activation and calibration; the mean where several answers were combined
    Tensor features;              ///< N x F, the features averaged over space (for familiarity)
    std::vector<Tensor> answers;  ///< N x classes each, where several networks or turned pictures answered; empty for a single answer
};

/// A loaded model. run() may be called from several threads.
class ModelRunner {
public:
    virtual ~ModelRunner() = default;
    /// ModelOutputInvalid where an output has another shape or is not finite.
    [[nodiscard]] virtual base::Result<ForwardResult> run(const Tensor& input) = 0;
    /// "cpu" or "cuda".
    [[nodiscard]] virtual std::string device() const = 0;
};

/// GradCam, HiResCam and Cam look at the last spatial features, LayerCam at the last layer that is at least twice as fine; all need an
/// Explainer. Occlusion and Rise ask the network about changed pictures only (core/explain) and work with every engine. Patches is never
/// asked for: it is what a model of whole films (Film.h) does in place of every method that needs an Explainer.
enum class ExplainMethod { GradCam, HiResCam, Occlusion, Cam, Rise, LayerCam, Patches };

/// What is explained, and how.
struct ExplainTask {
    ExplainMethod method = ExplainMethod::GradCam;
    int label = 0;
};

/// Class evidence per place, absolute scale: in units of logit contribution, not normalised per picture.
struct Heatmap {
    int rows = 0;
    int columns = 0;
    std::vector<float> values;  ///< row-major
};

/// Which layers of a network a sanity check fills with random weights (Adebayo et al., NeurIPS 2018): the ones nearest to the answer, or
/// also the last convolutions before the spatial features.
enum class Randomised { Head, HeadAndLastFeatures };

/// A network that can be looked into. explain() may be called from several threads.
class Explainer {
public:
    virtual ~Explainer() = default;
    /// `input`: 1 x C x H x W. Map at the resolution of the feature layer. InvalidArgument for a label or method that there is not: Cam
    /// needs a head that is linear on averaged features (hasExactCam), LayerCam a finer layer (hasFinerLayer).
    [[nodiscard]] virtual base::Result<Heatmap> explain(const Tensor& input, int label, ExplainMethod method) = 0;
    /// What explain() gives when so asked: another method or label where a network has one map only.
    [[nodiscard]] virtual ExplainTask done(const ExplainTask& asked) const { return asked; }
    [[nodiscard]] virtual bool hasExactCam() const { return false; }
    /// Whether LayerCam finds a layer of at least twice the features' resolution.
    [[nodiscard]] virtual bool hasFinerLayer() const { return false; }
    /// The same network with fresh random weights in its last layers; its maps must differ from this one's. InvalidArgument where the
    /// engine cannot.
    [[nodiscard]] virtual base::Result<std::unique_ptr<Explainer>> randomised(Randomised /*depth*/, std::uint64_t /*seed*/) const {
        return base::Error{base::ErrorCode::InvalidArgument, {"randomised weights", "this engine has none"}};
    }
};

class Engine {
public:
    virtual ~Engine() = default;
    /// Loads ONE network file of a package whose digest was verified (modelFileOf, or one of ensembleMembers); prediction form (frozen,
    /// optimised). ModelBroken, DeviceUnavailable. Programs call loadModel (Combined.h), which loads every member.
    [[nodiscard]] virtual base::Result<std::unique_ptr<ModelRunner>> loadRunner(const ModelPackage& package, const std::string& file,
                                                                                Device device) = 0;
    /// The same network kept differentiable; null where this kind of network has no gradients. Programs call loadExplanation.
    [[nodiscard]] virtual base::Result<std::unique_ptr<Explainer>> loadExplainer(const ModelPackage& package, const std::string& file,
                                                                                 Device device) = 0;
};

/// The plugin: a shared library next to the program's own (base::platform::sharedLibraryName(kEngineLibrary)). It exports plain C
/// functions without arguments; each returns a new object that the caller owns, or null where the library cannot start. Objects live
/// in the plugin's code, so the library is never unloaded. No exception crosses this boundary. The plugin must be built by the same
/// compiler as the program (both come from one build).
inline constexpr const char* kEngineLibrary = "intaglio-torch";
/// Engine* (core/inference/torch).
inline constexpr const char* kEngineSymbol = "intaglioCreateEngine";
using CreateEngineFunction = Engine* (*)();
/// The trainer's symbol in the same library is training::kTrainerSymbol (core/training/Training.h).

}  // namespace intaglio::inference
