#include "core/inference/torch/TorchModule.h"

#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <algorithm>
#include <numeric>

#include "core/base/Files.h"
#include "core/inference/torch/TorchOperators.h"

namespace intaglio::inference::torchlib {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// Far above any network that runs on a clinic's computer; a file beyond it is no model.
constexpr std::uintmax_t kMaximumModelBytes = std::uintmax_t{2} << 30;

}  // namespace

Result<torch::Device> chooseDevice(Device device) {
    const bool present = device != Device::Cpu && torch::cuda::is_available();
    if (device == Device::Cuda && !present) {
        return Error{ErrorCode::DeviceUnavailable, {"cuda"}};
    }
    return present ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
}

std::string deviceName(const torch::Device& device) {
    return device.is_cuda() ? "cuda" : "cpu";
}

Error brokenModel(const ModelPackage& package, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, detail}};
}

std::string firstLineOf(const std::exception& exception) {
    const std::string text = exception.what();
    return text.substr(0, std::min<std::size_t>(text.find('\n'), 200));
}

Result<torch::jit::Module> loadModule(const ModelPackage& package, const std::string& file, const torch::Device& device) {
    const auto path = package.folder / base::pathFromText(file);
    std::error_code failure;
    const std::uintmax_t size = std::filesystem::file_size(path, failure);
    if (failure || size == 0 || size > kMaximumModelBytes) {
        return brokenModel(package, file + (failure ? " cannot be read" : " has an impossible size"));
    }
    try {
        if (const auto objection = archiveObjection(base::pathText(path))) {
            return brokenModel(package, file + " " + *objection);
        }
        torch::jit::Module module = torch::jit::load(base::pathText(path), torch::kCPU);
        if (const auto objection = operatorObjection(module)) {
            return brokenModel(package, file + " " + *objection);
        }
        module.eval();
        module.to(torch::kFloat);
        module.to(device);
        if (!module.find_method("forward")) {
            return brokenModel(package, file + " has no method forward");
        }
        return module;
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return brokenModel(package, firstLineOf(exception));
    }
}

bool hasParts(const torch::jit::Module& module) {
    return module.find_method("features") && module.find_method("head");
}

Result<torch::Tensor> viewOf(const Tensor& input) {
    const std::int64_t count = std::accumulate(input.shape.begin(), input.shape.end(), std::int64_t{1},
                                               [](std::int64_t a, std::int64_t b) { return b < 1 || a < 0 ? -1 : a * b; });
    if (input.shape.empty() || count < 0 || static_cast<std::size_t>(count) != input.values.size()) {
        return Error{ErrorCode::InvalidArgument, {"tensor", "values do not fill the shape"}};
    }
    // from_blob has no read-only form; the result is only ever read.
    return torch::from_blob(const_cast<float*>(input.values.data()), input.shape, torch::kFloat);
}

Tensor plainOf(const torch::Tensor& tensor) {
    const torch::Tensor dense = tensor.detach().to(torch::kCPU, torch::kFloat).contiguous();
    Tensor plain;
    plain.shape = dense.sizes().vec();
    const float* values = dense.data_ptr<float>();
    plain.values.assign(values, values + dense.numel());
    return plain;
}

void useOneThread() {
    // Setting it again would throw oneDNN's primitive cache away.
    if (at::get_num_threads() != 1) {
        at::set_num_threads(1);
    }
}

}  // namespace intaglio::inference::torchlib
