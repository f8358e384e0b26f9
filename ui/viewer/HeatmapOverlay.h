#pragma once
#include <QImage>
#include <vector>

#include "core/inference/Engine.h"

namespace intaglio::ui {

/// The settings a doctor turns. Both are absolute: they mean the same on every picture of one model.
struct HeatmapStyle {
    double opacity = 0.5;    ///< 0 .. 1, of the strongest place
    double threshold = 0.2;  ///< 0 .. 1 of the scale's maximum; weaker places are fully transparent
};

/// Colours a map for laying over its picture (premultiplied ARGB). Values run from 0 to `scaleMaximum` (logit contribution, fixed per
/// model, never stretched to one picture); what is at or below zero, below the threshold or not finite is transparent.
/// Maps of more than a million places are thinned out; the result has at most 1024 columns and rows.
[[nodiscard]] QImage renderHeatmap(const inference::Heatmap& map, double scaleMaximum, const HeatmapStyle& style);

/// The colours of the scale from 0 (left) to its maximum, 256 entries, for a colour bar.
[[nodiscard]] std::vector<QRgb> heatmapColours();

}  // namespace intaglio::ui
