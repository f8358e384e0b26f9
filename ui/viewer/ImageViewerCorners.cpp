// The corner texts of ImageViewer: what they say and how they are drawn.
#include <QLocale>
#include <QPainter>
#include <cmath>

#include "ui/viewer/ImageViewer.h"

namespace intaglio::ui {
namespace {

constexpr int kCornerMargin = 12;

QString numberText(double value) {
    const int decimals = std::abs(value) < 10 && value != std::round(value) ? 2 : 0;
    return QLocale().toString(value, 'f', decimals);
}

void drawCornerText(QPainter& painter, const QRect& area, Qt::Alignment alignment, const QString& text) {
    if (text.isEmpty()) return;
    const QRect lines = painter.boundingRect(area, static_cast<int>(alignment), text);
    // A dark ground keeps the text readable on white bone and black air alike. It looks the same on the picture and beside it: a label
    // across the picture's border must not look like a part of the picture.
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(38, 44, 48, 225));
    painter.drawRoundedRect(lines.adjusted(-6, -3, 6, 3), 4, 4);
    painter.setPen(QColor(226, 232, 234));
    painter.drawText(area, static_cast<int>(alignment), text);
}

}  // namespace

QString ImageViewer::sizeText() const {
    const image::Geometry& geometry = m_picture->geometry();
    const bool colour = geometry.samplesPerPixel >= 3 || m_picture->meaning().photometric == image::Photometric::Palette;
    const QString kind = colour ? tr("%1 bit colour").arg(geometry.bitsStored) : tr("%1 bit grey").arg(geometry.bitsStored);
    return tr("%1 × %2, %3", "columns, rows, kind of samples").arg(geometry.columns).arg(geometry.rows).arg(kind);
}

QString ImageViewer::windowText() const {
    const image::Window shown = m_renderer.window();
    return tr("Window %1  Level %2").arg(numberText(shown.width), numberText(shown.center));
}

QString ImageViewer::spacingText() const {
    const auto& spacing = m_picture->meaning().spacing;
    if (!spacing || spacing->source == image::SpacingSource::Unknown) return tr("px", "no spacing is known: lengths are in pixels");
    const QString size = QLocale().toString(spacing->rowMm, 'g', 4) + QStringLiteral(" × ") + QLocale().toString(spacing->columnMm, 'g', 4);
    switch (spacing->source) {
        case image::SpacingSource::PixelSpacing:
            return tr("%1 mm (Pixel Spacing)").arg(size);
        case image::SpacingSource::ImagerPixelSpacing:
            return tr("%1 mm (Imager Pixel Spacing, at the detector)").arg(size);
        case image::SpacingSource::Calibrated:
            return tr("%1 mm (calibrated)").arg(size);
        case image::SpacingSource::FileResolution:
            return tr("%1 mm (file resolution, not calibrated)").arg(size);
        case image::SpacingSource::Unknown:
            break;
    }
    return {};
}

QStringList ImageViewer::cornerTexts() const {
    if (!m_picture) return {QString(), QString(), QString(), QString()};
    QString topRight = m_caption.detail;
    if (frameCount() > 1)
        topRight += (topRight.isEmpty() ? QString() : QStringLiteral("\n")) + tr("Frame %1 of %2").arg(m_frame + 1).arg(frameCount());
    const QString zoomText = tr("Zoom %1 %").arg(QLocale().toString(zoom() * devicePixelRatioF() * 100, 'f', 0));
    return {m_caption.name + QLatin1Char('\n') + sizeText(), topRight, windowText() + QLatin1Char('\n') + zoomText, spacingText()};
}

void ImageViewer::paintCorners(QPainter& painter) {
    QFont cornerFont = font();
    cornerFont.setPixelSize(12);
    painter.setFont(cornerFont);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect area = rect().adjusted(kCornerMargin, kCornerMargin, -kCornerMargin, -kCornerMargin);
    const QStringList texts = cornerTexts();
    const QRect left = area.adjusted(0, 0, -area.width() / 3, 0);
    const QRect right = area.adjusted(area.width() / 3, 0, 0, 0);
    drawCornerText(painter, left, Qt::AlignLeft | Qt::AlignTop, texts[0]);
    drawCornerText(painter, right, Qt::AlignRight | Qt::AlignTop, texts[1]);
    drawCornerText(painter, left, Qt::AlignLeft | Qt::AlignBottom, texts[2]);
    drawCornerText(painter, right, Qt::AlignRight | Qt::AlignBottom, texts[3]);
}

}  // namespace intaglio::ui
