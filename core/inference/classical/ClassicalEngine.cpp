#include "core/inference/classical/ClassicalEngine.h"

#include <algorithm>
#include <cmath>

#include "core/base/Files.h"
#include "core/inference/classical/ClassicalModel.h"

namespace intaglio::inference::classical {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

Error broken(const ModelPackage& package, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, detail}};
}

/// Immutable after construction, so that any number of threads may run it.
class ClassicalRunner final : public ModelRunner {
public:
    ClassicalRunner(ClassicalModel model, const Manifest& manifest)
        : m_model(std::move(model)),
          m_id(manifest.id),
          m_channels(manifest.inputChannels),
          m_divisor(manifest.preprocess.back().numbers.at("divisor")),
          m_offset(manifest.preprocess.back().numbers.at("offset")) {}

    [[nodiscard]] Result<ForwardResult> run(const Tensor& input) override {
        const std::int64_t count = input.shape.empty() ? 0 : input.shape.front();
        const auto values =
            static_cast<std::size_t>(m_channels) * static_cast<std::size_t>(m_model.rows) * static_cast<std::size_t>(m_model.columns);
        const bool fits = input.shape == std::vector<std::int64_t>{count, m_channels, m_model.rows, m_model.columns} && count > 0 &&
                          input.values.size() == values * static_cast<std::size_t>(count);
        if (!fits) {
            return Error{ErrorCode::InvalidArgument, {"tensor", "is not of the model's size"}};
        }
        ForwardResult output;
        output.logits.shape = {count, m_model.classes};
        output.features.shape = {count, static_cast<std::int64_t>(m_model.dimension())};
        for (std::size_t index = 0; index < static_cast<std::size_t>(count); ++index) {
            if (const auto judged = judge(std::span(input.values).subspan(index * values, values), output); !judged) {
                return judged.error();
            }
        }
        return output;
    }
    [[nodiscard]] std::string device() const override { return "cpu"; }

private:
    [[nodiscard]] base::Status judge(std::span<const float> input, ForwardResult& output) const {
        const auto grey = greyFromInput(input, m_channels, m_divisor, m_offset);
        if (!grey) {
            return grey.error();
        }
        auto row = classicalFeatures({m_model.rows, m_model.columns, *grey}, m_model.features);
        if (!row) {
            return row.error();
        }
        standardise(m_model, *row);
        const std::vector<double> probabilities = classProbabilities(m_model, *row);
        const bool finite = std::all_of(probabilities.begin(), probabilities.end(), [](double p) { return std::isfinite(p) && p > 0; }) &&
                            std::all_of(row->begin(), row->end(), [](float value) { return std::isfinite(value); });
        if (!finite) {
            return Error{ErrorCode::ModelOutputInvalid, {m_id}};
        }
        std::transform(probabilities.begin(), probabilities.end(), std::back_inserter(output.logits.values),
                       [](double p) { return static_cast<float>(std::log(p)); });
        output.features.values.insert(output.features.values.end(), row->begin(), row->end());
        return {};
    }

    const ClassicalModel m_model;
    const std::string m_id;
    const int m_channels;
    const double m_divisor;
    const double m_offset;
};

/// What file and manifest must agree on; nothing where they do.
std::optional<std::string> disagreement(const ClassicalModel& model, const Manifest& manifest) {
    if (model.rows != manifest.inputRows || model.columns != manifest.inputColumns) {
        return "model.json is for pictures of another size";
    }
    if (static_cast<std::size_t>(model.classes) != manifest.labels.size()) {
        return "model.json has another number of classes";
    }
    if (manifest.preprocess.empty() || manifest.preprocess.back().name != "scale") {
        return "preprocess: a classical model needs scale as its last step";
    }
    return std::nullopt;
}

Tensor emptyInput(const Manifest& manifest) {
    Tensor input;
    input.shape = {1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns};
    input.values.resize(static_cast<std::size_t>(manifest.inputChannels) * static_cast<std::size_t>(manifest.inputRows) *
                        static_cast<std::size_t>(manifest.inputColumns));
    return input;
}

}  // namespace

Result<std::unique_ptr<ModelRunner>> ClassicalEngine::loadRunner(const ModelPackage& package, const std::string& file, Device device) {
    if (device == Device::Cuda) {
        return Error{ErrorCode::DeviceUnavailable, {"cuda"}};
    }
    const auto bytes = base::readFile(package.folder / base::pathFromText(file), kMaximumModelFileBytes);
    if (!bytes) {
        return broken(package, file + " cannot be read or has an impossible size");
    }
    auto model = readClassicalModel(*bytes);
    if (!model) {
        const auto& arguments = model.error().arguments;
        return model.error().code == ErrorCode::OutOfMemory ? model.error()
                                                            : broken(package, file + ": " + arguments.front() + " " + arguments.back());
    }
    if (const auto problem = disagreement(*model, package.manifest)) {
        return broken(package, *problem);
    }
    auto runner = std::make_unique<ClassicalRunner>(*std::move(model), package.manifest);
    if (const auto output = runner->run(emptyInput(package.manifest)); !output) {
        return broken(package, "the classifier does not run on its input");
    }
    return std::unique_ptr<ModelRunner>(std::move(runner));
}

Result<std::unique_ptr<Explainer>> ClassicalEngine::loadExplainer(const ModelPackage&, const std::string&, Device) {
    return std::unique_ptr<Explainer>();
}

}  // namespace intaglio::inference::classical
