#include "ui/doctor/HeatmapControls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "ui/support/Theme.h"
#include "ui/widgets/ColorBar.h"

namespace intaglio::ui {
namespace {

QSlider* percentSlider(const QString& name, const QString& accessible) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(name);
    slider->setAccessibleName(accessible);
    slider->setToolTip(accessible);
    slider->setRange(0, 100);
    slider->setPageStep(10);
    return slider;
}

void setPercent(QLabel* label, const QSlider* slider) {
    label->setText(QStringLiteral("%1 %").arg(slider->value()));
}

}  // namespace

HeatmapControls::HeatmapControls(QWidget* parent)
    : QFrame(parent),
      m_shown(new QCheckBox(tr("Heatmap"))),
      m_method(new QComboBox),
      m_label(new QComboBox),
      m_opacity(percentSlider(QStringLiteral("heatmapOpacity"), tr("Opacity of the heatmap"))),
      m_threshold(percentSlider(QStringLiteral("heatmapThreshold"), tr("Weakest influence that is shown, in per cent of the scale"))),
      m_opacityValue(new QLabel),
      m_thresholdValue(new QLabel),
      m_bar(new ColorBar),
      m_sentence(new QLabel) {
    setObjectName(QStringLiteral("heatmapControls"));
    setProperty("surface", QStringLiteral("card"));
    buildControls();
    arrange();
    setStyle(HeatmapStyle{});
    setScale(0);
    setDone(std::nullopt);
}

void HeatmapControls::buildControls() {
    m_shown->setObjectName(QStringLiteral("heatmapShown"));
    m_shown->setToolTip(tr("Show or hide the heatmap (M)"));
    m_method->setObjectName(QStringLiteral("heatmapMethod"));
    m_method->setAccessibleName(tr("Method of the heatmap"));
    m_label->setObjectName(QStringLiteral("heatmapLabel"));
    m_label->setAccessibleName(tr("Label that the heatmap explains"));
    m_label->setProperty("data", true);
    m_label->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sentence->setObjectName(QStringLiteral("heatmapSentence"));
    m_sentence->setProperty("role", QStringLiteral("small"));
    m_sentence->setWordWrap(true);
    using inference::ExplainMethod;
    // LayerCAM is left to the command line: its maps hardly change when the network's last layers are filled with random weights.
    for (const ExplainMethod method :
         {ExplainMethod::GradCam, ExplainMethod::HiResCam, ExplainMethod::Cam, ExplainMethod::Occlusion, ExplainMethod::Rise}) {
        m_method->addItem(methodText(method), static_cast<int>(method));
    }
    connect(m_shown, &QCheckBox::toggled, this, [this](bool shown) {
        Q_EMIT shownChanged(shown);
        if (shown) Q_EMIT requested();
    });
    const auto again = [this]() {
        if (m_shown->isChecked()) Q_EMIT requested();
    };
    connect(m_method, &QComboBox::currentIndexChanged, this, again);
    connect(m_label, &QComboBox::currentIndexChanged, this, again);
    connect(m_opacity, &QSlider::valueChanged, this, [this]() {
        setPercent(m_opacityValue, m_opacity);
        Q_EMIT styleChanged();
    });
    connect(m_threshold, &QSlider::valueChanged, this, [this]() {
        setPercent(m_thresholdValue, m_threshold);
        Q_EMIT styleChanged();
    });
}

void HeatmapControls::arrange() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kSmall);
    const auto addRow = [grid](int row, const QString& name, QWidget* control, QLabel* value) {
        auto* label = new QLabel(name);
        label->setBuddy(control);
        grid->addWidget(label, row, 0);
        grid->addWidget(control, row, 1, 1, value == nullptr ? 2 : 1);
        if (value == nullptr) return;
        value->setMinimumWidth(44);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(value, row, 2);
    };
    addRow(0, tr("Method"), m_method, nullptr);
    addRow(1, tr("Label"), m_label, nullptr);
    addRow(2, tr("Opacity"), m_opacity, m_opacityValue);
    addRow(3, tr("Threshold"), m_threshold, m_thresholdValue);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(space::kSmall);
    column->addWidget(m_shown);
    column->addLayout(grid);
    column->addWidget(m_bar);
    column->addWidget(m_sentence);
}

void HeatmapControls::setPrediction(const inference::Prediction& prediction, const ModelWords& models) {
    const QSignalBlocker quiet(m_label);
    m_label->clear();
    for (const inference::ClassProbability& entry : prediction.probabilities) {
        m_label->addItem(models.labelWords(prediction.model.id, entry.label), QString::fromStdString(entry.label));
        if (entry.label == prediction.finding) m_label->setCurrentIndex(m_label->count() - 1);
    }
}

void HeatmapControls::setScale(double maximum) {
    m_bar->setVisible(maximum > 0);
    if (maximum <= 0) return;
    std::array<QColor, 256> colors;
    const std::vector<QRgb> map = heatmapColours();
    for (std::size_t index = 0; index < colors.size(); ++index) colors[index] = QColor(map[index]);
    m_bar->setScale(0, maximum, tr("contribution to the score (logit)"), colors);
}

void HeatmapControls::setDone(std::optional<inference::ExplainMethod> done) {
    QString text = tr("The heatmap shows what influenced the model, not where disease is.");
    if (done && *done != method()) {
        text += QLatin1Char(' ') + tr("This model cannot be explained as chosen; the map was made by: %1.").arg(methodText(*done));
    }
    m_sentence->setText(text);
}

void HeatmapControls::setBusy(bool busy) {
    m_method->setEnabled(!busy);
    m_label->setEnabled(!busy);
}

void HeatmapControls::setStyle(const HeatmapStyle& style) {
    m_opacity->setValue(static_cast<int>(std::lround(style.opacity * 100)));
    m_threshold->setValue(static_cast<int>(std::lround(style.threshold * 100)));
    setPercent(m_opacityValue, m_opacity);
    setPercent(m_thresholdValue, m_threshold);
}

HeatmapStyle HeatmapControls::heatmapStyle() const {
    return {m_opacity->value() / 100.0, m_threshold->value() / 100.0};
}
std::string HeatmapControls::label() const {
    return m_label->currentData().toString().toStdString();
}

inference::ExplainMethod HeatmapControls::method() const {
    return static_cast<inference::ExplainMethod>(m_method->currentData().toInt());
}

bool HeatmapControls::isShown() const {
    return m_shown->isChecked();
}
void HeatmapControls::setShown(bool shown) {
    m_shown->setChecked(shown);
}
void HeatmapControls::changeOpacity(double by) {
    m_opacity->setValue(m_opacity->value() + static_cast<int>(std::lround(by * 100)));
}

}  // namespace intaglio::ui
