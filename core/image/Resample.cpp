#include "core/image/Resample.h"

#include <opencv2/imgproc.hpp>

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr int kMaximumSide = 65535;

bool isSide(int value) {
    return value >= 1 && value <= kMaximumSide;
}

int interpolationOf(Kernel kernel, const cv::Size& from, const cv::Size& to) {
    switch (kernel) {
        case Kernel::Nearest:
            return cv::INTER_NEAREST;
        case Kernel::Bilinear:
            return cv::INTER_LINEAR;
        case Kernel::Cubic:
            return cv::INTER_CUBIC;
        case Kernel::Area:
            return cv::INTER_AREA;
        case Kernel::Automatic:
            break;
    }
    return to.width <= from.width && to.height <= from.height ? cv::INTER_AREA : cv::INTER_LINEAR;
}

/// OpenCV has no read-only matrix; the source is only ever read.
cv::Mat viewOf(const void* data, int rows, int columns, int type) {
    return {rows, columns, type, const_cast<void*>(data)};
}

/// OpenCV throws; the exception ends here.
Status resize(const cv::Mat& source, cv::Mat target, Kernel kernel) {
    try {
        const auto* place = target.data;
        cv::resize(source, target, target.size(), 0, 0, interpolationOf(kernel, source.size(), target.size()));
        return target.data == place ? Status() : Status(Error(ErrorCode::Internal, {"resize"}));
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error(ErrorCode::Internal, {exception.what()});
    }
}

int matrixTypeOf(const Geometry& geometry) {
    const int depth = geometry.bitsAllocated == 8 ? CV_8U : (geometry.isSigned ? CV_16S : CV_16U);
    return CV_MAKETYPE(depth, geometry.samplesPerPixel);
}

Status checkSamples(const Image& image, Kernel kernel) {
    const Geometry& geometry = image.geometry();
    const bool isSupported = geometry.bitsAllocated == 16 || (geometry.bitsAllocated == 8 && !geometry.isSigned);
    const bool isMixedPalette = image.meaning().photometric == Photometric::Palette && kernel != Kernel::Nearest;
    if (!isSupported || isMixedPalette || image.bytes().empty()) {
        return Error(ErrorCode::PictureUnsupported, {"resample", std::string(photometricName(image.meaning().photometric))});
    }
    return {};
}

}  // namespace

Result<Image> resampled(const Image& image, int columns, int rows, Kernel kernel) {
    if (!isSide(columns) || !isSide(rows) || image.geometry().frames != 1) {
        return Error(ErrorCode::InvalidArgument, {"size", std::to_string(columns) + " x " + std::to_string(rows)});
    }
    if (const Status status = checkSamples(image, kernel); !status) {
        return status.error();
    }
    Geometry geometry = image.geometry();
    const double across = static_cast<double>(geometry.columns) / columns;
    const double down = static_cast<double>(geometry.rows) / rows;
    geometry.columns = columns;
    geometry.rows = rows;
    PixelMeaning meaning = image.meaning();
    meaning.pixelAspect *= down / across;
    if (meaning.spacing) {
        meaning.spacing->rowMm *= down;
        meaning.spacing->columnMm *= across;
    }
    Result<Image> result = Image::create(geometry, std::move(meaning));
    if (!result) {
        return result;
    }
    const int type = matrixTypeOf(geometry);
    const cv::Mat source = viewOf(image.bytes().data(), image.geometry().rows, image.geometry().columns, type);
    if (const Status status = resize(source, cv::Mat(rows, columns, type, result->bytes().data()), kernel); !status) {
        return status.error();
    }
    return result;
}

Result<std::vector<float>> resampledMap(std::span<const float> map, int rows, int columns, int newRows, int newColumns, Kernel kernel) {
    if (!isSide(rows) || !isSide(columns) || !isSide(newRows) || !isSide(newColumns) ||
        map.size() != static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {
        return Error(ErrorCode::InvalidArgument, {"map", std::to_string(rows) + " x " + std::to_string(columns)});
    }
    std::vector<float> result(static_cast<std::size_t>(newRows) * static_cast<std::size_t>(newColumns));
    const cv::Mat source = viewOf(map.data(), rows, columns, CV_32FC1);
    if (const Status status = resize(source, cv::Mat(newRows, newColumns, CV_32FC1, result.data()), kernel); !status) {
        return status.error();
    }
    return result;
}

}  // namespace intaglio::image
