#include "core/inference/torch/TorchExplainer.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

namespace intaglio::inference::torchlib {

using base::Error;
using base::ErrorCode;
using base::Result;

TorchExplainer::TorchExplainer(const ModelPackage& package, torch::jit::Module module, const torch::Device& device)
    : m_module(std::move(module)),
      m_device(device),
      m_id(package.manifest.id),
      m_labels(static_cast<int>(package.manifest.labels.size())) {}

Result<Heatmap> TorchExplainer::explain(const Tensor& input, int label, ExplainMethod method) {
    if (method == ExplainMethod::Occlusion || label < 0 || label >= m_labels || input.shape.empty() || input.shape.front() != 1) {
        return Error{ErrorCode::InvalidArgument, {"explanation", std::to_string(label)}};
    }
    const auto view = viewOf(input);
    if (!view) {
        return view.error();
    }
    const std::scoped_lock lock(m_busy);
    useOneThread();
    try {
        Tensor map = plainOf(evidence(*view, label, method));
        const bool finite = std::all_of(map.values.begin(), map.values.end(), [](float value) { return std::isfinite(value); });
        if (map.shape.size() != 2 || !finite) {
            return Error{ErrorCode::ModelOutputInvalid, {m_id}};
        }
        return Heatmap{static_cast<int>(map.shape[0]), static_cast<int>(map.shape[1]), std::move(map.values)};
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};
    }
}

torch::Tensor TorchExplainer::evidence(const torch::Tensor& input, int label, ExplainMethod method) {
    torch::Tensor features;
    {
        const torch::NoGradGuard noGradients;
        features = m_module.get_method("features")({input.to(m_device)}).toTensor();
    }
    // The graph starts at the features: nothing below them needs a gradient.
    features = features.detach().requires_grad_(true);
    const torch::Tensor logits = m_module.get_method("head")({features}).toTensor();
    const torch::Tensor gradient = torch::autograd::grad({logits.select(1, label).sum()}, {features}).front();
    // Times the number of places: the logit that a picture would reach which looked everywhere as it does here. With average pooling
    // and a linear head this is the class activation map itself, whatever the map's size.
    const double places = static_cast<double>(features.size(2) * features.size(3));
    if (method == ExplainMethod::HiResCam) {
        return (gradient * features).sum(1).squeeze(0) * places;
    }
    const torch::Tensor weights = gradient.mean({2, 3}, true);
    return torch::relu((weights * features).sum(1)).squeeze(0) * places;
}

}  // namespace intaglio::inference::torchlib
