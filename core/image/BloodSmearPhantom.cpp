#include <algorithm>
#include <numbers>

#include "core/image/Noise.h"
#include "core/image/Phantom.h"

namespace intaglio::image {
namespace {

// Lengths are fractions of the picture's side, colours 0 .. 255.

struct Color {
    double red;
    double green;
    double blue;
};

Color mixed(const Color& from, const Color& to, double share) {
    return {std::lerp(from.red, to.red, share), std::lerp(from.green, to.green, share), std::lerp(from.blue, to.blue, share)};
}

struct Cell {
    double x;
    double y;
    double radius;
    double phase;   ///< turns the wobble of the outline
    double wobble;  ///< outline deviation as a share of the radius
    bool isNucleated;
    std::uint64_t seed;
};

constexpr Color kBackground{233, 233, 226};
constexpr Color kRedCell{132, 146, 171};
constexpr Color kRedCellCentre{208, 216, 219};
constexpr Color kCytoplasm{168, 140, 205};
constexpr Color kNucleus{104, 52, 148};
constexpr Color kChromatin{70, 26, 116};

/// Distance from the centre in units of the outline's radius in that direction; under 1 is inside.
double relativeDistance(const Cell& cell, double x, double y) {
    const double dx = x - cell.x;
    const double dy = y - cell.y;
    const double angle = std::atan2(dy, dx);
    const double outline = 1 + cell.wobble * (std::sin(2 * angle + cell.phase) + 0.5 * std::sin(3 * angle - 2 * cell.phase));
    return std::sqrt(dx * dx + dy * dy) / (cell.radius * outline);
}

/// A biconcave disc: a dark rim and a pale centre, seen through the stain.
Color redCellColor(double distance, const Cell& cell) {
    const double pallor = (1 - smoothStep(0.25, 0.75, distance)) * (0.35 + 0.65 * Random(cell.seed).unit());
    return mixed(kRedCell, kRedCellCentre, pallor);
}

Color leucocyteColor(double distance, const Cell& cell, double x, double y) {
    const ValueNoise texture(cell.seed);
    const double clumps = texture.layered((x - cell.x) / cell.radius * 4, (y - cell.y) / cell.radius * 4, 3);
    const Color nucleus = mixed(kNucleus, kChromatin, smoothStep(0.35, 0.65, clumps));
    const double edge = 0.82 + 0.1 * (clumps - 0.5);
    return mixed(nucleus, kCytoplasm, smoothStep(edge - 0.05, edge + 0.05, distance));
}

class Field {
public:
    Field(std::uint64_t seed, int size, int leucocytes) : m_random(seed), m_illumination(seed ^ 0x51), m_size(size) {
        scatterRedCells();
        for (int count = 0; count < leucocytes; ++count) {
            m_cells.push_back(cellAt(m_random.between(0.08, 0.92), m_random.between(0.08, 0.92), true));
        }
    }

    void paint(Image& image) {
        std::vector<Color> canvas(static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size), kBackground);
        for (const Cell& cell : m_cells) {
            paintCell(canvas, cell);
        }
        finish(canvas, image.bytes());
    }

private:
    Cell cellAt(double x, double y, bool isNucleated) {
        const double radius = isNucleated ? m_random.between(0.048, 0.062) : m_random.between(0.026, 0.033);
        const double wobble = isNucleated ? m_random.between(0.01, 0.05) : m_random.between(0.0, 0.07);
        return {x, y, radius, m_random.between(0, 2 * std::numbers::pi), wobble, isNucleated, m_random.next()};
    }

    /// Single cells and short chains (rouleaux), as a smear shows them away from its feathered edge.
    void scatterRedCells() {
        constexpr int kGroups = 34;
        for (int group = 0; group < kGroups; ++group) {
            double x = m_random.unit();
            double y = m_random.unit();
            double direction = m_random.between(0, 2 * std::numbers::pi);
            const int length = m_random.unit() < 0.6 ? 1 : static_cast<int>(m_random.between(2, 7));
            for (int count = 0; count < length; ++count) {
                m_cells.push_back(cellAt(x, y, false));
                direction += m_random.between(-0.7, 0.7);
                x += 0.047 * std::cos(direction);
                y += 0.047 * std::sin(direction);
            }
        }
    }

    void paintCell(std::vector<Color>& canvas, const Cell& cell) const {
        const double reach = cell.radius * 1.3 + 2.0 / m_size;
        const auto bound = [this](double place) { return std::clamp(static_cast<int>(std::floor(place * m_size)), 0, m_size - 1); };
        const double softness = std::max(0.06, 1.2 / (cell.radius * m_size));
        for (int row = bound(cell.y - reach); row <= bound(cell.y + reach); ++row) {
            for (int column = bound(cell.x - reach); column <= bound(cell.x + reach); ++column) {
                const double x = (column + 0.5) / m_size;
                const double y = (row + 0.5) / m_size;
                const double distance = relativeDistance(cell, x, y);
                const double cover = 1 - smoothStep(1 - softness, 1 + softness, distance);
                if (cover > 0) {
                    Color& pixel =
                        canvas[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size) + static_cast<std::size_t>(column)];
                    const Color own = cell.isNucleated ? leucocyteColor(distance, cell, x, y) : redCellColor(distance, cell);
                    pixel = mixed(pixel, own, cover * (cell.isNucleated ? 0.97 : 0.88));
                }
            }
        }
    }

    /// Uneven lamp, vignette and sensor noise.
    void finish(const std::vector<Color>& canvas, std::span<std::uint8_t> target) {
        std::size_t position = 0;
        for (std::size_t index = 0; index < canvas.size(); ++index) {
            const double x = (static_cast<double>(index % static_cast<std::size_t>(m_size)) + 0.5) / m_size;
            const double y = (static_cast<double>(index / static_cast<std::size_t>(m_size)) + 0.5) / m_size;
            const double fromCentre = (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5);
            const double lamp = 1.03 - 0.16 * fromCentre - 0.05 * m_illumination.layered(x * 3, y * 3, 2);
            const double shared = 1.6 * m_random.normal();
            for (const double value : {canvas[index].red, canvas[index].green, canvas[index].blue}) {
                const double noisy = value * lamp + shared + 1.2 * m_random.normal();
                target[position++] = static_cast<std::uint8_t>(std::clamp(noisy + 0.5, 0.0, 255.0));
            }
        }
    }

    Random m_random;
    ValueNoise m_illumination;
    int m_size;
    std::vector<Cell> m_cells;
};

}  // namespace

Result<Image> bloodSmearPhantom(std::uint64_t seed, int size, int leucocytes) {
    if (size < 32 || size > 8192) {
        return base::Error(base::ErrorCode::InvalidArgument, {"size", std::to_string(size)});
    }
    if (leucocytes < 0 || leucocytes > 100) {
        return base::Error(base::ErrorCode::InvalidArgument, {"leucocytes", std::to_string(leucocytes)});
    }
    Geometry geometry;
    geometry.columns = size;
    geometry.rows = size;
    geometry.samplesPerPixel = 3;
    PixelMeaning meaning;
    meaning.photometric = Photometric::Rgb;
    Result<Image> image = Image::create(geometry, std::move(meaning));
    if (image) {
        Field(seed, size, leucocytes).paint(*image);
    }
    return image;
}

}  // namespace intaglio::image
