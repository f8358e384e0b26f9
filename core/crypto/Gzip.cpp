#include "core/crypto/Gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <limits>
#include <new>
#include <optional>

namespace intaglio::crypto::gzip {
namespace {

using base::ByteView;
using base::SecretBytes;

/// zlib's number for "gzip around it, largest window".
constexpr int kGzipWindow = 15 + 16;
constexpr int kMemoryLevel = 8;  // zlib's default

/// zlib counts in 32 bits; longer pieces are handed over in parts.
uInt partOf(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max() / 2));
}

/// zlib takes what it reads through a pointer to changeable bytes, and does not change them.
Bytef* inputOf(ByteView bytes) {
    return const_cast<Bytef*>(bytes.data());
}

constexpr std::size_t kSizePrefix = alignof(std::max_align_t);

/// zlib keeps the last 32 KiB of a picture in its window: that is overwritten as well. The size lies before the memory.
void* allocateForZlib(void*, uInt items, uInt size) noexcept {
    try {
        const std::size_t bytes = std::size_t{items} * size + kSizePrefix;
        auto* memory = static_cast<std::uint8_t*>(base::allocateSecret(bytes));
        std::memcpy(memory, &bytes, sizeof bytes);
        return memory + kSizePrefix;
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void releaseForZlib(void*, void* address) noexcept {
    auto* memory = static_cast<std::uint8_t*>(address) - kSizePrefix;
    std::size_t bytes = 0;
    std::memcpy(&bytes, memory, sizeof bytes);
    base::releaseSecret(memory, bytes);
}

z_stream newStream() {
    z_stream stream{};
    stream.zalloc = allocateForZlib;
    stream.zfree = releaseForZlib;
    return stream;
}

class Inflater {
public:
    explicit Inflater(ByteView compressed) : m_rest(compressed) { m_ready = inflateInit2(&m_stream, kGzipWindow) == Z_OK; }
    ~Inflater() { inflateEnd(&m_stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    /// Whether the one member was everything.
    [[nodiscard]] bool hasRest() const { return m_stream.avail_in != 0 || !m_rest.empty(); }

    /// Fills `out` as far as there is content; how far, or nothing where the input is malformed or cut off.
    [[nodiscard]] std::optional<std::size_t> read(std::span<std::uint8_t> out) {
        std::size_t written = 0;
        while (written < out.size() && !m_atEnd) {
            const uInt room = partOf(out.size() - written);
            m_stream.next_out = out.data() + written;
            m_stream.avail_out = room;
            refill();
            const int code = inflate(&m_stream, Z_NO_FLUSH);
            if (code != Z_OK && code != Z_STREAM_END) return std::nullopt;
            written += room - m_stream.avail_out;
            m_atEnd = code == Z_STREAM_END;
        }
        return written;
    }

private:
    void refill() {
        if (m_stream.avail_in != 0 || m_rest.empty()) return;
        m_stream.next_in = inputOf(m_rest);
        m_stream.avail_in = partOf(m_rest.size());
        m_rest = m_rest.subspan(m_stream.avail_in);
    }

    z_stream m_stream = newStream();
    ByteView m_rest;
    bool m_ready = false;
    bool m_atEnd = false;
};

/// How much the content holds, or why it is refused. Keeps nothing of it, so a bomb costs time in proportion to the limit and no memory.
std::variant<std::size_t, Failure> measure(ByteView compressed, std::size_t limit) {
    Inflater inflater(compressed);
    if (!inflater.isReady()) return Failure::NoMemory;
    constexpr std::size_t kPiece = 64 * 1024;
    SecretBytes piece(std::clamp<std::size_t>(limit, 1, kPiece));
    std::size_t total = 0;
    while (!inflater.isAtEnd()) {
        const auto read = inflater.read(piece.data());
        if (!read) return Failure::Malformed;
        total += *read;
        if (total > limit) return Failure::TooLarge;
    }
    if (inflater.hasRest()) return Failure::Malformed;
    return total;
}

}  // namespace

base::Result<SecretBytes> compress(ByteView content) {
    z_stream stream = newStream();
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return base::ErrorCode::OutOfMemory;
    SecretBytes out(deflateBound(&stream, static_cast<uLong>(content.size())));
    std::size_t written = 0;
    int code = Z_OK;
    while (code == Z_OK && written < out.size()) {
        if (stream.avail_in == 0 && !content.empty()) {
            stream.next_in = inputOf(content);
            stream.avail_in = partOf(content.size());
            content = content.subspan(stream.avail_in);
        }
        const uInt room = partOf(out.size() - written);
        stream.next_out = out.data().data() + written;
        stream.avail_out = room;
        code = deflate(&stream, content.empty() ? Z_FINISH : Z_NO_FLUSH);
        written += room - stream.avail_out;
    }
    deflateEnd(&stream);
    if (code != Z_STREAM_END) return base::Error(base::ErrorCode::Internal, {"compression"});
    return SecretBytes(out.view().first(written));
}

std::variant<SecretBytes, Failure> decompress(ByteView compressed, std::size_t limit) {
    const auto measured = measure(compressed, limit);
    if (const auto* failure = std::get_if<Failure>(&measured)) return *failure;
    Inflater inflater(compressed);
    if (!inflater.isReady()) return Failure::NoMemory;
    SecretBytes out(std::get<std::size_t>(measured));
    const auto read = inflater.read(out.data());
    // The end mark of the last block may come after the last byte.
    std::array<std::uint8_t, 1> beyond{};
    if (!read || *read != out.size() || inflater.read(beyond) != std::size_t{0}) return Failure::Malformed;
    return out;
}

}  // namespace intaglio::crypto::gzip
