#include "core/training/Baseline.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <opencv2/ml.hpp>

namespace intaglio::training {

namespace {

constexpr int kTrees = 200;
constexpr int kPercentiles = 17;
constexpr std::uint64_t kSeed = 20211120;

/// Percentiles, mean and deviation of one channel from its histogram.
void addChannel(const std::array<double, 256>& histogram, std::vector<float>& features) {
    double total = 0, sum = 0, squares = 0;
    for (int value = 0; value < 256; ++value) {
        const double count = histogram[static_cast<std::size_t>(value)];
        total += count;
        sum += count * value;
        squares += count * value * value;
    }
    double seen = 0;
    int value = 0;
    for (int percentile = 0; percentile < kPercentiles; ++percentile) {
        const double wanted = total * (0.01 + 0.98 * percentile / (kPercentiles - 1));
        while (value < 255 && seen + histogram[static_cast<std::size_t>(value)] < wanted) {
            seen += histogram[static_cast<std::size_t>(value++)];
        }
        features.push_back(static_cast<float>(value));
    }
    const double mean = sum / total;
    features.push_back(static_cast<float>(mean));
    features.push_back(static_cast<float>(std::sqrt(std::max(0.0, squares / total - mean * mean))));
}

}  // namespace

std::vector<float> colorPercentiles(const image::Image& display) {
    const auto& geometry = display.geometry();
    const auto samples = display.bytes();
    const auto channels = static_cast<std::size_t>(geometry.samplesPerPixel);
    std::vector<float> features;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        std::array<double, 256> histogram{};
        for (std::size_t at = std::min(channel, channels - 1); at < geometry.samplesPerFrame(); at += channels) {
            histogram[samples[at]] += 1;
        }
        addChannel(histogram, features);
    }
    return features;
}

struct ColorBaseline::State {
    cv::Ptr<cv::ml::RTrees> forest;
    std::size_t features = 0;
    int classes = 0;
};

ColorBaseline::ColorBaseline() : m_state(std::make_unique<State>()) {}
ColorBaseline::~ColorBaseline() = default;
ColorBaseline::ColorBaseline(ColorBaseline&&) noexcept = default;

base::Status ColorBaseline::train(const std::vector<std::vector<float>>& rows, const std::vector<int>& labels, int classes) {
    const auto ragged = [&](const auto& row) { return row.size() != rows.front().size() || row.empty(); };
    if (rows.empty() || rows.size() != labels.size() || std::any_of(rows.begin(), rows.end(), ragged)) {
        return base::Error(base::ErrorCode::InvalidArgument, {"rows", std::to_string(rows.size())});
    }
    cv::Mat features(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()), CV_32F);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::copy(rows[row].begin(), rows[row].end(), features.ptr<float>(static_cast<int>(row)));
    }
    m_state->features = rows.front().size();
    m_state->classes = classes;
    m_state->forest = cv::ml::RTrees::create();
    m_state->forest->setMaxDepth(16);
    m_state->forest->setMinSampleCount(2);
    m_state->forest->setActiveVarCount(static_cast<int>(std::sqrt(static_cast<double>(m_state->features))));
    m_state->forest->setTermCriteria({cv::TermCriteria::MAX_ITER, kTrees, 0});
    // The forest draws from OpenCV's global generator.
    cv::theRNG().state = kSeed;
    m_state->forest->train(features, cv::ml::ROW_SAMPLE, cv::Mat(labels, true));
    return {};
}

std::vector<double> ColorBaseline::probabilities(const std::vector<float>& row) const {
    std::vector<double> shares(static_cast<std::size_t>(m_state->classes));
    if (!m_state->forest || row.size() != m_state->features) {
        return shares;
    }
    cv::Mat votes;
    m_state->forest->getVotes(cv::Mat(1, static_cast<int>(row.size()), CV_32F, const_cast<float*>(row.data())), votes, 0);
    // First row: class labels; second: votes.
    for (int column = 0; column < votes.cols; ++column) {
        shares[static_cast<std::size_t>(votes.at<int>(0, column))] = static_cast<double>(votes.at<int>(1, column)) / kTrees;
    }
    return shares;
}

}  // namespace intaglio::training
