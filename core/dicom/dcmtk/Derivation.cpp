#include "core/dicom/dcmtk/Derivation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>

#include "core/base/Clock.h"

namespace intaglio::dicom {

namespace {

constexpr const char* kSystem = "Intaglio";
constexpr std::size_t kMaximumDerivationLength = 1024;

/// What sealing replaces and restoring takes back.
const std::array<DcmTagKey, 8>& replacedTags() {
    static const std::array<DcmTagKey, 8> tags = {
        DCM_ImageType,           DCM_InstanceCreationDate,    DCM_InstanceCreationTime,   DCM_DerivationDescription,
        DCM_PlanarConfiguration, DCM_SmallestImagePixelValue, DCM_LargestImagePixelValue, DCM_SourceImageEvidenceSequence};
    return tags;
}

struct Now {
    std::string date;
    std::string time;
    std::string dateTime;
};

Now currentTime() {
    std::string digits;
    for (const char c : base::toRfc3339(base::SystemClock().unixSeconds())) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return {digits.substr(0, 8), digits.substr(8), digits + "+0000"};
}

DcmItem* appendItem(DcmItem& item, const DcmTagKey& sequence) {
    DcmItem* created = nullptr;
    // -2 appends.
    return item.findOrCreateSequenceItem(sequence, created, -2).good() ? created : nullptr;
}

/// Of the DICOM Controlled Terminology, coding scheme DCM.
struct Code {
    const char* value;
    const char* meaning;
};

/// PS3.16 CID 7202.
constexpr Code kSourceImage = {"121322", "Source image for image processing operation"};
/// PS3.16 CID 7005.
constexpr Code kModifyingEquipment = {"109103", "Modifying Equipment"};
/// PS3.16 CID 7203: what is added are -1, 0 and 1.
constexpr Code kPixelAddition = {"113042", "Pixel by pixel addition"};

void putCode(DcmItem& item, const DcmTagKey& sequence, const Code& content) {
    DcmItem* const code = appendItem(item, sequence);
    if (code == nullptr) return;
    code->putAndInsertString(DCM_CodeValue, content.value);
    code->putAndInsertString(DCM_CodingSchemeDesignator, "DCM");
    code->putAndInsertString(DCM_CodeMeaning, content.meaning);
}

/// Where a derivation is told: the data set itself, or in an enhanced multi-frame object, whose definition has no such attributes there,
/// a new item of the Derivation Image functional group (PS3.3 C.7.6.16.2.6) that all frames share. A functional group is either shared
/// or told frame by frame; where frames already tell theirs, the data set has to do.
DcmItem* derivationPlace(DcmDataset& dataSet) {
    DcmItem* const shared = firstItem(dataSet, DCM_SharedFunctionalGroupsSequence);
    DcmItem* const firstFrame = firstItem(dataSet, DCM_PerFrameFunctionalGroupsSequence);
    const bool isPerFrame = firstFrame != nullptr && firstFrame->tagExists(DCM_DerivationImageSequence);
    if (shared == nullptr || isPerFrame) return &dataSet;
    DcmItem* const group = appendItem(*shared, DCM_DerivationImageSequence);
    if (group != nullptr) putCode(*group, DCM_DerivationCodeSequence, kPixelAddition);
    return group;
}

/// Enhanced objects repeat at the top what their functional groups refer to (PS3.3 C.7.6.16.1).
void addEvidence(DcmDataset& dataSet) {
    DcmItem* const study = appendItem(dataSet, DCM_SourceImageEvidenceSequence);
    DcmItem* const series = study == nullptr ? nullptr : appendItem(*study, DCM_ReferencedSeriesSequence);
    DcmItem* const instance = series == nullptr ? nullptr : appendItem(*series, DCM_ReferencedSOPSequence);
    if (instance == nullptr) return;
    study->putAndInsertString(DCM_StudyInstanceUID, rawText(dataSet, DCM_StudyInstanceUID).c_str());
    series->putAndInsertString(DCM_SeriesInstanceUID, rawText(dataSet, DCM_SeriesInstanceUID).c_str());
    instance->putAndInsertString(DCM_ReferencedSOPClassUID, rawText(dataSet, DCM_SOPClassUID).c_str());
    instance->putAndInsertString(DCM_ReferencedSOPInstanceUID, rawText(dataSet, DCM_SOPInstanceUID).c_str());
}

void addSourceImage(DcmDataset& dataSet, DcmItem& place) {
    DcmItem* const source = appendItem(place, DCM_SourceImageSequence);
    if (source == nullptr) return;
    source->putAndInsertString(DCM_ReferencedSOPClassUID, rawText(dataSet, DCM_SOPClassUID).c_str());
    source->putAndInsertString(DCM_ReferencedSOPInstanceUID, rawText(dataSet, DCM_SOPInstanceUID).c_str());
    source->putAndInsertString(DCM_SpatialLocationsPreserved, "YES");
    putCode(*source, DCM_PurposeOfReferenceCodeSequence, kSourceImage);
}

/// PS3.3 C.12.1.1.5.
void addEquipment(DcmDataset& dataSet, const Now& now, const std::string& description) {
    DcmItem* const equipment = appendItem(dataSet, DCM_ContributingEquipmentSequence);
    if (equipment == nullptr) return;
    equipment->putAndInsertString(DCM_Manufacturer, kSystem);
    equipment->putAndInsertString(DCM_ManufacturerModelName, kSystem);
    equipment->putAndInsertString(DCM_ContributionDateTime, now.dateTime.c_str());
    equipment->putAndInsertString(DCM_ContributionDescription, description.c_str());
    putCode(*equipment, DCM_PurposeOfReferenceCodeSequence, kModifyingEquipment);
}

void keepOriginals(DcmDataset& dataSet, const Now& now) {
    DcmItem* const record = appendItem(dataSet, DCM_OriginalAttributesSequence);
    DcmItem* const originals = record == nullptr ? nullptr : appendItem(*record, DCM_ModifiedAttributesSequence);
    if (originals == nullptr) return;
    record->putAndInsertString(DCM_SourceOfPreviousValues, "");
    record->putAndInsertString(DCM_AttributeModificationDateTime, now.dateTime.c_str());
    record->putAndInsertString(DCM_ModifyingSystem, kSystem);
    record->putAndInsertString(DCM_ReasonForTheAttributeModification, "COERCE");
    for (const DcmTagKey& tag : replacedTags()) {
        DcmElement* copy = nullptr;
        if (dataSet.findAndGetElement(tag, copy, OFFalse, OFTrue).good() && copy != nullptr && originals->insert(copy).bad()) delete copy;
    }
}

void setImageType(DcmDataset& dataSet) {
    const std::string original = rawText(dataSet, DCM_ImageType);
    const std::size_t second = original.find('\\');
    const std::string rest = second == std::string::npos ? "\\PRIMARY" : original.substr(second);
    dataSet.putAndInsertString(DCM_ImageType, ("DERIVED" + rest).c_str());
}

std::string derivationText(const SealedForm& form) {
    const std::string change = "Pixel values changed by at most " + std::to_string(form.maximumChange);
    return change + (form.isReversible ? ", reversible" : ", not reversible");
}

void setDerivation(DcmItem& place, const std::string& description) {
    std::string text = rawText(place, DCM_DerivationDescription);
    const std::string addition = text.empty() ? description : "; " + description;
    if (text.size() + addition.size() > kMaximumDerivationLength) text.resize(kMaximumDerivationLength - addition.size());
    place.putAndInsertString(DCM_DerivationDescription, (text + addition).c_str());
}

void setExtreme(DcmDataset& dataSet, const DcmTagKey& tag, std::int64_t value, bool isSigned) {
    if (!dataSet.tagExists(tag)) return;
    dataSet.findAndDeleteElement(tag);
    const DcmTag typed(tag, isSigned ? EVR_SS : EVR_US);
    if (isSigned) {
        dataSet.putAndInsertSint16(typed, static_cast<Sint16>(value));
    } else {
        dataSet.putAndInsertUint16(typed, static_cast<Uint16>(value));
    }
}

template <class Predicate>
void removeItems(DcmItem& dataSet, const DcmTagKey& tag, const Predicate& isOurs) {
    DcmSequenceOfItems* sequence = nullptr;
    if (dataSet.findAndGetSequence(tag, sequence).bad() || sequence == nullptr) return;
    for (unsigned long i = sequence->card(); i-- > 0;) {
        DcmItem* const item = sequence->getItem(i);
        if (item != nullptr && isOurs(*item)) delete sequence->remove(i);
    }
    if (sequence->card() == 0) dataSet.findAndDeleteElement(tag);
}

bool isOurRecord(DcmItem& item) {
    return rawText(item, DCM_ModifyingSystem) == kSystem;
}

/// The last record of ours is the newest.
DcmItem* ourRecord(DcmDataset& dataSet) {
    DcmSequenceOfItems* sequence = nullptr;
    if (dataSet.findAndGetSequence(DCM_OriginalAttributesSequence, sequence).bad() || sequence == nullptr) return nullptr;
    for (unsigned long i = sequence->card(); i-- > 0;) {
        DcmItem* const item = sequence->getItem(i);
        if (item != nullptr && isOurRecord(*item)) return item;
    }
    return nullptr;
}

void takeBack(DcmDataset& dataSet) {
    DcmItem* const record = ourRecord(dataSet);
    DcmItem* const originals = record == nullptr ? nullptr : firstItem(*record, DCM_ModifiedAttributesSequence);
    if (record == nullptr) return;
    for (const DcmTagKey& tag : replacedTags()) {
        DcmElement* copy = nullptr;
        const bool wasKept = originals != nullptr && originals->findAndGetElement(tag, copy, OFFalse, OFTrue).good() && copy != nullptr;
        // A colour picture is never without it; records of the first version did not keep it.
        if (wasKept || tag != DCM_PlanarConfiguration) dataSet.findAndDeleteElement(tag);
        if (!wasKept) continue;
        if (dataSet.insert(copy, OFTrue).bad()) delete copy;
    }
}

/// The defined terms of Lossy Image Compression Method (0028,2114).
const char* methodOf(Coding coding) {
    switch (coding) {
        case Coding::Jpeg:
            return "ISO_10918_1";
        case Coding::JpegLs:
            return "ISO_14495_1";
        case Coding::Jpeg2000:
            return "ISO_15444_1";
        default:
            return nullptr;
    }
}

}  // namespace

std::string newUid() {
    std::random_device device;
    std::array<std::uint32_t, 4> words{};
    for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(device());
    // Version 4, variant 1 (RFC 4122), so that the number is a UUID's.
    words[1] = (words[1] & 0xFFFF0FFFU) | 0x4000U;
    words[2] = (words[2] & 0x3FFFFFFFU) | 0x80000000U;
    std::string digits;
    while (std::any_of(words.begin(), words.end(), [](std::uint32_t word) { return word != 0; })) {
        std::uint64_t remainder = 0;
        for (std::uint32_t& word : words) {
            remainder = (remainder << 32) | word;
            word = static_cast<std::uint32_t>(remainder / 10);
            remainder %= 10;
        }
        digits.insert(digits.begin(), static_cast<char>('0' + remainder));
    }
    return "2.25." + digits;
}

void markDerived(DcmDataset& dataSet, const image::Image& pixels, const SealedForm& form) {
    const Now now = currentTime();
    const std::string description = derivationText(form);
    keepOriginals(dataSet, now);
    if (DcmItem* const place = derivationPlace(dataSet)) {
        addSourceImage(dataSet, *place);
        setDerivation(*place, description);
        if (place != &dataSet) addEvidence(dataSet);
    }
    addEquipment(dataSet, now, description);
    setImageType(dataSet);
    dataSet.putAndInsertString(DCM_SOPInstanceUID, newUid().c_str());
    dataSet.putAndInsertString(DCM_SeriesInstanceUID, newUid().c_str());
    dataSet.putAndInsertString(DCM_InstanceCreationDate, now.date.c_str());
    dataSet.putAndInsertString(DCM_InstanceCreationTime, now.time.c_str());
    if (!dataSet.tagExists(DCM_SmallestImagePixelValue) && !dataSet.tagExists(DCM_LargestImagePixelValue)) return;
    const image::SampleStatistics statistics = image::statisticsOf(pixels);
    setExtreme(dataSet, DCM_SmallestImagePixelValue, statistics.minimum, pixels.geometry().isSigned);
    setExtreme(dataSet, DCM_LargestImagePixelValue, statistics.maximum, pixels.geometry().isSigned);
}

void markLossy(DcmDataset& dataSet, const TransferSyntax& syntax, double ratio) {
    dataSet.putAndInsertString(DCM_LossyImageCompression, "01");
    if (dataSet.tagExists(DCM_LossyImageCompressionRatio) || dataSet.tagExists(DCM_LossyImageCompressionMethod)) return;
    const char* const method = methodOf(syntax.coding);
    if (method == nullptr) return;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", ratio);
    dataSet.putAndInsertString(DCM_LossyImageCompressionRatio, text.data());
    dataSet.putAndInsertString(DCM_LossyImageCompressionMethod, method);
}

void unmarkDerived(DcmDataset& dataSet, const std::string& sopInstanceUid, const std::string& seriesInstanceUid) {
    takeBack(dataSet);
    removeItems(dataSet, DCM_OriginalAttributesSequence, isOurRecord);
    removeItems(dataSet, DCM_ContributingEquipmentSequence, [](DcmItem& item) {
        return rawText(item, DCM_ManufacturerModelName) == kSystem && rawText(item, DCM_ContributionDescription) == derivationText({});
    });
    const auto isOurSource = [&](DcmItem& item) {
        DcmItem* const code = firstItem(item, DCM_PurposeOfReferenceCodeSequence);
        return code != nullptr && rawText(*code, DCM_CodeValue) == kSourceImage.value &&
               rawText(item, DCM_ReferencedSOPInstanceUID) == sopInstanceUid;
    };
    removeItems(dataSet, DCM_SourceImageSequence, isOurSource);
    if (DcmItem* const shared = firstItem(dataSet, DCM_SharedFunctionalGroupsSequence)) {
        removeItems(*shared, DCM_DerivationImageSequence, [&](DcmItem& item) {
            DcmItem* const source = firstItem(item, DCM_SourceImageSequence);
            return source != nullptr && isOurSource(*source) && rawText(item, DCM_DerivationDescription) == derivationText({});
        });
    }
    dataSet.putAndInsertString(DCM_SOPInstanceUID, sopInstanceUid.c_str());
    dataSet.putAndInsertString(DCM_SeriesInstanceUID, seriesInstanceUid.c_str());
}

}  // namespace intaglio::dicom
