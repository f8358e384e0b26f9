#include "core/dicom/dcmtk/FrameEncoders.h"

#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>

#include <algorithm>
#include <future>
#include <thread>

namespace intaglio::dicom {

using base::Error;
using base::ErrorCode;
using base::Status;

namespace {

constexpr std::uint64_t kItemHeader = 8;
constexpr std::size_t kMostThreads = 8;

Result<Bytes> encodeFrame(const FrameSource& frame, SealedEncoding encoding) {
    if (frame.samples.size() > UINT32_MAX - 2) return Error(ErrorCode::CarrierUnsupported, {"a frame above 4 GiB"});
    switch (encoding) {
        case SealedEncoding::Rle:
            return encodeRle(frame);
        case SealedEncoding::JpegLossless:
            return encodeJpegLossless(frame);
        case SealedEncoding::JpegLs:
            return encodeJpegLs(frame);
        case SealedEncoding::ExplicitLittleEndian:
        case SealedEncoding::Deflated:
            break;
    }
    return Error(ErrorCode::InvalidArgument, {"encoding", "not encapsulated"});
}

Result<Bytes> encodeFrameOf(const Image& pixels, bool isYbr, SealedEncoding encoding, std::size_t index) {
    const image::Geometry& geometry = pixels.geometry();
    const std::size_t frameBytes = geometry.samplesPerFrame() * geometry.bytesPerSample();
    return encodeFrame(FrameSource{pixels.bytes().subspan(index * frameBytes, frameBytes), geometry, isYbr}, encoding);
}

/// `count` frames from `first` on, each in a thread of its own; the last one in this.
std::vector<Result<Bytes>> encodeFrames(const Image& pixels, bool isYbr, SealedEncoding encoding, std::size_t first, std::size_t count) {
    const auto encode = [&](std::size_t index) { return encodeFrameOf(pixels, isYbr, encoding, index); };
    std::vector<std::future<Result<Bytes>>> pending;
    for (std::size_t i = 0; i + 1 < count; ++i) pending.push_back(std::async(std::launch::async, encode, first + i));
    Result<Bytes> last = encode(first + count - 1);
    std::vector<Result<Bytes>> streams;
    for (auto& future : pending) streams.push_back(future.get());
    streams.push_back(std::move(last));
    return streams;
}

/// The fragments of a picture under construction; the toolkit takes every item over.
class FragmentList {
public:
    FragmentList() : m_sequence(std::make_unique<DcmPixelSequence>(DcmTag(DCM_PixelData, EVR_OB))) { m_table = append(); }

    [[nodiscard]] Status add(const Bytes& stream) {
        for (int i = 0; i < 4; ++i) m_offsets.push_back(static_cast<std::uint8_t>(m_end >> (8 * i)));
        m_end += kItemHeader + stream.size() + stream.size() % 2;
        DcmPixelItem* const item = append();
        const bool good = item != nullptr && item->putUint8Array(stream.data(), static_cast<unsigned long>(stream.size())).good();
        return good ? Status() : Status(ErrorCode::OutOfMemory);
    }

    /// Offsets of 32 bits cannot tell where frames above 4 GiB start; the table is then left empty, as PS3.5 A.4 allows.
    [[nodiscard]] std::unique_ptr<DcmPixelSequence> take() {
        if (m_table != nullptr && m_end <= UINT32_MAX)
            m_table->putUint8Array(m_offsets.data(), static_cast<unsigned long>(m_offsets.size()));
        return std::move(m_sequence);
    }

private:
    DcmPixelItem* append() {
        auto item = std::make_unique<DcmPixelItem>(DcmTag(DCM_Item, EVR_OB));
        return m_sequence->insert(item.get()).good() ? item.release() : nullptr;
    }

    std::unique_ptr<DcmPixelSequence> m_sequence;
    DcmPixelItem* m_table = nullptr;
    Bytes m_offsets;
    std::uint64_t m_end = 0;
};

}  // namespace

E_TransferSyntax syntaxOf(SealedEncoding encoding) {
    switch (encoding) {
        case SealedEncoding::Deflated:
            return EXS_DeflatedLittleEndianExplicit;
        case SealedEncoding::Rle:
            return EXS_RLELossless;
        case SealedEncoding::JpegLossless:
            return EXS_JPEGProcess14SV1;
        case SealedEncoding::JpegLs:
            return EXS_JPEGLSLossless;
        case SealedEncoding::ExplicitLittleEndian:
            break;
    }
    return EXS_LittleEndianExplicit;
}

bool isEncapsulated(SealedEncoding encoding) {
    return encoding == SealedEncoding::Rle || encoding == SealedEncoding::JpegLossless || encoding == SealedEncoding::JpegLs;
}

Status insertEncapsulated(DcmDataset& dataSet, const Image& pixels, bool isYbr, SealedEncoding encoding) {
    const auto frames = static_cast<std::size_t>(pixels.geometry().frames);
    const std::size_t atOnce = std::min(frames, std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostThreads));
    FragmentList fragments;
    for (std::size_t first = 0; first < frames; first += atOnce) {
        for (const auto& stream : encodeFrames(pixels, isYbr, encoding, first, std::min(atOnce, frames - first))) {
            if (!stream) return stream.error();
            if (auto status = fragments.add(*stream); !status) return status;
        }
    }
    auto element = std::make_unique<DcmPixelData>(DCM_PixelData);
    element->putOriginalRepresentation(syntaxOf(encoding), nullptr, fragments.take().release());
    if (dataSet.insert(element.get(), OFTrue).bad()) return ErrorCode::OutOfMemory;
    (void)element.release();  // the data set's now
    return {};
}

}  // namespace intaglio::dicom
