#include "ui/widgets/QrCode.h"

#include <qrencode.h>

#include <QPainter>
#include <memory>

namespace intaglio::ui {

namespace {
constexpr int kQuietZone = 4;
constexpr int kExtent = 148;
constexpr int kAnyVersion = 0;
}  // namespace

QImage qrModules(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    const auto release = [](QRcode* code) { QRcode_free(code); };
    const std::unique_ptr<QRcode, decltype(release)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()), reinterpret_cast<const unsigned char*>(bytes.constData()), kAnyVersion,
                          QR_ECLEVEL_M),
        release);
    if (bytes.isEmpty() || !code) return {};
    const int side = code->width + 2 * kQuietZone;
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            // The lowest bit of a module says whether it is dark; the others are the encoder's own.
            const bool dark = (code->data[row * code->width + column] & 1) != 0;
            if (dark) image.setPixel(column + kQuietZone, row + kQuietZone, qRgb(0, 0, 0));
        }
    }
    return image;
}

QrCode::QrCode(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString& text) {
    m_text = text;
    m_modules = qrModules(text);
    setAccessibleName(tr("QR code: %1").arg(text));
    update();
}

QSize QrCode::sizeHint() const {
    return {kExtent, kExtent};
}

void QrCode::paintEvent(QPaintEvent*) {
    if (m_modules.isNull()) return;
    QPainter painter(this);
    // Whole device pixels a module: a blurred edge costs a weak camera its reading.
    const double ratio = devicePixelRatioF();
    const int scale = std::max(1, static_cast<int>(std::min(width(), height()) * ratio) / m_modules.width());
    const double extent = m_modules.width() * scale / ratio;
    painter.fillRect(rect(), Qt::white);
    painter.drawImage(QRectF((width() - extent) / 2, (height() - extent) / 2, extent, extent), m_modules);
}

}  // namespace intaglio::ui
