#pragma once
#include <algorithm>
#include <cmath>
#include <random>

#include "core/image/Image.h"

/// Pictures with the statistics of photographs, made without any: structure at every scale, weaker the finer it is, soft colour, grain of
/// a sensor and a burnt-out light. For what depends on a picture's content, such as what JPEG leaves of it.
namespace intaglio::test {

/// Smooth noise: random values on a grid of cells, interpolated between them.
class SmoothNoise {
public:
    SmoothNoise(int columns, int rows, double cell, unsigned seed)
        : m_cell(cell),
          m_width(static_cast<std::size_t>(columns / cell) + 3),
          m_values(m_width * (static_cast<std::size_t>(rows / cell) + 3)) {
        std::mt19937 random(seed);
        for (float& value : m_values) value = static_cast<float>(random() % 20001) / 10000.0f - 1.0f;
    }
    [[nodiscard]] float at(int column, int row) const {
        const double x = column / m_cell, y = row / m_cell;
        const auto left = static_cast<std::size_t>(x), top = static_cast<std::size_t>(y);
        const float across = eased(x - static_cast<double>(left)), down = eased(y - static_cast<double>(top));
        const float* corner = m_values.data() + top * m_width + left;
        const float above = corner[0] + (corner[1] - corner[0]) * across;
        const float below = corner[m_width] + (corner[m_width + 1] - corner[m_width]) * across;
        return above + (below - above) * down;
    }

private:
    static float eased(double t) { return static_cast<float>(t * t * (3 - 2 * t)); }

    double m_cell;
    std::size_t m_width;
    std::vector<float> m_values;
};

/// 8 bits, 1 (grey) or 3 (RGB) samples. `grain`: standard deviation of the sensor's noise in levels.
[[nodiscard]] inline image::Image syntheticPhotograph(int columns, int rows, int samples, unsigned seed, double grain = 1.5) {
    image::Geometry geometry;
    geometry.columns = columns;
    geometry.rows = rows;
    geometry.samplesPerPixel = samples;
    image::PixelMeaning meaning;
    meaning.photometric = samples == 3 ? image::Photometric::Rgb : image::Photometric::Monochrome2;
    image::Image picture = image::Image::create(geometry, meaning).value();

    const double longSide = std::max(columns, rows);
    std::vector<SmoothNoise> octaves;
    for (int octave = 0; octave < 7; ++octave)
        octaves.emplace_back(columns, rows, longSide / (4 << octave), seed * 31 + static_cast<unsigned>(octave));
    const SmoothNoise red(columns, rows, longSide / 5, seed + 1000), blue(columns, rows, longSide / 6, seed + 2000);
    std::mt19937 random(seed);
    std::normal_distribution<float> noise(0.0f, static_cast<float>(grain));
    std::size_t index = 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            float luma = 118;
            for (std::size_t octave = 0; octave < octaves.size(); ++octave) {
                luma += 75.0f * std::pow(0.55f, static_cast<float>(octave)) * octaves[octave].at(column, row);
            }
            const double x = (column - 0.8 * columns) / longSide, y = (row - 0.2 * rows) / longSide;
            luma += static_cast<float>(260 * std::exp(-(x * x + y * y) * 150));
            const float colors[3] = {luma + 30 * red.at(column, row), luma, luma + 30 * blue.at(column, row)};
            for (int sample = 0; sample < samples; ++sample, ++index) {
                const float value = (samples == 3 ? colors[sample] : luma) + noise(random);
                picture.bytes()[index] = static_cast<std::uint8_t>(std::clamp(value, 0.0f, 255.0f));
            }
        }
    }
    return picture;
}

}  // namespace intaglio::test
