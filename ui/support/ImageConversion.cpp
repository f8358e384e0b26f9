#include "ui/support/ImageConversion.h"

#include <cstring>

namespace intaglio::ui {

QImage toQImage(const image::Image& display) {
    const auto& geometry = display.geometry();
    if (geometry.bitsAllocated != 8 || (geometry.samplesPerPixel != 1 && geometry.samplesPerPixel != 3)) return {};
    QImage result(geometry.columns, geometry.rows, geometry.samplesPerPixel == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    if (result.isNull()) return {};
    const auto rowBytes = static_cast<std::size_t>(geometry.columns) * static_cast<std::size_t>(geometry.samplesPerPixel);
    const auto samples = display.bytes();
    for (int row = 0; row < geometry.rows; ++row) {
        std::memcpy(result.scanLine(row), samples.data() + static_cast<std::size_t>(row) * rowBytes, rowBytes);
    }
    return result;
}

}  // namespace intaglio::ui
