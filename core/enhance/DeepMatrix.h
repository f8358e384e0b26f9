#pragma once
#include "core/image/Image.h"

namespace cv {
class Mat;
}

/// Pictures of 8 or 16 bit as float matrices. Private to this folder.
namespace intaglio::enhance {

/// Grey or RGB of 8 or 16 bit, any number of frames.
[[nodiscard]] bool isDeepPicture(const image::Geometry& geometry);
/// A copy of one frame's stored values as 32-bit floats, which hold all of them exactly.
[[nodiscard]] cv::Mat floatsOf(const image::Image& picture, int frame);
/// Rounds and stores what floatsOf() gave.
void storeFloats(const cv::Mat& values, image::Image& picture, int frame);

}  // namespace intaglio::enhance
