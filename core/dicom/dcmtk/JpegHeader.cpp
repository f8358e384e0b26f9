#include "core/dicom/dcmtk/JpegHeader.h"

namespace intaglio::dicom {

using base::ByteView;

namespace {

bool isFrameHeader(std::uint8_t marker) {
    if (marker == 0xF7) return true;
    // 0xC4, 0xC8 and 0xCC define tables or are reserved.
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool hasNoLength(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

}  // namespace

std::optional<JpegHeader> readJpegHeader(ByteView stream) {
    std::size_t at = 0;
    while (at + 4 <= stream.size()) {
        if (stream[at] != 0xFF) return std::nullopt;
        const std::uint8_t marker = stream[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        at += 2;
        if (hasNoLength(marker)) continue;
        if (marker == 0xD9 || marker == 0xDA) return std::nullopt;
        if (isFrameHeader(marker)) {
            if (stream.size() - at < 8) return std::nullopt;
            return JpegHeader{stream[at + 2], stream[at + 3] << 8 | stream[at + 4], stream[at + 5] << 8 | stream[at + 6], stream[at + 7],
                              marker == 0xF7};
        }
        at += static_cast<std::size_t>(stream[at] << 8 | stream[at + 1]);
    }
    return std::nullopt;
}

std::size_t countScans(ByteView stream) {
    std::size_t scans = 0;
    for (std::size_t i = 0; i + 1 < stream.size(); ++i) scans += stream[i] == 0xFF && stream[i + 1] == 0xDA ? 1U : 0U;
    return scans;
}

bool endsWithMarker(ByteView stream) {
    std::size_t end = stream.size();
    while (end > 0 && stream[end - 1] == 0) --end;
    // Writers pad with more than zeros; a look at the last bytes is enough.
    const std::size_t begin = end > 64 ? end - 64 : 0;
    for (std::size_t i = begin; i + 2 <= end; ++i) {
        if (stream[i] == 0xFF && stream[i + 1] == 0xD9) return true;
    }
    return false;
}

}  // namespace intaglio::dicom
