#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "core/base/Files.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/stego/Stego.h"
#include "tests/integration/dicom/DicomSamples.h"
#include "tests/integration/dicom/WriterChecks.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

// A result embedded in reversible mode, written in every encoding, read, taken out, and the original given back.

using namespace intaglio;
using base::Bytes;
using base::ErrorCode;
using test::dicomWriter;
using test::equalPictures;
using test::mustRead;
using test::mustSeal;

namespace {

const crypto::Primitives& primitives() {
    static const auto instance = crypto::createCryptoPpPrimitives();
    return *instance;
}

struct Embedding {
    crypto::StegoKey key{1, base::SecretBytes(Bytes(32, 0x5A))};
    stego::FrameParameters parameters;
    Bytes frame;
    Embedding() {
        parameters.bucket = 256;
        parameters.slots = 1;
        parameters.nonce.fill(9);
        frame.resize(crypto::frameBytes(parameters.bucket, parameters.slots));
        std::mt19937 random(4);
        for (std::uint8_t& byte : frame) byte = static_cast<std::uint8_t>(random());
    }
};

/// Empty where the picture is too small or too rough for the frame.
std::optional<image::Image> embedded(const image::Image& original) {
    const Embedding embedding;
    const auto plan = stego::plan(primitives(), original, embedding.key, embedding.parameters);
    REQUIRE(plan.hasValue());
    if (!plan->fits) return std::nullopt;
    auto result = stego::embed(primitives(), original, embedding.key, embedding.parameters, embedding.frame);
    REQUIRE(result.hasValue());
    return std::move(result->image);
}

void checkTakenOut(const image::LoadedImage& sealed, const image::LoadedImage& original) {
    const Embedding embedding;
    const auto result = stego::extract(primitives(), sealed.image, {&embedding.key, 1});
    const auto* const extracted = std::get_if<stego::Extracted>(&result);
    REQUIRE(extracted != nullptr);
    CHECK(extracted->frame == embedding.frame);
    CHECK(stego::canonicalDigest(primitives(), extracted->restored) == stego::canonicalDigest(primitives(), original.image));
    CHECK(sealed.source.dicom->boundAttributes == original.source.dicom->boundAttributes);
}

/// Seals, opens and restores one file in every encoding; false where the picture cannot hold the frame.
bool checkEveryEncoding(const Bytes& source) {
    const image::LoadedImage original = mustRead(source);
    const auto picture = embedded(original.image);
    if (!picture) return false;
    for (const test::NamedEncoding& named : test::sealedEncodings()) {
        INFO(named.name);
        const Bytes sealed = mustSeal(source, *picture, named.encoding);
        const image::LoadedImage read = mustRead(sealed);
        CHECK(read.source.transferSyntax == named.transferSyntax);
        checkTakenOut(read, original);
        const auto restored = dicomWriter().writeRestored(sealed, original.image, original.source.dicom->sopInstanceUid,
                                                          original.source.dicom->seriesInstanceUid);
        REQUIRE(restored.hasValue());
        CHECK(equalPictures(mustRead(*restored).image, original.image));
    }
    return true;
}

/// Files of the shared folder by name, and those of Debian's python3-pydicom where it is installed or INTAGLIO_PYDICOM names its files.
std::optional<Bytes> fileNamed(const std::string& name) {
    std::vector<std::filesystem::path> folders;
    if (const auto shared = test::sharedFolder("data/dicom")) folders.push_back(*shared);
    const char* const named = std::getenv("INTAGLIO_PYDICOM");
    folders.emplace_back(named != nullptr ? named : "/usr/lib/python3/dist-packages/pydicom/data/test_files");
    for (const auto& folder : folders) {
        if (!std::filesystem::is_directory(folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().filename() != name) continue;
            auto file = base::readFile(entry.path());
            REQUIRE(file.hasValue());
            return std::move(*file);
        }
    }
    std::printf("SKIPPED: %s is not here\n", name.c_str());
    return std::nullopt;
}

test::SampleOptions large(test::SampleOptions options) {
    options.rows = 240;
    options.columns = 250;
    options.isSmooth = true;
    return options;
}

}  // namespace

TEST_CASE("a result survives every encoding in pictures of every layout", "[dicom][carrier]") {
    for (const test::SampleOptions& options : test::sealableSamples()) {
        INFO(options.name);
        CHECK(checkEveryEncoding(test::makeSample(large(options))));
    }
}

TEST_CASE("a result survives every encoding in pictures of every depth", "[dicom][carrier]") {
    for (int bits = 8; bits <= 16; ++bits) {
        for (const bool isSigned : {false, true}) {
            test::SampleOptions options;
            options.bitsStored = bits;
            options.isSigned = isSigned;
            INFO(bits << " bit, signed " << isSigned);
            CHECK(checkEveryEncoding(test::makeSample(large(options))));
        }
    }
}

TEST_CASE("samples in the padding range neither change nor appear", "[dicom][carrier]") {
    test::SampleOptions options = large({});
    options.bitsStored = 12;
    options.words = {{DCM_PixelPaddingValue, 100}, {DCM_PixelPaddingRangeLimit, 140}};
    const Bytes source = test::makeSample(options);
    const image::Image original = mustRead(source).image;
    REQUIRE(original.meaning().paddingValue == std::int64_t{100});
    REQUIRE(original.meaning().paddingRangeLimit == std::int64_t{140});
    CHECK(checkEveryEncoding(source));
    const auto picture = embedded(original);
    REQUIRE(picture.has_value());
    std::size_t padding = 0;
    for (std::size_t i = 0; i < original.geometry().sampleCount(); ++i) {
        const auto isPadding = [](std::int64_t value) { return value >= 100 && value <= 140; };
        if (!isPadding(original.sampleAt(i)) && !isPadding(picture->sampleAt(i))) continue;
        ++padding;
        if (original.sampleAt(i) != picture->sampleAt(i)) FAIL_CHECK("sample " << i);
    }
    CHECK(padding > 100);
}

TEST_CASE("the result lies in the first frame, and a change in any frame is noticed", "[dicom][carrier]") {
    for (const int frames : {2, 50}) {
        INFO(frames << " frames");
        test::SampleOptions options = large({});
        options.frames = frames;
        const Bytes source = test::makeSample(options);
        CHECK(checkEveryEncoding(source));
        const image::LoadedImage original = mustRead(source);
        auto picture = embedded(original.image);
        REQUIRE(picture.has_value());
        const std::size_t frameBytes = original.image.bytes().size() / static_cast<std::size_t>(frames);
        CHECK_FALSE(std::equal(picture->bytes().begin(), picture->bytes().begin() + 1 + static_cast<std::ptrdiff_t>(frameBytes),
                               original.image.bytes().begin()));
        CHECK(std::equal(picture->bytes().begin() + static_cast<std::ptrdiff_t>(frameBytes), picture->bytes().end(),
                         original.image.bytes().begin() + static_cast<std::ptrdiff_t>(frameBytes)));
        const std::size_t last = original.image.geometry().sampleCount() - 7;
        picture->setSampleAt(last, picture->sampleAt(last) ^ 1);
        const Embedding embedding;
        const auto result =
            stego::extract(primitives(), mustRead(mustSeal(source, *picture, dicom::SealedEncoding::Rle)).image, {&embedding.key, 1});
        const auto* const extracted = std::get_if<stego::Extracted>(&result);
        REQUIRE(extracted != nullptr);
        CHECK(stego::canonicalDigest(primitives(), extracted->restored) != stego::canonicalDigest(primitives(), original.image));
    }
}

TEST_CASE("known sample files carry a result in every encoding", "[dicom][carrier][index]") {
    const std::pair<const char*, bool> files[] = {
        {"CT_small.dcm", false},  // small and rough: 847 bits
        {"MR_small.dcm", false},
        {"MR_small_padded.dcm", false},
        {"MR_small_expb.dcm", false},
        {"693_J2KI.dcm", true},
        {"693_UNCR.dcm", true},
        {"SC_rgb_2frame.dcm", true},
        {"SC_ybr_full_uncompressed.dcm", true},
        {"SC_rgb_jpeg_dcmtk.dcm", true},
        {"SC_rgb_rle_2frame.dcm", true},
        {"CR-MONO1-10-chest.dcm", true},
        {"examples_ybr_color.dcm", true},
    };
    for (const auto& [name, fits] : files) {
        INFO(name);
        const auto file = fileNamed(name);
        if (!file) continue;
        CHECK(dicomWriter().checkCarrier(*file).hasValue());
        CHECK(checkEveryEncoding(*file) == fits);
    }
}

TEST_CASE("known sample files that cannot carry a result say why", "[dicom][carrier][index]") {
    const std::pair<const char*, const char*> files[] = {
        {"TestPattern_Palette.dcm", "PALETTE COLOR"},
        {"seg_label.seg_2.dcm", "BitsAllocated 1"},
        {"rtdose.dcm", "BitsAllocated 32"},
        {"parametric_map_float.dcm", "floating-point"},
        {"SC_ybr_full_422_uncompressed.dcm", "YBR_FULL_422"},
        {"SC_rgb_rle_16bit.dcm", "colour of more than 8 bit"},
        {"SC_rgb_16bit.dcm", "colour of more than 8 bit"},
    };
    for (const auto& [name, reason] : files) {
        INFO(name);
        const auto file = fileNamed(name);
        if (!file) continue;
        for (const test::NamedEncoding& named : test::sealedEncodings()) {
            const auto status = dicomWriter().checkEncoding(*file, named.encoding);
            REQUIRE_FALSE(status.hasValue());
            CHECK(status.error().code == ErrorCode::CarrierUnsupported);
            CHECK(status.error().arguments.at(0).find(reason) != std::string::npos);
        }
    }
}

TEST_CASE("a picture that JPEG-LS would make larger is refused or written without loss, never wrongly", "[dicom][carrier]") {
    for (const int bits : {8, 16}) {
        test::SampleOptions options = large({});
        options.bitsAllocated = bits;
        options.bitsStored = bits;
        const Bytes source = test::makeSample(options);
        image::Image noise = mustRead(source).image;
        std::mt19937 random(11);
        for (std::uint8_t& byte : noise.bytes()) byte = static_cast<std::uint8_t>(random());
        for (const test::NamedEncoding& named : test::sealedEncodings()) {
            INFO(named.name << " " << bits);
            const auto sealed = dicomWriter().writeSealed(source, noise, named.encoding);
            if (sealed.hasValue()) {
                CHECK(equalPictures(mustRead(*sealed).image, noise));
            } else {
                CHECK(named.encoding == dicom::SealedEncoding::JpegLs);
                CHECK(sealed.error().code == ErrorCode::CarrierUnsupported);
            }
        }
    }
}
