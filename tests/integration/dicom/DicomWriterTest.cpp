#include <algorithm>
#include <array>
#include <cstdio>
#include <thread>

#include "core/base/Files.h"
#include "tests/integration/dicom/DicomSamples.h"
#include "tests/integration/dicom/WriterChecks.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using base::Bytes;
using base::ErrorCode;
using dicom::SealedEncoding;
using test::changed;
using test::checkValidity;
using test::equalPictures;
using test::mustRead;
using test::mustSeal;
using test::parse;
using test::textOf;

namespace {

const dicom::DicomWriter& writer() {
    return test::dicomWriter();
}

void checkRoundTrip(const Bytes& source, const test::NamedEncoding& named) {
    INFO(named.name);
    const image::LoadedImage original = mustRead(source);
    const image::Image altered = changed(original.image);
    const Bytes sealed = mustSeal(source, altered, named.encoding);
    const image::LoadedImage copy = mustRead(sealed);
    CHECK(equalPictures(copy.image, altered));
    CHECK(copy.image.meaning().photometric == original.image.meaning().photometric);
    CHECK(copy.source.dicom->boundAttributes == original.source.dicom->boundAttributes);
    CHECK(copy.source.dicom->sopInstanceUid != original.source.dicom->sopInstanceUid);
    CHECK(copy.source.dicom->seriesInstanceUid != original.source.dicom->seriesInstanceUid);
    CHECK(copy.source.transferSyntax == named.transferSyntax);
    CHECK((copy.source.lossy || !original.source.lossy));
    const auto restored =
        writer().writeRestored(sealed, original.image, original.source.dicom->sopInstanceUid, original.source.dicom->seriesInstanceUid);
    REQUIRE(restored.hasValue());
    const image::LoadedImage back = mustRead(*restored);
    CHECK(equalPictures(back.image, original.image));
    CHECK(back.source.transferSyntax == "1.2.840.10008.1.2.1");
    CHECK(back.source.dicom->sopInstanceUid == original.source.dicom->sopInstanceUid);
    CHECK(back.source.dicom->seriesInstanceUid == original.source.dicom->seriesInstanceUid);
    CHECK(back.source.dicom->boundAttributes == original.source.dicom->boundAttributes);
}

void checkOutsideDecoder(const Bytes& source, const test::NamedEncoding& named) {
    INFO(named.name);
    const image::Image altered = changed(mustRead(source).image);
    const auto decoded = test::decodedOutside(mustSeal(source, altered, named.encoding), named);
    if (!decoded) return;
    const image::LoadedImage loaded = mustRead(*decoded);
    CHECK(loaded.source.transferSyntax == "1.2.840.10008.1.2.1");
    CHECK(equalPictures(loaded.image, altered));
    CHECK(loaded.image.meaning().photometric == mustRead(source).image.meaning().photometric);
}

/// Every element of the restored file is that of the source, byte for byte.
void checkSameElements(const Bytes& source, const Bytes& restored) {
    const auto before = parse(source);
    const auto after = parse(restored);
    for (unsigned long i = 0; i < after->getDataset()->card(); ++i) {
        DcmElement* const element = after->getDataset()->getElement(i);
        INFO(element->getTag().toString().c_str());
        CHECK(before->getDataset()->tagExists(element->getTag()));
    }
    REQUIRE(before->getDataset()->card() == after->getDataset()->card());
    for (unsigned long i = 0; i < before->getDataset()->card(); ++i) {
        DcmElement* const a = before->getDataset()->getElement(i);
        DcmElement* const b = after->getDataset()->getElement(i);
        INFO(a->getTag().toString().c_str());
        CHECK(a->getTag() == b->getTag());
        CHECK(a->compare(*b) == 0);
    }
}

}  // namespace

TEST_CASE("a sealed picture is a derived copy that names its source", "[dicom][writer]") {
    test::SampleOptions options;
    options.hasExtremes = true;
    const Bytes source = test::makeSample(options);
    const auto sealed = writer().writeSealed(source, changed(mustRead(source).image));
    REQUIRE(sealed.hasValue());
    const auto format = parse(*sealed);
    DcmDataset& data = *format->getDataset();
    CHECK(textOf(data, DCM_ImageType) == "DERIVED\\PRIMARY\\AXIAL");
    CHECK(textOf(data, DCM_DerivationDescription).find("reversible") != std::string::npos);
    CHECK(textOf(*format->getMetaInfo(), DCM_MediaStorageSOPInstanceUID) == textOf(data, DCM_SOPInstanceUID));
    DcmItem* reference = nullptr;
    REQUIRE(data.findAndGetSequenceItem(DCM_SourceImageSequence, reference).good());
    CHECK(textOf(*reference, DCM_ReferencedSOPInstanceUID) == test::kSampleSopInstanceUid);
    DcmItem* code = nullptr;
    REQUIRE(reference->findAndGetSequenceItem(DCM_PurposeOfReferenceCodeSequence, code).good());
    CHECK(textOf(*code, DCM_CodeValue) == "121322");
    DcmItem* equipment = nullptr;
    REQUIRE(data.findAndGetSequenceItem(DCM_ContributingEquipmentSequence, equipment).good());
    REQUIRE(equipment->findAndGetSequenceItem(DCM_PurposeOfReferenceCodeSequence, code).good());
    CHECK(textOf(*code, DCM_CodeValue) == "109103");
    Uint16 largest = 0;
    REQUIRE(data.findAndGetUint16(DCM_LargestImagePixelValue, largest).good());
    CHECK(largest == image::statisticsOf(mustRead(*sealed).image).maximum);
    CHECK_FALSE(data.tagExists(DCM_LossyImageCompression));
    checkValidity(source, *sealed);
}

TEST_CASE("a restored picture has none of our additions, whatever it was sealed as", "[dicom][writer]") {
    test::SampleOptions grey;
    grey.hasExtremes = true;
    test::SampleOptions color;
    color.samplesPerPixel = 3;
    color.photometric = "RGB";
    color.planar = true;
    color.bitsAllocated = 8;
    color.bitsStored = 8;
    for (const test::SampleOptions& options : {grey, color}) {
        for (const test::NamedEncoding& named : test::sealedEncodings()) {
            INFO(options.photometric << " " << named.name);
            const Bytes source = test::makeSample(options);
            const image::LoadedImage original = mustRead(source);
            const Bytes sealed = mustSeal(source, changed(original.image), named.encoding);
            const auto restored =
                writer().writeRestored(sealed, original.image, test::kSampleSopInstanceUid, test::kSampleSeriesInstanceUid);
            REQUIRE(restored.hasValue());
            checkSameElements(source, *restored);
        }
    }
}

TEST_CASE("an enhanced multi-frame picture names its source in the functional groups", "[dicom][writer]") {
    test::SampleOptions options;
    options.frames = 3;
    options.hasFunctionalGroups = true;
    const Bytes source = test::makeSample(options);
    const image::LoadedImage original = mustRead(source);
    const Bytes sealed = mustSeal(source, changed(original.image), SealedEncoding::Rle);
    CHECK(mustRead(sealed).source.dicom->boundAttributes == original.source.dicom->boundAttributes);
    const auto format = parse(sealed);
    DcmDataset& data = *format->getDataset();
    CHECK_FALSE(data.tagExists(DCM_SourceImageSequence));
    CHECK(data.tagExists(DCM_SourceImageEvidenceSequence));
    DcmItem* item = nullptr;
    REQUIRE(data.findAndGetSequenceItem(DCM_SharedFunctionalGroupsSequence, item).good());
    REQUIRE(item->findAndGetSequenceItem(DCM_DerivationImageSequence, item).good());
    CHECK(textOf(*item, DCM_DerivationDescription) == "Pixel values changed by at most 1, reversible");
    REQUIRE(item->findAndGetSequenceItem(DCM_SourceImageSequence, item).good());
    CHECK(textOf(*item, DCM_ReferencedSOPInstanceUID) == test::kSampleSopInstanceUid);
    const auto restored = writer().writeRestored(sealed, original.image, test::kSampleSopInstanceUid, test::kSampleSeriesInstanceUid);
    REQUIRE(restored.hasValue());
    checkSameElements(source, *restored);
}

TEST_CASE("a sealed picture says how far its samples changed and whether that can be undone", "[dicom][writer]") {
    const Bytes source = test::makeSample({});
    const image::Image picture = mustRead(source).image;
    const auto description = [&](const dicom::SealedForm& form) {
        const auto sealed = writer().writeSealedForm(source, picture, form);
        REQUIRE(sealed.hasValue());
        return textOf(*parse(*sealed)->getDataset(), DCM_DerivationDescription);
    };
    CHECK(description({}) == "Pixel values changed by at most 1, reversible");
    CHECK(description({SealedEncoding::JpegLs, false, 1}) == "Pixel values changed by at most 1, not reversible");
    CHECK(description({SealedEncoding::Deflated, false, 14}) == "Pixel values changed by at most 14, not reversible");
}

TEST_CASE("every layout survives sealing and restoring in every encoding, and outside decoders agree", "[dicom][writer]") {
    for (const test::SampleOptions& options : test::sealableSamples()) {
        INFO(options.name);
        const Bytes source = test::makeSample(options);
        CHECK(writer().checkCarrier(source).hasValue());
        for (const test::NamedEncoding& named : test::sealedEncodings()) {
            CHECK(writer().checkEncoding(source, named.encoding).hasValue());
            checkRoundTrip(source, named);
            checkOutsideDecoder(source, named);
        }
    }
}

TEST_CASE("every depth from 8 to 16 bits, signed and unsigned, is coded without loss", "[dicom][writer]") {
    for (int bits = 8; bits <= 16; ++bits) {
        for (const bool isSigned : {false, true}) {
            test::SampleOptions options;
            options.bitsStored = bits;
            options.isSigned = isSigned;
            INFO(bits << " bit, signed " << isSigned);
            const Bytes source = test::makeSample(options);
            for (const test::NamedEncoding& named : test::sealedEncodings()) {
                checkRoundTrip(source, named);
                checkOutsideDecoder(source, named);
            }
        }
    }
}

TEST_CASE("bits above BitsStored stay as they are, or the encoding is refused", "[dicom][writer]") {
    test::SampleOptions options;
    options.bitsStored = 12;
    options.highBits = 0xA000;
    const Bytes source = test::makeSample(options);
    const image::LoadedImage original = mustRead(source);
    CHECK(image::statisticsOf(original.image).maximum <= 4095);
    for (const SealedEncoding encoding : {SealedEncoding::ExplicitLittleEndian, SealedEncoding::Deflated}) {
        CHECK(writer().checkEncoding(source, encoding).hasValue());
        const auto format = parse(mustSeal(source, changed(original.image), encoding));
        const Uint16* words = nullptr;
        unsigned long count = 0;
        REQUIRE(format->getDataset()->findAndGetUint16Array(DCM_PixelData, words, &count).good());
        REQUIRE(count >= original.image.geometry().sampleCount());
        CHECK(std::all_of(words, words + original.image.geometry().sampleCount(), [](Uint16 word) { return (word & 0xF000) == 0xA000; }));
    }
    for (const SealedEncoding encoding : {SealedEncoding::Rle, SealedEncoding::JpegLossless, SealedEncoding::JpegLs}) {
        const auto status = writer().checkEncoding(source, encoding);
        REQUIRE_FALSE(status.hasValue());
        CHECK(status.error().code == ErrorCode::CarrierUnsupported);
        CHECK(status.error().arguments.at(0).find("BitsStored") != std::string::npos);
        CHECK_FALSE(writer().writeSealed(source, original.image, encoding).hasValue());
    }
}

TEST_CASE("a sign carried on above BitsStored is carried on again", "[dicom][writer]") {
    test::SampleOptions options;
    options.bitsStored = 12;
    options.isSigned = true;
    const Bytes plain = test::makeSample(options);  // zeros above BitsStored
    const image::Image samples = mustRead(plain).image;
    // Compressed output holds whole words, so decoding it outside gives a source that carries the sign on.
    const test::NamedEncoding& rle = test::sealedEncodings()[2];
    const auto extended = test::decodedOutside(mustSeal(plain, samples, rle.encoding), rle);
    if (!extended) return;
    const auto wordsOf = [](const Bytes& file, std::size_t count) {
        const auto format = parse(file);
        const Uint16* words = nullptr;
        REQUIRE(format->getDataset()->findAndGetUint16Array(DCM_PixelData, words).good());
        return std::vector<std::uint16_t>(words, words + count);
    };
    image::Image moved = samples;
    for (std::size_t i = 0; i < samples.geometry().sampleCount(); ++i) moved.setSampleAt(i, samples.sampleAt(i) >= 0 ? -1 : 0);
    const std::size_t count = moved.geometry().sampleCount();
    const auto zeros = wordsOf(mustSeal(plain, moved, SealedEncoding::ExplicitLittleEndian), count);
    const auto signs = wordsOf(mustSeal(*extended, moved, SealedEncoding::ExplicitLittleEndian), count);
    for (std::size_t i = 0; i < count; ++i) {
        CHECK(signs[i] == static_cast<std::uint16_t>(moved.sampleAt(i)));
        CHECK(zeros[i] == (static_cast<std::uint16_t>(moved.sampleAt(i)) & 0x0FFF));
    }
}

TEST_CASE("changing what is seen or whose it is changes the bound attributes", "[dicom][writer]") {
    const Bytes source = test::makeSample({});
    const Bytes bound = mustRead(source).source.dicom->boundAttributes;
    const std::pair<DcmTagKey, const char*> changes[] = {
        {DCM_PatientName, "Other^Name"},
        {DCM_PatientID, "OTHER"},
        {DCM_WindowCenter, "41"},
        {DCM_WindowWidth, "401"},
        {DCM_Laterality, "R"},
        {DCM_ImageLaterality, "R"},
        {DCM_ViewPosition, "MLO"},
        {DCM_PixelSpacing, "0.5\\0.6"},
        {DCM_RescaleSlope, "2"},
        {DCM_RescaleIntercept, "-1000"},
        {DCM_PatientOrientation, "R\\F"},
        {DCM_PatientBirthDate, "19700102"},
        {DCM_AccessionNumber, "A2"},
        {DCM_StudyInstanceUID, "1.2.3.99"},
        {DCM_BodyPartExamined, "KNEE"},
        {DCM_VOILUTFunction, "SIGMOID"},
        {DCM_StudyDate, "20200102"},
        {DCM_ImagePositionPatient, "0\\0\\1"},
        {DCM_PhotometricInterpretation, "MONOCHROME1"},
        {DCM_PixelAspectRatio, "2\\1"},
        {DCM_ImagerPixelSpacing, "0.1\\0.1"},
    };
    for (const auto& [tag, value] : changes) {
        INFO(DcmTag(tag).getTagName());
        test::SampleOptions options;
        options.overrides.emplace_back(tag, value);
        CHECK(mustRead(test::makeSample(options)).source.dicom->boundAttributes != bound);
    }
    test::SampleOptions unrelated;
    unrelated.overrides.emplace_back(DCM_StationName, "OTHER");
    CHECK(mustRead(test::makeSample(unrelated)).source.dicom->boundAttributes == bound);
}

TEST_CASE("the patient's age is the stated one, else that between the file's dates", "[dicom]") {
    test::SampleOptions options;
    const auto age = [&options] { return mustRead(test::makeSample(options)).source.dicom->patientAge; };
    CHECK(age() == "050Y");
    options.overrides.emplace_back(DCM_StudyDate, "");
    CHECK(age().empty());
    options.overrides.emplace_back(DCM_ContentDate, "20191231");
    CHECK(age() == "049Y");
    options.overrides.emplace_back(DCM_AcquisitionDate, "19710701");
    CHECK(age() == "018M");
    options.overrides.emplace_back(DCM_PatientAge, "034Y");
    CHECK(age() == "034Y");
}

TEST_CASE("the bound attributes do not depend on a lossless transfer syntax", "[dicom][writer]") {
    test::SampleOptions options;
    options.hasTables = true;
    const Bytes bound = mustRead(test::makeSample(options)).source.dicom->boundAttributes;
    for (const E_TransferSyntax syntax : {EXS_LittleEndianImplicit, EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit,
                                          EXS_RLELossless, EXS_JPEGProcess14SV1, EXS_JPEGLSLossless}) {
        INFO(DcmXfer(syntax).getXferName());
        options.syntax = syntax;
        const image::LoadedImage loaded = mustRead(test::makeSample(options));
        CHECK(loaded.source.dicom->boundAttributes == bound);
        CHECK(equalPictures(loaded.image, mustRead(test::makeSample({})).image));
    }
}

TEST_CASE("pictures that cannot carry a result are refused with the reason", "[dicom][writer]") {
    for (const test::SampleOptions& options : test::unsealableSamples()) {
        INFO(options.name);
        const auto status = writer().checkCarrier(test::makeSample(options));
        REQUIRE_FALSE(status.hasValue());
        CHECK(status.error().code == ErrorCode::CarrierUnsupported);
        CHECK_FALSE(status.error().arguments.at(0).empty());
    }
    const auto otherSize = image::Image::create({7, 7, 1, 1, 16, 16, false});
    const auto refused = writer().writeSealed(test::makeSample({}), *otherSize);
    REQUIRE_FALSE(refused.hasValue());
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("a lossy source stays marked as lossy, with ratio and method", "[dicom][writer]") {
    test::SampleOptions options;
    options.bitsAllocated = 8;
    options.bitsStored = 8;
    options.syntax = EXS_JPEGProcess1;
    const Bytes source = test::makeSample(options);
    const std::string ratio = textOf(*parse(source)->getDataset(), DCM_LossyImageCompressionRatio);
    REQUIRE_FALSE(ratio.empty());
    for (const test::NamedEncoding& named : test::sealedEncodings()) {
        const auto format = parse(mustSeal(source, mustRead(source).image, named.encoding));
        CHECK(textOf(*format->getDataset(), DCM_LossyImageCompression) == "01");
        CHECK(textOf(*format->getDataset(), DCM_LossyImageCompressionRatio) == ratio);
        CHECK(textOf(*format->getDataset(), DCM_LossyImageCompressionMethod) == "ISO_10918_1");
        checkRoundTrip(source, named);
    }
    // A file that does not say what its transfer syntax does: ratio and method are measured.
    for (const DcmTagKey& tag : {DCM_LossyImageCompression, DCM_LossyImageCompressionRatio, DCM_LossyImageCompressionMethod}) {
        options.removed.push_back(tag);
    }
    const Bytes silent = test::makeSample(options);
    REQUIRE_FALSE(parse(silent)->getDataset()->tagExists(DCM_LossyImageCompression));
    const auto format = parse(mustSeal(silent, mustRead(silent).image, SealedEncoding::Rle));
    CHECK(textOf(*format->getDataset(), DCM_LossyImageCompression) == "01");
    CHECK(std::stod(textOf(*format->getDataset(), DCM_LossyImageCompressionRatio)) > 0.2);
    CHECK(textOf(*format->getDataset(), DCM_LossyImageCompressionMethod) == "ISO_10918_1");
}

TEST_CASE("sample files that can carry a result survive sealing and restoring in every encoding", "[dicom][writer][index]") {
    const auto folder = test::sharedFolder("data/dicom");
    if (!folder) return;
    int sealed = 0;
    int refused = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        if (entry.path().extension() != ".dcm") continue;
        const auto file = base::readFile(entry.path());
        REQUIRE(file.hasValue());
        if (!test::dicomReader().recognises(*file) || !writer().checkCarrier(*file).hasValue()) continue;
        const auto loaded = test::dicomReader().read(*file, {});
        if (!loaded.hasValue()) continue;
        INFO(entry.path().filename().string());
        for (const test::NamedEncoding& named : test::sealedEncodings()) {
            if (const auto fits = writer().checkEncoding(*file, named.encoding); !fits) {
                CHECK(fits.error().code == ErrorCode::CarrierUnsupported);
                ++refused;
                continue;
            }
            checkRoundTrip(*file, named);
            checkValidity(*file, mustSeal(*file, loaded->image, named.encoding));
        }
        ++sealed;
    }
    std::printf("%d sample files sealed and restored; %d combinations with an encoding refused\n", sealed, refused);
    CHECK(sealed > 100);
}

TEST_CASE("reading is safe from several threads", "[dicom]") {
    const Bytes jpeg = [] {
        test::SampleOptions options;
        options.syntax = EXS_JPEGProcess14SV1;
        return test::makeSample(options);
    }();
    const image::LoadedImage expected = mustRead(jpeg);
    std::array<bool, 4> equal{};
    {
        std::vector<std::jthread> threads;
        for (bool& slot : equal) {
            threads.emplace_back([&] {
                slot = true;
                for (int i = 0; i < 20; ++i) {
                    const auto loaded = test::dicomReader().read(jpeg, {});
                    slot = slot && loaded.hasValue() && equalPictures(loaded->image, expected.image);
                }
            });
        }
    }
    CHECK(std::all_of(equal.begin(), equal.end(), [](bool slot) { return slot; }));
}
