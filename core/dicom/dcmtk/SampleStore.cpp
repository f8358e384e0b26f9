#include "core/dicom/dcmtk/SampleStore.h"

#include <cstring>

namespace intaglio::dicom {

using base::ByteView;
using image::Image;

namespace {

/// What has to happen to a raw sample of the container's width.
struct Transform {
    int shift = 0;
    std::uint32_t mask = 0xFFFFFFFFU;
    std::uint32_t sign = 0;  // the sign bit, 0 for unsigned samples

    [[nodiscard]] std::uint32_t operator()(std::uint32_t raw) const {
        const std::uint32_t value = (raw >> shift) & mask;
        return (value ^ sign) - sign;
    }
};

Transform transformOf(const SampleSource& source, const PixelLayout& layout) {
    Transform transform;
    if (!source.isAligned) transform.shift = layout.highBit + 1 - layout.bitsStored;
    transform.mask = static_cast<std::uint32_t>((std::uint64_t{1} << layout.bitsStored) - 1);
    if (layout.isSigned) transform.sign = std::uint32_t{1} << (layout.bitsStored - 1);
    return transform;
}

template <class T>
std::uint32_t load(const std::uint8_t* at) {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return value;
}

std::uint32_t loadAny(const std::uint8_t* at, int bytes) {
    std::uint32_t value = 0;
    for (int i = bytes; i-- > 0;) value = (value << 8) | at[i];
    return value;
}

/// Where sample `i` of the interleaved frame lies in a planar one.
std::size_t planarIndex(std::size_t i, std::size_t samplesPerPixel, std::size_t pixels) {
    return (i % samplesPerPixel) * pixels + i / samplesPerPixel;
}

/// Unsigned samples at bit 0 need the mask only: eight bytes at a time.
template <class T>
void storeMasked(ByteView bytes, const Transform& transform, T* target, std::size_t count) {
    constexpr std::size_t perWord = sizeof(std::uint64_t) / sizeof(T);
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < perWord; ++i) mask |= static_cast<std::uint64_t>(static_cast<T>(transform.mask)) << (8 * sizeof(T) * i);
    std::size_t i = 0;
    for (; i + perWord <= count; i += perWord) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + i * sizeof(T), sizeof word);
        word &= mask;
        std::memcpy(target + i, &word, sizeof word);
    }
    for (; i < count; ++i) target[i] = static_cast<T>(load<T>(bytes.data() + i * sizeof(T)) & transform.mask);
}

template <class T>
void storeAligned(ByteView bytes, const Transform& transform, T* target, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) target[i] = static_cast<T>(transform(load<T>(bytes.data() + i * sizeof(T))));
}

template <class T>
void storeGeneral(const SampleSource& source, const PixelLayout& layout, const Transform& transform, T* target, std::size_t count) {
    const auto samplesPerPixel = static_cast<std::size_t>(layout.samplesPerPixel);
    const bool planar = layout.planar && samplesPerPixel > 1;
    const auto width = static_cast<std::size_t>(source.bytesPerSample);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = planar ? planarIndex(i, samplesPerPixel, count / samplesPerPixel) : i;
        target[i] = static_cast<T>(transform(loadAny(source.bytes.data() + from * width, source.bytesPerSample)));
    }
}

template <class T>
void store(const SampleSource& source, const PixelLayout& layout, Image& image, std::size_t frame) {
    const std::size_t count = image.geometry().samplesPerFrame();
    T* const target = image.samples<T>().data() + frame * count;
    const Transform transform = transformOf(source, layout);
    const bool interleaved = !layout.planar || layout.samplesPerPixel == 1;
    if (interleaved && source.bytesPerSample == sizeof(T) && layout.bitsStored == layout.containerBits()) {
        std::memcpy(target, source.bytes.data(), count * sizeof(T));
    } else if (interleaved && source.bytesPerSample == sizeof(T) && transform.shift == 0 && transform.sign == 0) {
        storeMasked<T>(source.bytes, transform, target, count);
    } else if (interleaved && source.bytesPerSample == sizeof(T)) {
        storeAligned<T>(source.bytes, transform, target, count);
    } else {
        storeGeneral<T>(source, layout, transform, target, count);
    }
}

}  // namespace

void storeSamples(const SampleSource& source, const PixelLayout& layout, Image& image, std::size_t frame) {
    switch (image.geometry().bitsAllocated) {
        case 8:
            return store<std::uint8_t>(source, layout, image, frame);
        case 16:
            return store<std::uint16_t>(source, layout, image, frame);
        default:
            return store<std::uint32_t>(source, layout, image, frame);
    }
}

void storeUpsampled(ByteView bytes, Image& image, std::size_t frame) {
    const std::size_t count = image.geometry().samplesPerFrame();
    std::uint8_t* target = image.samples<std::uint8_t>().data() + frame * count;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4, target += 6) {
        const std::uint8_t pair[6] = {bytes[at], bytes[at + 2], bytes[at + 3], bytes[at + 1], bytes[at + 2], bytes[at + 3]};
        std::memcpy(target, pair, sizeof pair);
    }
}

}  // namespace intaglio::dicom
