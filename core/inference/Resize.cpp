#include "core/inference/Resize.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace intaglio::inference {
namespace {

using image::Image;

cv::Mat viewOf(const Image& picture) {
    const auto& geometry = picture.geometry();
    return {geometry.rows, geometry.columns, CV_8UC(geometry.samplesPerPixel), const_cast<std::uint8_t*>(picture.bytes().data())};
}

/// Which source samples make one target sample, and how much each counts.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

/// Pillow's triangle filter: support grows with the reduction factor, weights are normalised to 1.
std::vector<Taps> triangleTaps(int source, int target) {
    const double scale = static_cast<double>(source) / target;
    const double support = std::max(scale, 1.0);
    std::vector<Taps> taps(static_cast<std::size_t>(target));
    for (int index = 0; index < target; ++index) {
        const double centre = (index + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - support + 0.5));
        const int last = std::min(source, static_cast<int>(centre + support + 0.5));
        Taps& tap = taps[static_cast<std::size_t>(index)];
        tap.first = first;
        double sum = 0;
        for (int position = first; position < last; ++position) {
            const double weight = std::max(0.0, 1.0 - std::abs((position - centre + 0.5) / support));
            tap.weights.push_back(static_cast<float>(weight));
            sum += weight;
        }
        for (float& weight : tap.weights) {
            weight = static_cast<float>(weight / sum);
        }
    }
    return taps;
}

/// One pass along the rows, written transposed; two passes give the picture back upright.
cv::Mat filteredTransposed(const cv::Mat& source, const std::vector<Taps>& taps) {
    cv::Mat target(static_cast<int>(taps.size()), source.rows, source.type());
    const int channels = source.channels();
    for (int row = 0; row < source.rows; ++row) {
        const float* line = source.ptr<float>(row);
        for (std::size_t index = 0; index < taps.size(); ++index) {
            float* out = target.ptr<float>(static_cast<int>(index)) + row * channels;
            for (int channel = 0; channel < channels; ++channel) {
                const float* in = line + taps[index].first * channels + channel;
                float sum = 0;
                for (const float weight : taps[index].weights) {
                    sum += weight * *in;
                    in += channels;
                }
                out[channel] = sum;
            }
        }
    }
    return target;
}

cv::Mat antialiased(const cv::Mat& source, int rows, int columns) {
    cv::Mat values;
    source.convertTo(values, CV_32F);
    const cv::Mat transposed = filteredTransposed(values, triangleTaps(source.cols, columns));
    const cv::Mat filtered = filteredTransposed(transposed, triangleTaps(source.rows, rows));
    cv::Mat rounded;
    filtered.convertTo(rounded, CV_8U);
    return rounded;
}

}  // namespace

base::Result<Image> resized(const Image& picture, int rows, int columns, ResizeKernel kernel) {
    image::Geometry target = picture.geometry();
    if (target.frames != 1 || target.bitsAllocated != 8 || target.isSigned ||
        (target.samplesPerPixel != 1 && target.samplesPerPixel != 3)) {
        return base::Error{base::ErrorCode::InvalidArgument, {"picture", "not 8-bit grey or RGB"}};
    }
    if (target.rows == rows && target.columns == columns) {
        return picture;
    }
    target.rows = rows;
    target.columns = columns;
    auto result = Image::create(target, picture.meaning());
    if (!result) {
        return result;
    }
    cv::Mat out(rows, columns, CV_8UC(target.samplesPerPixel), result->bytes().data());
    if (kernel == ResizeKernel::BilinearAntialiased) {
        antialiased(viewOf(picture), rows, columns).copyTo(out);
    } else {
        cv::resize(viewOf(picture), out, out.size(), 0, 0, kernel == ResizeKernel::Area ? cv::INTER_AREA : cv::INTER_LINEAR);
    }
    return result;
}

}  // namespace intaglio::inference
