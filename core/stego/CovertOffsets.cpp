#include "core/stego/CovertOffsets.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/image/SampleVisit.h"

namespace intaglio::stego {
namespace {

/// The eight bits of a byte as bytes, highest first.
constexpr auto kSpread = [] {
    std::array<std::array<std::uint8_t, 8>, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        for (unsigned bit = 0; bit < 8; ++bit) table[byte][bit] = static_cast<std::uint8_t>((byte >> (7 - bit)) & 1);
    }
    return table;
}();

/// Samples up to 8 bits: everything in bytes, which the vectoriser takes sixteen at a time.
template <class Sample>
void narrowNumbers(const Sample* __restrict samples, std::size_t count, int minimum, const std::uint8_t* __restrict offsets,
                   std::uint8_t* __restrict target) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<std::uint8_t>(static_cast<int>(samples[i]) - minimum);
        target[i] = static_cast<std::uint8_t>((value >> 1) + (value & offsets[i]));
    }
}

template <class Sample>
void wideNumbers(const Sample* __restrict samples, std::size_t count, int minimum, const std::uint8_t* __restrict offsets,
                 std::uint8_t* __restrict target) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<std::uint16_t>(static_cast<int>(samples[i]) - minimum);
        const auto number = static_cast<std::uint16_t>((value >> 1) + (value & offsets[i]));
        target[2 * i] = static_cast<std::uint8_t>(number);
        target[2 * i + 1] = static_cast<std::uint8_t>(number >> 8);
    }
}

/// Puts the alpha samples themselves in the place of their pairs.
void restoreAlpha(std::uint8_t* target, std::size_t width, const image::Image& picture, std::size_t first, std::size_t count) {
    const auto step = static_cast<std::size_t>(picture.geometry().samplesPerPixel);
    const std::int64_t minimum = picture.geometry().minimumValue();
    for (std::size_t i = step - 1 - first % step; i < count; i += step) {
        const auto value = static_cast<std::uint64_t>(picture.sampleAt(first + i) - minimum);
        for (std::size_t byte = 0; byte < width; ++byte) target[i * width + byte] = static_cast<std::uint8_t>(value >> (8 * byte));
    }
}

}  // namespace

Result<CovertOffsets> CovertOffsets::of(const Primitives& primitives, const image::Image& picture, const StegoKey& key) {
    Bytes message;
    base::append(message, base::viewOf("intaglio/1/covert-offsets"));
    message.push_back(0);
    base::append(message, geometryBytes(picture));
    const base::SecretBytes streamKey = primitives.hmac(crypto::HashFunction::Sha256, key.secret.view(), message);
    const base::FixedBytes<12> nonce{};
    auto stream = primitives.chacha20KeyStream(streamKey.view(), nonce, (picture.geometry().samplesPerFrame() + 7) / 8);
    if (!stream) return stream.error();
    return CovertOffsets(std::move(*stream));
}

void CovertOffsets::expand(std::size_t first, std::size_t count, std::uint8_t* target) const {
    const std::uint8_t* bits = m_bits.view().data() + first / 8;
    const std::size_t skip = first % 8;
    if (skip != 0) {
        std::memcpy(target, kSpread[*bits].data() + skip, 8 - skip);
        ++bits;
        target += 8 - skip;
        count -= std::min(count, 8 - skip);
    }
    const std::size_t bytes = (count + 7) / 8;
    for (std::size_t i = 0; i < bytes; ++i) std::memcpy(target + 8 * i, kSpread[bits[i]].data(), 8);
}

void appendPairNumbers(Bytes& target, const image::Image& picture, const CovertOffsets& offsets, std::size_t first, std::size_t count) {
    constexpr std::size_t kPiece = 4096;
    std::array<std::uint8_t, kPiece + CovertOffsets::kExpandSlack> bits;
    const image::Geometry& geometry = picture.geometry();
    const std::size_t width = geometry.bitsStored <= 8 ? 1 : 2;
    const auto minimum = static_cast<int>(geometry.minimumValue());
    const std::size_t before = target.size();
    target.resize(before + count * width);
    for (std::size_t done = 0; done < count; done += kPiece) {
        const std::size_t piece = std::min(kPiece, count - done);
        std::uint8_t* out = target.data() + before + done * width;
        offsets.expand(first + done, piece, bits.data());
        image::withSamples(picture, [&](auto samples) {
            const auto* source = samples.data() + first + done;
            width == 1 ? narrowNumbers(source, piece, minimum, bits.data(), out) : wideNumbers(source, piece, minimum, bits.data(), out);
        });
        if (geometry.hasAlpha()) restoreAlpha(out, width, picture, first + done, piece);
    }
}

}  // namespace intaglio::stego
