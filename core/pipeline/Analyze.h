#pragma once
#include <mutex>
#include <optional>
#include <variant>

#include "core/base/Clock.h"
#include "core/crypto/Primitives.h"
#include "core/image/ImageReader.h"
#include "core/inference/Engine.h"

namespace intaglio::inference {
class ModelCatalog;
struct KindFinding;
}  // namespace intaglio::inference

/// Use case: a loaded picture goes through gate, model and (on request) explanation.
namespace intaglio::pipeline {

/// Hands out the engine. Thread-safe.
class EngineProvider {
public:
    virtual ~EngineProvider() = default;
    [[nodiscard]] virtual base::Result<inference::Engine*> engine() = 0;
    /// Loads now what the first network would have to wait for (LibTorch's plugin: half a second). EngineUnavailable.
    [[nodiscard]] virtual base::Status warmUp() { return {}; }
};

inline constexpr double kOldestPatient = 130;

struct AnalyzeOptions {
    std::string modelId;  ///< empty: the gate chooses
    inference::Device device = inference::Device::Auto;
    int frame = 0;
    /// A doctor wants the named model's answer whatever the gate says. The prediction then carries the flag "gate-overridden" and the
    /// refusal's code, and the log says so. Never set at the kiosk; InvalidArgument without a modelId.
    bool overrideRefusal = false;
    bool alongEdges = false;  ///< an explanation's overlay follows the picture's edges (explain::alongEdges); its map stays as it is
    /// Of the patient, within 0 to kOldestPatient, as somebody says it; counts only where the file itself states no age.
    /// InvalidArgument outside of that, and where it ends before it begins.
    std::optional<inference::AgeRange> patientAge = std::nullopt;
};
inline constexpr const char* kOverriddenFlag = "gate-overridden";
/// The gate's own model is installed but cannot be used: only the judging model's familiarity looked at the kind of picture.
inline constexpr const char* kKindUncheckedFlag = "kind-unchecked";
/// The model is made for a certain age, and neither the file nor AnalyzeOptions::patientAge says whether the patient is of that age.
inline constexpr const char* kAgeUncheckedFlag = "age-unchecked";
/// The model is made for a certain age, and only AnalyzeOptions::patientAge says that the patient is of that age, or is not.
inline constexpr const char* kAgeStatedFlag = "age-stated";

using Analysis = std::variant<inference::Prediction, inference::Refusal>;

struct Explanation {
    inference::Prediction prediction;
    std::string label;                                                    ///< what the map explains
    inference::ExplainMethod method = inference::ExplainMethod::GradCam;  ///< what was done: another than asked for where the model has no
                                                                          ///< gradients or no such layer (explain::evidenceFor)
    inference::Heatmap map;                                               ///< at the picture's resolution, logit contribution
    double scaleMaximum = 0;  ///< fixed per model (manifest), so that maps of two pictures compare
    image::Image display;     ///< 8-bit grey or RGB
    image::Image overlay;     ///< 8-bit RGB blend
};

/// Keeps loaded models. Thread-safe; one model is loaded once.
class Analyzer {
public:
    Analyzer(const crypto::Primitives& primitives, inference::ModelCatalog& catalog, EngineProvider& engines);
    ~Analyzer();

    /// Phases "gate", "predict". The gate's own model looks first, where one is installed, and decides which models may judge the picture;
    /// Examine.h tells the order. Refusals are values, not errors. ModelNotFound, ModelNoneInstalled, ModelBroken, Cancelled ...
    [[nodiscard]] base::Result<Analysis> analyze(const image::LoadedImage& picture, const AnalyzeOptions& options,
                                                 base::ProgressSink& progress, std::stop_token stop);
    /// `label` empty: the finding. LabelUnknown; a refusal comes back as its error.
    [[nodiscard]] base::Result<Explanation> explain(const image::LoadedImage& picture, const AnalyzeOptions& options,
                                                    const std::string& label, inference::ExplainMethod method, base::ProgressSink& progress,
                                                    std::stop_token stop);
    /// What the gate's own model takes the picture for; `options.modelId` says nothing here. ModelNotFound where it is not installed.
    [[nodiscard]] base::Result<inference::KindFinding> kindOf(const image::LoadedImage& picture, const AnalyzeOptions& options);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace intaglio::pipeline
