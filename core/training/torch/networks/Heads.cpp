#include "core/training/torch/networks/Heads.h"

namespace intaglio::training::torch_adapter {

namespace {

/// The last layer under the name that the pretrained files have for it.
torch::nn::ModuleDict namedClassifier(const Dense& classifier) {
    torch::nn::ModuleDict holder;
    holder->update({{"1", classifier.ptr()}});
    return holder;
}

}  // namespace

PooledNetwork::PooledNetwork(const NetworkPlan& plan) : Network(plan.architecture, plan.shape), m_dropout(plan.dropout) {}

void PooledNetwork::addHead(std::int64_t features) {
    m_classifier = Dense(features, shape().classes, DenseImpl::Role::Last);
    register_module("classifier", namedClassifier(m_classifier));
}

torch::Tensor PooledNetwork::head(const torch::Tensor& spatial) {
    return m_classifier->forward(dropSome(spatial.mean({2, 3}), m_dropout, is_training()));
}

FlattenedNetwork::FlattenedNetwork(const NetworkPlan& plan) : Network(plan.architecture, plan.shape), m_dropout(plan.dropout) {}

void FlattenedNetwork::addHead(std::int64_t features, const std::vector<std::int64_t>& hidden) {
    torch::nn::ModuleList list;
    for (const std::int64_t width : hidden) {
        m_hidden.emplace_back(features, width, DenseImpl::Role::Hidden);
        list->push_back(m_hidden.back());
        features = width;
    }
    register_module("dense", list);
    m_classifier = Dense(features, shape().classes, DenseImpl::Role::Last);
    register_module("classifier", namedClassifier(m_classifier));
}

torch::Tensor FlattenedNetwork::head(const torch::Tensor& spatial) {
    torch::Tensor value = spatial.flatten(1);
    for (auto& layer : m_hidden) {
        value = dropSome(relu(layer->forward(value), is_training()), m_dropout, is_training());
    }
    return m_classifier->forward(value);
}

}  // namespace intaglio::training::torch_adapter
