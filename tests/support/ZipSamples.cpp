#include "tests/support/ZipSamples.h"

namespace intaglio::test {
namespace {

void put(base::Bytes& out, std::uint64_t value, int bytes) {
    for (int index = 0; index < bytes; ++index) {
        out.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

std::uint32_t crc32(const std::string& content) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : content) {
        crc ^= static_cast<std::uint8_t>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

/// The fields that the local and the central header share.
void putCommon(base::Bytes& out, const ZipEntry& entry) {
    put(out, 20, 2);  // version needed
    put(out, entry.flags, 2);
    put(out, entry.method, 2);
    put(out, 0, 2);       // time
    put(out, 0x5821, 2);  // date: 2024-01-01
    put(out, crc32(entry.content) + entry.checksumDamage, 4);
    put(out, entry.content.size(), 4);
    put(out, entry.claimedSize.value_or(static_cast<std::uint32_t>(entry.content.size())), 4);
    put(out, entry.name.size(), 2);
    put(out, 0, 2);  // extra field
}

}  // namespace

base::Bytes makeZip(const std::vector<ZipEntry>& entries) {
    base::Bytes out, directory;
    for (const ZipEntry& entry : entries) {
        const std::size_t offset = out.size();
        put(out, 0x04034b50, 4);
        putCommon(out, entry);
        base::append(out, base::viewOf(entry.name));
        base::append(out, base::viewOf(entry.content));
        put(directory, 0x02014b50, 4);
        put(directory, 3 << 8 | 20, 2);  // made on Unix
        putCommon(directory, entry);
        put(directory, 0, 2);  // comment
        put(directory, 0, 2);  // disk
        put(directory, 0, 2);  // internal attributes
        put(directory, static_cast<std::uint64_t>(entry.unixMode) << 16, 4);
        put(directory, offset, 4);
        base::append(directory, base::viewOf(entry.name));
    }
    const std::size_t start = out.size();
    base::append(out, directory);
    put(out, 0x06054b50, 4);
    put(out, 0, 4);  // disks
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, start, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace intaglio::test
