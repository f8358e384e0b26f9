#include "core/inference/torch/TorchExplainer.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

namespace intaglio::inference::torchlib {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// How much finer than the features a layer must be for LayerCAM.
constexpr int kInnerFactor = 2;

torch::Tensor gradientOf(const torch::Tensor& logit, const torch::Tensor& place) {
    return torch::autograd::grad({logit}, {place}).front();
}

double placesOf(const torch::Tensor& map) {
    return static_cast<double>(map.size(2) * map.size(3));
}

Error unknownExplanation(int label) {
    return {ErrorCode::InvalidArgument, {"explanation", std::to_string(label)}};
}

}  // namespace

TorchExplainer::TorchExplainer(ModelPackage package, torch::jit::Module module, const torch::Device& device)
    : m_package(std::move(package)),
      m_module(std::move(module)),
      m_device(device),
      m_labels(static_cast<int>(m_package.manifest.labels.size())) {}

Result<std::unique_ptr<Explainer>> TorchExplainer::create(const ModelPackage& package, torch::jit::Module module,
                                                          const torch::Device& device) {
    useOneThread();
    try {
        std::unique_ptr<TorchExplainer> explainer(new TorchExplainer(package, std::move(module), device));
        explainer->study();
        return std::unique_ptr<Explainer>(std::move(explainer));
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return brokenModel(package, firstLineOf(exception));
    }
}

torch::Tensor TorchExplainer::logitsOf(const torch::Tensor& features) {
    return m_module.get_method("head")({features}).toTensor();
}

/// Finds out by trying what kind of head and layers this network has: its graph may be written in many ways.
void TorchExplainer::study() {
    const Manifest& manifest = m_package.manifest;
    const auto example = torch::zeros({1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns}).to(m_device);
    torch::Tensor features;
    {
        const torch::NoGradGuard noGradients;
        features = m_module.get_method("features")({example}).toTensor();
    }
    if (features.dim() != 4) {
        return;
    }
    m_inner = InnerLayer::find(m_module, example, kInnerFactor);
    // A linear head has one gradient everywhere: at every place and for every picture, far from zero on both sides.
    auto generator = at::detail::createCPUGenerator(7);
    std::vector<torch::Tensor> rows;
    for (int label = 0; label < m_labels; ++label) {
        torch::Tensor first;
        for (const double size : {0.0, 1.0, 10.0}) {
            const torch::Tensor place = (torch::randn(features.sizes(), generator, torch::kFloat) * size).to(m_device).requires_grad_(true);
            const torch::Tensor gradient = gradientOf(logitsOf(place).select(1, label).sum(), place);
            const torch::Tensor flat = gradient.mean({2, 3}, true);
            first = first.defined() ? first : flat;
            const double tolerance = 1e-4 * flat.abs().max().item<double>() + 1e-12;
            if (!torch::allclose(gradient, first.expand_as(gradient), 1e-3, tolerance)) {
                return;
            }
        }
        rows.push_back(first.flatten() * placesOf(features));
    }
    m_weights = torch::stack(rows).detach();
}

bool TorchExplainer::canExplain(const Tensor& input, int label, ExplainMethod method) const {
    const bool known = method == ExplainMethod::GradCam || method == ExplainMethod::HiResCam ||
                       (method == ExplainMethod::Cam && m_weights.defined()) || (method == ExplainMethod::LayerCam && m_inner.has_value());
    return known && label >= 0 && label < m_labels && !input.shape.empty() && input.shape.front() == 1;
}

Result<Heatmap> TorchExplainer::explain(const Tensor& input, int label, ExplainMethod method) {
    if (!canExplain(input, label, method)) {
        return unknownExplanation(label);
    }
    const auto view = viewOf(input);
    if (!view) {
        return view.error();
    }
    const std::scoped_lock lock(m_busy);
    useOneThread();
    const std::string& id = m_package.manifest.id;
    try {
        const bool inside = method == ExplainMethod::LayerCam;
        Tensor map = plainOf(inside ? innerEvidence(*view, label) : evidence(*view, label, method));
        const bool finite = std::all_of(map.values.begin(), map.values.end(), [](float value) { return std::isfinite(value); });
        if (map.shape.size() != 2 || !finite) {
            return Error{ErrorCode::ModelOutputInvalid, {id}};
        }
        return Heatmap{static_cast<int>(map.shape[0]), static_cast<int>(map.shape[1]), std::move(map.values)};
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        return Error{ErrorCode::ModelOutputInvalid, {id}};
    }
}

torch::Tensor TorchExplainer::evidence(const torch::Tensor& input, int label, ExplainMethod method) {
    torch::Tensor features;
    {
        const torch::NoGradGuard noGradients;
        features = m_module.get_method("features")({input.to(m_device)}).toTensor();
    }
    if (method == ExplainMethod::Cam) {
        return (m_weights.select(0, label).view({1, -1, 1, 1}) * features).sum(1).squeeze(0);
    }
    // The graph starts at the features: nothing below them needs a gradient.
    features = features.detach().requires_grad_(true);
    const torch::Tensor gradient = gradientOf(logitsOf(features).select(1, label).sum(), features);
    // Times the number of places: the logit that a picture would reach which looked everywhere as it does here. With average pooling
    // and a linear head this is the class activation map itself, whatever the map's size.
    if (method == ExplainMethod::HiResCam) {
        return (gradient * features).sum(1).squeeze(0) * placesOf(features);
    }
    const torch::Tensor weights = gradient.mean({2, 3}, true);
    return torch::relu((weights * features).sum(1)).squeeze(0) * placesOf(features);
}

torch::Tensor TorchExplainer::innerEvidence(const torch::Tensor& input, int label) {
    const auto [inner, features] = m_inner->run(input.to(m_device).clone().requires_grad_(true));
    const torch::Tensor gradient = gradientOf(logitsOf(features).select(1, label).sum(), inner);
    return torch::relu((torch::relu(gradient) * inner).sum(1)).squeeze(0).detach() * placesOf(inner);
}

Result<std::unique_ptr<Explainer>> TorchExplainer::randomised(Randomised depth, std::uint64_t seed) const {
    try {
        const torch::jit::Module copy = m_module.deepcopy();
        std::vector<WeightPath> paths = weightsOf(copy, "head");
        if (depth == Randomised::HeadAndLastFeatures) {
            const std::vector<WeightPath> below = weightsOf(copy, "features");
            const auto last = static_cast<std::ptrdiff_t>((below.size() + 2) / 3);
            paths.insert(paths.end(), below.end() - last, below.end());
        }
        if (paths.empty()) {
            return Error{ErrorCode::InvalidArgument, {"randomised weights", m_package.manifest.id}};
        }
        auto generator = at::detail::createCPUGenerator(seed);
        for (const WeightPath& path : paths) {
            randomise(copy, path, generator);
        }
        return create(m_package, copy, m_device);
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return brokenModel(m_package, firstLineOf(exception));
    }
}

}  // namespace intaglio::inference::torchlib
