#pragma once
#include <string_view>

#include "core/base/Bytes.h"

/// Looks into every block of heap memory at the moment when the program frees it.
namespace intaglio::test {

/// While it lives, counts the freed blocks that still hold one of its secrets. One at a time, on one thread.
class FreedMemoryWatch {
public:
    FreedMemoryWatch();
    ~FreedMemoryWatch();
    FreedMemoryWatch(const FreedMemoryWatch&) = delete;
    FreedMemoryWatch& operator=(const FreedMemoryWatch&) = delete;

    /// At least 8 bytes, at most 128; eight secrets at most. Copied into memory that is not on the heap.
    void lookFor(base::ByteView secret);
    void lookFor(std::string_view secret) { lookFor(base::viewOf(secret)); }
    /// Blocks found so far.
    [[nodiscard]] int found() const;
};

}  // namespace intaglio::test
