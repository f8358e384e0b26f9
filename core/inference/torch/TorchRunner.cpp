#include "core/inference/torch/TorchRunner.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/inference/torch/TorchLowering.h"

namespace intaglio::inference::torchlib {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

/// A finite number less itself is 0, any other is none: many at once, without a branch for each.
bool isFinite(const Tensor& tensor) {
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> sums{};
    const std::size_t whole = tensor.values.size() - tensor.values.size() % kLanes;
    const float* values = tensor.values.data();
    for (std::size_t index = 0; index < whole; index += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            sums[lane] += values[index + lane] - values[index + lane];
        }
    }
    return std::all_of(sums.begin(), sums.end(), [](float sum) { return sum == 0; }) &&
           std::all_of(values + whole, values + tensor.values.size(), [](float value) { return std::isfinite(value); });
}

/// The module's answers to `input` in the order features, logits, or logits alone.
std::vector<torch::Tensor> answersOf(torch::jit::Module& module, bool parts, const torch::Tensor& input) {
    if (!parts) {
        return {module.forward({input}).toTensor()};
    }
    const torch::Tensor features = module.get_method("features")({input}).toTensor();
    return {features, module.get_method("head")({features}).toTensor()};
}

torch::jit::Module frozenForm(const torch::jit::Module& module, const std::vector<std::string>& methods) {
    torch::jit::Module frozen = torch::jit::freeze(module, methods);
    for (const auto& method : frozen.get_methods()) {
        useNamedConvolutions(*method.graph());
    }
    return frozen;
}

bool isAlike(const torch::Tensor& found, const torch::Tensor& expected) {
    constexpr double kShare = 1e-3;  // of the largest value; rounding gives a thousandth of that
    return found.sizes() == expected.sizes() &&
           (found - expected).abs().max().item<double>() <= kShare * expected.abs().max().item<double>();
}

/// Empty where nothing could be handed to oneDNN, or where the module's answers to one picture of noise would change: a foreign network
/// may hold what does not go together with channels last.
std::optional<torch::jit::Module> loweredForm(torch::jit::Module module, const std::vector<std::string>& methods, at::IntArrayRef shape) {
    torch::jit::Module lowered = frozenForm(module, methods);
    std::size_t convolutions = 0;
    for (const auto& method : lowered.get_methods()) {
        convolutions += lowerConvolutions(*method.graph());
    }
    if (convolutions == 0) {
        return std::nullopt;
    }
    const c10::InferenceMode noGradients;
    const torch::Tensor noise = torch::randn(shape, at::detail::createCPUGenerator(7), torch::kFloat);
    const auto expected = answersOf(module, !methods.empty(), noise);
    try {
        const auto found = answersOf(lowered, !methods.empty(), noise);
        const bool alike = std::equal(found.begin(), found.end(), expected.begin(), isAlike);
        return alike ? std::optional(lowered) : std::nullopt;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

/// Frozen. On CUDA that is already what cuDNN wants; on the CPU convolutions go to oneDNN, through LibTorch's own optimiser where ours
/// cannot be used.
torch::jit::Module inPredictionForm(const torch::jit::Module& module, bool parts, const torch::Device& device, at::IntArrayRef shape) {
    const std::vector<std::string> methods = parts ? std::vector<std::string>{"features", "head"} : std::vector<std::string>{};
    if (device.is_cuda()) {
        return frozenForm(module, methods);
    }
    if (auto lowered = loweredForm(module, methods, shape)) {
        return *std::move(lowered);
    }
    torch::jit::Module frozen = frozenForm(module, methods);
    return torch::jit::optimize_for_inference(frozen, methods);
}

/// Averaged over space: N x F x h x w becomes N x F; anything flatter stays.
torch::Tensor pooled(const torch::Tensor& features) {
    return features.dim() > 2 ? features.flatten(2).mean(2) : features;
}

/// Puts the rows of `part` below those of `all`.
void append(Tensor& all, Tensor part) {
    if (all.shape.empty()) {
        all = std::move(part);
        return;
    }
    all.shape.front() += part.shape.front();
    all.values.insert(all.values.end(), part.values.begin(), part.values.end());
}

}  // namespace

TorchRunner::TorchRunner(const ModelPackage& package, torch::jit::Module module, const torch::Device& device)
    : m_module(std::move(module)),
      m_device(device),
      m_hasParts(hasParts(m_module)),
      m_id(package.manifest.id),
      m_labels(static_cast<std::int64_t>(package.manifest.labels.size())) {}

Result<std::unique_ptr<ModelRunner>> TorchRunner::create(const ModelPackage& package, torch::jit::Module module,
                                                         const torch::Device& device) {
    useOneThread();
    try {
        const bool parts = hasParts(module);
        const auto& manifest = package.manifest;
        Tensor empty;
        empty.shape = {1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns};
        std::unique_ptr<TorchRunner> runner(new TorchRunner(package, inPredictionForm(module, parts, device, empty.shape), device));
        empty.values.resize(static_cast<std::size_t>(manifest.inputChannels) * static_cast<std::size_t>(manifest.inputRows) *
                            static_cast<std::size_t>(manifest.inputColumns));
        if (const auto output = runner->run(empty); !output) {
            return output.error().code == ErrorCode::OutOfMemory
                       ? output.error()
                       : brokenModel(package, "the network does not run on its input, or does not give one finite number for each label");
        }
        return std::unique_ptr<ModelRunner>(std::move(runner));
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return brokenModel(package, firstLineOf(exception));
    }
}

Result<ForwardResult> TorchRunner::run(const Tensor& input) {
    useOneThread();
    const auto view = viewOf(input);
    if (!view) {
        return view.error();
    }
    if (!isFinite(input)) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};  // limits between layers may hide it from the answer
    }
    // One picture at a time stays in the processor's cache, and answers the same whatever it came with.
    const std::int64_t pictures = view->size(0);
    const std::int64_t atOnce = m_device.is_cuda() ? pictures : 1;
    try {
        ForwardResult output;
        for (std::int64_t first = 0; first < pictures; first += atOnce) {
            ForwardResult part = forward(view->narrow(0, first, atOnce));
            if (const Status status = checkOutput(atOnce, part); !status) {
                return status.error();
            }
            append(output.logits, std::move(part.logits));
            append(output.features, std::move(part.features));
        }
        return output;
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception&) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};
    }
}

ForwardResult TorchRunner::forward(const torch::Tensor& input) {
    const c10::InferenceMode noGradients;
    const auto answers = answersOf(m_module, m_hasParts, input.to(m_device));
    ForwardResult output;
    output.logits = plainOf(answers.back());
    if (m_hasParts) {
        output.features = plainOf(pooled(answers.front()));
    }
    return output;
}

Status TorchRunner::checkOutput(std::int64_t pictures, const ForwardResult& output) const {
    const bool logitsFit = output.logits.shape == std::vector<std::int64_t>{pictures, m_labels};
    const bool featuresFit = !m_hasParts || (output.features.shape.size() == 2 && output.features.shape.front() == pictures);
    if (!logitsFit || !featuresFit || !isFinite(output.logits) || !isFinite(output.features)) {
        return Error{ErrorCode::ModelOutputInvalid, {m_id}};
    }
    return {};
}

}  // namespace intaglio::inference::torchlib
