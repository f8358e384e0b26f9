#pragma once
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

inline std::string codeOf(const Result<LoadedImage>& result) {
    return result ? "read" : std::string(base::codeName(result.error().code));
}

}  // namespace intaglio::image
