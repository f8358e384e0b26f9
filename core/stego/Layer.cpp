#include "core/stego/Layer.h"

#include <algorithm>
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
        const bool masked = mask.anyInRow(plane.firstRow() + r);
        for (int c = (r + color) & 1; c < plane.columns(); c += 2) {
            if (complexity[c] > limit || (masked && mask[maskRow + static_cast<std::size_t>(c)])) continue;
            visit(r, c, complexity[c]);
        }
    }
}

/// Calls `visit(step, sample)` for every sample of one chessboard colour in a row that the mask leaves and that lies in a usable run.
/// `plane` may be const.
template <class AnyPlane, class Visit>
void forEachOfRow(AnyPlane& plane, int row, int color, const SampleRange& range, const Mask& mask, Visit visit) {
    auto* samples = plane.row(row);
    const std::size_t maskRow = static_cast<std::size_t>(plane.firstRow() + row) * static_cast<std::size_t>(plane.columns());
    const bool masked = mask.anyInRow(plane.firstRow() + row);
    for (int c = (row + color) & 1; c < plane.columns(); c += 2) {
        if (masked && mask[maskRow + static_cast<std::size_t>(c)]) continue;
        const Segment run = range.segmentOf(samples[c]);
        if (run.usable()) visit(stepFor(samples[c], plane.prediction(row, c), run), samples[c]);
    }
}

/// Counts carriers in rows of samples that are all away from the ends of their run, many samples at a time.
template <class Number>
class PlainRows {
public:
    PlainRows(const Plane<Number>& plane, const std::optional<Segment>& run)
        : m_plane(plane), m_run(run), m_everySecond(static_cast<std::size_t>(plane.columns()) + 1) {
        for (std::size_t i = 0; i < m_everySecond.size(); i += 2) m_everySecond[i] = 1;
    }

    /// Carriers among the samples at column `first`, `first` + 2 ...; empty where one of them or its prediction is near an end of the run,
    /// so that stepFor() has to decide.
    [[nodiscard]] std::optional<std::int64_t> carriersOf(int row, int first) const {
        if (!m_run || !m_run->usable()) return std::nullopt;
        std::int64_t carriers = 0;
        for (int start = 0; start < m_plane.columns(); start += kBlock) {
            const Counts counts = countBlock(row, start, std::min(kBlock, m_plane.columns() - start), first);
            if (counts.nearEnds != 0) return std::nullopt;
            carriers += counts.carriers;
        }
        return carriers;
    }

private:
    static constexpr int kBlock = 1 << 14;  ///< no counter of 16 bits overflows
    struct Counts {
        Number carriers = 0;
        Number nearEnds = 0;
    };

    /// Without a gap, a branch or a wide number, so that compilers turn it into vector instructions.
    [[nodiscard]] Counts countBlock(int row, int start, int count, int first) const {
        const Number* __restrict here = m_plane.row(row) + start;
        const Number* __restrict above = m_plane.row(row - 1) + start;
        const Number* __restrict below = m_plane.row(row + 1) + start;
        const Number* __restrict counted = m_everySecond.data() + first;
        const auto low = static_cast<Number>(m_run->low + 2), high = static_cast<Number>(m_run->high - 2);
        Counts counts;
        for (int c = 0; c < count; ++c) {
            const auto sum = static_cast<Number>(above[c] + below[c] + here[c - 1] + here[c + 1] + 2);
            const auto prediction = static_cast<Number>(sum >> 2);
            const auto error = static_cast<Number>(here[c] - prediction);
            const auto carries = static_cast<Number>((error == 0) | (error == -1));
            const auto ends = static_cast<Number>((here[c] < low) | (here[c] > high) | (prediction <= low) | (prediction > high));
            counts.carriers = static_cast<Number>(counts.carriers + static_cast<Number>(carries & counted[c]));
            counts.nearEnds = static_cast<Number>(counts.nearEnds + static_cast<Number>(ends & counted[c]));
        }
        return counts;
    }

    const Plane<Number>& m_plane;
    std::optional<Segment> m_run;
    std::vector<Number> m_everySecond;
};

/// Random bits that are the same every time (Marsaglia's xorshift).
class Coins {
public:
    [[nodiscard]] std::int32_t next() {
        if (m_left == 0) {
            m_bits = step();
            m_left = 64;
        }
        --m_left;
        const auto coin = static_cast<std::int32_t>(m_bits & 1);
        m_bits >>= 1;
        return coin;
    }
    /// True with this probability.
    [[nodiscard]] bool chance(double probability) { return static_cast<double>(step() >> 11) < probability * 0x1p53; }

private:
    std::uint64_t step() {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state;
    }

    std::uint64_t m_state = 0x9e3779b97f4a7c15ULL;
    std::uint64_t m_bits = 0;
    int m_left = 0;
};

/// What fillAtRandom() does to a row that PlainRows has an answer for. No branch on the noise.
template <class Number>
void fillPlainRow(Plane<Number>& plane, int row, int first, Coins& coins) {
    Number* samples = plane.row(row);
    for (int c = first; c < plane.columns(); c += 2) {
        const std::int32_t error = samples[c] - plane.prediction(row, c);
        const auto carries = static_cast<std::int32_t>(static_cast<std::uint32_t>(error + 1) < 2);
        const std::int32_t moves = (1 - carries) | coins.next();
        samples[c] = static_cast<Number>(samples[c] + (error < 0 ? -moves : moves));
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
    candidates.reserve((static_cast<std::size_t>(plane.rows()) * static_cast<std::size_t>(plane.columns()) + 1) / 2);
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
    outcome.changes.reserve(candidates.size());
    Outgoing outgoing(bits);
    Walk<Number> walk(plane, range, candidates, key);
    while (!outgoing.finished() && walk.next()) {
        const Step step = stepFor(walk.value, walk.prediction, walk.run);
        const bool carries = step.role == Role::Carrier;
        const bool one = carries && outgoing.take();
        outcome.carriers += carries;
        outcome.ones += one;
        if (one || step.role == Role::Shifted) outcome.changes.emplace_back(walk.position, step.direction);
        if (step.ambiguous) outgoing.addFlag(step.role == Role::Shifted);
    }
    outcome.bits = outgoing.sent();
    return outcome;
}

template <class Number>
LayerOutcome extractLayer(const Plane<Number>& plane, const SampleRange& range, const std::vector<std::uint32_t>& candidates,
                          const OrderKey& key, base::Bytes& target, std::size_t first, std::size_t count) {
    LayerOutcome outcome;
    outcome.changes.reserve(candidates.size());
    std::vector<Change> waiting;  // samples on an end value whose flag is still to come
    std::size_t resolved = 0;
    Walk<Number> walk(plane, range, candidates, key);
    while (outcome.bits < count && walk.next()) {
        const Sighting seen = sightingOf(walk.value, walk.prediction, walk.run);
        if (seen.role == Role::Carrier) {
            if (seen.bit) outcome.changes.emplace_back(walk.position, -seen.direction);
            if (resolved == waiting.size()) {
                setBit(target, first + outcome.bits++, seen.bit);
            } else if (const Change& change = waiting[resolved++]; seen.bit) {
                outcome.changes.push_back(change);
            }
        } else if (seen.ambiguous) {
            waiting.emplace_back(walk.position, -seen.direction);
        } else if (seen.role == Role::Shifted) {
            outcome.changes.emplace_back(walk.position, -seen.direction);
        }
    }
    return outcome;
}

template <class Number>
LayerMeasure measureLayer(const Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask) {
    LayerMeasure measure;
    const PlainRows<Number> rows(plane, range.only());
    for (int r = 0; r < plane.rows(); ++r) {
        const auto plain = mask.anyInRow(r) ? std::nullopt : rows.carriersOf(r, (r + color) & 1);
        if (plain) {
            measure.carriers += static_cast<std::size_t>(*plain);
            continue;
        }
        forEachOfRow(plane, r, color, range, mask, [&](const Step& step, const Number&) {
            measure.carriers += step.role == Role::Carrier;
            measure.flags += step.ambiguous;
            measure.shiftedFlags += step.ambiguous && step.role == Role::Shifted;
        });
    }
    return measure;
}

template <class Number>
void fillAtRandom(Plane<Number>& plane, int color, const SampleRange& range, const Mask& mask, const Filling& filling) {
    const bool fair = filling.visited == 1 && filling.ones == 0.5;
    Coins coins;
    const PlainRows<Number> rows(plane, range.only());
    for (int r = 0; r < plane.rows(); ++r) {
        const int first = (r + color) & 1;
        if (fair && !mask.anyInRow(r) && rows.carriersOf(r, first)) {
            fillPlainRow(plane, r, first, coins);
            continue;
        }
        forEachOfRow(plane, r, color, range, mask, [&](const Step& step, Number& sample) {
            if (filling.visited < 1 && !coins.chance(filling.visited)) return;
            const bool moves = step.role == Role::Shifted || (step.role == Role::Carrier && coins.chance(filling.ones));
            sample = static_cast<Number>(sample + (moves ? step.direction : 0));
        });
    }
    plane.mirror();
}

template <class Number>
void writeChanges(Plane<Number>& plane, const std::vector<Change>& changes) {
    const auto columns = static_cast<std::uint32_t>(plane.columns());
    for (const Change& change : changes) {
        Number& sample = plane.row(static_cast<int>(change.position() / columns))[change.position() % columns];
        sample = static_cast<Number>(sample + change.delta());
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
    template LayerMeasure measureLayer(const Plane<Number>&, int, const SampleRange&, const Mask&);                                  \
    template void fillAtRandom(Plane<Number>&, int, const SampleRange&, const Mask&, const Filling&);                                \
    template void writeChanges(Plane<Number>&, const std::vector<Change>&);

INTAGLIO_INSTANTIATE_LAYER(std::int16_t)
INTAGLIO_INSTANTIATE_LAYER(std::int32_t)

}  // namespace intaglio::stego
