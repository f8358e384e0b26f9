#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <thread>

#include "core/base/Files.h"
#include "core/dicom/dcmtk/DcmtkReader.h"
#include "core/dicom/dcmtk/DcmtkWriter.h"
#include "tests/integration/dicom/DicomSamples.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using base::Bytes;
using base::ErrorCode;

namespace {

const image::ImageReader& reader() {
    static const auto instance = dicom::createDicomReader();
    return *instance;
}

const dicom::DicomWriter& writer() {
    static const auto instance = dicom::createDicomWriter();
    return *instance;
}

image::LoadedImage mustRead(const Bytes& file) {
    auto loaded = reader().read(file, {});
    REQUIRE(loaded.hasValue());
    return std::move(*loaded);
}

/// Every third sample moved by one inside its range.
image::Image changed(const image::Image& original) {
    image::Image copy = original;
    for (std::size_t i = 0; i < copy.geometry().sampleCount(); i += 3) {
        const std::int64_t value = copy.sampleAt(i);
        copy.setSampleAt(i, value < copy.geometry().maximumValue() ? value + 1 : value - 1);
    }
    return copy;
}

bool equalSamples(const image::Image& a, const image::Image& b) {
    return a.geometry() == b.geometry() && std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

/// The lines of dciodvfy that start with "Error"; empty optional where the tool is missing.
std::optional<std::set<std::string>> validatorErrors(const Bytes& file, const std::filesystem::path& path) {
    if (std::system("command -v dciodvfy >/dev/null 2>&1") != 0) return std::nullopt;
    REQUIRE(base::writeFileAtomically(path, file).hasValue());
    FILE* const pipe = popen(("dciodvfy '" + path.string() + "' 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::set<std::string> errors;
    std::array<char, 4096> line{};
    while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) {
        const std::string text(line.data());
        if (text.starts_with("Error")) errors.insert(text);
    }
    pclose(pipe);
    return errors;
}

bool holds(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

/// Complaints that follow from the source:
/// - its own malformed UID, in our reference to it;
/// - the photometric interpretation of decoded YBR_FULL_422, which ultrasound objects do not list (any other would change the samples);
/// - acquisition attributes of enhanced multi-frame objects, which the tool allows in ORIGINAL pictures only (dropping them would lose
/// information).
bool isInherited(const std::string& error, const Bytes& source) {
    const image::LoadedImage loaded = mustRead(source);
    if (holds(error, loaded.source.dicom->sopInstanceUid.c_str())) return true;
    const bool isEnhanced = loaded.image.geometry().frames > 1;
    if (isEnhanced && holds(error, "Attribute present when condition unsatisfied")) return true;
    return loaded.source.photometric == "YBR_FULL_422" && (holds(error, "<YBR_FULL>") || holds(error, "<Planar Configuration>"));
}

void checkValidity(const Bytes& source, const Bytes& sealed) {
    const test::TemporaryFolder folder;
    const auto before = validatorErrors(source, folder / "before.dcm");
    const auto after = validatorErrors(sealed, folder / "after.dcm");
    if (!before || !after) {
        WARN("dciodvfy is not installed: validity not checked");
        return;
    }
    for (const std::string& error : *after) {
        INFO(error);
        CHECK((before->count(error) == 1 || isInherited(error, source)));
    }
}

void checkRoundTrip(const Bytes& source) {
    const image::LoadedImage original = mustRead(source);
    const image::Image altered = changed(original.image);
    const auto sealed = writer().writeSealed(source, altered);
    INFO((sealed.hasValue() || sealed.error().arguments.empty() ? std::string() : sealed.error().arguments.front()));
    REQUIRE(sealed.hasValue());
    const image::LoadedImage copy = mustRead(*sealed);
    CHECK(equalSamples(copy.image, altered));
    CHECK(copy.image.meaning().photometric == original.image.meaning().photometric);
    CHECK(copy.source.dicom->boundAttributes == original.source.dicom->boundAttributes);
    CHECK(copy.source.dicom->sopInstanceUid != original.source.dicom->sopInstanceUid);
    CHECK(copy.source.dicom->seriesInstanceUid != original.source.dicom->seriesInstanceUid);
    CHECK(copy.source.transferSyntax == "1.2.840.10008.1.2.1");
    CHECK((copy.source.lossy || !original.source.lossy));
    const auto restored =
        writer().writeRestored(*sealed, original.image, original.source.dicom->sopInstanceUid, original.source.dicom->seriesInstanceUid);
    REQUIRE(restored.hasValue());
    const image::LoadedImage back = mustRead(*restored);
    CHECK(equalSamples(back.image, original.image));
    CHECK(back.source.dicom->sopInstanceUid == original.source.dicom->sopInstanceUid);
    CHECK(back.source.dicom->seriesInstanceUid == original.source.dicom->seriesInstanceUid);
    CHECK(back.source.dicom->boundAttributes == original.source.dicom->boundAttributes);
}

std::unique_ptr<DcmFileFormat> parse(const Bytes& file) {
    DcmInputBufferStream stream;
    stream.setBuffer(file.data(), static_cast<offile_off_t>(file.size()));
    stream.setEos();
    auto format = std::make_unique<DcmFileFormat>();
    format->transferInit();
    REQUIRE(format->read(stream).good());
    format->transferEnd();
    return format;
}

std::string textOf(DcmItem& item, const DcmTagKey& tag) {
    OFString text;
    return item.findAndGetOFStringArray(tag, text).good() ? std::string(text.c_str()) : std::string();
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

TEST_CASE("a restored picture has none of our additions", "[dicom][writer]") {
    test::SampleOptions options;
    options.hasExtremes = true;
    const Bytes source = test::makeSample(options);
    const image::LoadedImage original = mustRead(source);
    const auto sealed = writer().writeSealed(source, changed(original.image));
    REQUIRE(sealed.hasValue());
    const auto restored = writer().writeRestored(*sealed, original.image, test::kSampleSopInstanceUid, test::kSampleSeriesInstanceUid);
    REQUIRE(restored.hasValue());
    const auto before = parse(source);
    const auto after = parse(*restored);
    REQUIRE(before->getDataset()->card() == after->getDataset()->card());
    for (unsigned long i = 0; i < before->getDataset()->card(); ++i) {
        DcmElement* const a = before->getDataset()->getElement(i);
        DcmElement* const b = after->getDataset()->getElement(i);
        INFO(a->getTag().toString().c_str());
        CHECK(a->getTag() == b->getTag());
        CHECK(a->compare(*b) == 0);
    }
}

TEST_CASE("every layout survives sealing and restoring", "[dicom][writer]") {
    for (const test::SampleOptions& options : test::sealableSamples()) {
        INFO(options.name);
        const Bytes source = test::makeSample(options);
        CHECK(writer().checkCarrier(source).hasValue());
        checkRoundTrip(source);
    }
}

TEST_CASE("bits above BitsStored stay as they are", "[dicom][writer]") {
    test::SampleOptions options;
    options.bitsStored = 12;
    options.highBits = 0xA000;
    const Bytes source = test::makeSample(options);
    const image::LoadedImage original = mustRead(source);
    CHECK(image::statisticsOf(original.image).maximum <= 4095);
    const auto sealed = writer().writeSealed(source, changed(original.image));
    REQUIRE(sealed.hasValue());
    const auto format = parse(*sealed);
    const Uint16* words = nullptr;
    unsigned long count = 0;
    REQUIRE(format->getDataset()->findAndGetUint16Array(DCM_PixelData, words, &count).good());
    REQUIRE(count >= original.image.geometry().sampleCount());
    CHECK(std::all_of(words, words + original.image.geometry().sampleCount(), [](Uint16 word) { return (word & 0xF000) == 0xA000; }));
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
        CHECK(equalSamples(loaded.image, mustRead(test::makeSample({})).image));
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

TEST_CASE("a lossy source stays marked as lossy", "[dicom][writer]") {
    test::SampleOptions options;
    options.bitsAllocated = 8;
    options.bitsStored = 8;
    options.syntax = EXS_JPEGProcess1;
    const Bytes source = test::makeSample(options);
    const auto sealed = writer().writeSealed(source, mustRead(source).image);
    REQUIRE(sealed.hasValue());
    CHECK(textOf(*parse(*sealed)->getDataset(), DCM_LossyImageCompression) == "01");
    checkRoundTrip(source);
}

TEST_CASE("sample files that can carry a result survive sealing and restoring", "[dicom][writer][index]") {
    const auto folder = test::sharedFolder("data/dicom");
    if (!folder) return;
    int sealed = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder)) {
        if (entry.path().extension() != ".dcm") continue;
        const auto file = base::readFile(entry.path());
        REQUIRE(file.hasValue());
        if (!reader().recognises(*file) || !writer().checkCarrier(*file).hasValue()) continue;
        if (!reader().read(*file, {}).hasValue()) continue;
        INFO(entry.path().filename().string());
        checkRoundTrip(*file);
        checkValidity(*file, *writer().writeSealed(*file, reader().read(*file, {})->image));
        ++sealed;
    }
    std::printf("%d sample files sealed and restored\n", sealed);
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
                    const auto loaded = reader().read(jpeg, {});
                    slot = slot && loaded.hasValue() && equalSamples(loaded->image, expected.image);
                }
            });
        }
    }
    CHECK(std::all_of(equal.begin(), equal.end(), [](bool slot) { return slot; }));
}
