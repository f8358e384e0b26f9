#include <openjpeg.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "core/dicom/dcmtk/FrameDecoders.h"

namespace intaglio::dicom {

using base::ByteView;
using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

struct StreamState {
    ByteView bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T readStream(void* target, OPJ_SIZE_T wanted, void* user) {
    auto& state = *static_cast<StreamState*>(user);
    const std::size_t count = std::min<std::size_t>(wanted, state.bytes.size() - state.at);
    if (count == 0) return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(target, state.bytes.data() + state.at, count);
    state.at += count;
    return count;
}

OPJ_OFF_T skipStream(OPJ_OFF_T count, void* user) {
    auto& state = *static_cast<StreamState*>(user);
    if (count < 0) return -1;
    const auto room = static_cast<OPJ_OFF_T>(state.bytes.size() - state.at);
    const OPJ_OFF_T skipped = std::min(count, room);
    if (skipped == 0 && count > 0) return -1;
    state.at += static_cast<std::size_t>(skipped);
    return skipped;
}

OPJ_BOOL seekStream(OPJ_OFF_T position, void* user) {
    auto& state = *static_cast<StreamState*>(user);
    if (position < 0 || static_cast<std::size_t>(position) > state.bytes.size()) return OPJ_FALSE;
    state.at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

void ignoreMessage(const char*, void*) {}

struct Deleter {
    void operator()(opj_codec_t* codec) const { opj_destroy_codec(codec); }
    void operator()(opj_image_t* image) const { opj_image_destroy(image); }
};
struct StreamDeleter {
    void operator()(opj_stream_t* stream) const { opj_stream_destroy(stream); }
};
using Codec = std::unique_ptr<opj_codec_t, Deleter>;
using Picture = std::unique_ptr<opj_image_t, Deleter>;
using Stream = std::unique_ptr<opj_stream_t, StreamDeleter>;

Codec makeCodec(ByteView stream) {
    // Some writers wrap the code stream into a JP2 file against PS3.5 A.4.4.
    const bool isBoxed = stream.size() > 12 && stream[4] == 'j' && stream[5] == 'P';
    Codec codec(opj_create_decompress(isBoxed ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K));
    if (!codec) return codec;
    opj_set_info_handler(codec.get(), ignoreMessage, nullptr);
    opj_set_warning_handler(codec.get(), ignoreMessage, nullptr);
    opj_set_error_handler(codec.get(), ignoreMessage, nullptr);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (opj_setup_decoder(codec.get(), &parameters) == OPJ_FALSE) codec.reset();
    return codec;
}

Stream makeStream(StreamState& state) {
    Stream stream(opj_stream_default_create(OPJ_TRUE));
    if (!stream) return stream;
    opj_stream_set_user_data(stream.get(), &state, nullptr);
    opj_stream_set_user_data_length(stream.get(), state.bytes.size());
    opj_stream_set_read_function(stream.get(), readStream);
    opj_stream_set_skip_function(stream.get(), skipStream);
    opj_stream_set_seek_function(stream.get(), seekStream);
    return stream;
}

bool matches(const opj_image_t& picture, const PixelLayout& layout) {
    if (picture.numcomps != static_cast<OPJ_UINT32>(layout.samplesPerPixel)) return false;
    const auto columns = static_cast<OPJ_UINT32>(layout.columns);
    const auto rows = static_cast<OPJ_UINT32>(layout.rows);
    // The area counts: a component's own size is known after decoding only.
    if (picture.x1 < picture.x0 || picture.x1 - picture.x0 != columns || picture.y1 < picture.y0 || picture.y1 - picture.y0 != rows)
        return false;
    for (OPJ_UINT32 c = 0; c < picture.numcomps; ++c) {
        const opj_image_comp_t& component = picture.comps[c];
        if (component.dx != 1 || component.dy != 1 || component.prec > 32 || component.prec == 0) return false;
        if (component.prec > static_cast<OPJ_UINT32>(layout.containerBits())) return false;
    }
    return true;
}

template <class T>
void interleave(const opj_image_t& picture, DecodedFrame& frame, std::size_t pixels) {
    auto* const target = reinterpret_cast<T*>(frame.samples.data());
    for (OPJ_UINT32 c = 0; c < picture.numcomps; ++c) {
        const OPJ_INT32* const source = picture.comps[c].data;
        for (std::size_t i = 0; i < pixels; ++i) target[i * picture.numcomps + c] = static_cast<T>(source[i]);
    }
}

Result<DecodedFrame> collect(const opj_image_t& picture, const PixelLayout& layout) {
    const std::size_t pixels = static_cast<std::size_t>(layout.rows) * static_cast<std::size_t>(layout.columns);
    for (OPJ_UINT32 c = 0; c < picture.numcomps; ++c) {
        const opj_image_comp_t& component = picture.comps[c];
        if (component.data == nullptr || component.w != static_cast<OPJ_UINT32>(layout.columns) ||
            component.h != static_cast<OPJ_UINT32>(layout.rows)) {
            return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG 2000 stream"});
        }
    }
    DecodedFrame frame;
    frame.bytesPerSample = layout.containerBits() / 8;
    frame.samples.resize(static_cast<std::size_t>(layout.containerBytesPerFrame()));
    frame.precision = static_cast<int>(picture.comps[0].prec);
    frame.isAligned = true;
    frame.isSignExtended = picture.comps[0].sgnd != 0;
    if (frame.bytesPerSample == 1) interleave<std::uint8_t>(picture, frame, pixels);
    if (frame.bytesPerSample == 2) interleave<std::uint16_t>(picture, frame, pixels);
    if (frame.bytesPerSample == 4) interleave<std::uint32_t>(picture, frame, pixels);
    return frame;
}

}  // namespace

Result<DecodedFrame> decodeJpeg2000(ByteView bytes, const PixelLayout& layout) {
    StreamState state{bytes};
    const Stream stream = makeStream(state);
    const Codec codec = makeCodec(bytes);
    if (!stream || !codec) return ErrorCode::OutOfMemory;
    opj_image_t* raw = nullptr;
    const bool hasHeader = opj_read_header(stream.get(), codec.get(), &raw) != OPJ_FALSE;
    const Picture picture(raw);
    if (!hasHeader || !picture) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG 2000 header"});
    if (!matches(*picture, layout)) return Error(ErrorCode::PictureDamaged, {"dicom", "JPEG 2000 stream of another geometry"});
    opj_decoder_set_strict_mode(codec.get(), OPJ_TRUE);
    if (opj_decode(codec.get(), stream.get(), picture.get()) == OPJ_FALSE) return Error(ErrorCode::PictureTruncated, {"dicom"});
    return collect(*picture, layout);
}

}  // namespace intaglio::dicom
