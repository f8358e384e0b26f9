#include <algorithm>
#include <cmath>
#include <limits>

#include "core/crypto/Envelope.h"
#include "core/stego/Covert.h"
#include "core/stego/CovertBlocks.h"
#include "core/stego/CovertHeader.h"
#include "core/stego/CovertSamples.h"
#include "core/stego/Regions.h"

namespace intaglio::stego {
namespace {

constexpr std::uint8_t kSuite = 1;

base::Error tooSmall(std::size_t needed, std::size_t available) {
    return {base::ErrorCode::CarrierTooSmall, {std::to_string(needed), std::to_string(available)}};
}

double psnrOf(const image::Image& picture, double changes) {
    if (changes <= 0) return std::numeric_limits<double>::infinity();
    const double peak = std::exp2(picture.geometry().bitsStored) - 1;
    return 10 * std::log10(peak * peak * static_cast<double>(picture.geometry().sampleCount()) / changes);
}

/// Dry samples in the order of their runs under the key, the first `most` of them or all.
std::vector<std::uint32_t> collectCarriers(const CovertSamples& samples, const OrderKey& key, std::size_t most) {
    std::vector<std::uint32_t> carriers;
    carriers.reserve(std::min(most, samples.runs() * CovertSamples::kRun) + CovertSamples::kRun);
    const KeyedPermutation order(key, samples.runs());
    for (std::size_t i = 0; i < samples.runs() && carriers.size() < most; ++i) samples.collect(order.at(i), carriers);
    if (carriers.size() > most) carriers.resize(most);
    return carriers;
}

auto oddnessOf(const image::Image& picture, const std::vector<std::uint32_t>& carriers) {
    const std::size_t width = picture.geometry().bytesPerSample();
    return [&picture, &carriers, width](std::size_t ordinal) {
        const std::size_t sample = carriers[ordinal];
        return ((width == 1 ? picture.bytes()[sample] : picture.samples<std::uint16_t>()[sample]) & 1) != 0;
    };
}

/// Everything that plan and embed decide in the same way, so that what one promises the other keeps.
class Writer {
public:
    static Result<Writer> prepare(const Primitives& primitives, const image::Image& picture, const StegoKey& key,
                                  const FrameParameters& parameters) {
        auto offsets = CovertOffsets::of(primitives, picture, key);
        if (!offsets) return offsets.error();
        auto keys = deriveBodyKeys(primitives, key, parameters.nonce);
        if (!keys) return keys.error();
        Writer writer(picture, CovertSamples(picture, std::move(*offsets)), std::move(*keys));
        writer.m_samples.exclude(parameters.protectedRegions);
        writer.m_sites = covertHeaderSites(primitives, picture.geometry(), key, 0, headerBytes(parameters));
        writer.codeHeader();
        writer.layOut(crypto::frameBytes(parameters.bucket, parameters.slots) * 8);
        return writer;
    }

    [[nodiscard]] bool fits() const { return m_headerFits && m_blocks.has_value(); }
    /// Bytes that blocks of one bit would hold.
    [[nodiscard]] std::size_t capacityBytes() const {
        if (!m_headerFits) return 0;
        return (m_exhausted ? m_carriers.size() : std::min(m_samples.count(), CovertBlocks::kMostCarriers)) / 8;
    }
    [[nodiscard]] double expectedChanges() const {
        double changes = m_blocks->expectedChanges();
        for (const CovertHeaderByte& byte : m_header) changes += byte.expectedChanges();
        return changes;
    }

    Result<Embedded> embed(const Primitives& primitives, const StegoKey& key, const FrameParameters& parameters, ByteView frame) const {
        Bytes body(frame.begin(), frame.end());
        body.resize((m_blocks->bits() + 7) / 8);
        if (const auto masked = maskBody(primitives, m_keys, 0, body); !masked) return masked.error();
        CovertArrangement arrangement;
        arrangement.order = static_cast<std::uint8_t>(m_blocks->order());
        arrangement.details[0] = static_cast<std::uint8_t>(m_blocks->longBlocks() >> 8);
        arrangement.details[1] = static_cast<std::uint8_t>(m_blocks->longBlocks());
        const auto header = sealHeader(primitives, key, geometryBytes(m_picture), parameters, arrangement);
        if (!header) return header.error();
        std::vector<std::size_t> changes = bodyChanges(body);
        addHeaderChanges(*header, changes);
        Embedded embedded{m_picture, psnrOf(m_picture, static_cast<double>(changes.size())), 1};
        for (const std::size_t sample : changes) embedded.image.setSampleAt(sample, m_samples.partnerOf(sample));
        return embedded;
    }

private:
    Writer(const image::Image& picture, CovertSamples samples, BodyKeys keys)
        : m_picture(picture), m_samples(std::move(samples)), m_keys(std::move(keys)) {}

    void codeHeader() {
        const std::size_t block = covertHeaderBlock(m_picture.geometry());
        std::vector<bool> mayChange(block);
        for (std::size_t first = 0; first < m_sites.size(); first += block) {
            for (std::size_t i = 0; i < block; ++i) mayChange[i] = m_samples.isDry(m_sites[first + i]);
            m_header.emplace_back(mayChange);
        }
        m_headerFits =
            !m_header.empty() && std::all_of(m_header.begin(), m_header.end(), [](const auto& byte) { return byte.writesAll(); });
        for (const std::size_t site : m_sites) m_samples.exclude(site);
    }

    void layOut(std::size_t bits) {
        const std::size_t most = (bits << CovertBlocks::kGreatestOrder) / CovertBlocks::kGreatestOrder;
        const std::size_t wanted = std::min(most, CovertBlocks::kMostCarriers);
        m_carriers = collectCarriers(m_samples, m_keys.orders[0], wanted);
        m_exhausted = m_carriers.size() < wanted;
        m_blocks = CovertBlocks::choose(bits, m_carriers.size());
    }

    [[nodiscard]] std::vector<std::size_t> bodyChanges(const Bytes& body) const {
        const auto wanted = numbersOf(*m_blocks, body);
        const auto found = m_blocks->syndromes(oddnessOf(m_picture, m_carriers));
        std::vector<std::size_t> changes;
        for (std::size_t block = 0; block < wanted.size(); ++block) {
            const std::size_t position = wanted[block] ^ found[block];
            if (position != 0) changes.push_back(m_carriers[m_blocks->ordinalOf(block, position)]);
        }
        return changes;
    }

    void addHeaderChanges(const Bytes& header, std::vector<std::size_t>& changes) const {
        const std::size_t block = covertHeaderBlock(m_picture.geometry());
        const Bytes found = readCovertHeader(m_picture, m_sites);
        for (std::size_t i = 0; i < header.size(); ++i) {
            for (const std::size_t sample : m_header[i].changesFor(static_cast<std::uint8_t>(header[i] ^ found[i]))) {
                changes.push_back(m_sites[i * block + sample]);
            }
        }
    }

    const image::Image& m_picture;
    CovertSamples m_samples;
    BodyKeys m_keys;
    std::vector<std::size_t> m_sites;
    std::vector<CovertHeaderByte> m_header;
    bool m_headerFits = false;
    std::vector<std::uint32_t> m_carriers;
    bool m_exhausted = false;  ///< m_carriers are all that the picture has
    std::optional<CovertBlocks> m_blocks;
};

std::optional<CovertBlocks> blocksOf(const FoundCovertHeader& found, std::size_t bits) {
    const auto* arrangement = std::get_if<CovertArrangement>(&found.header.arrangement);
    if (arrangement == nullptr || arrangement->variant != 0 || arrangement->details[2] != 0 || arrangement->details[3] != 0) return {};
    return CovertBlocks::create(arrangement->order, static_cast<std::size_t>(base::readBigEndian(ByteView(arrangement->details).first(2))),
                                bits);
}

/// The masked body; empty where the picture has not the carriers that the header speaks of.
std::optional<Bytes> readBody(const Primitives& primitives, const image::Image& picture, const FoundCovertHeader& found,
                              const CovertBlocks& blocks, const OrderKey& order) {
    auto offsets = CovertOffsets::of(primitives, picture, *found.key);
    if (!offsets) return std::nullopt;
    CovertSamples samples(picture, std::move(*offsets));
    samples.exclude(found.header.parameters.protectedRegions);
    for (const std::size_t site : found.sites) samples.exclude(site);
    const auto carriers = collectCarriers(samples, order, blocks.carriers());
    if (carriers.size() < blocks.carriers()) return std::nullopt;
    return bytesOf(blocks, blocks.syndromes(oddnessOf(picture, carriers)));
}

/// Clears the bits behind the last block's, which no sample carries.
void clearBehind(Bytes& bytes, std::size_t bits) {
    if (bits % 8 != 0) bytes.back() = static_cast<std::uint8_t>(bytes.back() & (0xff00u >> (bits % 8)));
}

std::optional<Extracted> extractFrame(const Primitives& primitives, const image::Image& image, const FoundCovertHeader& found) {
    const FrameParameters& parameters = found.header.parameters;
    const std::size_t frame = crypto::frameBytes(parameters.bucket, parameters.slots);
    const auto blocks = blocksOf(found, frame * 8);
    if (parameters.suite != kSuite || !blocks || !checkRegions(image.geometry(), parameters.protectedRegions)) return std::nullopt;
    const auto keys = deriveBodyKeys(primitives, *found.key, parameters.nonce);
    if (!keys) return std::nullopt;
    auto body = readBody(primitives, image, found, *blocks, keys->orders[0]);
    if (!body || !maskBody(primitives, *keys, 0, *body)) return std::nullopt;
    clearBehind(*body, blocks->bits());
    // What fills the last block up is zero: a change there, too, is damage.
    const auto end = body->begin() + static_cast<std::ptrdiff_t>(frame);
    if (std::any_of(end, body->end(), [](std::uint8_t byte) { return byte != 0; })) return std::nullopt;
    body->resize(frame);
    return Extracted{parameters, std::move(*body), image, found.key->epoch};
}

}  // namespace

Result<Plan> planCovert(const Primitives& primitives, const image::Image& image, const StegoKey& key, const FrameParameters& parameters) {
    Plan plan;
    plan.mode = EmbeddingMode::Covert;
    plan.neededBytes = crypto::frameBytes(parameters.bucket, parameters.slots);
    const auto writer = Writer::prepare(primitives, image, key, parameters);
    if (!writer) return writer.error();
    plan.capacityBytes = writer->capacityBytes();
    plan.fits = writer->fits();
    if (!plan.fits) {
        plan.reason = tooSmall(plan.neededBytes, plan.capacityBytes);
        return plan;
    }
    plan.psnrDb = psnrOf(image, writer->expectedChanges());
    plan.maximumChange = 1;
    return plan;
}

Result<Embedded> embedCovert(const Primitives& primitives, const image::Image& image, const StegoKey& key,
                             const FrameParameters& parameters, ByteView frame) {
    const auto writer = Writer::prepare(primitives, image, key, parameters);
    if (!writer) return writer.error();
    if (!writer->fits()) return tooSmall(frame.size(), writer->capacityBytes());
    return writer->embed(primitives, key, parameters, frame);
}

std::optional<ExtractResult> extractCovert(const Primitives& primitives, const image::Image& image, std::span<const StegoKey> keys) {
    if (const auto found = findCovertHeader(primitives, image, keys)) {
        if (auto extracted = extractFrame(primitives, image, *found)) return ExtractResult(std::move(*extracted));
        return ExtractResult(ExtractFailure::BodyDamaged);
    }
    return std::nullopt;
}

}  // namespace intaglio::stego
