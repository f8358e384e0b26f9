#pragma once
#include <QFrame>

#include "ui/doctor/ResultWords.h"
#include "ui/viewer/HeatmapOverlay.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSlider;

namespace intaglio::ui {

class ColorBar;

/// What the heatmap shows and how: method, label, opacity, threshold, its absolute scale, and the sentence of what it is not.
class HeatmapControls : public QFrame {
    Q_OBJECT
public:
    explicit HeatmapControls(QWidget* parent = nullptr);
    /// The labels that can be explained, in the order of the result; the finding is chosen.
    void setPrediction(const inference::Prediction& prediction, const ModelWords& models);
    /// 0: no map is shown.
    void setScale(double maximum);
    /// The method that made the map, told where it is another than the chosen one; none where no map is shown.
    void setDone(std::optional<inference::ExplainMethod> done);
    void setBusy(bool busy);
    void setStyle(const HeatmapStyle& style);
    [[nodiscard]] HeatmapStyle heatmapStyle() const;
    [[nodiscard]] std::string label() const;
    [[nodiscard]] inference::ExplainMethod method() const;
    [[nodiscard]] bool isShown() const;
    void setShown(bool shown);
    void changeOpacity(double by);

Q_SIGNALS:
    /// A map is wanted, or another one than before.
    void requested();
    void shownChanged(bool shown);
    void styleChanged();

private:
    void buildControls();
    void arrange();
    QCheckBox* m_shown;
    QComboBox* m_method;
    QComboBox* m_label;
    QSlider* m_opacity;
    QSlider* m_threshold;
    QLabel* m_opacityValue;
    QLabel* m_thresholdValue;
    ColorBar* m_bar;
    QLabel* m_sentence;
};

}  // namespace intaglio::ui
