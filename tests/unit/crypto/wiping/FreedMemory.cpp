#include "tests/unit/crypto/wiping/FreedMemory.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

constexpr std::size_t kMaximumSecrets = 8;
constexpr std::size_t kMaximumSecretBytes = 128;
/// Each block's size lies before it, so that all of it can be searched when it is freed.
constexpr std::size_t kPrefix = alignof(std::max_align_t);

struct Secret {
    std::array<unsigned char, kMaximumSecretBytes> bytes;
    std::size_t size;
};

// Plain static memory: whatever the watch itself allocated would be watched.
std::array<Secret, kMaximumSecrets> secrets;
std::size_t secretCount = 0;
int foundBlocks = 0;
bool isWatching = false;

bool holdsSecret(const unsigned char* memory, std::size_t size) {
    for (std::size_t i = 0; i < secretCount; ++i) {
        const unsigned char* end = memory + size;
        if (std::search(memory, end, secrets[i].bytes.data(), secrets[i].bytes.data() + secrets[i].size) != end) return true;
    }
    return false;
}

}  // namespace

void* operator new(std::size_t size) {
    auto* block = static_cast<unsigned char*>(std::malloc(size + kPrefix));
    if (block == nullptr) throw std::bad_alloc();
    std::memcpy(block, &size, sizeof size);
    return block + kPrefix;
}

void operator delete(void* memory) noexcept {
    if (memory == nullptr) return;
    auto* block = static_cast<unsigned char*>(memory) - kPrefix;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    if (isWatching && holdsSecret(block + kPrefix, size)) ++foundBlocks;
    std::free(block);
}

void* operator new[](std::size_t size) {
    return ::operator new(size);
}
void operator delete[](void* memory) noexcept {
    ::operator delete(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    ::operator delete(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    ::operator delete(memory);
}

namespace intaglio::test {

FreedMemoryWatch::FreedMemoryWatch() {
    secretCount = 0;
    foundBlocks = 0;
    isWatching = true;
}

FreedMemoryWatch::~FreedMemoryWatch() {
    isWatching = false;
}

void FreedMemoryWatch::lookFor(base::ByteView secret) {
    if (secretCount == kMaximumSecrets || secret.size() < 8 || secret.size() > kMaximumSecretBytes) std::abort();
    Secret& entry = secrets[secretCount++];
    std::copy(secret.begin(), secret.end(), entry.bytes.begin());
    entry.size = secret.size();
}

int FreedMemoryWatch::found() const {
    return foundBlocks;
}

}  // namespace intaglio::test
