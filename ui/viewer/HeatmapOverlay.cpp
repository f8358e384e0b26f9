#include "ui/viewer/HeatmapOverlay.h"

#include <algorithm>

#include "core/image/ColorMap.h"

namespace intaglio::ui {
namespace {

constexpr int kMaximumSide = 1024;

/// Every `step`-th value of a large map: maps are smooth, the screen is not larger.
inference::Heatmap thinned(const inference::Heatmap& map) {
    const int step = (std::max(map.rows, map.columns) + kMaximumSide - 1) / kMaximumSide;
    if (step <= 1) return map;
    inference::Heatmap small;
    small.rows = (map.rows + step - 1) / step;
    small.columns = (map.columns + step - 1) / step;
    small.values.reserve(static_cast<std::size_t>(small.rows) * static_cast<std::size_t>(small.columns));
    for (int row = 0; row < map.rows; row += step) {
        for (int column = 0; column < map.columns; column += step) {
            small.values.push_back(
                map.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns) + static_cast<std::size_t>(column)]);
        }
    }
    return small;
}

}  // namespace

QImage renderHeatmap(const inference::Heatmap& map, double scaleMaximum, const HeatmapStyle& style) {
    const auto size = static_cast<std::size_t>(std::max(map.rows, 0)) * static_cast<std::size_t>(std::max(map.columns, 0));
    if (size == 0 || map.values.size() != size || !(scaleMaximum > 0)) return {};
    const inference::Heatmap small = thinned(map);
    const auto layer =
        image::heatmapLayer(small.values, small.rows, small.columns, scaleMaximum, style.opacity, style.threshold * scaleMaximum);
    if (!layer) return {};
    const QImage shared(layer->bytes().data(), small.columns, small.rows, small.columns * 4, QImage::Format_RGBA8888);
    return shared.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

std::vector<QRgb> heatmapColours() {
    std::vector<QRgb> colours;
    for (const image::RgbColor& color : image::heatColors()) colours.push_back(qRgb(color.red, color.green, color.blue));
    return colours;
}

}  // namespace intaglio::ui
