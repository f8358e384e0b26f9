#include "core/image/Phantom.h"
#include "core/image/PhantomPainting.h"

namespace intaglio::image {
namespace {

/// x runs from the chest wall outwards, whichever side that is.
class Breast {
public:
    explicit Breast(std::uint64_t seed) : m_tissue(seed ^ 0x81), m_fibres(seed ^ 0x82), m_edge(seed ^ 0x83) {
        Random random(seed);
        m_isLeft = random.unit() < 0.5;
        m_reach = random.between(0.55, 0.72);
        m_nipple = random.between(0.52, 0.62);
        m_muscle = random.between(0.28, 0.38);
        m_density = random.between(0.5, 1.0);
        m_massX = random.between(0.2, 0.38);
        m_massY = random.between(0.42, 0.65);
        m_massRadius = random.between(0.03, 0.05);
    }

    [[nodiscard]] double brightness(double column, double y) const {
        const double x = m_isLeft ? column : 1 - column;
        const double depth = depthAt(x, y);
        if (depth < -0.02) {
            return 0.02;
        }
        const double inside = smoothStep(-0.006, 0.012, depth);
        // Less tissue lies in the beam near the skin.
        const double thickness = smoothStep(0.0, 0.22, depth);
        double level = 0.10 + 0.20 * thickness + 0.06 * m_tissue.layered(x * 6, y * 6, 3);
        level += m_density * glandAt(x, y) * thickness;
        level += 0.07 * bell(depth - 0.006, 0.005);
        level += 0.30 * (1 - smoothStep(0.75, 1.05, std::hypot(x - m_massX, y - m_massY) / m_massRadius)) * thickness;
        const double muscle = 1 - smoothStep(-0.015, 0.02, x - m_muscle * (1 - y / 0.62));
        level = std::lerp(level, 0.62 + 0.08 * m_tissue.layered(x * 9 + 30, y * 9, 2), muscle);
        return inside * std::min(level, 0.95) + 0.02;
    }

private:
    /// Distance inwards from the skin, roughly, in sides of the picture.
    [[nodiscard]] double depthAt(double x, double y) const {
        const double height = y < m_nipple ? (m_nipple - y) / 0.62 : (y - m_nipple) / 0.40;
        if (height >= 1) {
            return -1;
        }
        const double outline = m_reach * std::sqrt(1 - height * height) + 0.012 * (m_edge(y * 6, 0.3) - 0.5);
        const double nipple = 0.03 * bell(y - m_nipple, 0.014);
        return outline + nipple - x;
    }

    /// Fibres that run towards the nipple, densest in a disc behind it.
    [[nodiscard]] double glandAt(double x, double y) const {
        const double disc = 1 - smoothStep(0.4, 1.15, std::hypot((x - 0.55 * m_reach) / 0.30, (y - m_nipple + 0.04) / 0.27));
        const double angle = std::atan2(y - m_nipple, m_reach - x);
        const double strands = 1 - std::abs(2 * m_fibres.layered(angle * 7, std::hypot(m_reach - x, y - m_nipple) * 4, 3) - 1);
        return disc * (0.10 + 0.26 * smoothStep(0.45, 0.95, strands)) + 0.05 * smoothStep(0.8, 1.0, strands);
    }

    ValueNoise m_tissue, m_fibres, m_edge;
    bool m_isLeft = true;
    double m_reach = 0, m_nipple = 0, m_muscle = 0, m_density = 0, m_massX = 0, m_massY = 0, m_massRadius = 0;
};

}  // namespace

Result<Image> mammogramPhantom(std::uint64_t seed, int size) {
    const Breast breast(seed);
    Random film(seed ^ 0x84);
    return paintGrey(size, [&](double x, double y) { return breast.brightness(x, y) + 0.009 * film.normal(); });
}

}  // namespace intaglio::image
