#pragma once
#include <cstdint>

#include "core/training/Metrics.h"

namespace intaglio::training {

/// How often each of the judged rows counts: once, or as often as a bootstrap draw took it.
using RowCounts = std::span<const std::uint32_t>;

/// Rows of a table sorted once by every score, so that the figures of a thousand bootstrap draws need no further sorting: each draw walks
/// the sorted rows in linear time. May be used from several threads.
class RankedTable {
public:
    /// `rows` are copied from the table; a row may occur several times.
    RankedTable(const ScoreTable& table, RowSelection rows);

    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::size_t classCount() const { return m_classes.size(); }
    [[nodiscard]] int truthOf(std::size_t row) const { return m_rows[row].truth; }

    /// As figuresOf, for these counts (one per row).
    [[nodiscard]] Figures figures(RowCounts counts) const;
    /// Those of the whole table only, without the ones of single classes.
    [[nodiscard]] Figures headFigures(RowCounts counts) const;
    /// As figuresAtThreshold.
    [[nodiscard]] Figures atThreshold(RowCounts counts, double threshold) const;

private:
    struct Row {
        int truth = 0;
        int predicted = 0;
        double findingScore = 0;  ///< summed probability of the finding classes
        double squaredError = 0;  ///< summed over classes
        double confidence = 0;    ///< of the most probable class, which need not be the predicted one
        bool isLikeliestTrue = false;
    };
    /// The rows by falling probability of one class; `isLast` marks the end of a run of equal probabilities.
    struct Ranking {
        std::vector<std::uint32_t> order;
        std::vector<bool> isLast;
    };
    struct RankFigures {
        double auc = 0;
        double averagePrecision = 0;
    };

    [[nodiscard]] std::vector<std::vector<double>> confusion(RowCounts counts) const;
    [[nodiscard]] RankFigures rankFigures(RowCounts counts, std::size_t label) const;
    [[nodiscard]] double calibrationError(RowCounts counts, std::size_t total) const;
    [[nodiscard]] double brier(RowCounts counts, std::size_t total) const;
    [[nodiscard]] std::string singleFinding() const;

    std::vector<std::string> m_classes;
    std::vector<bool> m_isFinding;
    std::vector<Row> m_rows;
    std::vector<Ranking> m_rankings;            ///< one per class
    std::vector<std::uint32_t> m_byConfidence;  ///< rising
};

}  // namespace intaglio::training
