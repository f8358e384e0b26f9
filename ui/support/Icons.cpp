#include "ui/support/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace intaglio::ui {

namespace {

QString iconPath(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

void paintIcon(QPainter& painter, const QRectF& area, const QString& name, const QColor& color) {
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly)) return;
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(drawing);
    renderer.render(&painter, area);
}

QPixmap renderIcon(const QString& name, const QSize& pixels, const QColor& color) {
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int side = std::min(pixels.width(), pixels.height());
    paintIcon(painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side), name, color);
    return pixmap;
}

/// Looks the colour up while painting, so that icons follow a change of theme by themselves.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, Color tint) : m_name(std::move(name)), m_tint(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const double ratio = painter->device() != nullptr ? painter->device()->devicePixelRatioF() : 1;
        QPixmap pixmap = renderIcon(m_name, rect.size() * ratio, tint(mode));
        pixmap.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), pixmap);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return renderIcon(m_name, size, tint(mode)); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        // Qt asks in device pixels before 6.8 and sets the ratio itself.
        Q_UNUSED(scale);
        return pixmap(size, mode, state);
    }
    QString key() const override { return QStringLiteral("intaglio"); }
    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_tint); }

private:
    [[nodiscard]] QColor tint(QIcon::Mode mode) const { return themed(mode == QIcon::Disabled ? Color::TextDisabled : m_tint); }
    QString m_name;
    Color m_tint;
};

}  // namespace

QIcon icon(const QString& name, Color tint) {
    return QIcon(new TintedIconEngine(name, tint));
}

QPixmap iconPixmap(const QString& name, int size, Color tint, double devicePixelRatio) {
    const int pixels = static_cast<int>(std::lround(size * devicePixelRatio));
    QPixmap pixmap = renderIcon(name, QSize(pixels, pixels), themed(tint));
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

bool hasIcon(const QString& name) {
    return QFile::exists(iconPath(name));
}

}  // namespace intaglio::ui
