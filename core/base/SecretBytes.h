#pragma once
#include "core/base/Bytes.h"

namespace intaglio::base {

/// Overwrites memory in a way that the optimiser may not remove.
void wipe(void* data, std::size_t size);
/// All the memory that the object holds, also beyond its present size: a text that was moved away may still lie there. The size stays.
inline void wipe(Bytes& bytes) {
    const std::size_t size = bytes.size();
    bytes.resize(bytes.capacity());
    wipe(bytes.data(), bytes.size());
    bytes.resize(size);
}
inline void wipe(std::string& text) {
    const std::size_t size = text.size();
    text.resize(text.capacity());
    wipe(text.data(), text.size());
    text.resize(size);
}

/// Bytes that are overwritten when they go: keys, passphrases, plaintext results. Movable, copied only by clone().
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size) : m_bytes(size) {}
    explicit SecretBytes(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    ~SecretBytes() { wipe(m_bytes); }
    SecretBytes(SecretBytes&& other) noexcept : m_bytes(std::move(other.m_bytes)) {}
    SecretBytes& operator=(SecretBytes&& other) noexcept {
        wipe(m_bytes);
        m_bytes = std::move(other.m_bytes);
        return *this;
    }
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }
    [[nodiscard]] ByteView view() const { return m_bytes; }
    [[nodiscard]] std::span<std::uint8_t> data() { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

private:
    Bytes m_bytes;
};

}  // namespace intaglio::base
