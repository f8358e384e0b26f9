#include "core/base/SecretBytes.h"

#include <array>
#include <cstring>
#include <functional>
#include <mutex>
#include <new>

#include "core/base/Platform.h"

// A checker that watches the heap shall see each secret's own memory.
#if defined(__SANITIZE_ADDRESS__)
#define INTAGLIO_SECRETS_ON_HEAP
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define INTAGLIO_SECRETS_ON_HEAP
#endif
#endif

namespace intaglio::base {
namespace {

constexpr std::size_t kSmallestSlot = 64;
constexpr std::size_t kSlotSizes = 6;  // 64 bytes to 64 KiB, each four times the one before
constexpr std::size_t kLargestSlot = kSmallestSlot << (2 * (kSlotSizes - 1));
constexpr std::size_t kSlabBytes = 4 * kLargestSlot;

/// Locking works by the page, and the system allows few: secrets share pages of their own, cut into slots of equal size.
class SecretPool {
public:
    /// Null where there are no more pages; the heap has to do then.
    [[nodiscard]] void* take(std::size_t sizeIndex) {
        const std::lock_guard lock(m_mutex);
        std::vector<void*>& free = m_free[sizeIndex];
        if (free.empty() && !addSlab(sizeIndex)) return nullptr;
        void* slot = free.back();
        free.pop_back();
        return slot;
    }

    /// False where the memory is none of the pool's.
    [[nodiscard]] bool giveBack(void* memory, std::size_t sizeIndex) noexcept {
        const std::lock_guard lock(m_mutex);
        if (!isOurs(memory)) return false;
        m_free[sizeIndex].push_back(memory);  // room was reserved with the slab
        return true;
    }

private:
    [[nodiscard]] bool addSlab(std::size_t sizeIndex) {
        const std::size_t slotBytes = kSmallestSlot << (2 * sizeIndex);
        const std::size_t slots = kSlabBytes / slotBytes;
        m_slabs.reserve(m_slabs.size() + 1);
        m_free[sizeIndex].reserve((++m_slabsOfSize[sizeIndex]) * slots);
        auto* slab = static_cast<std::uint8_t*>(platform::allocateLockedPages(kSlabBytes));
        if (slab == nullptr) return false;
        m_slabs.push_back(slab);
        for (std::size_t i = slots; i-- > 0;) m_free[sizeIndex].push_back(slab + i * slotBytes);
        return true;
    }

    [[nodiscard]] bool isOurs(const void* memory) const {
        for (const std::uint8_t* slab : m_slabs) {
            if (std::less_equal<const void*>()(slab, memory) && std::less<const void*>()(memory, slab + kSlabBytes)) return true;
        }
        return false;
    }

    std::mutex m_mutex;
    std::vector<std::uint8_t*> m_slabs;
    std::array<std::size_t, kSlotSizes> m_slabsOfSize{};
    std::array<std::vector<void*>, kSlotSizes> m_free;
};

#if defined(INTAGLIO_SECRETS_ON_HEAP)
constexpr bool kUsesPool = false;
#else
constexpr bool kUsesPool = true;
#endif

SecretPool& pool() {
    // Never destroyed: secrets of other static objects may outlive any order of destruction.
    static SecretPool& instance = *new SecretPool;
    return instance;
}

std::size_t sizeIndexOf(std::size_t size) {
    std::size_t index = 0;
    while (kSmallestSlot << (2 * index) < size) ++index;
    return index;
}

}  // namespace

void wipe(void* data, std::size_t size) {
#if defined(__GNUC__)
    if (size == 0) return;
    std::memset(data, 0, size);
    // The compiler has to believe that somebody reads the memory here.
    asm volatile("" : : "r"(data) : "memory");
#else
    auto* bytes = static_cast<volatile std::uint8_t*>(data);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = 0;
#endif
}

void* allocateSecret(std::size_t size) {
    if (kUsesPool && size <= kLargestSlot) {
        if (void* slot = pool().take(sizeIndexOf(size))) return slot;
    }
    return ::operator new(size);
}

void releaseSecret(void* memory, std::size_t size) noexcept {
    wipe(memory, size);
    if (kUsesPool && size <= kLargestSlot && pool().giveBack(memory, sizeIndexOf(size))) return;
    ::operator delete(memory);
}

}  // namespace intaglio::base
