#include "core/training/torch/Networks.h"

#include <torch/script.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string_view>

#include "core/base/Files.h"
#include "core/training/torch/Export.h"
#include "core/training/torch/networks/Families.h"
#include "core/training/torch/networks/Layers.h"

namespace intaglio::training::torch_adapter {

namespace {

using Maker = std::shared_ptr<Network> (*)(const NetworkPlan&);

/// What is known of an architecture without making one.
struct Architecture {
    std::string_view name;
    Maker make;
    int classes, channels, rows, columns;  ///< as published
    int minimumSide;                       ///< one place is left after all strides and pools
    int blocks;
    bool anySize;
    std::string_view description;
};

constexpr std::array<Architecture, 13> kArchitectures{{
    {"mobilenet_v2", makeMobileNet, 1000, 3, 224, 224, 32, 19, true,
     "MobileNetV2 1.0 (Sandler et al. 2018), normalisation folded; the one with pretrained weights"},
    {"mobilenet_v1", makeMobileNet, 1000, 3, 224, 224, 32, 14, true, "MobileNetV1 1.0 (Howard et al. 2017)"},
    {"resnet18", makeResNet, 1000, 3, 224, 224, 32, 9, true, "ResNet-18 (He et al. 2016)"},
    {"resnet50", makeResNet, 1000, 3, 224, 224, 32, 17, true, "ResNet-50 (He et al. 2016), stride in the 3x3 convolutions"},
    {"densenet121", makeDenseNet, 1000, 3, 224, 224, 32, 9, true, "DenseNet-121 (Huang et al. 2017)"},
    {"densenet169", makeDenseNet, 1000, 3, 224, 224, 32, 9, true, "DenseNet-169 (Huang et al. 2017)"},
    {"vgg16", makePlainNetwork, 1000, 3, 224, 224, 32, 5, false, "VGG-16 (Simonyan and Zisserman 2015), configuration D"},
    {"s1_cnn", makePlainNetwork, 1, 1, 200, 200, 8, 3, false, "Leukemia network of the web application with steganography: 4 convolutions"},
    {"s4_cnn", makePlainNetwork, 2, 1, 256, 256, 64, 5, false, "Mammogram patch network of IRMI: 13 convolutions"},
    {"s5_skin_cnn", makePlainNetwork, 7, 3, 75, 100, 4, 2, false, "Skin network of Dr.Tech: 4 convolutions"},
    {"s5_pneumonia_cnn", makePlainNetwork, 1, 1, 150, 150, 4, 5, false, "Pneumonia network of Dr.Tech: 5 convolutions"},
    {"s5_bone_cnn", makePlainNetwork, 1, 3, 224, 224, 8, 3, false, "Bone network of Dr.Tech, trained from scratch: 6 convolutions"},
    {"small_cnn", makePlainNetwork, 2, 3, 64, 64, 4, 4, true, "Four strided convolutions, for small tasks and a quick look at new data"},
}};

const Architecture* findArchitecture(const std::string& name) {
    const auto* found =
        std::find_if(kArchitectures.begin(), kArchitectures.end(), [&](const Architecture& each) { return each.name == name; });
    return found == kArchitectures.end() ? nullptr : found;
}

using NamedTensors = std::map<std::string, torch::Tensor>;

constexpr std::string_view kModelExtension = ".ts";

/// Of a file written by torch.save of a flat dictionary; what is no named tensor is left out.
NamedTensors tensorsOfDictionary(const base::Bytes& bytes) {
    NamedTensors tensors;
    for (const auto& entry : torch::pickle_load(std::vector<char>(bytes.begin(), bytes.end())).toGenericDict()) {
        if (entry.key().isString() && entry.value().isTensor()) {
            tensors.emplace(entry.key().toStringRef(), entry.value().toTensor());
        }
    }
    return tensors;
}

/// Of a TorchScript file, under their names below the submodule that exportTorchScript puts a network into.
NamedTensors tensorsOfModel(const base::Bytes& bytes) {
    std::istringstream stream(std::string(bytes.begin(), bytes.end()));
    const torch::jit::Module module = torch::jit::load(stream, torch::kCPU);
    const std::string prefix = std::string(kNetworkModule) + ".";
    NamedTensors tensors;
    const auto add = [&](const std::string& name, const torch::Tensor& tensor) {
        tensors.emplace(name.starts_with(prefix) ? name.substr(prefix.size()) : name, tensor);
    };
    for (const auto& parameter : module.named_parameters()) {
        add(parameter.name, parameter.value);
    }
    for (const auto& buffer : module.named_buffers()) {
        add(buffer.name, buffer.value);
    }
    return tensors;
}

base::Error notFitting(const std::filesystem::path& file, const std::string& tensor) {
    return {base::ErrorCode::InvalidArgument, {"weights", base::pathText(file) + " " + tensor}};
}

}  // namespace

torch::Tensor Network::runBlocks(const torch::Tensor& value, int first, int last) {
    torch::Tensor result = value;
    for (int index = std::max(0, first); index < std::min(last, blockCount()); ++index) {
        result = m_blocks[static_cast<std::size_t>(index)]->forward(result);
    }
    return result;
}

void Network::addBlock(const std::shared_ptr<Block>& block) {
    if (m_features.is_empty()) {
        m_features = register_module("features", torch::nn::ModuleList());
    }
    m_features->push_back(block);
    m_blocks.push_back(block);
}

void Network::freezeBefore(int block) {
    m_frozen = std::clamp(block, 0, blockCount());
    for (int index = 0; index < blockCount(); ++index) {
        for (auto& parameter : m_blocks[static_cast<std::size_t>(index)]->parameters()) {
            parameter.set_requires_grad(index >= m_frozen);
        }
    }
    train(is_training());
}

void Network::train(bool on) {
    torch::nn::Module::train(on);
    for (int index = 0; index < m_frozen; ++index) {
        m_blocks[static_cast<std::size_t>(index)]->train(false);
    }
}

std::vector<torch::Tensor> Network::state() const {
    auto tensors = parameters();
    const auto statistics = buffers();
    tensors.insert(tensors.end(), statistics.begin(), statistics.end());
    return tensors;
}

void Network::setState(const std::vector<torch::Tensor>& values) {
    const torch::NoGradGuard noGradient;
    auto tensors = state();
    TORCH_CHECK(tensors.size() == values.size(), "a state of another architecture");
    for (std::size_t index = 0; index < tensors.size(); ++index) {
        TORCH_CHECK(tensors[index].sizes() == values[index].sizes(), "a state of another shape");
        tensors[index].copy_(values[index]);
    }
}

void Network::addNormalization() {
    for (const auto& module : modules()) {
        if (auto* convolution = module->as<Convolution>()) {
            convolution->addNormalization();
        }
    }
    m_hasAddedNormalization = true;
}

void Network::settleNormalization(const torch::Tensor& input) {
    for (const auto& module : modules()) {
        if (auto* convolution = module->as<Convolution>()) {
            convolution->settleOnNext();
        }
    }
    const torch::NoGradGuard noGradient;
    const bool wasTraining = is_training();
    eval();
    features(input);
    train(wasTraining);
}

void Network::fold() {
    for (const auto& module : modules()) {
        if (auto* normalized = module->as<NormalizedConvolution>()) {
            normalized->fold();
        } else if (auto* convolution = module->as<Convolution>()) {
            convolution->fold();
        }
    }
}

base::Status checkArchitecture(const std::string& architecture, const NetworkShape& shape) {
    const Architecture* known = findArchitecture(architecture);
    if (known == nullptr) {
        return base::Error(base::ErrorCode::ArchitectureUnknown, {architecture});
    }
    if (shape.classes < 1 || shape.channels < 1) {
        return base::Error(base::ErrorCode::InvalidArgument, {"classes or channels", "too few"});
    }
    if (std::min(shape.rows, shape.columns) < known->minimumSide) {
        return base::Error(base::ErrorCode::InvalidArgument,
                           {architecture, std::to_string(shape.rows) + " x " + std::to_string(shape.columns) + " pixels; at least " +
                                              std::to_string(known->minimumSide) + " rows and columns"});
    }
    return {};
}

std::shared_ptr<Network> makeNetwork(const std::string& architecture, const NetworkShape& shape, double dropout) {
    if (!checkArchitecture(architecture, shape)) {
        return nullptr;
    }
    return findArchitecture(architecture)->make({architecture, shape, dropout});
}

std::vector<std::string> networkNames() {
    std::vector<std::string> names;
    for (const auto& architecture : kArchitectures) {
        names.emplace_back(architecture.name);
    }
    return names;
}

std::vector<ArchitectureFacts> networkFacts() {
    std::vector<ArchitectureFacts> facts;
    for (const auto& each : kArchitectures) {
        facts.push_back({std::string(each.name),
                         std::string(each.description),
                         {each.classes, each.channels, each.rows, each.columns},
                         each.minimumSide,
                         each.anySize,
                         each.blocks});
    }
    return facts;
}

base::Status loadPretrained(Network& network, const std::filesystem::path& file) {
    const auto bytes = base::readFile(file);
    if (!bytes) {
        return bytes.error();
    }
    NamedTensors given;
    try {
        given = file.extension() == kModelExtension ? tensorsOfModel(*bytes) : tensorsOfDictionary(*bytes);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception&) {
        return notFitting(file, "is no file of weights");
    }
    const torch::NoGradGuard noGradient;
    auto tensors = network.named_parameters();
    tensors.update(network.named_buffers());
    for (auto& item : tensors) {
        if (Network::isHeadParameter(item.key())) {
            continue;
        }
        const auto found = given.find(item.key());
        if (found == given.end() || found->second.sizes() != item.value().sizes()) {
            return notFitting(file, item.key());
        }
        item.value().copy_(found->second.to(torch::kFloat));
    }
    return {};
}

}  // namespace intaglio::training::torch_adapter
