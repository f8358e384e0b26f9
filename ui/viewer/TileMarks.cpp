#include "ui/viewer/TileMarks.h"

#include <QPainter>

#include "core/stego/Binding.h"

namespace intaglio::ui {
namespace {

constexpr int kSide = static_cast<int>(crypto::kTilesPerSide);
/// Amber: part of no grey picture and of no stain; the dark line below it keeps it visible on bright ground.
constexpr QRgb kMark = qRgb(255, 176, 32);

QRectF tileRectangle(int tile, QSize picture) {
    const int row = tile / kSide;
    const int column = tile % kSide;
    const QPointF first(stego::tileEdge(column, picture.width()), stego::tileEdge(row, picture.height()));
    const QPointF end(stego::tileEdge(column + 1, picture.width()), stego::tileEdge(row + 1, picture.height()));
    return {first, end};
}

QPen outline(const QColor& color, double width) {
    QPen pen(color, width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

}  // namespace

void paintTileMarks(QPainter& painter, const QTransform& toWidget, QSize picture, const std::vector<int>& tiles) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const int tile : tiles) {
        if (tile < 0 || tile >= kSide * kSide) continue;
        const QRectF area = toWidget.mapRect(tileRectangle(tile, picture));
        painter.fillRect(area, QBrush(QColor(kMark), Qt::BDiagPattern));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(outline(Qt::black, 4));
        painter.drawRect(area);
        painter.setPen(outline(QColor(kMark), 2));
        painter.drawRect(area);
    }
    painter.restore();
}

}  // namespace intaglio::ui
