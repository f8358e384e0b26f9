#include "tests/support/steganalysis/Structural.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace intaglio::steganalysis {

namespace {

/// The root of a x^2 + b x + c nearest to zero; that of the tangent's vertex where noise leaves none.
double smallestRoot(double a, double b, double c) {
    if (std::abs(a) < 1e-12) return std::abs(b) < 1e-12 ? 0 : -c / b;
    const double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) return -b / (2 * a);
    const double root = std::sqrt(discriminant);
    const double first = (-b + root) / (2 * a), second = (-b - root) / (2 * a);
    return std::abs(first) < std::abs(second) ? first : second;
}

/// Counts of the trace multisets of sample pairs.
struct PairCounts {
    double x = 0, y = 0, z = 0, w = 0;

    void add(int u, int v) {
        if (u == v) {
            z += 1;
            return;
        }
        const bool even = (v & 1) == 0;
        (even == (u < v) ? x : y) += 1;
        if ((u >> 1) == (v >> 1)) w += 1;
    }
};

/// Flips in pairs (2k, 2k + 1).
int flip(int value) {
    return value ^ 1;
}
/// Flips in pairs (2k - 1, 2k).
int shiftedFlip(int value) {
    return ((value + 1) ^ 1) - 1;
}

int roughness(const std::array<int, 4>& group) {
    return std::abs(group[1] - group[0]) + std::abs(group[2] - group[1]) + std::abs(group[3] - group[2]);
}

/// Regular minus singular groups, under the mask and its negative, of the plane and of the plane with every lowest bit flipped.
struct GroupBalance {
    double plain = 0, negative = 0, flippedPlain = 0, flippedNegative = 0;

    void add(const std::array<int, 4>& group) {
        std::array<int, 4> flipped{};
        for (std::size_t i = 0; i < 4; ++i) flipped[i] = flip(group[i]);
        plain += sign(group, flip);
        negative += sign(group, shiftedFlip);
        flippedPlain += sign(flipped, flip);
        flippedNegative += sign(flipped, shiftedFlip);
    }

private:
    static double sign(const std::array<int, 4>& group, int (*change)(int)) {
        const int before = roughness(group);
        const int after = roughness({group[0], change(group[1]), change(group[2]), group[3]});
        return after > before ? 1 : after < before ? -1 : 0;
    }
};

/// What weightedStego() needs at an inner sample: the prediction from the eight neighbours, and how rough they are.
struct Neighbourhood {
    double prediction = 0;
    double flipPrediction = 0;  ///< prediction of (sample with flipped bit) - sample
    double variance = 0;
};

Neighbourhood neighbourhoodOf(const SamplePlane& plane, int row, int column) {
    constexpr std::array<std::array<double, 3>, 3> kPredictor{{{-0.25, 0.5, -0.25}, {0.5, 0, 0.5}, {-0.25, 0.5, -0.25}}};
    Neighbourhood result;
    double sum = 0, squares = 0;
    for (int down = -1; down <= 1; ++down) {
        for (int right = -1; right <= 1; ++right) {
            if (down == 0 && right == 0) continue;
            const int value = plane.at(row + down, column + right);
            const double weight = kPredictor[static_cast<std::size_t>(down + 1)][static_cast<std::size_t>(right + 1)];
            result.prediction += weight * value;
            result.flipPrediction += weight * (flip(value) - value);
            sum += value;
            squares += static_cast<double>(value) * value;
        }
    }
    result.variance = std::max(0.0, squares / 8 - sum / 8 * (sum / 8));
    return result;
}

}  // namespace

double samplePairs(const SamplePlane& plane) {
    PairCounts counts;
    for (int row = 0; row < plane.rows; ++row) {
        for (int column = 0; column < plane.columns; ++column) {
            const int value = plane.at(row, column);
            if (column + 1 < plane.columns) counts.add(value, plane.at(row, column + 1));
            if (row + 1 < plane.rows) counts.add(value, plane.at(row + 1, column));
        }
    }
    const double pairs = counts.x + counts.y + counts.z;
    return smallestRoot((counts.w + counts.z) / 2, 2 * counts.x - pairs, counts.y - counts.x);
}

double regularSingular(const SamplePlane& plane) {
    GroupBalance balance;
    for (int row = 0; row < plane.rows; ++row) {
        for (int column = 0; column + 3 < plane.columns; column += 4) {
            balance.add({plane.at(row, column), plane.at(row, column + 1), plane.at(row, column + 2), plane.at(row, column + 3)});
        }
    }
    for (int column = 0; column < plane.columns; ++column) {
        for (int row = 0; row + 3 < plane.rows; row += 4) {
            balance.add({plane.at(row, column), plane.at(row + 1, column), plane.at(row + 2, column), plane.at(row + 3, column)});
        }
    }
    const double d0 = balance.plain, d1 = balance.flippedPlain, n0 = balance.negative, n1 = balance.flippedNegative;
    const double x = smallestRoot(2 * (d1 + d0), n0 - n1 - d1 - 3 * d0, d0 - n0);
    return std::abs(x - 0.5) < 1e-9 ? 0 : x / (x - 0.5);
}

double weightedStego(const SamplePlane& plane) {
    double weights = 0, changes = 0, bias = 0;
    for (int row = 1; row + 1 < plane.rows; ++row) {
        for (int column = 1; column + 1 < plane.columns; ++column) {
            const int value = plane.at(row, column);
            const Neighbourhood around = neighbourhoodOf(plane, row, column);
            const double weight = 1 / (5 + around.variance);
            const double toPartner = value - flip(value);
            weights += weight;
            changes += weight * toPartner * (value - around.prediction);
            bias += weight * toPartner * around.flipPrediction;
        }
    }
    if (weights <= 0) return 0;
    const double changeRate = changes / weights;
    return 2 * (changeRate - changeRate * bias / weights);
}

}  // namespace intaglio::steganalysis
