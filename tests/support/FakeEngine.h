#pragma once
#include <atomic>
#include <functional>
#include <map>

#include "core/pipeline/Analyze.h"

/// An engine without a network, for tests of what surrounds it.
namespace intaglio::test {

/// Computes logits and features from the input tensor of one picture.
using FakeForward = std::function<base::Result<inference::ForwardResult>(const inference::Tensor&)>;

class FakeRunner final : public inference::ModelRunner {
public:
    explicit FakeRunner(FakeForward forward) : m_forward(std::move(forward)) {}
    base::Result<inference::ForwardResult> run(const inference::Tensor& input) override { return m_forward(input); }
    std::string device() const override { return "cpu"; }

private:
    FakeForward m_forward;
};

/// Marks the input's first channel as the evidence.
class FakeExplainer final : public inference::Explainer {
public:
    base::Result<inference::Heatmap> explain(const inference::Tensor& input, int, inference::ExplainMethod) override {
        const auto rows = static_cast<int>(input.shape[2]);
        const auto columns = static_cast<int>(input.shape[3]);
        const auto count = static_cast<std::ptrdiff_t>(rows) * columns;
        return inference::Heatmap{rows, columns, std::vector<float>(input.values.begin(), input.values.begin() + count)};
    }
};

class FakeEngine final : public inference::Engine, public pipeline::EngineProvider {
public:
    explicit FakeEngine(FakeForward forward) : m_forward(std::move(forward)) {}
    base::Result<std::unique_ptr<inference::ModelRunner>> loadRunner(const inference::ModelPackage&, const std::string& file,
                                                                     inference::Device) override {
        ++loads;
        if (const auto member = members.find(file); member != members.end()) {
            return std::unique_ptr<inference::ModelRunner>(std::make_unique<FakeRunner>(member->second));
        }
        return std::unique_ptr<inference::ModelRunner>(std::make_unique<FakeRunner>(m_forward));
    }
    base::Result<std::unique_ptr<inference::Explainer>> loadExplainer(const inference::ModelPackage&, const std::string&,
                                                                      inference::Device) override {
        return gradients ? std::unique_ptr<inference::Explainer>(std::make_unique<FakeExplainer>()) : nullptr;
    }
    base::Result<inference::Engine*> engine() override { return this; }

    std::atomic<int> loads{0};
    bool gradients = true;                       ///< false: loadExplainer gives null
    std::map<std::string, FakeForward> members;  ///< network files that answer differently

private:
    FakeForward m_forward;
};

}  // namespace intaglio::test
