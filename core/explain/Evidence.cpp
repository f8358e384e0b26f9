#include "core/explain/Evidence.h"

#include <algorithm>

namespace intaglio::explain {

using base::ErrorCode;
using base::Result;
using inference::ExplainMethod;

std::string_view methodName(ExplainMethod method) {
    switch (method) {
        case ExplainMethod::GradCam:
            return "gradcam";
        case ExplainMethod::HiResCam:
            return "hirescam";
        case ExplainMethod::Cam:
            return "cam";
        case ExplainMethod::LayerCam:
            return "layercam";
        case ExplainMethod::Occlusion:
            return "occlusion";
        case ExplainMethod::Rise:
            return "rise";
        case ExplainMethod::Patches:
            break;
    }
    return "patches";
}

const std::vector<ExplainMethod>& allMethods() {
    static const std::vector<ExplainMethod> kMethods{ExplainMethod::GradCam,  ExplainMethod::HiResCam,  ExplainMethod::Cam,
                                                     ExplainMethod::LayerCam, ExplainMethod::Occlusion, ExplainMethod::Rise};
    return kMethods;
}

bool looksInside(ExplainMethod method) {
    return method != ExplainMethod::Occlusion && method != ExplainMethod::Rise;
}

inference::ExplainTask possibleTask(const inference::Explainer* explainer, const inference::ExplainTask& asked) {
    if (!looksInside(asked.method)) {
        return asked;
    }
    if (explainer == nullptr) {
        return {ExplainMethod::Occlusion, asked.label};
    }
    inference::ExplainTask done = explainer->done(asked);
    const bool missing = (done.method == ExplainMethod::Cam && !explainer->hasExactCam()) ||
                         (done.method == ExplainMethod::LayerCam && !explainer->hasFinerLayer());
    if (missing) {
        done.method = ExplainMethod::HiResCam;
    }
    return done;
}

Result<Evidence> evidenceFor(inference::ModelRunner& runner, inference::Explainer* explainer, const inference::Tensor& input, int label,
                             ExplainMethod method, const EvidenceOptions& options, base::ProgressSink& progress,
                             const std::stop_token& stop) {
    const inference::ExplainTask done = possibleTask(explainer, {method, label});
    const auto smallest = [&](int cells) {
        const auto side = input.shape.size() == 4 ? std::min(input.shape[2], input.shape[3]) : std::int64_t{cells};
        return static_cast<int>(std::min<std::int64_t>(side, cells));
    };
    auto map = [&]() -> Result<inference::Heatmap> {
        if (done.method == ExplainMethod::Occlusion) {
            OcclusionOptions places = options.occlusion;
            places.cells = smallest(places.cells);
            return occlusion(runner, input, label, places, progress, stop);
        }
        if (done.method == ExplainMethod::Rise) {
            RiseOptions masks = options.rise;
            masks.cells = smallest(masks.cells);
            return rise(runner, input, label, masks, progress, stop);
        }
        return explainer->explain(input, done.label, done.method);
    }();
    if (!map) {
        return map.error();
    }
    return Evidence{*std::move(map), done.method, done.label};
}

}  // namespace intaglio::explain
