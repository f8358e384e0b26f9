#pragma once
#include <optional>

#include "core/stego/FrameHeader.h"

/// Where covert mode keeps its header, and how it is written with few changes.
///
/// Each byte of the header has a block of N samples, spread over the whole first frame in a keyed order; the byte is the exclusive or of
/// the columns of the block's odd samples, column j being 1 + (37 j mod 255). The reader has to know nothing about which samples could be
/// changed: the writer finds the fewest changes among the samples that it may change (a wet paper code; Fridrich, Goljan and Soukal, 2005).
/// So neither a protected region, nor padding, nor any later change of a sample can shift what the reader takes for the header.
namespace intaglio::stego {

/// N for a picture: 16 to 255, a 256th of its colour samples.
[[nodiscard]] std::size_t covertHeaderBlock(const image::Geometry& geometry);
/// Samples of the blocks of bytes `first` to `end` - 1. Empty where the picture has fewer colour samples than that.
[[nodiscard]] std::vector<std::size_t> covertHeaderSites(const Primitives& primitives, const image::Geometry& geometry, const StegoKey& key,
                                                         std::size_t first, std::size_t end);
/// A byte for every block of `sites`.
[[nodiscard]] Bytes readCovertHeader(const image::Image& picture, const std::vector<std::size_t>& sites);

/// One block's wet paper code.
class CovertHeaderByte {
public:
    /// `mayChange`: one flag for each sample of the block.
    explicit CovertHeaderByte(const std::vector<bool>& mayChange);
    /// Can every byte be written?
    [[nodiscard]] bool writesAll() const;
    /// Mean number of changes over all bytes; meaningful where writesAll().
    [[nodiscard]] double expectedChanges() const;
    /// Which samples of the block to change so that its byte changes by `difference` (exclusive or). writesAll() must hold.
    [[nodiscard]] std::vector<std::size_t> changesFor(std::uint8_t difference) const;

private:
    static constexpr std::uint16_t kUnreached = 0xffff;
    std::array<std::uint16_t, 256> m_weight{};  ///< fewest changes for each difference
    std::array<std::uint16_t, 256> m_sample{};  ///< the last of them
};

struct FoundCovertHeader {
    OpenedHeader header;
    std::vector<std::size_t> sites;  ///< exactly those of this header
    const StegoKey* key = nullptr;
};
/// Tries the keys in turn. `keys` must outlive what is found.
[[nodiscard]] std::optional<FoundCovertHeader> findCovertHeader(const Primitives& primitives, const image::Image& picture,
                                                                std::span<const StegoKey> keys);

}  // namespace intaglio::stego
