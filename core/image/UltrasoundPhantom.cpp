#include <numbers>

#include "core/image/Phantom.h"
#include "core/image/PhantomPainting.h"

namespace intaglio::image {
namespace {

/// The layers under the probe by depth, and a mass. y is the depth.
class Scan {
public:
    explicit Scan(std::uint64_t seed) : m_layers(seed ^ 0x61), m_septa(seed ^ 0x62), m_gland(seed ^ 0x63), m_fine(seed ^ 0x64) {
        Random random(seed);
        m_fatEnd = random.between(0.22, 0.32);
        m_glandEnd = random.between(0.62, 0.72);
        m_massX = random.between(0.35, 0.65);
        m_massY = random.between(0.40, 0.52);
        m_massWidth = random.between(0.11, 0.19);
        m_massHeight = m_massWidth * random.between(0.55, 0.9);
        m_phase = random.between(0, 2 * std::numbers::pi);
    }

    /// How strongly a place sends the sound back, 0 .. 1, before speckle.
    [[nodiscard]] double echo(double x, double y) const {
        const double wave = 0.05 * (m_layers.layered(x * 4, 0.5, 3) - 0.5);
        const double fatEnd = m_fatEnd + wave, glandEnd = m_glandEnd - wave;
        const double septum = 1 - std::abs(2 * m_septa.layered(x * 6, y * 14, 3) - 1);
        const double fat = 0.22 + 0.35 * smoothStep(0.86, 1.0, septum);
        const double gland = 0.42 + 0.35 * (m_gland.layered(x * 7, y * 16, 4) - 0.5);
        const double muscle = 0.24 + 0.3 * smoothStep(0.7, 1.0, std::abs(2 * m_septa.layered(x * 3 + 40, y * 46, 2) - 1));
        double level = std::lerp(fat, gland, smoothStep(fatEnd - 0.015, fatEnd + 0.015, y));
        level = std::lerp(level, muscle, smoothStep(glandEnd - 0.01, glandEnd + 0.02, y));
        level += 0.45 * bell(y - glandEnd, 0.008) + 0.55 * bell(y - 0.03, 0.014);
        const double inside = mass(x, y);
        // Fluid or dense cells swallow little sound: what lies behind looks brighter.
        const double behind =
            bell(x - m_massX, 0.6 * m_massWidth) * smoothStep(m_massY + m_massHeight * 0.9, m_massY + m_massHeight * 1.3, y);
        level = std::lerp(level, 0.07, inside) * (1 + 0.45 * behind);
        return std::clamp(level, 0.0, 1.0) * (1.05 - 0.45 * y);
    }

    /// Interference of many scatterers: finer across the beam than along it, and never below nothing.
    [[nodiscard]] double speckle(double x, double y, Random& random) const {
        const double grain = m_fine.layered(x * 90, y * 150, 2);
        return std::max(0.0, 0.25 + 1.5 * grain + 0.18 * random.normal());
    }

private:
    [[nodiscard]] double mass(double x, double y) const {
        const double dx = (x - m_massX) / m_massWidth, dy = (y - m_massY) / m_massHeight;
        const double angle = std::atan2(dy, dx);
        const double outline = 1 + 0.06 * std::sin(4 * angle + m_phase) + 0.2 * (m_gland.layered(x * 11, y * 11, 2) - 0.5);
        return 1 - smoothStep(0.88, 1.06, std::hypot(dx, dy) / outline);
    }

    ValueNoise m_layers, m_septa, m_gland, m_fine;
    double m_fatEnd = 0, m_glandEnd = 0, m_massX = 0, m_massY = 0, m_massWidth = 0, m_massHeight = 0, m_phase = 0;
};

}  // namespace

Result<Image> ultrasoundPhantom(std::uint64_t seed, int size) {
    const Scan scan(seed);
    Random random(seed ^ 0x65);
    return paintGrey(size, [&](double x, double y) { return scan.echo(x, y) * scan.speckle(x, y, random); });
}

}  // namespace intaglio::image
