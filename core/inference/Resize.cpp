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

/// The taps of a whole line, all of one length: loops that are always equally long cost half. What is added weighs nothing.
class Taps {
public:
    Taps(int source, int target, Tap (*tapOf)(int, int, int)) {
        std::vector<Tap> taps;
        for (int index = 0; index < target; ++index) {
            taps.push_back(tapOf(source, target, index));
            m_length = std::max(m_length, static_cast<int>(taps.back().weights.size()));
        }
        for (Tap& tap : taps) {
            const int first = std::min(tap.first, source - m_length);
            tap.weights.insert(tap.weights.begin(), static_cast<std::size_t>(tap.first - first), 0.0F);
            tap.weights.resize(static_cast<std::size_t>(m_length));
            m_firsts.push_back(first);
            m_weights.insert(m_weights.end(), tap.weights.begin(), tap.weights.end());
        }
    }

    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] int first(int index) const { return m_firsts[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const float* weights(int index) const { return m_weights.data() + std::ptrdiff_t{index} * m_length; }

private:
    int m_length = 0;
    std::vector<int> m_firsts;
    std::vector<float> m_weights;
};

constexpr int kLanes = 16;

/// The weighted sums of Lanes neighbouring samples over the rows under one tap.
template <class In, class Out, int Lanes>
void weigh(const cv::Mat& source, const Taps& taps, int row, int start, Out* out) {
    std::array<float, Lanes> sums{};
    const float* weights = taps.weights(row);
    for (int position = 0; position < taps.length(); ++position) {
        const In* in = source.ptr<In>(taps.first(row) + position) + start;
        for (std::size_t lane = 0; lane < sums.size(); ++lane) {
            sums[lane] += weights[position] * static_cast<float>(in[lane]);
        }
    }
    for (std::size_t lane = 0; lane < sums.size(); ++lane) {
        out[lane] = cv::saturate_cast<Out>(sums[lane]);  // rounds to the nearest, halves to the even one
    }
}

/// Every column on its own, which many columns do at once.
template <class In, class Out>
void filterColumns(const cv::Mat& source, cv::Mat& target, const Taps& taps) {
    const int samples = source.cols * source.channels();
    for (int row = 0; row < target.rows; ++row) {
        Out* out = target.ptr<Out>(row);
        int start = 0;
        for (; start + kLanes <= samples; start += kLanes) {
            weigh<In, Out, kLanes>(source, taps, row, start, out + start);
        }
        for (; start < samples; ++start) {
            weigh<In, Out, 1>(source, taps, row, start, out + start);
        }
    }
}

/// Along the rows first: as columns of the picture turned over its diagonal.
void filterInto(cv::Mat& target, const cv::Mat& source, Tap (*tapOf)(int, int, int)) {
    const cv::Mat turned = source.t();
    cv::Mat filtered(target.cols, source.rows, CV_32FC(source.channels()));
    filterColumns<std::uint8_t, float>(turned, filtered, Taps(source.cols, target.cols, tapOf));
    filterColumns<float, std::uint8_t>(filtered.t(), target, Taps(source.rows, target.rows, tapOf));
}

/// By whole factors OpenCV is faster than the filter above, and where a picture is large enough for several threads; between them it takes
/// two to three times as long.
bool isFasterAlone(const cv::Mat& source, const cv::Mat& target) {
    constexpr std::size_t kMostSamples = std::size_t{1} << 20;
    const bool isReduced = target.rows <= source.rows && target.cols <= source.cols;
    const bool isByWhole = isReduced && source.rows % target.rows == 0 && source.cols % target.cols == 0;
    return isReduced && !isByWhole && source.total() * source.elemSize() <= kMostSamples;
}

void reduceOrEnlarge(const cv::Mat& source, cv::Mat& target, ResizeKernel kernel) {
    if (kernel == ResizeKernel::BilinearAntialiased) {
        filterInto(target, source, triangleTap);
    } else if (kernel == ResizeKernel::Area && isFasterAlone(source, target)) {
        filterInto(target, source, areaTap);
    } else {
        cv::resize(source, target, target.size(), 0, 0, kernel == ResizeKernel::Area ? cv::INTER_AREA : cv::INTER_LINEAR);
    }
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
    reduceOrEnlarge(viewOf(picture), out, kernel);
    return result;
}

}  // namespace intaglio::inference
