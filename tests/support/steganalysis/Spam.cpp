#include "tests/support/steganalysis/Spam.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace intaglio::steganalysis {

namespace {

constexpr int kReach = 3;
constexpr std::size_t kLevels = 2 * kReach + 1;
constexpr std::size_t kTriples = kLevels * kLevels * kLevels;
using Transitions = std::array<double, kTriples>;

std::size_t levelOf(int difference) {
    return static_cast<std::size_t>(std::clamp(difference, -kReach, kReach) + kReach);
}

/// P(third difference | first two) along one direction.
Transitions transitionsAlong(const SamplePlane& plane, int down, int right) {
    Transitions counts{};
    std::array<double, kLevels * kLevels> totals{};
    const int firstRow = std::max(0, -3 * down), lastRow = plane.rows - std::max(0, 3 * down);
    const int firstColumn = std::max(0, -3 * right), lastColumn = plane.columns - std::max(0, 3 * right);
    for (int row = firstRow; row < lastRow; ++row) {
        for (int column = firstColumn; column < lastColumn; ++column) {
            std::array<int, 4> run{};
            for (int step = 0; step < 4; ++step) run[static_cast<std::size_t>(step)] = plane.at(row + step * down, column + step * right);
            const std::size_t before = levelOf(run[0] - run[1]) * kLevels + levelOf(run[1] - run[2]);
            totals[before] += 1;
            counts[before * kLevels + levelOf(run[2] - run[3])] += 1;
        }
    }
    for (std::size_t i = 0; i < kTriples; ++i) counts[i] = totals[i / kLevels] > 0 ? counts[i] / totals[i / kLevels] : 0;
    return counts;
}

void appendAverage(const SamplePlane& plane, const std::array<std::array<int, 2>, 4>& directions, std::vector<double>& features) {
    Transitions sum{};
    for (const auto& [down, right] : directions) {
        const Transitions along = transitionsAlong(plane, down, right);
        for (std::size_t i = 0; i < kTriples; ++i) sum[i] += along[i] / 4;
    }
    features.insert(features.end(), sum.begin(), sum.end());
}

/// Fisher's discriminant over standardised features.
class Discriminant {
public:
    Discriminant(const std::vector<const LabelledFeatures*>& rows, double ridge) : m_width(rows.front()->features.size()) {
        standardise(rows);
        std::array<std::vector<double>, 2> means{std::vector<double>(m_width), std::vector<double>(m_width)};
        std::array<double, 2> counts{};
        for (const LabelledFeatures* row : rows) counts[row->stego ? 1 : 0] += 1;
        for (const LabelledFeatures* row : rows) {
            for (std::size_t i = 0; i < m_width; ++i) means[row->stego ? 1 : 0][i] += standard(*row, i) / counts[row->stego ? 1 : 0];
        }
        m_weights.resize(m_width);
        for (std::size_t i = 0; i < m_width; ++i) m_weights[i] = means[1][i] - means[0][i];
        std::vector<double> scatter(m_width * m_width);
        for (const LabelledFeatures* row : rows) addScatter(*row, means[row->stego ? 1 : 0], scatter, static_cast<double>(rows.size()));
        for (std::size_t i = 0; i < m_width; ++i) scatter[i * m_width + i] += ridge;
        solve(scatter);
    }

    [[nodiscard]] double score(const LabelledFeatures& row) const {
        double sum = 0;
        for (std::size_t i = 0; i < m_width; ++i) sum += m_weights[i] * standard(row, i);
        return sum;
    }

private:
    [[nodiscard]] double standard(const LabelledFeatures& row, std::size_t i) const { return (row.features[i] - m_mean[i]) * m_scale[i]; }

    void standardise(const std::vector<const LabelledFeatures*>& rows) {
        m_mean.assign(m_width, 0);
        m_scale.assign(m_width, 0);
        const auto count = static_cast<double>(rows.size());
        for (std::size_t i = 0; i < m_width; ++i) {
            double squares = 0;
            for (const LabelledFeatures* row : rows) m_mean[i] += row->features[i] / count;
            for (const LabelledFeatures* row : rows) squares += (row->features[i] - m_mean[i]) * (row->features[i] - m_mean[i]);
            m_scale[i] = squares > 1e-18 ? 1 / std::sqrt(squares / count) : 0;
        }
    }

    /// The lower triangle of the within-class covariance.
    void addScatter(const LabelledFeatures& row, const std::vector<double>& mean, std::vector<double>& scatter, double count) const {
        std::vector<double> centered(m_width);
        for (std::size_t i = 0; i < m_width; ++i) centered[i] = standard(row, i) - mean[i];
        for (std::size_t i = 0; i < m_width; ++i) {
            const double factor = centered[i] / count;
            for (std::size_t j = 0; j <= i; ++j) scatter[i * m_width + j] += factor * centered[j];
        }
    }

    /// Cholesky; the ridge keeps the matrix positive definite.
    void solve(std::vector<double>& matrix) {
        const std::size_t n = m_width;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                double sum = matrix[i * n + j];
                for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * n + k] * matrix[j * n + k];
                matrix[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[j * n + j];
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < i; ++k) m_weights[i] -= matrix[i * n + k] * m_weights[k];
            m_weights[i] /= matrix[i * n + i];
        }
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t k = i + 1; k < n; ++k) m_weights[i] -= matrix[k * n + i] * m_weights[k];
            m_weights[i] /= matrix[i * n + i];
        }
    }

    std::size_t m_width;
    std::vector<double> m_mean, m_scale, m_weights;
};

}  // namespace

std::vector<double> spamFeatures(const SamplePlane& plane) {
    std::vector<double> features;
    features.reserve(kSpamFeatures);
    appendAverage(plane, {{{0, 1}, {0, -1}, {1, 0}, {-1, 0}}}, features);
    appendAverage(plane, {{{1, 1}, {-1, -1}, {1, -1}, {-1, 1}}}, features);
    return features;
}

std::vector<double> crossValidatedScores(std::span<const LabelledFeatures> rows, int folds, double ridge) {
    std::vector<double> scores(rows.size(), 0);
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<const LabelledFeatures*> training;
        for (const LabelledFeatures& row : rows) {
            if (row.group % folds != fold) training.push_back(&row);
        }
        const bool bothClasses = std::any_of(training.begin(), training.end(), [](const auto* row) { return row->stego; }) &&
                                 std::any_of(training.begin(), training.end(), [](const auto* row) { return !row->stego; });
        if (!bothClasses) continue;
        const Discriminant discriminant(training, ridge);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].group % folds == fold) scores[i] = discriminant.score(rows[i]);
        }
    }
    return scores;
}

}  // namespace intaglio::steganalysis
