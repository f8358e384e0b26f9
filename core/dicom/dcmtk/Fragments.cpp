#include "core/dicom/dcmtk/Fragments.h"

#include <algorithm>

namespace intaglio::dicom {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::uint64_t kItemHeader = 8;

std::uint64_t littleEndian(ByteView bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | bytes[i];
    return value;
}

/// Indices of the fragments that start a frame, by the offset table; empty where the table does not fit.
std::vector<std::size_t> startsByTable(const std::vector<ByteView>& fragments, ByteView table, std::size_t frames) {
    if (table.size() / 4 != frames) return {};
    std::vector<std::size_t> starts;
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < fragments.size() && starts.size() < frames; ++i) {
        if (littleEndian(table.subspan(4 * starts.size(), 4)) == offset) starts.push_back(i);
        offset += kItemHeader + fragments[i].size();
    }
    return starts.size() == frames ? starts : std::vector<std::size_t>();
}

std::vector<std::size_t> startsByMarker(const std::vector<ByteView>& fragments, std::size_t frames) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        const ByteView f = fragments[i];
        const bool isJpeg = f.size() > 2 && f[0] == 0xFF && f[1] == 0xD8 && f[2] == 0xFF;
        const bool isJpeg2000 = f.size() > 3 && f[0] == 0xFF && f[1] == 0x4F && f[2] == 0xFF && f[3] == 0x51;
        if (isJpeg || isJpeg2000) starts.push_back(i);
    }
    return starts.size() == frames ? starts : std::vector<std::size_t>();
}

std::vector<Bytes> join(const std::vector<ByteView>& fragments, const std::vector<std::size_t>& starts) {
    std::vector<Bytes> result(starts.size());
    for (std::size_t frame = 0; frame < starts.size(); ++frame) {
        const std::size_t end = frame + 1 < starts.size() ? starts[frame + 1] : fragments.size();
        for (std::size_t i = starts[frame]; i < end; ++i) base::append(result[frame], fragments[i]);
    }
    return result;
}

}  // namespace

Result<std::vector<Bytes>> joinFragments(const std::vector<ByteView>& fragments, ByteView table, int frames) {
    const auto count = static_cast<std::size_t>(frames);
    if (fragments.size() < count) return Error(ErrorCode::PictureTruncated, {"dicom"});
    std::vector<std::size_t> starts;
    if (fragments.size() == count) {
        for (std::size_t i = 0; i < count; ++i) starts.push_back(i);
    } else if (count == 1) {
        starts.push_back(0);
    }
    if (starts.empty()) starts = startsByTable(fragments, table, count);
    if (starts.empty()) starts = startsByMarker(fragments, count);
    if (starts.empty()) return Error(ErrorCode::PictureDamaged, {"dicom", "fragments do not add up to the frames"});
    return join(fragments, starts);
}

}  // namespace intaglio::dicom
