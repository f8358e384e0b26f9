#pragma once
#include "core/inference/ModelCatalog.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Shared.h"

namespace intaglio::test {

[[nodiscard]] const crypto::Primitives& testPrimitives();

/// A catalog with packages that a FakeEngine runs: label "ill" gets the mean of the input's first channel (-1 dark .. 1 bright) as its
/// logit, "healthy" its negative; the features are (mean, 1 - |mean|).
class FakeModels {
public:
    FakeModels();
    /// Adds a package whose one centroid is `direction`; an empty direction makes one without familiarity.
    void add(const std::string& id, const std::string& kind, std::vector<float> direction = {});

    /// Adds the gate's own model: bright pictures are "blood-smear", dark ones "chest-xray", it is not sure about grey ones.
    void addGate();
    /// Adds a package as add() does, after `change` of its manifest.
    void addChanged(const std::string& id, const std::string& kind, const std::function<void(inference::Manifest&)>& change,
                    std::vector<float> direction = {});

    /// Reads packages anew that were changed from outside.
    void refresh() { m_catalog.refresh(); }
    [[nodiscard]] pipeline::Analyzer& analyzer() { return *m_analyzer; }
    [[nodiscard]] FakeEngine& engine() { return m_engine; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

    static base::Result<inference::ForwardResult> forward(const inference::Tensor& input);

private:
    TemporaryFolder m_folder;
    inference::ModelCatalog m_catalog;
    FakeEngine m_engine;
    std::unique_ptr<pipeline::Analyzer> m_analyzer;
};

/// Writes an 8-bit grey PNG whose samples all equal `grey`.
void writeFlatPng(const std::filesystem::path& path, int grey, int side = 32);

}  // namespace intaglio::test
