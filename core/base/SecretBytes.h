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

/// Memory for secrets. Up to 64 KiB comes from pages that are kept out of the swap file and of core dumps as far as the system allows; more
/// comes from the heap. Throws std::bad_alloc as operator new does. May be called from any thread.
[[nodiscard]] void* allocateSecret(std::size_t size);
/// Overwrites the memory and takes it back. `size` as it was asked for.
void releaseSecret(void* memory, std::size_t size) noexcept;

/// Lets standard containers hold secrets: what they outgrow is overwritten too.
template <class T>
struct SecretAllocator {
    using value_type = T;
    SecretAllocator() = default;
    template <class U>
    SecretAllocator(const SecretAllocator<U>&) {}
    [[nodiscard]] T* allocate(std::size_t count) { return static_cast<T*>(allocateSecret(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) noexcept { releaseSecret(memory, count * sizeof(T)); }
    template <class U>
    bool operator==(const SecretAllocator<U>&) const {
        return true;
    }
};

/// Bytes that are overwritten when they go: keys, passphrases, plaintext results. Movable, copied only by clone().
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size) : m_bytes(size) {}
    explicit SecretBytes(ByteView bytes) : m_bytes(bytes.begin(), bytes.end()) {}
    ~SecretBytes() = default;
    SecretBytes(SecretBytes&& other) noexcept = default;
    SecretBytes& operator=(SecretBytes&& other) noexcept = default;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }
    [[nodiscard]] ByteView view() const { return m_bytes; }
    [[nodiscard]] std::span<std::uint8_t> data() { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

private:
    std::vector<std::uint8_t, SecretAllocator<std::uint8_t>> m_bytes;
};

}  // namespace intaglio::base
