#include "ui/viewer/FrameRenderer.h"

#include <algorithm>
#include <cmath>

#include "core/image/Display.h"

namespace intaglio::ui {
namespace {

using image::Geometry;
using image::Image;
using image::Photometric;

bool showsAsColour(const Image& picture) {
    const Geometry& geometry = picture.geometry();
    const Photometric photometric = picture.meaning().photometric;
    const bool isGrey = photometric == Photometric::Monochrome1 || photometric == Photometric::Monochrome2;
    // 32-bit grey is rare and has no table of a bearable size; it is shown through its 8-bit form.
    return !isGrey || geometry.samplesPerPixel != 1 || geometry.bitsAllocated > 16;
}

int tableSize(const Geometry& geometry) {
    return 1 << geometry.bitsAllocated;
}
int tableBias(const Geometry& geometry) {
    return geometry.isSigned ? tableSize(geometry) / 2 : 0;
}

template <class T>
void copyIndices(std::span<const T> samples, int bias, std::vector<std::uint16_t>& target) {
    target.resize(samples.size());
    std::transform(samples.begin(), samples.end(), target.begin(),
                   [bias](T value) { return static_cast<std::uint16_t>(static_cast<int>(value) + bias); });
}

constexpr std::uint32_t packed(std::uint32_t red, std::uint32_t green, std::uint32_t blue) {
    return 0xff000000U | (red << 16) | (green << 8) | blue;
}

std::uint32_t averageColour(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    std::uint32_t result = 0xff000000U;
    for (const unsigned shift : {0U, 8U, 16U}) {
        const std::uint32_t sum = ((a >> shift) & 255U) + ((b >> shift) & 255U) + ((c >> shift) & 255U) + ((d >> shift) & 255U);
        result |= ((sum + 2U) / 4U) << shift;
    }
    return result;
}

std::uint16_t averageGrey(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    return static_cast<std::uint16_t>((a + b + c + d + 2U) / 4U);
}

/// Halves both sides; the last odd column or row is averaged with itself.
template <class T, class Average>
void halve(const std::vector<T>& source, int columns, int rows, std::vector<T>& target, Average average) {
    const int halfColumns = (columns + 1) / 2;
    const int halfRows = (rows + 1) / 2;
    target.resize(static_cast<std::size_t>(halfColumns) * static_cast<std::size_t>(halfRows));
    for (int row = 0; row < halfRows; ++row) {
        const T* upper = source.data() + static_cast<std::ptrdiff_t>(2 * row) * columns;
        const T* lower = 2 * row + 1 < rows ? upper + columns : upper;
        T* out = target.data() + static_cast<std::ptrdiff_t>(row) * halfColumns;
        for (int column = 0; column < halfColumns; ++column) {
            const int left = 2 * column;
            const int right = std::min(left + 1, columns - 1);
            out[column] = average(upper[left], upper[right], lower[left], lower[right]);
        }
    }
}

}  // namespace

void FrameRenderer::setImage(std::shared_ptr<const Image> picture) {
    m_image = std::move(picture);
    m_frame = 0;
    m_window.reset();
    m_inverted = false;
    m_frameReady = false;
    m_tableReady = false;
    m_isColour = m_image && showsAsColour(*m_image);
}

void FrameRenderer::setFrame(int frame) {
    if (frame == m_frame) return;
    m_frame = frame;
    m_frameReady = false;
    m_tableReady = false;
}

void FrameRenderer::setWindow(const std::optional<image::Window>& window) {
    m_window = window;
    m_tableReady = false;
}

void FrameRenderer::setInverted(bool inverted) {
    m_tableReady = m_tableReady && m_inverted == inverted;
    m_inverted = inverted;
}

image::Window FrameRenderer::window() const {
    return m_window.value_or(m_ownWindow);
}

int FrameRenderer::levelForScale(double devicePixelsPerSample) {
    int result = 0;
    while (result + 1 < kLevels && devicePixelsPerSample * std::pow(2.0, result + 1) <= 1.0) ++result;
    return result;
}

void FrameRenderer::prepareFrame() {
    if (m_frameReady || !m_image) return;
    for (Level& entry : m_levels) entry = Level{};
    m_levels[0].columns = m_image->geometry().columns;
    m_levels[0].rows = m_image->geometry().rows;
    if (m_isColour) {
        prepareColourFrame();
    } else {
        prepareGreyFrame();
    }
    m_frameReady = true;
}

void FrameRenderer::prepareGreyFrame() {
    const Geometry& geometry = m_image->geometry();
    const std::size_t count = geometry.samplesPerFrame();
    const std::size_t first = count * static_cast<std::size_t>(m_frame);
    std::vector<std::uint16_t>& target = m_levels[0].grey;
    if (geometry.bitsAllocated == 8) {
        if (geometry.isSigned)
            copyIndices(m_image->samples<std::int8_t>().subspan(first, count), tableBias(geometry), target);
        else
            copyIndices(m_image->samples<std::uint8_t>().subspan(first, count), 0, target);
    } else if (geometry.isSigned) {
        copyIndices(m_image->samples<std::int16_t>().subspan(first, count), tableBias(geometry), target);
    } else {
        copyIndices(m_image->samples<std::uint16_t>().subspan(first, count), 0, target);
    }
    m_ownWindow = image::defaultWindow(*m_image, m_frame);
    const image::Window full = image::fullRangeWindow(*m_image, m_frame);
    m_rangeLow = full.center - full.width / 2;
    m_rangeHigh = full.center + full.width / 2;
}

void FrameRenderer::prepareColourFrame() {
    m_ownWindow = image::Window{128, 256, image::VoiFunction::Linear, {}};
    m_rangeLow = 0;
    m_rangeHigh = 255;
    const auto shown = image::toDisplay(*m_image, m_frame);
    std::vector<std::uint32_t>& target = m_levels[0].colour;
    const std::size_t pixels = static_cast<std::size_t>(m_levels[0].columns) * static_cast<std::size_t>(m_levels[0].rows);
    target.assign(pixels, packed(0, 0, 0));
    if (!shown) return;
    const auto samples = shown->samples<std::uint8_t>();
    const bool isGrey = shown->geometry().samplesPerPixel == 1;
    for (std::size_t index = 0; index < pixels; ++index) {
        const std::uint8_t* pixel = samples.data() + index * (isGrey ? 1 : 3);
        target[index] = isGrey ? packed(pixel[0], pixel[0], pixel[0]) : packed(pixel[0], pixel[1], pixel[2]);
    }
}

void FrameRenderer::buildTable() {
    if (m_tableReady || !m_image) return;
    if (m_isColour) {
        buildColourTable();
    } else {
        buildGreyTable();
    }
    m_tableReady = true;
}

void FrameRenderer::buildGreyTable() {
    const int size = tableSize(m_image->geometry());
    const int bias = tableBias(m_image->geometry());
    m_greyTable.assign(static_cast<std::size_t>(size), packed(0, 0, 0));
    const auto table = image::DisplayTable::create(*m_image, m_frame, m_window);
    if (!table) return;
    for (int index = 0; index < size; ++index) {
        // Signed samples: our indices run from the smallest value up (so that neighbours can be averaged), the table's by their bits.
        const auto bits = static_cast<std::size_t>((index - bias) & (size - 1));
        const std::uint32_t shown = table->entries()[bits];
        const std::uint32_t value = m_inverted ? 255U - shown : shown;
        m_greyTable[static_cast<std::size_t>(index)] = packed(value, value, value);
    }
}

void FrameRenderer::buildColourTable() {
    const image::Window chosen = window();
    const double width = std::max(chosen.width, 1.0 + 1e-9);
    for (int value = 0; value < 256; ++value) {
        // DICOM PS3.3 C.11.2.1.2.1, on the 8-bit channel.
        const double position = (value - (chosen.center - 0.5)) / (width - 1) + 0.5;
        const int shown = static_cast<int>(std::lround(std::clamp(position, 0.0, 1.0) * 255));
        m_channelTable[static_cast<std::size_t>(value)] = static_cast<std::uint8_t>(m_inverted ? 255 - shown : shown);
    }
}

const FrameRenderer::Level& FrameRenderer::level(int index) {
    prepareFrame();
    Level& wanted = m_levels[static_cast<std::size_t>(index)];
    if (wanted.columns > 0 || index == 0) return wanted;
    const Level& finer = level(index - 1);
    if (m_isColour) {
        halve(finer.colour, finer.columns, finer.rows, wanted.colour, averageColour);
    } else {
        halve(finer.grey, finer.columns, finer.rows, wanted.grey, averageGrey);
    }
    wanted.columns = (finer.columns + 1) / 2;
    wanted.rows = (finer.rows + 1) / 2;
    return wanted;
}

QSize FrameRenderer::levelSize(int index) {
    if (!m_image) return {};
    const Level& wanted = level(index);
    return {wanted.columns, wanted.rows};
}

QImage FrameRenderer::render(int index, const QRect& area) {
    if (!m_image || area.isEmpty()) return {};
    const Level& source = level(index);
    buildTable();
    QImage result(area.size(), QImage::Format_RGB32);
    for (int row = 0; row < area.height(); ++row) {
        auto* out = reinterpret_cast<std::uint32_t*>(result.scanLine(row));
        const std::ptrdiff_t start = static_cast<std::ptrdiff_t>(area.top() + row) * source.columns + area.left();
        if (m_isColour) {
            const std::uint32_t* in = source.colour.data() + start;
            for (int column = 0; column < area.width(); ++column) {
                const std::uint32_t pixel = in[column];
                out[column] =
                    packed(m_channelTable[(pixel >> 16) & 255U], m_channelTable[(pixel >> 8) & 255U], m_channelTable[pixel & 255U]);
            }
        } else {
            const std::uint16_t* in = source.grey.data() + start;
            for (int column = 0; column < area.width(); ++column) out[column] = m_greyTable[in[column]];
        }
    }
    return result;
}

}  // namespace intaglio::ui
