#include "core/explain/Changed.h"

#include <algorithm>
#include <numeric>

namespace intaglio::explain {

using base::Error;
using base::ErrorCode;
using base::Result;

std::vector<float> channelMeans(const inference::Tensor& input) {
    const auto pixels = static_cast<std::ptrdiff_t>(input.shape[2] * input.shape[3]);
    std::vector<float> means;
    for (auto first = input.values.begin(); first != input.values.end(); first += pixels) {
        means.push_back(static_cast<float>(std::accumulate(first, first + pixels, 0.0) / static_cast<double>(pixels)));
    }
    return means;
}

bool isOnePicture(const inference::Tensor& input) {
    const bool hasSides = input.shape.size() == 4 && input.shape[0] == 1 &&
                          std::all_of(input.shape.begin(), input.shape.end(), [](auto side) { return side > 0 && side <= (1 << 15); });
    return hasSides && static_cast<std::size_t>(input.shape[1] * input.shape[2] * input.shape[3]) == input.values.size();
}

Result<std::vector<double>> logitsFor(inference::ModelRunner& runner, const inference::Tensor& pictures, int label) {
    const auto output = runner.run(pictures);
    if (!output) {
        return output.error();
    }
    const auto labels = static_cast<std::size_t>(output->logits.shape.back());
    const auto index = static_cast<std::size_t>(label);
    if (label < 0 || index >= labels) {
        return Error{ErrorCode::InvalidArgument, {"label", std::to_string(label)}};
    }
    std::vector<double> logits;
    for (std::size_t start = index; start < output->logits.values.size(); start += labels) {
        logits.push_back(static_cast<double>(output->logits.values[start]));
    }
    return logits;
}

}  // namespace intaglio::explain
