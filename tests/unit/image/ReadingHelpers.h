#pragma once
#include <zlib.h>

#include <algorithm>

#include "core/image/ImageReader.h"
#include "tests/support/Catch.h"
#include "tests/support/Phantoms.h"
#include "tests/support/SampleFiles.h"

namespace intaglio::image {

/// Reads with the standard readers; the code of a failure is shown.
inline Result<LoadedImage> readBytes(ByteView file, const ReadLimits& limits = {}) {
    static const ReaderRegistry registry(standardReaders());
    return registry.read(file, "sample", limits);
}

inline LoadedImage requireRead(ByteView file) {
    Result<LoadedImage> loaded = readBytes(file);
    if (!loaded) {
        FAIL(base::codeName(loaded.error().code) << " " << (loaded.error().arguments.empty() ? "" : loaded.error().arguments.back()));
    }
    return std::move(*loaded);
}

/// The head of a profile, enough to be carried along: nothing here interprets it.
inline Bytes profileFor(std::string_view colorSpace, std::size_t length = 300) {
    Bytes profile(length, 0x2a);
    std::copy(colorSpace.begin(), colorSpace.end(), profile.begin() + 16);
    return profile;
}

/// The profile inside an iCCP chunk.
inline Bytes inflatedProfile(const ColorChunk& chunk) {
    const auto end = std::find(chunk.content.begin(), chunk.content.end(), std::uint8_t{0});
    const ByteView packed(&*end + 2, static_cast<std::size_t>(chunk.content.end() - end) - 2);
    Bytes profile(1 << 20);
    uLongf length = static_cast<uLongf>(profile.size());
    REQUIRE(uncompress(profile.data(), &length, packed.data(), static_cast<uLong>(packed.size())) == Z_OK);
    profile.resize(length);
    return profile;
}

inline std::string codeOf(const Result<LoadedImage>& result) {
    return result ? "read" : std::string(base::codeName(result.error().code));
}

}  // namespace intaglio::image
