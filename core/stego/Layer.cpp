#include "core/stego/Layer.h"

#include <cmath>
#include <limits>

#include "core/stego/Expansion.h"

namespace intaglio::stego {
namespace {

constexpr std::int32_t kAnyComplexity = std::numeric_limits<std::int32_t>::max();

/// Calls `visit(row, column, complexity)` for every sample of one chessboard colour that the mask leaves.
template <class Number, class Visit>
void forEachSample(const Plane<Number>& plane, int color, const Mask& mask, const RowRange& rows, std::int32_t limit, Visit visit) {
    ComplexityRows<Number> complexities(plane, rows.first);
    const auto columns = static_cast<std::size_t>(plane.columns());
    for (int r = rows.first; r < rows.end; ++r) {
        const Number* complexity = complexities.next();
        const std::size_t maskRow = static_cast<std::size_t>(plane.firstRow() + r) * columns;
        for (int c = (r + color) & 1; c < plane.columns(); c += 2) {
            if (complexity[c] > limit || mask[maskRow + static_cast<std::size_t>(c)]) continue;
            visit(r, c, complexity[c]);
        }
    }
}

/// The samples of a layer in keyed order, with what is needed to work on each.
template <class Number>
class Walk {
public:
    Walk(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates, const OrderKey& key)
        : m_plane(plane), m_range(range), m_candidates(candidates), m_order(key, candidates.size()) {}

    /// Moves on to the next usable sample; false at the end.
    [[nodiscard]] bool next() {
        while (m_index < m_candidates.size()) {
            position = m_candidates[m_order.at(m_index++)];
            const auto columns = static_cast<std::uint32_t>(m_plane.columns());
            const int row = static_cast<int>(position / columns);
            const int column = static_cast<int>(position % columns);
            value = m_plane.row(row)[column];
            run = m_range.segmentOf(value);
            if (!run.usable()) continue;
            prediction = m_plane.prediction(row, column);
            return true;
        }
        return false;
    }

    std::uint32_t position = 0;
    std::int32_t value = 0;
    std::int32_t prediction = 0;
    Segment run;

private:
    const Plane<Number>& m_plane;
    const SampleRange& m_range;
    const std::vector<std::uint32_t>& m_candidates;
    KeyedPermutation m_order;
    std::size_t m_index = 0;
};

/// The bits that go into carriers: flags that wait come before the next data bit.
class Outgoing {
public:
    explicit Outgoing(const BitRange& data) : m_data(data) {}
    [[nodiscard]] std::size_t sent() const { return m_sent; }
    [[nodiscard]] bool finished() const { return m_sent == m_data.count; }
    void addFlag(bool flag) { m_flags.push_back(flag); }
    [[nodiscard]] bool take() {
        if (m_nextFlag < m_flags.size()) return m_flags[m_nextFlag++];
        return bitAt(m_data.bytes, m_data.first + m_sent++);
    }

private:
    BitRange m_data;
    std::size_t m_sent = 0;
    std::vector<bool> m_flags;
    std::size_t m_nextFlag = 0;
};

}  // namespace

void LayerCensus::add(const LayerCensus& other) {
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i].carriers += other.bins[i].carriers;
        bins[i].flags += other.bins[i].flags;
        bins[i].shifts += other.bins[i].shifts;
    }
}

void LayerCensus::scale(double factor) {
    const auto scaled = [factor](std::uint32_t count) { return static_cast<std::uint32_t>(std::lround(count * factor)); };
    for (Bin& bin : bins) bin = {scaled(bin.carriers), scaled(bin.flags), scaled(bin.shifts)};
}

std::size_t LayerCensus::capacityBits() const {
    std::int64_t bits = 0;
    for (const Bin& bin : bins) bits += std::int64_t{bin.carriers} - bin.flags;
    return bits > 0 ? static_cast<std::size_t>(bits) : 0;
}

std::optional<int> LayerCensus::thresholdFor(std::size_t bits) const {
    std::int64_t held = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        held += std::int64_t{bins[i].carriers} - bins[i].flags;
        if (held >= static_cast<std::int64_t>(bits)) return static_cast<int>(i);
    }
    return std::nullopt;
}

double LayerCensus::costOf(std::size_t bits) const {
    std::int64_t held = 0;
    double cost = 0;
    for (const Bin& bin : bins) {
        held += std::int64_t{bin.carriers} - bin.flags;
        cost += bin.shifts + 0.5 * bin.carriers;
        if (held >= static_cast<std::int64_t>(bits)) return held > 0 ? cost * static_cast<double>(bits) / static_cast<double>(held) : 0;
    }
    return std::numeric_limits<double>::infinity();
}

template <class Number>
LayerCensus takeCensus(const Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask, const RowRange& rows) {
    LayerCensus census;
    forEachSample(plane, color, mask, rows, kAnyComplexity, [&](int r, int c, Number complexity) {
        const std::int32_t value = plane.row(r)[c];
        const Segment run = range.segmentOf(value);
        if (!run.usable()) return;
        const std::int32_t prediction = plane.prediction(r, c);
        LayerCensus::Bin& bin = census.bins[static_cast<std::size_t>(complexityBin(complexity))];
        if (isAwayFromEnds(value, prediction, run)) {  // nearly always: no branch on the noise
            const std::uint32_t carries = static_cast<std::uint32_t>(value - prediction + 1) < 2;
            bin.carriers += carries;
            bin.shifts += 1 - carries;
            return;
        }
        const Step step = stepFor(value, prediction, run);
        bin.carriers += step.role == Role::Carrier;
        bin.shifts += step.role == Role::Shifted;
        bin.flags += step.ambiguous;
    });
    return census;
}

template <class Number>
std::vector<std::uint32_t> collectCandidates(const Plane<Number>& plane, int color, int threshold, const Mask& mask) {
    std::vector<std::uint32_t> candidates;
    const auto columns = static_cast<std::uint32_t>(plane.columns());
    forEachSample(plane, color, mask, RowRange{0, plane.rows()}, complexityLimit(threshold), [&](int r, int c, Number) {
        candidates.push_back(static_cast<std::uint32_t>(r) * columns + static_cast<std::uint32_t>(c));
    });
    return candidates;
}

template <class Number>
LayerOutcome embedLayer(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates,
                        const OrderKey& key, const BitRange& bits) {
    LayerOutcome outcome;
    Outgoing outgoing(bits);
    Walk<Number> walk(plane, range, candidates, key);
    while (!outgoing.finished() && walk.next()) {
        const Step step = stepFor(walk.value, walk.prediction, walk.run);
        const bool moves = step.role == Role::Shifted || (step.role == Role::Carrier && outgoing.take());
        if (moves) outcome.changes.push_back({walk.position, step.direction});
        if (step.ambiguous) outgoing.addFlag(step.role == Role::Shifted);
    }
    outcome.bits = outgoing.sent();
    return outcome;
}

template <class Number>
LayerOutcome extractLayer(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates,
                          const OrderKey& key, base::Bytes& target, std::size_t first, std::size_t count) {
    LayerOutcome outcome;
    std::vector<Change> waiting;  // samples on an end value whose flag is still to come
    std::size_t resolved = 0;
    Walk<Number> walk(plane, range, candidates, key);
    while (outcome.bits < count && walk.next()) {
        const Sighting seen = sightingOf(walk.value, walk.prediction, walk.run);
        if (seen.role == Role::Carrier) {
            if (seen.bit) outcome.changes.push_back({walk.position, -seen.direction});
            if (resolved == waiting.size()) {
                setBit(target, first + outcome.bits++, seen.bit);
            } else if (const Change& change = waiting[resolved++]; seen.bit) {
                outcome.changes.push_back(change);
            }
        } else if (seen.ambiguous) {
            waiting.push_back({walk.position, -seen.direction});
        } else if (seen.role == Role::Shifted) {
            outcome.changes.push_back({walk.position, -seen.direction});
        }
    }
    return outcome;
}

template <class Number>
std::vector<Change> fillAtRandom(const Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask) {
    std::vector<Change> changes;
    const auto columns = static_cast<std::uint32_t>(plane.columns());
    forEachSample(plane, color, mask, RowRange{0, plane.rows()}, kAnyComplexity, [&](int r, int c, Number) {
        const std::int32_t value = plane.row(r)[c];
        const Segment run = range.segmentOf(value);
        if (!run.usable()) return;
        const Step step = stepFor(value, plane.prediction(r, c), run);
        const std::uint32_t position = static_cast<std::uint32_t>(r) * columns + static_cast<std::uint32_t>(c);
        const bool moves = step.role == Role::Shifted || (step.role == Role::Carrier && (sipHash24({}, position) & 1) != 0);
        if (moves) changes.push_back({position, step.direction});
    });
    return changes;
}

template <class Number>
void writeChanges(Plane<Number>& plane, const std::vector<Change>& changes) {
    const auto columns = static_cast<std::uint32_t>(plane.columns());
    for (const Change& change : changes) {
        Number& sample = plane.row(static_cast<int>(change.position / columns))[change.position % columns];
        sample = static_cast<Number>(sample + change.delta);
    }
    plane.mirror();
}

#define INTAGLIO_INSTANTIATE_LAYER(Number)                                                                                           \
    template LayerCensus takeCensus(const Plane<Number>&, int, const SampleRange&, const Mask&, const RowRange&);                    \
    template std::vector<std::uint32_t> collectCandidates(const Plane<Number>&, int, int, const Mask&);                              \
    template LayerOutcome embedLayer(const Plane<Number>&, const SampleRange&, const std::vector<std::uint32_t>&, const OrderKey&,   \
                                     const BitRange&);                                                                               \
    template LayerOutcome extractLayer(const Plane<Number>&, const SampleRange&, const std::vector<std::uint32_t>&, const OrderKey&, \
                                       base::Bytes&, std::size_t, std::size_t);                                                      \
    template std::vector<Change> fillAtRandom(const Plane<Number>&, int, const SampleRange&, const Mask&);                           \
    template void writeChanges(Plane<Number>&, const std::vector<Change>&);

INTAGLIO_INSTANTIATE_LAYER(std::int16_t)
INTAGLIO_INSTANTIATE_LAYER(std::int32_t)

}  // namespace intaglio::stego
