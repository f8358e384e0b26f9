// The drawn pictures of the gallery.
#include <QImage>
#include <QPainter>
#include <QRadialGradient>
#include <cmath>
#include <random>

#include "ui/doctor/DoctorSamples.h"

namespace intaglio::ui::samples {
namespace {

constexpr int kSmearSide = 640;

void drawRedCell(QPainter& painter, QPointF at, double radius) {
    QRadialGradient fill(at, radius);
    fill.setColorAt(0, QColor(238, 196, 200));
    fill.setColorAt(0.45, QColor(226, 164, 172));
    fill.setColorAt(1, QColor(208, 132, 146));
    painter.setBrush(fill);
    painter.drawEllipse(at, radius, radius * 0.96);
}

void drawWhiteCell(QPainter& painter, QPointF at, double radius) {
    painter.setBrush(QColor(176, 160, 214));
    painter.drawEllipse(at, radius, radius);
    QRadialGradient nucleus(at, radius);
    nucleus.setColorAt(0, QColor(92, 52, 140));
    nucleus.setColorAt(1, QColor(120, 78, 168));
    painter.setBrush(nucleus);
    painter.drawEllipse(at + QPointF(radius * 0.1, -radius * 0.05), radius * 0.82, radius * 0.78);
}

/// A soft-edged bone in coordinates of 0 to 1: 1 on its axis, 0 outside.
double bone(double x, double y, QPointF from, QPointF to, double width) {
    const QPointF axis = to - from;
    const double length = QPointF::dotProduct(axis, axis);
    const double along = std::clamp(QPointF::dotProduct(QPointF(x, y) - from, axis) / length, 0.0, 1.0);
    const QPointF nearest = from + axis * along;
    const double swell = 1 + 0.35 * std::pow(std::abs(along - 0.5) * 2, 4);  // the ends are thicker
    const double distance = std::hypot(x - nearest.x(), y - nearest.y()) / (width * swell);
    return distance >= 1 ? 0 : 0.62 + 0.38 * distance * distance;  // the rim of a bone absorbs most
}

double handAbsorption(double x, double y) {
    double tissue = 0;
    double bones = 0;
    for (int finger = 0; finger < 5; ++finger) {
        const double spread = (finger - 2) * 0.13;
        const double reach = finger == 0 ? 0.46 : 0.16 + 0.05 * std::abs(finger - 2);
        QPointF joint(0.5 + spread * 0.35, 0.74);
        const QPointF tip(0.5 + spread * 1.9 - (finger == 0 ? 0.06 : 0), reach);
        for (int part = 0; part < 3; ++part) {
            const QPointF next = joint + (tip - joint) * (part == 0 ? 0.48 : part == 1 ? 0.6 : 1.0);
            const QPointF gap = (next - joint) * 0.06;
            bones = std::max(bones, bone(x, y, joint + gap, next - gap, 0.026 - part * 0.004));
            tissue = std::max(tissue, bone(x, y, joint, next, 0.055 - part * 0.006));
            joint = next;
        }
    }
    const double palm = std::hypot((x - 0.5) / 0.22, (y - 0.74) / 0.17);
    if (palm < 1) tissue = std::max(tissue, 0.9);
    return std::min(1.0, (tissue > 0 ? 0.22 : 0.0) + 0.68 * bones);
}

std::vector<image::Tag> radiographTags() {
    return {{0x0008, 0x0005, "CS", "Specific Character Set", "ISO_IR 192", 0},
            {0x0008, 0x0016, "UI", "SOP Class UID", "1.2.840.10008.5.1.4.1.1.1.1", 0},
            {0x0008, 0x0060, "CS", "Modality", "DX", 0},
            {0x0008, 0x0070, "LO", "Manufacturer", "Sample", 0},
            {0x0010, 0x0010, "PN", "Patient's Name", "Sample^Hand", 0},
            {0x0010, 0x0020, "LO", "Patient ID", "0000", 0},
            {0x0018, 0x0015, "CS", "Body Part Examined", "HAND", 0},
            {0x0018, 0x0060, "DS", "KVP", "52", 0},
            {0x0018, 0x1164, "DS", "Imager Pixel Spacing", "0.3\\0.3", 0},
            {0x0020, 0x0062, "CS", "Image Laterality", "L", 0},
            {0x0028, 0x0004, "CS", "Photometric Interpretation", "MONOCHROME2", 0},
            {0x0028, 0x0010, "US", "Rows", "840", 0},
            {0x0028, 0x0011, "US", "Columns", "700", 0},
            {0x0028, 0x0101, "US", "Bits Stored", "12", 0},
            {0x0028, 0x1050, "DS", "Window Center", "1700", 0},
            {0x0028, 0x1051, "DS", "Window Width", "3000", 0},
            {0x0040, 0x0555, "SQ", "Acquisition Context Sequence", "0 items", 0}};
}

}  // namespace

image::LoadedImage bloodSmear(unsigned seed) {
    QImage canvas(kSmearSide, kSmearSide, QImage::Format_RGB888);
    canvas.fill(QColor(244, 232, 232));
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    std::mt19937 random(seed + 11);
    const auto place = [&random]() { return static_cast<double>(random() % kSmearSide); };
    for (int cell = 0; cell < 150; ++cell) drawRedCell(painter, {place(), place()}, 22 + static_cast<double>(random() % 6));
    drawWhiteCell(painter, {0.36 * kSmearSide, 0.42 * kSmearSide}, 58);
    drawWhiteCell(painter, {0.7 * kSmearSide, 0.66 * kSmearSide}, 50);
    drawWhiteCell(painter, {place(), 0.85 * kSmearSide}, 46);
    painter.end();
    image::Geometry geometry;
    geometry.columns = kSmearSide;
    geometry.rows = kSmearSide;
    geometry.samplesPerPixel = 3;
    image::PixelMeaning meaning;
    meaning.photometric = image::Photometric::Rgb;
    auto created = image::Image::create(geometry, meaning);
    image::LoadedImage loaded;
    if (!created) return loaded;
    loaded.image = std::move(*created);
    for (int row = 0; row < kSmearSide; ++row) {
        const auto line = static_cast<std::size_t>(row) * kSmearSide * 3;
        std::copy_n(canvas.constScanLine(row), kSmearSide * 3, loaded.image.bytes().begin() + static_cast<std::ptrdiff_t>(line));
    }
    loaded.source.format = "png";
    return loaded;
}

image::LoadedImage radiograph() {
    image::Geometry geometry;
    geometry.columns = 700;
    geometry.rows = 840;
    geometry.bitsAllocated = 16;
    geometry.bitsStored = 12;
    image::PixelMeaning meaning;
    meaning.windows = {{1700, 3000, image::VoiFunction::Linear, "Standard"}, {2400, 1600, image::VoiFunction::Linear, "Bone"}};
    meaning.spacing = image::Spacing{0.3, 0.3, image::SpacingSource::ImagerPixelSpacing};
    auto created = image::Image::create(geometry, meaning);
    image::LoadedImage loaded;
    if (!created) return loaded;
    loaded.image = std::move(*created);
    auto samples = loaded.image.samples<std::uint16_t>();
    std::mt19937 random(3);
    std::size_t index = 0;
    for (int row = 0; row < geometry.rows; ++row) {
        for (int column = 0; column < geometry.columns; ++column, ++index) {
            const double absorbed =
                handAbsorption(static_cast<double>(column) / geometry.columns, static_cast<double>(row) / geometry.rows);
            samples[index] = static_cast<std::uint16_t>(260 + 2900 * absorbed + static_cast<double>(random() % 90));
        }
    }
    loaded.source.format = "dicom";
    image::DicomFacts facts;
    facts.modality = "DX";
    facts.tags = radiographTags();
    loaded.source.dicom = facts;
    return loaded;
}

}  // namespace intaglio::ui::samples
