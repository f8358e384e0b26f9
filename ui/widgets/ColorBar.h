#pragma once
#include <QColor>
#include <QWidget>
#include <array>

namespace intaglio::ui {

/// The absolute scale of a heatmap: a colour gradient from `minimum` to `maximum` with ticks and the unit.
class ColorBar : public QWidget {
    Q_OBJECT
public:
    explicit ColorBar(QWidget* parent = nullptr);
    /// `colors`: 256 steps from minimum to maximum.
    void setScale(double minimum, double maximum, const QString& unit, const std::array<QColor, 256>& colors);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_minimum = 0;
    double m_maximum = 1;
    QString m_unit;
    std::array<QColor, 256> m_colors{};
};

}  // namespace intaglio::ui
