#pragma once
#include "tests/support/FakeEngine.h"

/// Networks whose evidence is known by construction.
namespace intaglio::test {

/// Logit 0: the weighted sum of one bright square of the first channel; logit 1: 0.
inline FakeRunner squareSum(int side, int top, int left, int size, float weight = 1) {
    return FakeRunner([=](const inference::Tensor& input) -> base::Result<inference::ForwardResult> {
        inference::ForwardResult result;
        for (std::int64_t picture = 0; picture < input.shape[0]; ++picture) {
            float sum = 0;
            for (int row = top; row < top + size; ++row) {
                for (int column = left; column < left + size; ++column) {
                    sum += input.values[static_cast<std::size_t>((picture * side + row) * side + column)];
                }
            }
            result.logits.values.insert(result.logits.values.end(), {weight * sum, 0.0F});
        }
        result.logits.shape = {input.shape[0], 2};
        return result;
    });
}

/// One grey channel, dark but for a bright square.
inline inference::Tensor brightSquare(int side, int top, int left, int size) {
    inference::Tensor input{{1, 1, side, side}, std::vector<float>(static_cast<std::size_t>(side * side))};
    for (int row = top; row < top + size; ++row) {
        for (int column = left; column < left + size; ++column) {
            input.values[static_cast<std::size_t>(row * side + column)] = 1;
        }
    }
    return input;
}

}  // namespace intaglio::test
