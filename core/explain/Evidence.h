#pragma once
#include "core/explain/Occlusion.h"
#include "core/explain/Rise.h"

/// One door to every way of explaining.
namespace intaglio::explain {

/// "gradcam", "hirescam", "cam", "layercam", "occlusion", "rise", "patches".
[[nodiscard]] std::string_view methodName(inference::ExplainMethod method);
/// Every method that can be asked for, those that are quick first.
[[nodiscard]] const std::vector<inference::ExplainMethod>& allMethods();
/// False for the methods that ask the network about changed pictures only.
[[nodiscard]] bool looksInside(inference::ExplainMethod method);

struct EvidenceOptions {
    OcclusionOptions occlusion;  ///< fewer cells where the input has fewer pixels a side
    RiseOptions rise;
};

struct Evidence {
    inference::Heatmap map;           ///< as coarse as the method makes it; logit contribution
    inference::ExplainMethod method;  ///< what was done: Occlusion where the network has no gradients and a method needs them, HiResCam
                                      ///< for Cam on a head that is not linear and for LayerCam without a finer layer, Patches for films
    int label = 0;                    ///< that the map speaks of: a film's speaks of lesions, whatever label was asked about
};

/// What evidenceFor() does when so asked. `explainer`: may be null.
[[nodiscard]] inference::ExplainTask possibleTask(const inference::Explainer* explainer, const inference::ExplainTask& asked);

/// `explainer`: may be null. `input`: 1 x C x H x W. Errors of the method.
[[nodiscard]] base::Result<Evidence> evidenceFor(inference::ModelRunner& runner, inference::Explainer* explainer,
                                                 const inference::Tensor& input, int label, inference::ExplainMethod method,
                                                 const EvidenceOptions& options, base::ProgressSink& progress, const std::stop_token& stop);

}  // namespace intaglio::explain
