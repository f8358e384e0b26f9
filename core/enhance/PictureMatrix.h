#pragma once
#include <new>

#include "core/image/Image.h"

namespace cv {
class Mat;
}

/// Between the project's pictures and OpenCV's matrices. Private to this folder.
namespace intaglio::enhance {

/// True for one frame of unsigned 8-bit grey or RGB.
[[nodiscard]] bool isEightBitPicture(const image::Geometry& geometry);
/// InvalidArgument that names the layout.
[[nodiscard]] base::Error layoutError(const image::Geometry& geometry);
/// The picture's own samples; read only.
[[nodiscard]] cv::Mat viewOf(const image::Image& picture);
/// The picture's own samples, to be written.
[[nodiscard]] cv::Mat viewOf(image::Image& picture);
/// Rec. 601 luma; the view itself where the picture is grey.
[[nodiscard]] cv::Mat lumaOf(const image::Image& picture);

/// Runs `work`, in which OpenCV may throw; the exception ends here.
template <class Work>
[[nodiscard]] auto withoutExceptions(Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return base::ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return base::Error(base::ErrorCode::Internal, {exception.what()});
    }
}

}  // namespace intaglio::enhance
