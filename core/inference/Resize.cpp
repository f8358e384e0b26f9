#include "core/inference/Resize.h"

#include <algorithm>
#include <array>
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
struct Tap {
    int first = 0;
    std::vector<float> weights;
};

/// Pillow's triangle filter: support grows with the reduction factor, weights are normalised to 1.
Tap triangleTap(int source, int target, int index) {
    const double scale = static_cast<double>(source) / target;
    const double support = std::max(scale, 1.0);
    const double centre = (index + 0.5) * scale;
    const int last = std::min(source, static_cast<int>(centre + support + 0.5));
    Tap tap{std::max(0, static_cast<int>(centre - support + 0.5)), {}};
    double sum = 0;
    for (int position = tap.first; position < last; ++position) {
        const double weight = std::max(0.0, 1.0 - std::abs((position - centre + 0.5) / support));
        tap.weights.push_back(static_cast<float>(weight));
        sum += weight;
    }
    for (float& weight : tap.weights) {
        weight = static_cast<float>(weight / sum);
    }
    return tap;
}

/// The share that each source sample has of the stretch under a target sample; slivers do not count, as in OpenCV.
Tap areaTap(int source, int target, int index) {
    constexpr double kSliver = 1e-3;
    const double scale = static_cast<double>(source) / target;
    const double begin = index * scale;
    const double end = begin + scale;
    const double width = std::min(scale, source - begin);
    const int lastWhole = std::min(static_cast<int>(std::floor(end)), source - 1);
    const int firstWhole = std::min(static_cast<int>(std::ceil(begin)), lastWhole);
    Tap tap{firstWhole, {}};
    if (firstWhole - begin > kSliver) {
        --tap.first;
        tap.weights.push_back(static_cast<float>((firstWhole - begin) / width));
    }
    tap.weights.insert(tap.weights.end(), static_cast<std::size_t>(lastWhole - firstWhole), static_cast<float>(1 / width));
    if (end - lastWhole > kSliver) {
        tap.weights.push_back(static_cast<float>(std::min({end - lastWhole, 1.0, width}) / width));
    }
    return tap;
}

constexpr int kLanes = 16;

/// Which source samples make target sample `index` of `target`.
using TapOf = Tap (*)(int source, int target, int index);

/// The weighted sums of Lanes neighbouring samples over the rows under one tap.
template <class In, class Out, int Lanes>
void weigh(const cv::Mat& source, const Tap& tap, int start, Out* out) {
    std::array<float, Lanes> sums{};
    int row = tap.first;
    for (const float weight : tap.weights) {
        const In* in = source.ptr<In>(row++) + start;
        for (std::size_t lane = 0; lane < sums.size(); ++lane) {
            sums[lane] += weight * static_cast<float>(in[lane]);
        }
    }
    for (std::size_t lane = 0; lane < sums.size(); ++lane) {
        out[lane] = cv::saturate_cast<Out>(sums[lane]);  // rounds to the nearest, halves to the even one
    }
}

/// Every column on its own, which many columns do at once.
template <class In, class Out>
cv::Mat filteredColumns(const cv::Mat& source, int rows, TapOf tapOf) {
    cv::Mat target(rows, source.cols, CV_MAKETYPE(cv::DataType<Out>::depth, source.channels()));
    const int samples = source.cols * source.channels();
    for (int row = 0; row < rows; ++row) {
        const Tap tap = tapOf(source.rows, rows, row);
        Out* out = target.ptr<Out>(row);
        int start = 0;
        for (; start + kLanes <= samples; start += kLanes) {
            weigh<In, Out, kLanes>(source, tap, start, out + start);
        }
        for (; start < samples; ++start) {
            weigh<In, Out, 1>(source, tap, start, out + start);
        }
    }
    return target;
}

/// Along the rows first: as columns of the picture turned over its diagonal.
cv::Mat filtered(const cv::Mat& source, const cv::Size& size, TapOf tapOf) {
    const cv::Mat turned = filteredColumns<std::uint8_t, float>(source.t(), size.width, tapOf);
    return filteredColumns<float, std::uint8_t>(turned.t(), size.height, tapOf);
}

/// Our filter gives OpenCV's pixels. It was faster, up to half, on small grey pictures that are reduced by a fraction; OpenCV has better
/// ways for whole factors and large pictures, and is as fast in colours.
bool isOwnAreaFaster(const cv::Mat& source, const cv::Size& size) {
    constexpr std::size_t kMostSamples = std::size_t{1} << 20;
    const bool isReduced = size.height <= source.rows && size.width <= source.cols;
    const bool isByWhole = isReduced && source.rows % size.height == 0 && source.cols % size.width == 0;
    return isReduced && !isByWhole && source.channels() == 1 && source.total() <= kMostSamples;
}

cv::Mat reducedOrEnlarged(const cv::Mat& source, const cv::Size& size, ResizeKernel kernel) {
    if (kernel == ResizeKernel::BilinearAntialiased) {
        return filtered(source, size, triangleTap);
    }
    if (kernel == ResizeKernel::Area && isOwnAreaFaster(source, size)) {
        return filtered(source, size, areaTap);
    }
    cv::Mat target;
    cv::resize(source, target, size, 0, 0, kernel == ResizeKernel::Area ? cv::INTER_AREA : cv::INTER_LINEAR);
    return target;
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
    const cv::Mat scaled = reducedOrEnlarged(viewOf(picture), {columns, rows}, kernel);
    std::copy(scaled.datastart, scaled.dataend, result->bytes().begin());
    return result;
}

}  // namespace intaglio::inference
