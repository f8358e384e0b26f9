#pragma once
#include <QSize>
#include <QTransform>
#include <vector>

class QPainter;

namespace intaglio::ui {

/// Marks the tiles of a picture that were changed since sealing: hatched, outlined dark and light, so that they show on any picture.
/// `tiles` are numbers of pipeline::ImageMismatch::changedTiles; others are left out. `picture`: columns and rows.
void paintTileMarks(QPainter& painter, const QTransform& toWidget, QSize picture, const std::vector<int>& tiles);

}  // namespace intaglio::ui
