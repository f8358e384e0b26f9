#pragma once
#include "core/training/torch/Networks.h"

/// The architectures by family, one file each. Names, shapes and sources are in the table of Networks.cpp, which also checks the shape.
namespace intaglio::training::torch_adapter {

/// What an architecture is to be made for.
struct NetworkPlan {
    std::string architecture;
    NetworkShape shape;
    double dropout = 0;
};

/// "small_cnn", "s1_cnn", "s4_cnn", "s5_skin_cnn", "s5_pneumonia_cnn", "s5_bone_cnn", "vgg16": convolutions and pooling in a row.
[[nodiscard]] std::shared_ptr<Network> makePlainNetwork(const NetworkPlan& plan);
/// "mobilenet_v1", "mobilenet_v2".
[[nodiscard]] std::shared_ptr<Network> makeMobileNet(const NetworkPlan& plan);
/// "resnet18", "resnet50".
[[nodiscard]] std::shared_ptr<Network> makeResNet(const NetworkPlan& plan);
/// "densenet121", "densenet169".
[[nodiscard]] std::shared_ptr<Network> makeDenseNet(const NetworkPlan& plan);

}  // namespace intaglio::training::torch_adapter
