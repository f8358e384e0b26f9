#include "core/image/Npy.h"

#include <algorithm>
#include <bit>

namespace intaglio::image {
namespace {

/// Magic, version, header length and header together are a multiple of 64, so that the data can be mapped aligned.
std::string headerOf(int rows, int columns) {
    constexpr std::size_t kBeforeHeader = 10;
    constexpr std::size_t kAlignment = 64;
    std::string header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " + std::to_string(columns) + "), }";
    while ((kBeforeHeader + header.size() + 1) % kAlignment != 0) {
        header += ' ';
    }
    return header + '\n';
}

void appendLittleEndian(base::Bytes& target, std::uint32_t value, int bytes) {
    for (int index = 0; index < bytes; ++index) {
        target.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

}  // namespace

base::Bytes encodeNpy(std::span<const float> values, int rows, int columns) {
    const std::string header = headerOf(std::max(rows, 0), std::max(columns, 0));
    const std::size_t count = static_cast<std::size_t>(std::max(rows, 0)) * static_cast<std::size_t>(std::max(columns, 0));
    base::Bytes file{0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    file.reserve(file.size() + 2 + header.size() + count * sizeof(float));
    appendLittleEndian(file, static_cast<std::uint32_t>(header.size()), 2);
    base::append(file, base::viewOf(header));
    for (std::size_t index = 0; index < count; ++index) {
        appendLittleEndian(file, std::bit_cast<std::uint32_t>(index < values.size() ? values[index] : 0.0F), 4);
    }
    return file;
}

}  // namespace intaglio::image
