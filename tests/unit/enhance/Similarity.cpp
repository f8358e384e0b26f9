#include "tests/unit/enhance/Similarity.h"

#include <algorithm>
#include <cmath>

namespace intaglio::test {
namespace {

/// Grey values in rows.
struct Grey {
    int rows = 0;
    int columns = 0;
    std::vector<double> values;
    [[nodiscard]] double at(int row, int column) const {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
    }
};

Grey greyOf(const image::Image& picture) {
    const image::Geometry& geometry = picture.geometry();
    const auto samples = static_cast<std::size_t>(geometry.samplesPerPixel);
    Grey grey{geometry.rows, geometry.columns, std::vector<double>(geometry.samplesPerFrame() / samples)};
    for (std::size_t index = 0; index < geometry.samplesPerFrame(); ++index) {
        grey.values[index / samples] += static_cast<double>(picture.sampleAt(index)) / static_cast<double>(samples);
    }
    return grey;
}

double rangeOf(const Grey& grey) {
    const auto [lowest, highest] = std::minmax_element(grey.values.begin(), grey.values.end());
    return std::max(*highest - *lowest, 1.0);
}

double similarityOfWindow(const Grey& a, const Grey& b, int top, int left, double range) {
    constexpr int kSide = 8;
    constexpr double kCount = kSide * kSide;
    double sumA = 0;
    double sumB = 0;
    double squareA = 0;
    double squareB = 0;
    double product = 0;
    for (int row = top; row < top + kSide; ++row) {
        for (int column = left; column < left + kSide; ++column) {
            const double x = a.at(row, column);
            const double y = b.at(row, column);
            sumA += x;
            sumB += y;
            squareA += x * x;
            squareB += y * y;
            product += x * y;
        }
    }
    const double meanA = sumA / kCount;
    const double meanB = sumB / kCount;
    const double varianceA = squareA / kCount - meanA * meanA;
    const double varianceB = squareB / kCount - meanB * meanB;
    const double covariance = product / kCount - meanA * meanB;
    const double first = 0.01 * range * 0.01 * range;
    const double second = 0.03 * range * 0.03 * range;
    return (2 * meanA * meanB + first) * (2 * covariance + second) /
           ((meanA * meanA + meanB * meanB + first) * (varianceA + varianceB + second));
}

double gradientAt(const Grey& grey, int row, int column) {
    return std::hypot(grey.at(row, column + 1) - grey.at(row, column), grey.at(row + 1, column) - grey.at(row, column));
}

bool hasEdgeNear(const Grey& grey, int row, int column, double least) {
    constexpr int kReach = 2;
    for (int y = std::max(0, row - kReach); y <= std::min(grey.rows - 2, row + kReach); ++y) {
        for (int x = std::max(0, column - kReach); x <= std::min(grey.columns - 2, column + kReach); ++x) {
            if (gradientAt(grey, y, x) >= least) {
                return true;
            }
        }
    }
    return false;
}

double meanOfBlock(const Grey& grey, int top, int left, int side) {
    double sum = 0;
    for (int row = top; row < top + side; ++row) {
        for (int column = left; column < left + side; ++column) {
            sum += grey.at(row, column);
        }
    }
    return sum / (side * side);
}

}  // namespace

double structuralSimilarity(const image::Image& reference, const image::Image& picture) {
    const Grey a = greyOf(reference);
    const Grey b = greyOf(picture);
    const double range = rangeOf(a);
    double sum = 0;
    int windows = 0;
    for (int row = 0; row + 8 <= a.rows; row += 4) {
        for (int column = 0; column + 8 <= a.columns; column += 4) {
            sum += similarityOfWindow(a, b, row, column, range);
            ++windows;
        }
    }
    return sum / windows;
}

double gradientCorrelation(const image::Image& reference, const image::Image& picture) {
    const Grey a = greyOf(reference);
    const Grey b = greyOf(picture);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    const auto add = [&](double x, double y) {
        product += x * y;
        squareA += x * x;
        squareB += y * y;
    };
    for (int row = 0; row + 1 < a.rows; ++row) {
        for (int column = 0; column + 1 < a.columns; ++column) {
            add(a.at(row, column + 1) - a.at(row, column), b.at(row, column + 1) - b.at(row, column));
            add(a.at(row + 1, column) - a.at(row, column), b.at(row + 1, column) - b.at(row, column));
        }
    }
    return squareA == 0 && squareB == 0 ? 1 : product / std::sqrt(std::max(squareA * squareB, 1e-12));
}

double newEdgeShare(const image::Image& reference, const image::Image& picture) {
    const Grey a = greyOf(reference);
    const Grey b = greyOf(picture);
    const double edge = rangeOf(a) / 10;
    int found = 0;
    for (int row = 0; row + 1 < a.rows; ++row) {
        for (int column = 0; column + 1 < a.columns; ++column) {
            found += gradientAt(b, row, column) > edge && !hasEdgeNear(a, row, column, edge / 2) ? 1 : 0;
        }
    }
    return static_cast<double>(found) / static_cast<double>(a.values.size());
}

double largestLocalMeanChange(const image::Image& reference, const image::Image& picture) {
    constexpr int kSide = 16;
    const Grey a = greyOf(reference);
    const Grey b = greyOf(picture);
    double largest = 0;
    for (int row = 0; row + kSide <= a.rows; row += kSide) {
        for (int column = 0; column + kSide <= a.columns; column += kSide) {
            largest = std::max(largest, std::abs(meanOfBlock(a, row, column, kSide) - meanOfBlock(b, row, column, kSide)));
        }
    }
    return largest / rangeOf(a);
}

}  // namespace intaglio::test
