#include "core/inference/Familiarity.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

#include "core/inference/Float16.h"

namespace intaglio::inference {
namespace {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

constexpr std::string_view kMagic = "IGFM";
constexpr std::uint32_t kVersionWithoutAppearance = 1;
/// Its appearances were measured in another way than appearanceOf() does now.
constexpr std::uint32_t kVersionOfOldAppearance = 2;
constexpr std::uint32_t kVersion = 3;
constexpr std::uint32_t kElementFloat16 = 1;
constexpr std::uint32_t kElementFloat32 = 2;
constexpr std::size_t kHeaderBytes = 20;
constexpr std::uint32_t kMaximumDimension = 65536;
constexpr std::uint32_t kMaximumCount = 65536;
constexpr int kMaximumRounds = 50;
/// What one radius beyond the appearance's own radius adds to the distance: more than any threshold on the cosine distance.
constexpr double kAppearanceWeight = 0.5;

Error invalid(const char* detail) {
    return {ErrorCode::InvalidArgument, {"familiarity", detail}};
}

void appendLittleEndian(Bytes& target, std::uint32_t value, int bytes) {
    for (int index = 0; index < bytes; ++index) {
        target.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

std::uint32_t readLittleEndian(ByteView bytes) {
    std::uint32_t value = 0;
    for (std::size_t index = bytes.size(); index-- > 0;) {
        value = (value << 8) | bytes[index];
    }
    return value;
}

float elementOf(ByteView bytes) {
    const std::uint32_t bits = readLittleEndian(bytes);
    return bytes.size() == 2 ? fromFloat16(static_cast<std::uint16_t>(bits)) : std::bit_cast<float>(bits);
}

std::vector<float> elementsOf(ByteView bytes, std::size_t width) {
    std::vector<float> values;
    values.reserve(bytes.size() / width);
    for (std::size_t offset = 0; offset + width <= bytes.size(); offset += width) {
        values.push_back(elementOf(bytes.subspan(offset, width)));
    }
    return values;
}

/// Eight sums side by side, in an order that is the same on every processor.
double dot(std::span<const float> a, std::span<const float> b) {
    constexpr std::size_t kLanes = 8;
    std::array<double, kLanes> sums{};
    const std::size_t whole = a.size() - a.size() % kLanes;
    for (std::size_t index = 0; index < whole; index += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            sums[lane] += static_cast<double>(a[index + lane]) * static_cast<double>(b[index + lane]);
        }
    }
    for (std::size_t index = whole; index < a.size(); ++index) {
        sums[0] += static_cast<double>(a[index]) * static_cast<double>(b[index]);
    }
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

/// Length 1; a zero vector stays zero and is at distance 1 from everything.
void normalise(std::span<float> row) {
    const double length = std::sqrt(dot(row, row));
    if (length > 0) {
        std::transform(row.begin(), row.end(), row.begin(), [&](float value) { return static_cast<float>(value / length); });
    }
}

std::vector<float> meanOf(std::span<const float> features, std::size_t dimension) {
    std::vector<double> sum(dimension);
    for (std::size_t index = 0; index < features.size(); ++index) {
        sum[index % dimension] += features[index];
    }
    const auto rows = static_cast<double>(features.size() / dimension);
    std::vector<float> mean(dimension);
    std::transform(sum.begin(), sum.end(), mean.begin(), [&](double value) { return static_cast<float>(value / rows); });
    return mean;
}

std::vector<float> centred(std::span<const float> features, const std::vector<float>& mean) {
    std::vector<float> rows(features.begin(), features.end());
    for (std::size_t start = 0; start < rows.size(); start += mean.size()) {
        const auto row = std::span(rows).subspan(start, mean.size());
        std::transform(row.begin(), row.end(), mean.begin(), row.begin(), std::minus<>());
        normalise(row);
    }
    return rows;
}

/// Spherical k-means over rows of length 1.
class Clusters {
public:
    Clusters(const std::vector<float>& rows, std::size_t dimension)
        : m_rows(rows), m_dimension(dimension), m_nearest(rows.size() / dimension) {}

    std::vector<float> run(std::size_t count, std::uint64_t seed) {
        start(count, seed);
        for (int round = 0; round < kMaximumRounds && assign(); ++round) {
            moveCentroids();
        }
        return std::move(m_centroids);
    }

private:
    [[nodiscard]] std::span<const float> row(std::size_t index) const {
        return std::span(m_rows).subspan(index * m_dimension, m_dimension);
    }
    [[nodiscard]] std::span<float> centroid(std::size_t index) { return std::span(m_centroids).subspan(index * m_dimension, m_dimension); }

    /// k-means++: each next centroid is a row, drawn in proportion to its distance from those already there.
    void start(std::size_t count, std::uint64_t seed) {
        std::mt19937_64 random(seed);
        std::vector<double> distance(m_nearest.size(), 2.0);
        std::size_t chosen = random() % m_nearest.size();
        while (true) {
            const auto picked = row(chosen);
            m_centroids.insert(m_centroids.end(), picked.begin(), picked.end());
            if (m_centroids.size() == count * m_dimension) {
                return;
            }
            for (std::size_t index = 0; index < distance.size(); ++index) {
                distance[index] = std::min(distance[index], std::max(0.0, 1 - dot(row(index), picked)));
            }
            chosen = drawn(distance, random);
        }
    }

    /// std::discrete_distribution differs between standard libraries; a package must come out the same everywhere.
    static std::size_t drawn(const std::vector<double>& weights, std::mt19937_64& random) {
        const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
        double remaining = total * (static_cast<double>(random() >> 11) / 9007199254740992.0);
        for (std::size_t index = 0; index < weights.size(); ++index) {
            remaining -= weights[index];
            if (remaining < 0) {
                return index;
            }
        }
        return weights.size() - 1;
    }

    /// True where a row changed its centroid.
    bool assign() {
        bool changed = false;
        for (std::size_t index = 0; index < m_nearest.size(); ++index) {
            std::size_t best = 0;
            double bestCosine = -2;
            for (std::size_t candidate = 0; candidate * m_dimension < m_centroids.size(); ++candidate) {
                const double cosine = dot(row(index), centroid(candidate));
                if (cosine > bestCosine) {
                    bestCosine = cosine;
                    best = candidate;
                }
            }
            changed = changed || best != m_nearest[index];
            m_nearest[index] = best;
        }
        return changed;
    }

    void moveCentroids() {
        std::vector<float> sums(m_centroids.size());
        for (std::size_t index = 0; index < m_nearest.size(); ++index) {
            const auto values = row(index);
            const auto target = std::span(sums).subspan(m_nearest[index] * m_dimension, m_dimension);
            std::transform(values.begin(), values.end(), target.begin(), target.begin(), std::plus<>());
        }
        for (std::size_t start = 0; start < sums.size(); start += m_dimension) {
            const auto moved = std::span(sums).subspan(start, m_dimension);
            normalise(moved);
            // A centroid that lost all its rows stays where it is.
            if (dot(moved, moved) > 0) {
                std::copy(moved.begin(), moved.end(), m_centroids.begin() + static_cast<std::ptrdiff_t>(start));
            }
        }
    }

    const std::vector<float>& m_rows;
    std::size_t m_dimension;
    std::vector<std::size_t> m_nearest;
    std::vector<float> m_centroids;
};

bool allFinite(std::span<const float> values) {
    return std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); });
}

/// How far outside the model's radius, in radii; 0 inside.
Result<double> appearanceExcess(const AppearanceModel& model, std::span<const float> appearance) {
    if (model.isEmpty()) {
        return 0.0;
    }
    if (appearance.size() != model.mean.size() || !allFinite(appearance)) {
        return invalid("the appearance is missing or not finite");
    }
    return std::max(0.0, appearanceDistance(model, appearance) / model.radius - 1);
}

void appendFloats(Bytes& target, std::span<const float> values) {
    for (const float value : values) {
        appendLittleEndian(target, std::bit_cast<std::uint32_t>(value), 4);
    }
}

/// The file's part after the centroids.
Result<AppearanceModel> readAppearance(ByteView part) {
    if (part.size() < 4) {
        return invalid("length");
    }
    const std::uint32_t numbers = readLittleEndian(part.first(4));
    const auto values = elementsOf(part.subspan(4), 4);
    AppearanceModel model;
    if (numbers == 0 && part.size() == 4) {
        return model;
    }
    constexpr std::size_t kNumbers = kAppearanceNumbers;
    if (numbers != kNumbers || part.size() != 4 + 4 * (kNumbers + kNumbers * kNumbers + 1) || !allFinite(values) || !(values.back() > 0)) {
        return invalid("appearance");
    }
    model.mean.assign(values.begin(), values.begin() + kNumbers);
    model.precision.assign(values.begin() + kNumbers, values.end() - 1);
    model.radius = values.back();
    return model;
}

}  // namespace

Result<Familiarity> makeFamiliarity(std::span<const float> features, std::size_t dimension, std::size_t centroids, std::uint64_t seed) {
    if (dimension == 0 || features.empty() || features.size() % dimension != 0 || !allFinite(features)) {
        return invalid("features are empty, ragged or not finite");
    }
    if (centroids == 0 || centroids > features.size() / dimension) {
        return invalid("more centroids than rows");
    }
    Familiarity result;
    result.dimension = dimension;
    result.mean = meanOf(features, dimension);
    result.centroids = Clusters(centred(features, result.mean), dimension).run(centroids, seed);
    return result;
}

Result<double> familiarityDistance(const Familiarity& familiarity, std::span<const float> features, std::span<const float> appearance) {
    const auto excess = appearanceExcess(familiarity.appearance, appearance);
    if (!excess) {
        return excess.error();
    }
    if (familiarity.count() == 0 || features.size() != familiarity.dimension || !allFinite(features)) {
        return invalid("features have another dimension");
    }
    const std::vector<float> row = centred(features, familiarity.mean);
    double best = -1;
    for (std::size_t index = 0; index < familiarity.count(); ++index) {
        best = std::max(best, dot(row, std::span(familiarity.centroids).subspan(index * familiarity.dimension, familiarity.dimension)));
    }
    return std::clamp(1 - best + kAppearanceWeight * *excess, 0.0, 2.0);
}

Bytes writeFamiliarity(const Familiarity& familiarity) {
    Bytes file(kMagic.begin(), kMagic.end());
    appendLittleEndian(file, kVersion, 4);
    appendLittleEndian(file, kElementFloat16, 4);
    appendLittleEndian(file, static_cast<std::uint32_t>(familiarity.count()), 4);
    appendLittleEndian(file, static_cast<std::uint32_t>(familiarity.dimension), 4);
    appendFloats(file, familiarity.mean);
    for (const float value : familiarity.centroids) {
        appendLittleEndian(file, toFloat16(value), 2);
    }
    const AppearanceModel& appearance = familiarity.appearance;
    appendLittleEndian(file, appearance.isEmpty() ? 0 : static_cast<std::uint32_t>(appearance.mean.size()), 4);
    if (!appearance.isEmpty()) {
        appendFloats(file, appearance.mean);
        appendFloats(file, appearance.precision);
        appendFloats(file, std::span(&appearance.radius, 1));
    }
    return file;
}

Result<Familiarity> readFamiliarity(ByteView file) {
    if (file.size() < kHeaderBytes || base::textOf(file.first(4)) != kMagic) {
        return invalid("no familiarity file");
    }
    const std::uint32_t version = readLittleEndian(file.subspan(4, 4));
    if (version == kVersionOfOldAppearance) {
        return invalid("made by an older program: package the model anew (train --repackage)");
    }
    if (version != kVersion && version != kVersionWithoutAppearance) {
        return invalid("version");
    }
    const std::uint32_t type = readLittleEndian(file.subspan(8, 4));
    const std::uint32_t count = readLittleEndian(file.subspan(12, 4));
    const std::uint32_t dimension = readLittleEndian(file.subspan(16, 4));
    if (type != kElementFloat16 && type != kElementFloat32) {
        return invalid("element type");
    }
    if (count == 0 || count > kMaximumCount || dimension == 0 || dimension > kMaximumDimension) {
        return invalid("count or dimension");
    }
    const std::size_t width = type == kElementFloat16 ? 2 : 4;
    const std::size_t meanBytes = std::size_t{dimension} * 4;
    const std::size_t centroidBytes = std::size_t{count} * dimension * width;
    const std::size_t fixedBytes = kHeaderBytes + meanBytes + centroidBytes;
    if (file.size() < fixedBytes || (version == kVersionWithoutAppearance && file.size() != fixedBytes)) {
        return invalid("length");
    }
    Familiarity result;
    result.dimension = dimension;
    result.mean = elementsOf(file.subspan(kHeaderBytes, meanBytes), 4);
    result.centroids = elementsOf(file.subspan(kHeaderBytes + meanBytes, centroidBytes), width);
    if (!allFinite(result.mean) || !allFinite(result.centroids)) {
        return invalid("a number is not finite");
    }
    if (version == kVersion) {
        auto appearance = readAppearance(file.subspan(fixedBytes));
        if (!appearance) {
            return appearance.error();
        }
        result.appearance = *std::move(appearance);
    }
    return result;
}

}  // namespace intaglio::inference
