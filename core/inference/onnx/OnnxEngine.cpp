#include "core/inference/onnx/OnnxEngine.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>

#include "core/base/Files.h"
#include "core/inference/onnx/OnnxGraph.h"

namespace intaglio::inference::onnx {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

Error broken(const ModelPackage& package, const std::string& detail) {
    return {ErrorCode::ModelBroken, {package.manifest.id, detail}};
}

/// What of a graph is asked for.
struct Ports {
    std::string logits;
    std::optional<std::string> features;
};

Result<Ports> portsOf(const ModelPackage& package, const OnnxGraph& graph) {
    const Manifest& manifest = package.manifest;
    const std::vector<std::int64_t> wanted{1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns};
    const bool oneInput = graph.inputs.size() == 1 && (graph.inputs[0].shape.empty() || graph.inputs[0].shape.size() == wanted.size());
    if (!oneInput) {
        return broken(package, "the network does not have one input of pictures");
    }
    for (std::size_t axis = 1; axis < graph.inputs[0].shape.size(); ++axis) {
        if (graph.inputs[0].shape[axis] != -1 && graph.inputs[0].shape[axis] != wanted[axis]) {
            return broken(package, "the network takes pictures of another size");
        }
    }
    std::vector<std::string> outputs = graph.outputs;
    std::erase(outputs, "features");
    if (outputs.size() != 1) {
        return broken(package, "the network needs one output beside features");
    }
    const std::string last = operationBehind(graph, outputs[0]);
    if (last == "Softmax" || last == "Sigmoid" || last == "LogSoftmax") {
        return broken(package, "the network ends in " + last + "; logits are needed");
    }
    return Ports{outputs[0], featuresOf(graph, outputs[0])};
}

/// A picture's numbers, averaged over space where there is any.
std::vector<float> pooled(const cv::Mat& blob) {
    const auto* values = blob.ptr<float>();
    const auto channels = static_cast<std::size_t>(blob.dims > 2 ? blob.size[1] : static_cast<int>(blob.total()));
    const std::size_t places = blob.total() / channels;
    std::vector<float> means(channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        double sum = 0;
        for (std::size_t place = 0; place < places; ++place) {
            sum += static_cast<double>(values[channel * places + place]);
        }
        means[channel] = static_cast<float>(sum / static_cast<double>(places));
    }
    return means;
}

bool isFinite(const std::vector<float>& values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

class OnnxRunner final : public ModelRunner {
public:
    OnnxRunner(cv::dnn::Net net, Ports ports, const Manifest& manifest)
        : m_net(std::move(net)),
          m_id(manifest.id),
          m_shape{1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns},
          m_labels(manifest.labels.size()) {
        m_outputs.push_back(ports.logits);
        if (ports.features) {
            m_outputs.push_back(*ports.features);
        }
    }

    [[nodiscard]] Result<ForwardResult> run(const Tensor& input) override {
        const std::int64_t count = input.shape.empty() ? 0 : input.shape.front();
        const std::size_t values =
            static_cast<std::size_t>(m_shape[1]) * static_cast<std::size_t>(m_shape[2]) * static_cast<std::size_t>(m_shape[3]);
        const bool fits = count > 0 && input.shape == std::vector<std::int64_t>{count, m_shape[1], m_shape[2], m_shape[3]} &&
                          input.values.size() == static_cast<std::size_t>(count) * values;
        if (!fits) {
            return Error{ErrorCode::InvalidArgument, {"tensor", "is not of the model's size"}};
        }
        const std::scoped_lock lock(m_busy);
        ForwardResult output;
        try {
            for (std::size_t index = 0; index < static_cast<std::size_t>(count); ++index) {
                if (const Status judged = judge(input.values.data() + index * values, output); !judged) {
                    return judged.error();
                }
            }
        } catch (const std::bad_alloc&) {
            return ErrorCode::OutOfMemory;
        } catch (const std::exception&) {
            return Error{ErrorCode::ModelOutputInvalid, {m_id}};
        }
        output.logits.shape = {count, static_cast<std::int64_t>(m_labels)};
        if (!output.features.values.empty()) {
            output.features.shape = {count, static_cast<std::int64_t>(output.features.values.size()) / count};
        }
        return output;
    }
    [[nodiscard]] std::string device() const override { return "cpu"; }

private:
    [[nodiscard]] Status judge(const float* picture, ForwardResult& output) {
        // OpenCV copies the input into a blob of its own.
        m_net.setInput(cv::Mat(4, m_shape.data(), CV_32F, const_cast<float*>(picture)));
        std::vector<cv::Mat> blobs;
        m_net.forward(blobs, m_outputs);
        const bool fits = blobs.size() == m_outputs.size() && std::all_of(blobs.begin(), blobs.end(), [](const cv::Mat& blob) {
                              return !blob.empty() && blob.type() == CV_32F && blob.isContinuous() && blob.dims >= 2 && blob.size[0] == 1;
                          });
        if (!fits || blobs[0].total() != m_labels) {
            return Error{ErrorCode::ModelOutputInvalid, {m_id}};
        }
        const std::vector<float> logits(blobs[0].ptr<float>(), blobs[0].ptr<float>() + m_labels);
        const std::vector<float> features = blobs.size() > 1 ? pooled(blobs[1]) : std::vector<float>();
        if (!isFinite(logits) || !isFinite(features)) {
            return Error{ErrorCode::ModelOutputInvalid, {m_id}};
        }
        output.logits.values.insert(output.logits.values.end(), logits.begin(), logits.end());
        output.features.values.insert(output.features.values.end(), features.begin(), features.end());
        return {};
    }

    std::mutex m_busy;
    cv::dnn::Net m_net;
    std::string m_id;
    std::vector<int> m_shape;
    std::size_t m_labels;
    std::vector<std::string> m_outputs;
};

/// One empty picture must give finite logits.
Status proves(ModelRunner& runner, const Manifest& manifest) {
    Tensor empty;
    empty.shape = {1, manifest.inputChannels, manifest.inputRows, manifest.inputColumns};
    empty.values.resize(static_cast<std::size_t>(manifest.inputChannels) * static_cast<std::size_t>(manifest.inputRows) *
                        static_cast<std::size_t>(manifest.inputColumns));
    const auto output = runner.run(empty);
    return output ? Status{} : Status{output.error()};
}

Result<std::unique_ptr<ModelRunner>> load(const ModelPackage& package, base::Bytes bytes, const Ports& ports, bool declareFeatures) {
    if (declareFeatures) {
        base::append(bytes, furtherOutput(*ports.features));
    }
    try {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        auto runner = std::make_unique<OnnxRunner>(std::move(net), ports, package.manifest);
        if (const Status status = proves(*runner, package.manifest); !status) {
            return status.error().code == ErrorCode::OutOfMemory
                       ? status.error()
                       : broken(package, "the network does not run on its input, or does not give one finite number for each label");
        }
        return std::unique_ptr<ModelRunner>(std::move(runner));
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const cv::Exception& exception) {
        return broken(package,
                      "OpenCV cannot read the network: " + exception.err.substr(0, std::min<std::size_t>(exception.err.find('\n'), 200)));
    } catch (const std::exception&) {
        return broken(package, "OpenCV cannot read the network");
    }
}

}  // namespace

OnnxEngine::OnnxEngine() {
    // What OpenCV would print about a file it cannot read is said by the error.
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
}

Result<std::unique_ptr<ModelRunner>> OnnxEngine::loadRunner(const ModelPackage& package, const std::string& file, Device device) {
    if (device == Device::Cuda) {
        return Error{ErrorCode::DeviceUnavailable, {"cuda"}};
    }
    const auto bytes = base::readFile(package.folder / base::pathFromText(file), kMaximumModelFileBytes);
    if (!bytes) {
        return broken(package, file + " cannot be read or has an impossible size");
    }
    const auto graph = readOnnxGraph(*bytes);
    if (!graph) {
        return broken(package, file + ": " + graph.error().arguments.front() + ": " + graph.error().arguments.back());
    }
    auto ports = portsOf(package, *graph);
    if (!ports) {
        return ports.error();
    }
    const bool isDeclared = std::find(graph->outputs.begin(), graph->outputs.end(), ports->features.value_or("")) != graph->outputs.end();
    auto runner = load(package, *bytes, *ports, ports->features && !isDeclared);
    if (!runner && ports->features && !isDeclared && runner.error().code == ErrorCode::ModelBroken) {
        // OpenCV may have merged the layer away. Without features the gate judges by appearance alone.
        ports->features.reset();
        runner = load(package, *bytes, *ports, false);
    }
    return runner;
}

Result<std::unique_ptr<Explainer>> OnnxEngine::loadExplainer(const ModelPackage&, const std::string&, Device) {
    return std::unique_ptr<Explainer>();
}

}  // namespace intaglio::inference::onnx
