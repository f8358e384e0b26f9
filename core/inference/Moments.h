#pragma once

namespace cv {
class Mat;
}

/// Private to this folder.
namespace intaglio::inference {

/// Of one channel, over all its values. Squares of 16-bit values are summed as integers, so that they stay within some thousands.
[[nodiscard]] double varianceOf(const cv::Mat& values);

}  // namespace intaglio::inference
