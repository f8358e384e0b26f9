#include <cstddef>
#include <cstdio>
// jpeglib.h needs the two above.
#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstdlib>

#include "core/image/Orientation.h"
#include "core/image/PngChunks.h"
#include "core/image/ReaderSupport.h"

// libjpeg reports errors by longjmp here. Every libjpeg call therefore runs in a function without destructors (the "steps" below), and
// what owns memory lives in the caller, outside the jump.

namespace intaglio::image {
namespace {

using base::Error;
using base::ErrorCode;

constexpr const char* kFormat = "jpeg";
constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr int kProfileMarker = JPEG_APP0 + 2;

/// More scans than any encoder writes are an attack: each costs a pass over the whole picture ("Two issues with the JPEG standard",
/// libjpeg-turbo).
constexpr int kMaximumScans = 500;

/// A Huffman code is at least one bit for each 8x8 block, and a block covers at most 16 times its area after upsampling.
constexpr std::uint64_t kMaximumPixelsPerByte = 8 * 64 * 16;

struct JpegDecoder {
    explicit JpegDecoder(ByteView file);
    ~JpegDecoder() {
        jpeg_destroy_decompress(&info);
        std::free(profile);
    }
    JpegDecoder(const JpegDecoder&) = delete;
    JpegDecoder& operator=(const JpegDecoder&) = delete;

    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf jump{};
    ByteView file;
    int firstWarning = 0;
    int errorNumber = 0;
    std::array<char, JMSG_LENGTH_MAX> message{};
    std::uint8_t* pixels = nullptr;
    std::size_t rowBytes = 0;
    JOCTET* profile = nullptr;  ///< allocated by libjpeg with malloc
    unsigned profileBytes = 0;
};

JpegDecoder& decoderOf(j_common_ptr info) {
    return *static_cast<JpegDecoder*>(info->client_data);
}

[[noreturn]] void onError(j_common_ptr info) {
    JpegDecoder& decoder = decoderOf(info);
    decoder.errorNumber = info->err->msg_code;
    info->err->format_message(info, decoder.message.data());
    std::longjmp(decoder.jump, 1);
}

/// libjpeg goes on after damage and paints grey; the first such warning is kept, and the picture is refused at the end.
void onMessage(j_common_ptr info, int level) {
    JpegDecoder& decoder = decoderOf(info);
    const int number = info->err->msg_code;
    const bool isHarmless = number == JWRN_JFIF_MAJOR || number == JWRN_ADOBE_XFORM;
    if (level < 0 && !isHarmless && decoder.firstWarning == 0) {
        decoder.firstWarning = number;
        info->err->format_message(info, decoder.message.data());
    }
}

void onOutput(j_common_ptr) {}

void onProgress(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kMaximumScans) {
        onError(info);
    }
}

JpegDecoder::JpegDecoder(ByteView bytes) : file(bytes) {
    info.err = jpeg_std_error(&errors);
    errors.error_exit = onError;
    errors.emit_message = onMessage;
    errors.output_message = onOutput;
    progress.progress_monitor = onProgress;
    info.client_data = this;
}

bool runStep(JpegDecoder& decoder, void (*step)(JpegDecoder&)) {
    if (setjmp(decoder.jump) != 0) {
        return false;
    }
    step(decoder);
    return true;
}

void readHeader(JpegDecoder& decoder) {
    constexpr unsigned kWholeSegment = 0xffff;
    jpeg_create_decompress(&decoder.info);
    decoder.info.progress = &decoder.progress;
    // The cast is for libjpeg 6b's signature; the memory source never writes.
    jpeg_mem_src(&decoder.info, const_cast<unsigned char*>(decoder.file.data()), static_cast<unsigned long>(decoder.file.size()));
    jpeg_save_markers(&decoder.info, kExifMarker, kWholeSegment);
    jpeg_save_markers(&decoder.info, kProfileMarker, kWholeSegment);
    jpeg_read_header(&decoder.info, TRUE);
}

/// A broken profile is no reason to refuse a sound picture: it is left out.
void readProfile(JpegDecoder& decoder) {
    if (jpeg_read_icc_profile(&decoder.info, &decoder.profile, &decoder.profileBytes) == FALSE) {
        decoder.profileBytes = 0;
    }
}

void decodePixels(JpegDecoder& decoder) {
    decoder.info.dct_method = JDCT_ISLOW;  // the accurate one: the same samples on every machine
    jpeg_start_decompress(&decoder.info);
    while (decoder.info.output_scanline < decoder.info.output_height) {
        JSAMPROW row = decoder.pixels + decoder.info.output_scanline * decoder.rowBytes;
        jpeg_read_scanlines(&decoder.info, &row, 1);
    }
    jpeg_finish_decompress(&decoder.info);
}

Error unsupported(std::string detail) {
    return Error(ErrorCode::PictureUnsupported, {kFormat, std::move(detail)});
}

Error errorOf(const JpegDecoder& decoder) {
    // Whatever follows the end of the bytes follows from it.
    const bool isFirst = decoder.errorNumber != 0 && decoder.firstWarning != JWRN_JPEG_EOF;
    const int number = isFirst ? decoder.errorNumber : decoder.firstWarning;
    switch (number) {
        case JERR_BAD_PRECISION:
            return unsupported("12 bit");
        case JERR_SOF_UNSUPPORTED:
        case JERR_ARITH_NOTIMPL:
        case JERR_CONVERSION_NOTIMPL:
        case JERR_CCIR601_NOTIMPL:
            return unsupported(decoder.message.data());
        case JERR_OUT_OF_MEMORY:
            return ErrorCode::OutOfMemory;
        case JERR_EMPTY_IMAGE:
        case JERR_NO_IMAGE:
            return Error(ErrorCode::PictureHasNoPixels, {kFormat});
        case JERR_IMAGE_TOO_BIG:
            return Error(ErrorCode::PictureTooLarge, {std::to_string(decoder.info.image_width), std::to_string(decoder.info.image_height)});
        case JERR_INPUT_EOF:
        case JERR_INPUT_EMPTY:
        case JWRN_JPEG_EOF:
            return Error(ErrorCode::PictureTruncated, {kFormat});
        default:
            return Error(ErrorCode::PictureDamaged, {kFormat, decoder.message.data()});
    }
}

Status checkCoding(const jpeg_decompress_struct& info) {
    if (info.data_precision != 8) {
        return unsupported(std::to_string(info.data_precision) + " bit");
    }
    if (info.arith_code != FALSE) {
        return unsupported("arithmetic coding");
    }
    if (info.num_components != 1 && info.num_components != 3 && info.num_components != 4) {
        return unsupported(std::to_string(info.num_components) + " components");
    }
    return {};
}

J_COLOR_SPACE outputSpaceOf(int components) {
    if (components == 1) {
        return JCS_GRAYSCALE;
    }
    return components == 3 ? JCS_RGB : JCS_CMYK;
}

int orientationOf(const jpeg_decompress_struct& info) {
    for (const jpeg_marker_struct* marker = info.marker_list; marker != nullptr; marker = marker->next) {
        if (marker->marker == kExifMarker) {
            const int orientation = exifOrientation({marker->data, marker->data_length});
            if (orientation != 1) {
                return orientation;
            }
        }
    }
    return 1;
}

PixelMeaning meaningOf(const jpeg_decompress_struct& info) {
    PixelMeaning meaning;
    meaning.photometric = info.num_components == 1 ? Photometric::Monochrome2 : Photometric::Rgb;
    if (info.saw_JFIF_marker == FALSE || info.X_density == 0 || info.Y_density == 0) {
        return meaning;
    }
    // JFIF 1.02: unit 0 gives an aspect ratio only, 1 pixels per inch, 2 pixels per centimetre.
    meaning.pixelAspect = static_cast<double>(info.X_density) / info.Y_density;
    if (info.density_unit == 1 || info.density_unit == 2) {
        const double unitMm = info.density_unit == 1 ? 25.4 : 10;
        meaning.spacing = Spacing{unitMm / info.Y_density, unitMm / info.X_density, SpacingSource::FileResolution};
    }
    return meaning;
}

std::optional<ColorChunk> profileOf(JpegDecoder& decoder) {
    const int warningBefore = decoder.firstWarning;
    const bool isRead = runStep(decoder, readProfile);
    decoder.firstWarning = warningBefore;
    decoder.errorNumber = 0;
    if (!isRead || decoder.profileBytes == 0 || decoder.info.num_components == 4) {
        return std::nullopt;
    }
    return profileChunk({decoder.profile, decoder.profileBytes}, decoder.info.num_components);
}

/// Ink to light: without a profile the plain product is all that can be said. Adobe stores the inks inverted.
Result<Image> rgbFromCmyk(const Image& inks, bool isInverted) {
    Geometry geometry = inks.geometry();
    geometry.samplesPerPixel = 3;
    Result<Image> picture = Image::create(geometry, inks.meaning());
    if (!picture) {
        return picture;
    }
    const auto light = [isInverted](std::uint8_t ink) { return isInverted ? ink : 255 - ink; };
    std::uint8_t* out = picture->bytes().data();
    const auto source = inks.bytes();
    for (std::size_t pixel = 0; pixel < source.size(); pixel += 4) {
        const int key = light(source[pixel + 3]);
        for (std::size_t channel = 0; channel < 3; ++channel) {
            *out++ = static_cast<std::uint8_t>((light(source[pixel + channel]) * key + 127) / 255);
        }
    }
    return picture;
}

Result<Image> decodedPicture(JpegDecoder& decoder, const Geometry& geometry) {
    Result<Image> image = Image::create(geometry, meaningOf(decoder.info));
    if (!image) {
        return image;
    }
    decoder.pixels = image->bytes().data();
    decoder.rowBytes = image->bytes().size() / static_cast<std::size_t>(geometry.rows);
    decoder.info.out_color_space = outputSpaceOf(geometry.samplesPerPixel);
    if (!runStep(decoder, decodePixels) || decoder.firstWarning != 0) {
        return errorOf(decoder);
    }
    const bool isInverted = decoder.info.saw_Adobe_marker != FALSE;
    return geometry.samplesPerPixel == 4 ? rgbFromCmyk(*image, isInverted) : std::move(image);
}

Result<LoadedImage> readJpeg(ByteView file, const ReadLimits& limits) {
    JpegDecoder decoder(file);
    if (!runStep(decoder, readHeader)) {
        return errorOf(decoder);
    }
    if (const Status status = checkCoding(decoder.info); !status) {
        return status.error();
    }
    const auto geometry =
        checkedGeometry(kFormat, decoder.info.image_width, decoder.info.image_height, decoder.info.num_components, 8, limits);
    if (!geometry) {
        return geometry.error();
    }
    const std::uint64_t pixels = std::uint64_t{decoder.info.image_width} * decoder.info.image_height;
    if (pixels / kMaximumPixelsPerByte > file.size()) {
        return Error(ErrorCode::PictureTruncated, {kFormat});
    }
    const int orientation = orientationOf(decoder.info);
    const std::optional<ColorChunk> profile = profileOf(decoder);
    Result<Image> image = decodedPicture(decoder, *geometry);
    if (!image) {
        return image.error();
    }
    Result<Image> upright = uprightPicture(std::move(*image), orientation);
    if (!upright) {
        return upright.error();
    }
    LoadedImage loaded{std::move(*upright), {}};
    loaded.source.format = kFormat;
    loaded.source.lossy = true;
    loaded.source.wasExpanded = geometry->samplesPerPixel == 4;
    loaded.source.exifOrientation = orientation;
    if (profile) {
        loaded.source.colorChunks.push_back(*profile);
    }
    return loaded;
}

class JpegReader final : public ImageReader {
public:
    [[nodiscard]] std::string_view format() const override { return kFormat; }
    [[nodiscard]] bool recognises(ByteView head) const override {
        return head.size() >= 3 && head[0] == 0xff && head[1] == 0xd8 && head[2] == 0xff;
    }
    [[nodiscard]] Result<LoadedImage> read(ByteView file, const ReadLimits& limits) const override {
        return withoutExceptions(kFormat, [&] { return readJpeg(file, limits); });
    }
};

}  // namespace

std::unique_ptr<ImageReader> makeJpegReader() {
    return std::make_unique<JpegReader>();
}

}  // namespace intaglio::image
