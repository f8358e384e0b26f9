#pragma once
#include "core/training/Pictures.h"

/// A classifier that sees colours and no shapes: how much of a data set can be told by stain or exposure alone.
namespace intaglio::training {

/// 17 percentiles of each of three channels (grey is repeated) of an 8-bit display picture, then their means and deviations.
[[nodiscard]] std::vector<float> colorPercentiles(const image::Image& display);

/// A random forest (OpenCV, 200 trees, fixed seed).
class ColorBaseline {
public:
    ColorBaseline();
    ~ColorBaseline();
    ColorBaseline(ColorBaseline&&) noexcept;

    /// `rows`: features of equal length; `labels`: class indices. InvalidArgument for nothing or ragged rows.
    [[nodiscard]] base::Status train(const std::vector<std::vector<float>>& rows, const std::vector<int>& labels, int classes);
    /// Share of trees that vote for each class.
    [[nodiscard]] std::vector<double> probabilities(const std::vector<float>& row) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace intaglio::training
