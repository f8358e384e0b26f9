#include "core/dicom/dcmtk/Inflate.h"

#include <zlib.h>

#include <algorithm>

namespace intaglio::dicom {

using base::Bytes;
using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;
constexpr int kRawWindowBits = -15;

class InflateStream {
public:
    explicit InflateStream(ByteView input) {
        m_stream.next_in = const_cast<Bytef*>(input.data());
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_ready = inflateInit2(&m_stream, kRawWindowBits) == Z_OK;
    }
    ~InflateStream() {
        if (m_ready) inflateEnd(&m_stream);
    }
    InflateStream(const InflateStream&) = delete;
    InflateStream& operator=(const InflateStream&) = delete;

    [[nodiscard]] bool ready() const { return m_ready; }
    int step(Bytes& output) {
        const std::size_t before = output.size();
        output.resize(before + kChunk);
        m_stream.next_out = output.data() + before;
        m_stream.avail_out = static_cast<uInt>(kChunk);
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        output.resize(before + kChunk - m_stream.avail_out);
        return code;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

}  // namespace

Result<Bytes> inflateRaw(ByteView compressed, std::uint64_t limit) {
    if (compressed.size() > UINT32_MAX) return Error(ErrorCode::PictureUnsupported, {"dicom", "deflated data above 4 GiB"});
    InflateStream stream(compressed);
    if (!stream.ready()) return ErrorCode::OutOfMemory;
    Bytes output;
    while (true) {
        const int code = stream.step(output);
        if (output.size() > limit) return Error(ErrorCode::PictureDamaged, {"dicom", "deflated data expands without end"});
        if (code == Z_STREAM_END) return output;
        if (code == Z_BUF_ERROR) return Error(ErrorCode::PictureTruncated, {"dicom"});
        if (code != Z_OK) return Error(ErrorCode::PictureDamaged, {"dicom", "deflated data"});
    }
}

}  // namespace intaglio::dicom
