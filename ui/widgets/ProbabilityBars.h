#pragma once
#include <QWidget>
#include <optional>
#include <vector>

namespace intaglio::ui {

/// One calibrated probability, 0..1, with the words for its label.
struct ProbabilityBar {
    QString label;
    double probability = 0;
    bool isFinding = false;  ///< counts towards the summed finding probability
    /// What several networks or views of the picture said on their own: drawn as an interval. Absent for a single answer.
    std::optional<double> lowest = std::nullopt;
    std::optional<double> highest = std::nullopt;
};

/// Horizontal bars on one 0..100 % scale; the operating point as a tick on the summed finding bar. Read out by screen readers.
class ProbabilityBars : public QWidget {
    Q_OBJECT
public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    /// `sum` is the bar the operating point belongs to, drawn first and stronger; absent: only the classes.
    void setBars(std::vector<ProbabilityBar> bars, std::optional<ProbabilityBar> sum, std::optional<double> operatingPoint);
    void clear();
    [[nodiscard]] const std::vector<ProbabilityBar>& bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRow(QPainter& painter, const QRect& row, const ProbabilityBar& bar, bool isSum) const;
    [[nodiscard]] int rowHeight() const;
    std::vector<ProbabilityBar> m_bars;
    std::optional<ProbabilityBar> m_sum;
    std::optional<double> m_operatingPoint;
};

}  // namespace intaglio::ui
