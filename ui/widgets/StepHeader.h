#pragma once
#include <QStringList>
#include <QWidget>

namespace intaglio::ui {

/// Where one is in a short sequence: numbered, named steps; those behind are ticked.
class StepHeader : public QWidget {
    Q_OBJECT
public:
    explicit StepHeader(QWidget* parent = nullptr);
    void setSteps(const QStringList& names);
    /// 0-based; -1: none yet; names.size(): all done.
    void setCurrent(int index);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintStep(QPainter& painter, int index, const QRect& cell) const;
    QStringList m_steps;
    int m_current = -1;
};

}  // namespace intaglio::ui
