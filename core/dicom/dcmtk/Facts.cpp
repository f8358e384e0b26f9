#include "core/dicom/dcmtk/Facts.h"

#include <dcmtk/dcmdata/dcspchrs.h>

#include <algorithm>

#include "core/dicom/PatientAge.h"

namespace intaglio::dicom {

using image::DicomFacts;
using image::Tag;

namespace {

constexpr std::size_t kMaximumTags = 4000;
constexpr std::size_t kMaximumCharacters = 256;
constexpr int kMaximumDepth = 8;
/// Longer values are described instead of printed.
constexpr std::size_t kMaximumPrintedBytes = 4096;

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t sequenceLength(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// Valid, printable UTF-8 of at most kMaximumCharacters characters; what is not becomes '?'.
std::string printable(std::string_view text) {
    std::string result;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size() && characters < kMaximumCharacters; ++characters) {
        const std::size_t length = sequenceLength(static_cast<unsigned char>(text[i]));
        bool valid = length > 0 && i + length <= text.size() && !(length == 1 && static_cast<unsigned char>(text[i]) < 0x20);
        for (std::size_t k = 1; valid && k < length; ++k) valid = isContinuation(text[i + k]);
        result += valid ? std::string(text.substr(i, length)) : std::string("?");
        i += valid ? length : 1;
    }
    return result;
}

/// Turns values into UTF-8 by the data set's Specific Character Set (PS3.3 C.12.1.1.2).
class TextConverter {
public:
    explicit TextConverter(DcmItem& dataSet) {
        m_ready = DcmSpecificCharacterSet::isConversionAvailable() && findElement(dataSet, DCM_SpecificCharacterSet) != nullptr &&
                  m_characterSet.selectCharacterSet(dataSet).good();
    }
    std::string operator()(const std::string& raw, bool isName) {
        OFString converted;
        const OFString delimiters = isName ? "\\^=" : "\\";
        if (!m_ready || m_characterSet.convertString(raw.data(), raw.size(), converted, delimiters).bad()) return printable(raw);
        return printable({converted.data(), converted.size()});
    }

private:
    DcmSpecificCharacterSet m_characterSet;
    bool m_ready = false;
};

bool isBinary(DcmEVR representation) {
    switch (representation) {
        case EVR_OB:
        case EVR_OW:
        case EVR_OF:
        case EVR_OD:
        case EVR_OL:
        case EVR_OV:
        case EVR_UN:
        case EVR_UNKNOWN:
        case EVR_UNKNOWN2B:
        case EVR_ox:
        case EVR_px:
        case EVR_PixelData:
        case EVR_OverlayData:
        case EVR_lt:
            return true;
        default:
            return false;
    }
}

class TagLister {
public:
    TagLister(DcmItem& dataSet, std::vector<Tag>& tags) : m_converter(dataSet), m_tags(tags) {}

    void list(DcmItem& item, int depth) {
        for (unsigned long i = 0; i < item.card() && m_tags.size() < kMaximumTags; ++i) {
            DcmElement* const element = item.getElement(i);
            if (element == nullptr) continue;
            m_tags.push_back(describe(*element, depth));
            auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(element);
            if (sequence == nullptr || depth + 1 >= kMaximumDepth) continue;
            for (unsigned long k = 0; k < sequence->card(); ++k) {
                if (DcmItem* const nested = sequence->getItem(k)) list(*nested, depth + 1);
            }
        }
    }

private:
    Tag describe(DcmElement& element, int depth) {
        Tag tag;
        tag.group = element.getGTag();
        tag.element = element.getETag();
        tag.vr = DcmVR(element.getVR()).getValidVRName();
        tag.name = DcmTag(element.getTag()).getTagName();
        tag.value = valueOf(element);
        tag.depth = depth;
        return tag;
    }

    std::string valueOf(DcmElement& element) {
        if (auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(&element)) {
            return "(" + std::to_string(sequence->card()) + (sequence->card() == 1 ? " item)" : " items)");
        }
        if (isBinary(element.getVR())) return "(" + std::to_string(element.getLengthField()) + " bytes)";
        if (element.getLengthField() > kMaximumPrintedBytes) return "(" + std::to_string(element.getLengthField()) + " bytes)";
        OFString text;
        if (element.getOFStringArray(text).bad()) return {};
        return m_converter(std::string(text.data(), text.size()), element.getVR() == EVR_PN);
    }

    TextConverter m_converter;
    std::vector<Tag>& m_tags;
};

}  // namespace

DicomFacts readFacts(DcmDataset& dataSet) {
    TextConverter converter(dataSet);
    const auto text = [&](const DcmTagKey& tag) { return converter(rawText(dataSet, tag), tag == DCM_PatientName); };
    DicomFacts facts;
    facts.modality = text(DCM_Modality);
    facts.sopClassUid = text(DCM_SOPClassUID);
    facts.sopInstanceUid = text(DCM_SOPInstanceUID);
    facts.seriesInstanceUid = text(DCM_SeriesInstanceUID);
    facts.studyInstanceUid = text(DCM_StudyInstanceUID);
    facts.patientId = text(DCM_PatientID);
    facts.patientName = text(DCM_PatientName);
    facts.studyDate = text(DCM_StudyDate);
    facts.laterality = text(DCM_ImageLaterality);
    if (facts.laterality.empty()) facts.laterality = text(DCM_Laterality);
    facts.viewPosition = text(DCM_ViewPosition);
    facts.bodyPart = text(DCM_BodyPartExamined);
    const std::string dates[] = {facts.studyDate, text(DCM_AcquisitionDate), text(DCM_ContentDate)};
    facts.patientAge = patientAge(text(DCM_PatientAge), text(DCM_PatientBirthDate), dates);
    facts.studyDescription = text(DCM_StudyDescription);
    facts.boundAttributes = boundAttributesOf(dataSet);
    TagLister(dataSet, facts.tags).list(dataSet, 0);
    return facts;
}

}  // namespace intaglio::dicom
