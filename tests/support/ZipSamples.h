#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"

/// Zip files written byte by byte (APPNOTE.TXT 6.3.10, 4.3), so that tests can lie in any field.
namespace intaglio::test {

struct ZipEntry {
    std::string name;
    std::string content;
    std::uint16_t method = 0;  ///< 0 stored; anything else is a lie about stored content
    std::uint16_t flags = 0;
    std::uint32_t unixMode = 0100644;
    std::optional<std::uint32_t> claimedSize = std::nullopt;
    std::uint32_t checksumDamage = 0;  ///< added to the CRC-32
};

[[nodiscard]] base::Bytes makeZip(const std::vector<ZipEntry>& entries);

}  // namespace intaglio::test
