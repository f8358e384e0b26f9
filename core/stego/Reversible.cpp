#include "core/stego/Reversible.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/crypto/Envelope.h"
#include "core/stego/Regions.h"

namespace intaglio::stego {
namespace {

constexpr std::int64_t kLargePlane = std::int64_t{1} << 21;  ///< samples from which a census of some bands stands for the plane
constexpr int kBandRows = 32;
constexpr int kBands = 8;
constexpr double kBandSlack = 1.25;  ///< on top of an estimated census
constexpr std::uint8_t kEverything = 255;

bool isLarge(const image::Geometry& geometry) {
    return std::int64_t{geometry.columns} * geometry.rows > kLargePlane && geometry.rows > kBands * kBandRows * 2;
}

RowRange allRows(const image::Geometry& geometry) {
    return {0, geometry.rows};
}

/// Bands spread evenly over the rows; each begins on an even row, which keeps the chessboard colours.
std::vector<RowRange> bandsOf(const image::Geometry& geometry) {
    std::vector<RowRange> bands;
    for (int i = 0; i < kBands; ++i) {
        const auto start = static_cast<int>(std::int64_t{geometry.rows - kBandRows} * (2 * i + 1) / (2 * kBands)) & ~1;
        bands.push_back({start, start + kBandRows});
    }
    return bands;
}

/// Bits that the two colours of a plane hold whatever they are.
struct PlaneCapacity {
    std::size_t first = 0;
    std::size_t second = 0;  ///< the least that any filling of the first leaves, less a margin
};

/// How the first colour may be filled when a body that needs both takes what it can. Flags take their part of the carriers and are not
/// random. The layer's part of a body comes in whole shares, so filling ends up to a share before the last bit; and with flags it is
/// chance how much is behind that bit. So several points are tried where that may be much of the layer.
std::vector<Filling> fillingsOf(const LayerMeasure& first, std::size_t samples) {
    static const std::size_t kMostBits = (kMostHeaderBytes + crypto::frameBytes(2048, 8)) * 8;
    constexpr double kNegligible = 0.03;
    constexpr double kDeviations = 4;
    const double flagShare = first.flags == 0 ? 0 : std::min(1.0, static_cast<double>(first.flags) / static_cast<double>(first.carriers));
    const double flagOnes = first.flags == 0 ? 0 : static_cast<double>(first.shiftedFlags) / static_cast<double>(first.flags);
    const double ones = flagShare < 0.01 ? 0.5 : 0.5 * (1 - flagShare) + flagShare * flagOnes;
    double unfilled = static_cast<double>(shareUnit(std::min(kMostBits, samples)));
    if (first.flags > 0) unfilled += kDeviations * std::sqrt(static_cast<double>(first.carriers + first.flags));
    const double part = first.bits() == 0 ? 1 : std::min(1.0, unfilled / static_cast<double>(first.bits()));
    const int steps = part <= kNegligible ? 0 : static_cast<int>(std::ceil(part * 4));
    std::vector<Filling> fillings{{1, ones}};
    for (int i = 1; i <= steps; ++i) fillings.push_back({1 - part * i / steps, ones});
    return fillings;
}

template <class Number>
PlaneCapacity measurePlane(const Carrier& carrier, int channel) {
    const image::Geometry& geometry = carrier.picture().geometry();
    const Mask mask = carrier.maskOf(channel);
    Plane<Number> plane = carrier.planeOf<Number>(channel, allRows(geometry));
    const LayerMeasure first = measureLayer(plane, 0, carrier.range(), mask);
    const std::vector<Filling> fillings = fillingsOf(first, geometry.samplesPerFrame());
    std::size_t second = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i < fillings.size(); ++i) {
        if (i > 0) plane = carrier.planeOf<Number>(channel, allRows(geometry));
        fillAtRandom(plane, 0, carrier.range(), mask, fillings[i]);
        second = std::min(second, measureLayer(plane, 1, carrier.range(), mask).bits());
    }
    const std::size_t margin = second / 20 + 64;
    return {first.bits(), second > margin ? second - margin : 0};
}

void change(image::Image& picture, std::size_t index, int delta) {
    picture.setSampleAt(index, picture.sampleAt(index) + delta);
}

/// Lays the body; planes are made when first needed, since most bodies need one of them.
template <class Number>
class Layering {
public:
    Layering(const Carrier& carrier, const BodyKeys& keys, ByteView body, Capacity& capacity, image::Image* target)
        : m_carrier(carrier),
          m_keys(keys),
          m_body(body),
          m_capacity(capacity),
          m_target(target),
          m_bits(body.size() * 8),
          m_geometry(carrier.picture().geometry()) {}

    [[nodiscard]] std::optional<LaidBody> lay() {
        rankPlanes();
        const bool surelyFits = m_bits + 16 <= m_firstCapacity / 2;  // what capacityBits() takes off is less
        if (!surelyFits && m_bits > m_capacity.bits()) return std::nullopt;
        shareBestPlane();
        if (bestPlaneHolds() && layOnBestPlane()) return m_laid;
        startAgain();
        if (layOnEveryPlane()) return m_laid;
        startAgain();
        return std::nullopt;
    }

private:
    struct Working {
        int channel;
        Plane<Number> plane;
        Mask mask;
    };

    void startAgain() {
        m_current.reset();
        if (m_target != nullptr && m_laid.changedSamples > 0) *m_target = m_carrier.picture();
        m_laid = {};
    }

    /// Cheapest plane first. Planes that cannot hold half of the body alone come last, the roomiest of them first.
    void rankPlanes() {
        struct Ranked {
            double cost;
            std::size_t capacity;
            int channel;
        };
        std::vector<Ranked> planes;
        for (int channel = 0; channel < m_carrier.channels(); ++channel) {
            const LayerCensus census = firstCensus(channel);
            const std::size_t capacity = census.capacityBits();
            planes.push_back({std::min(census.costOf(m_bits / 2), 1e15 - static_cast<double>(capacity)), capacity, channel});
        }
        std::stable_sort(planes.begin(), planes.end(), [](const Ranked& a, const Ranked& b) { return a.cost < b.cost; });
        for (std::size_t i = 0; i < planes.size(); ++i) m_order[i] = planes[i].channel;
        m_firstCapacity = planes.front().capacity;
        m_laid.arrangement.planeOrder = planes.size() == 1 ? std::uint8_t{0} : planeOrderOf(m_order);
    }

    [[nodiscard]] LayerCensus firstCensus(int channel) const {
        const Mask mask = m_carrier.maskOf(channel);
        if (!isLarge(m_geometry)) {
            const Plane<Number> plane = m_carrier.planeOf<Number>(channel, allRows(m_geometry));
            return takeCensus(plane, 0, m_carrier.range(), mask, allRows(m_geometry));
        }
        LayerCensus census;
        for (const RowRange& band : bandsOf(m_geometry)) {
            const Plane<Number> plane = m_carrier.planeOf<Number>(channel, band);
            census.add(takeCensus(plane, 0, m_carrier.range(), mask, RowRange{0, kBandRows}));
        }
        census.scale(static_cast<double>(m_geometry.rows) / (kBands * kBandRows));
        return census;
    }

    Working& working(int channel) {
        if (!m_current || m_current->channel != channel) {
            m_current.emplace(Working{channel, m_carrier.planeOf<Number>(channel, allRows(m_geometry)), m_carrier.maskOf(channel)});
        }
        return *m_current;
    }

    [[nodiscard]] LayerCensus bandCensus(const Working& work, int color) const {
        LayerCensus census;
        for (const RowRange& band : bandsOf(m_geometry)) census.add(takeCensus(work.plane, color, m_carrier.range(), work.mask, band));
        census.scale(static_cast<double>(m_geometry.rows) / (kBands * kBandRows));
        return census;
    }

    /// Embeds exactly `bits` with the lowest threshold that holds them and returns it.
    [[nodiscard]] std::optional<std::uint8_t> layAtThreshold(std::size_t layer, std::size_t first, std::size_t bits) {
        Working& work = working(m_order[layer / 2]);
        const int color = static_cast<int>(layer % 2);
        if (isLarge(m_geometry)) {
            const auto estimate = bandCensus(work, color).thresholdFor(static_cast<std::size_t>(static_cast<double>(bits) * kBandSlack));
            if (estimate && layExactly(layer, *estimate, first, bits)) return static_cast<std::uint8_t>(*estimate);
        }
        const auto threshold = takeCensus(work.plane, color, m_carrier.range(), work.mask, allRows(m_geometry)).thresholdFor(bits);
        if (threshold && layExactly(layer, *threshold, first, bits)) return static_cast<std::uint8_t>(*threshold);
        return std::nullopt;
    }

    [[nodiscard]] bool layExactly(std::size_t layer, int threshold, std::size_t first, std::size_t bits) {
        const LayerOutcome outcome = attempt(layer, threshold, first, bits);
        if (outcome.bits != bits) return false;
        accept(layer, outcome);
        return true;
    }

    [[nodiscard]] LayerOutcome attempt(std::size_t layer, int threshold, std::size_t first, std::size_t bits) {
        const Working& work = working(m_order[layer / 2]);
        const auto candidates = collectCandidates(work.plane, static_cast<int>(layer % 2), threshold, work.mask);
        return embedLayer(work.plane, m_carrier.range(), candidates, m_keys.orders[layer], BitRange{m_body, first, bits});
    }

    void accept(std::size_t layer, const LayerOutcome& outcome) {
        Working& work = working(m_order[layer / 2]);
        writeChanges(work.plane, outcome.changes);
        m_laid.expectedChanges += static_cast<double>(outcome.changes.size() - outcome.ones) + static_cast<double>(outcome.carriers) / 2;
        m_laid.changedSamples += outcome.changes.size();
        if (m_target == nullptr) return;
        for (const Change& made : outcome.changes) change(*m_target, m_carrier.sampleIndex(work.channel, made.position()), made.delta());
    }

    /// Half of the bits for each colour of the cheapest plane: the usual case and the least distortion.
    void shareBestPlane() {
        const std::size_t unit = shareUnit(m_bits);
        m_laid.arrangement.layers = 2;
        m_laid.arrangement.shares[0] = static_cast<std::uint8_t>((m_bits / 2 + unit - 1) / unit);
    }

    /// Decided without the bits themselves, so that a plan and what comes of it spread alike.
    [[nodiscard]] bool bestPlaneHolds() {
        const auto counts = layerBits(m_laid.arrangement, m_bits);
        if (counts[0] > m_firstCapacity) return false;
        const Working& work = working(m_order[0]);
        const std::size_t untouched =
            isLarge(m_geometry) ? bandCensus(work, 1).capacityBits() : measureLayer(work.plane, 1, m_carrier.range(), work.mask).bits();
        return counts[1] <= untouched / 4 || counts[1] <= measurePlane<Number>(m_carrier, work.channel).second;
    }

    [[nodiscard]] bool layOnBestPlane() {
        Arrangement& arrangement = m_laid.arrangement;
        const auto counts = layerBits(arrangement, m_bits);
        std::size_t first = 0;
        for (std::size_t layer = 0; layer < 2; ++layer) {
            const auto threshold = layAtThreshold(layer, first, counts[layer]);
            if (!threshold) return false;
            arrangement.thresholds[layer] = *threshold;
            first += counts[layer];
        }
        return true;
    }

    /// Fills layer after layer to the brim.
    [[nodiscard]] bool layOnEveryPlane() {
        m_laid.arrangement.planeOrder = m_carrier.channels() == 1 ? 0 : planeOrderOf(m_order);
        const std::size_t unit = shareUnit(m_bits);
        const auto layers = static_cast<std::size_t>(m_carrier.channels()) * 2;
        std::size_t first = 0;
        for (std::size_t layer = 0; layer < layers; ++layer) {
            m_laid.arrangement.layers = static_cast<std::uint8_t>(layer + 1);
            LayerOutcome outcome = attempt(layer, kEverything, first, m_bits - first);
            if (first + outcome.bits == m_bits) {
                accept(layer, outcome);
                return true;
            }
            if (layer + 1 == layers) return false;
            const std::size_t share = outcome.bits / unit;
            outcome = attempt(layer, kEverything, first, share * unit);
            accept(layer, outcome);
            m_laid.arrangement.shares[layer] = static_cast<std::uint8_t>(share);
            first += share * unit;
        }
        return false;
    }

    const Carrier& m_carrier;
    const BodyKeys& m_keys;
    ByteView m_body;
    Capacity& m_capacity;
    image::Image* m_target;
    std::size_t m_bits;
    const image::Geometry& m_geometry;
    std::array<int, 3> m_order{0, 1, 2};
    std::size_t m_firstCapacity = 0;
    std::optional<Working> m_current;
    LaidBody m_laid;
};

template <class Number>
std::size_t measureCapacity(const Carrier& carrier) {
    std::size_t bits = 0;
    for (int channel = 0; channel < carrier.channels(); ++channel) {
        const PlaneCapacity capacity = measurePlane<Number>(carrier, channel);
        bits += capacity.first + capacity.second;
    }
    // Shares come in units of a 255th of the body, so every layer may leave less than one unit unused.
    const std::size_t lost = static_cast<std::size_t>(carrier.channels()) * 2 * (bits / 255 + 1);
    return bits > lost ? bits - lost : 0;
}

template <class Number>
std::optional<Bytes> lift(const Carrier& carrier, const BodyKeys& keys, const Arrangement& arrangement, std::size_t bytes,
                          image::Image& restored) {
    const auto counts = layerBits(arrangement, bytes * 8);
    Bytes body(bytes);
    std::size_t end = bytes * 8;
    std::optional<Plane<Number>> plane;
    Mask mask;
    int current = -1;
    for (std::size_t layer = arrangement.layers; layer-- > 0;) {  // the last layer laid is the first to come off
        const int channel = planeOfLayer(arrangement.planeOrder, layer);
        if (channel != current) {
            plane.emplace(carrier.planeOf<Number>(channel, allRows(carrier.picture().geometry())));
            mask = carrier.maskOf(channel);
            current = channel;
        }
        const int threshold = arrangement.layers <= 2 ? arrangement.thresholds[layer] : kEverything;
        const auto candidates = collectCandidates(*plane, static_cast<int>(layer % 2), threshold, mask);
        const std::size_t first = end - counts[layer];
        const LayerOutcome outcome = extractLayer(*plane, carrier.range(), candidates, keys.orders[layer], body, first, counts[layer]);
        if (outcome.bits != counts[layer]) return std::nullopt;
        writeChanges(*plane, outcome.changes);
        for (const Change& made : outcome.changes) change(restored, carrier.sampleIndex(channel, made.position()), made.delta());
        end = first;
    }
    return body;
}

bool isNarrow(const Carrier& carrier) {
    return carrier.picture().geometry().bitsAllocated == 8;
}
bool isTooSmall(const Carrier& carrier) {
    return carrier.picture().geometry().columns < 3 || carrier.picture().geometry().rows < 3;
}

}  // namespace

Carrier::Carrier(const image::Image& picture, const SampleRange& range, const HeaderSites& sites,
                 const std::vector<crypto::ProtectedRegion>& protectedRegions)
    : m_picture(picture),
      m_range(range),
      m_sites(sites),
      m_protectedRegions(protectedRegions),
      m_step(static_cast<std::size_t>(picture.geometry().samplesPerPixel)),
      m_channels(picture.geometry().samplesPerPixel - (picture.geometry().hasAlpha() ? 1 : 0)) {}

Mask Carrier::maskOf(int channel) const {
    const image::Geometry& geometry = m_picture.geometry();
    Mask mask(geometry.columns, geometry.rows);
    for (const std::size_t index : m_sites.visited) {
        if (index % m_step == static_cast<std::size_t>(channel)) mask.set(index / m_step);
    }
    for (const HeaderSites::Barren& strip : m_sites.barren) {
        for (const PixelRun& run : strip.runs) mask.setRun(run.first, run.count);
    }
    maskRegions(mask, geometry, m_protectedRegions);
    if (!geometry.hasAlpha()) return mask;
    const std::size_t pixels = geometry.samplesPerFrame() / m_step;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        if (m_picture.sampleAt(pixel * m_step + m_step - 1) == 0) mask.set(pixel);
    }
    return mask;
}

template <class Number>
Plane<Number> Carrier::planeOf(int channel, const RowRange& rows) const {
    Plane<Number> plane(m_picture, channel, rows.first, rows.end - rows.first);
    const auto columns = static_cast<std::size_t>(m_picture.geometry().columns);
    for (const std::size_t index : m_sites.carriers) {
        if (index % m_step != static_cast<std::size_t>(channel)) continue;
        const int row = static_cast<int>(index / m_step / columns);
        if (row < rows.first || row >= rows.end) continue;
        Number& sample = plane.row(row - rows.first)[index / m_step % columns];
        sample = static_cast<Number>(sample & ~1);
    }
    plane.mirror();
    return plane;
}

std::optional<LaidBody> layBody(const Carrier& carrier, const BodyKeys& keys, ByteView body, Capacity& capacity, image::Image* target) {
    if (isTooSmall(carrier)) return std::nullopt;
    return isNarrow(carrier) ? Layering<std::int16_t>(carrier, keys, body, capacity, target).lay()
                             : Layering<std::int32_t>(carrier, keys, body, capacity, target).lay();
}

std::size_t capacityBits(const Carrier& carrier) {
    if (isTooSmall(carrier)) return 0;
    return isNarrow(carrier) ? measureCapacity<std::int16_t>(carrier) : measureCapacity<std::int32_t>(carrier);
}

std::optional<Bytes> liftBody(const Carrier& carrier, const BodyKeys& keys, const Arrangement& arrangement, std::size_t bytes,
                              image::Image& restored) {
    if (isTooSmall(carrier) || arrangement.layers > 2 * carrier.channels()) return std::nullopt;
    if (carrier.channels() == 1 && arrangement.planeOrder != 0) return std::nullopt;
    return isNarrow(carrier) ? lift<std::int16_t>(carrier, keys, arrangement, bytes, restored)
                             : lift<std::int32_t>(carrier, keys, arrangement, bytes, restored);
}

}  // namespace intaglio::stego
