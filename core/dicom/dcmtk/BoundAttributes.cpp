#include <algorithm>
#include <array>
#include <cstdio>

#include "core/dicom/dcmtk/Facts.h"

namespace intaglio::dicom {

using base::Bytes;

namespace {

constexpr int kMaximumDepth = 16;

/// In ascending order of tags, which is the order of the lines.
const std::array<DcmTagKey, 32>& boundTags() {
    static const std::array<DcmTagKey, 32> tags = {
        DCM_SpecificCharacterSet,
        DCM_StudyDate,
        DCM_AccessionNumber,
        DCM_Modality,
        DCM_PatientName,
        DCM_PatientID,
        DCM_PatientBirthDate,
        DCM_PatientSex,
        DCM_BodyPartExamined,
        DCM_ImagerPixelSpacing,
        DCM_NominalScannedPixelSpacing,
        DCM_ViewPosition,
        DCM_StudyInstanceUID,
        DCM_PatientOrientation,
        DCM_ImagePositionPatient,
        DCM_ImageOrientationPatient,
        DCM_Laterality,
        DCM_ImageLaterality,
        DCM_FrameLaterality,
        DCM_PhotometricInterpretation,
        DCM_PixelSpacing,
        DCM_PixelAspectRatio,
        DCM_PixelPaddingValue,
        DCM_PixelPaddingRangeLimit,
        DCM_WindowCenter,
        DCM_WindowWidth,
        DCM_RescaleIntercept,
        DCM_RescaleSlope,
        DCM_RescaleType,
        DCM_VOILUTFunction,
        DCM_PresentationLUTShape,
        DCM_PixelSpacingCalibrationType,
    };
    return tags;
}

const std::array<DcmTagKey, 4>& boundSequences() {
    static const std::array<DcmTagKey, 4> sequences = {DCM_ModalityLUTSequence, DCM_VOILUTSequence, DCM_SharedFunctionalGroupsSequence,
                                                       DCM_PerFrameFunctionalGroupsSequence};
    return sequences;
}

std::string tagText(const DcmTagKey& tag) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04x,%04x", static_cast<unsigned>(tag.getGroup()), static_cast<unsigned>(tag.getElement()));
    return text.data();
}

std::string_view photometricOfSamples(std::string_view term) {
    if (term == "YBR_RCT" || term == "YBR_ICT") return "RGB";
    return term == "YBR_FULL_422" ? std::string_view("YBR_FULL") : term;
}

std::string hexOf(const std::vector<std::uint16_t>& words) {
    Bytes bytes;
    for (const std::uint16_t word : words) base::appendBigEndian(bytes, word, 2);
    return base::toHex(bytes);
}

/// Words, because these switch between US, SS and OW with syntax and signedness.
bool isWordElement(const DcmTagKey& tag) {
    return tag == DCM_LUTDescriptor || tag == DCM_LUTData || tag == DCM_PixelPaddingValue || tag == DCM_PixelPaddingRangeLimit;
}

class Collector {
public:
    void line(DcmItem& item, const DcmTagKey& tag, const std::string& path) {
        DcmElement* const element = findElement(item, tag);
        if (element == nullptr || !element->isLeaf()) return;
        if (isWordElement(tag)) return write(path + tagText(tag), "words", hexOf(wordsOf(item, tag)));
        std::string value = rawText(item, tag);
        if (tag == DCM_PhotometricInterpretation) value = photometricOfSamples(value);
        if (!value.empty()) write(path + tagText(tag), DcmVR(DcmTag(tag).getEVR()).getVRName(), value);
    }

    /// Everything listed, at any depth of a sequence.
    void walk(DcmItem& item, const std::string& path, int depth) {
        if (depth > kMaximumDepth) return;
        for (const DcmTagKey& tag : boundTags()) line(item, tag, path);
        line(item, DCM_LUTDescriptor, path);
        line(item, DCM_LUTData, path);
        for (unsigned long i = 0; i < item.card(); ++i) {
            auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(item.getElement(i));
            if (sequence != nullptr) enter(*sequence, path, depth);
        }
    }

    void topLevel(DcmDataset& dataSet) {
        for (const DcmTagKey& tag : boundTags()) line(dataSet, tag, {});
        for (const DcmTagKey& tag : boundSequences()) {
            DcmSequenceOfItems* sequence = nullptr;
            if (dataSet.findAndGetSequence(tag, sequence).good() && sequence != nullptr) enter(*sequence, {}, 0);
        }
    }

    [[nodiscard]] Bytes take() { return std::move(m_bytes); }

private:
    void enter(DcmSequenceOfItems& sequence, const std::string& path, int depth) {
        for (unsigned long i = 0; i < sequence.card(); ++i) {
            DcmItem* const item = sequence.getItem(i);
            if (item != nullptr) walk(*item, path + tagText(sequence.getTag()) + "[" + std::to_string(i) + "]/", depth + 1);
        }
    }

    /// The value's length stands before it, so that no value can imitate a line.
    void write(const std::string& path, const char* representation, const std::string& value) {
        base::append(m_bytes, base::viewOf(path + "|" + representation + "|" + std::to_string(value.size()) + "|" + value + "\n"));
    }

    Bytes m_bytes;
};

}  // namespace

Bytes boundAttributesOf(DcmDataset& dataSet) {
    Collector collector;
    collector.topLevel(dataSet);
    return collector.take();
}

}  // namespace intaglio::dicom
