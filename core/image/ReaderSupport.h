#pragma once
#include "core/image/ImageReader.h"

/// What the readers of this folder share.
namespace intaglio::image {

/// The geometry of one frame after the limits were checked, before anything is allocated. PictureHasNoPixels, PictureTooLarge.
[[nodiscard]] Result<Geometry> checkedGeometry(const char* format, std::uint64_t columns, std::uint64_t rows, int samplesPerPixel, int bits,
                                               const ReadLimits& limits);

/// Runs `work` and turns what the standard library throws into errors, so that no exception leaves a reader.
template <class Work>
[[nodiscard]] Result<LoadedImage> withoutExceptions(const char* format, Work&& work) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return base::ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return base::Error(base::ErrorCode::PictureDamaged, {format, exception.what()});
    }
}

[[nodiscard]] std::unique_ptr<ImageReader> makePngReader();
[[nodiscard]] std::unique_ptr<ImageReader> makeJpegReader();
[[nodiscard]] std::unique_ptr<ImageReader> makeTiffReader();
[[nodiscard]] std::unique_ptr<ImageReader> makeBmpReader();

}  // namespace intaglio::image
