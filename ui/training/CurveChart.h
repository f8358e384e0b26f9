#pragma once
#include <QWidget>
#include <vector>

#include "ui/support/Theme.h"

namespace intaglio::ui {

/// One line of a chart: a value for each epoch.
struct Curve {
    QString name;
    Color color = Color::Accent;
    bool isDashed = false;  ///< told apart without colours too
    std::vector<double> values;
};

/// Values by epoch, with a grid, numbers and a legend. From left to right in every language, as mathematics is. Read out by its last
/// values.
class CurveChart : public QWidget {
    Q_OBJECT
public:
    explicit CurveChart(QWidget* parent = nullptr);
    void setTitle(const QString& title);
    /// `firstEpoch`: the number of each curve's first value.
    void setCurves(std::vector<Curve> curves, int firstEpoch = 1);
    /// A fixed range of values, else the chart fits its curves.
    void setRange(double low, double high);
    /// The epoch that is kept so far; 0: none.
    void setMark(int epoch);
    [[nodiscard]] const std::vector<Curve>& curves() const { return m_curves; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Scale {
        double low = 0;
        double high = 1;
        double step = 0.2;
    };
    [[nodiscard]] Scale scale() const;
    [[nodiscard]] std::size_t epochCount() const;
    [[nodiscard]] double placeOf(const QRectF& area, std::size_t index) const;
    void paintLegend(QPainter& painter, const QRect& area) const;
    void paintGrid(QPainter& painter, const QRectF& area, const Scale& scale) const;
    void paintEpochs(QPainter& painter, const QRectF& area) const;
    void paintCurve(QPainter& painter, const QRectF& area, const Scale& scale, const Curve& curve) const;
    void describe();

    QString m_title;
    std::vector<Curve> m_curves;
    int m_firstEpoch = 1;
    int m_mark = 0;
    bool m_hasRange = false;
    double m_low = 0;
    double m_high = 1;
};

}  // namespace intaglio::ui
