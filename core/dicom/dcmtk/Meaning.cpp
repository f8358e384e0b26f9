#include "core/dicom/dcmtk/Meaning.h"

#include <array>
#include <cmath>

namespace intaglio::dicom {

using base::Error;
using base::ErrorCode;
using base::Result;
using image::Photometric;
using image::PixelMeaning;

namespace {

constexpr std::size_t kMaximumTableEntries = 65536;

/// The item that holds an attribute: the data set itself, else the functional group that may.
DcmItem& holderOf(DcmDataset& dataSet, const DcmTagKey& attribute, const DcmTagKey& group) {
    if (findElement(dataSet, attribute) != nullptr) return dataSet;
    DcmItem* const item = functionalGroup(dataSet, group);
    return item == nullptr ? dataSet : *item;
}

std::optional<image::LookupTable> readTable(DcmItem& item, bool isSigned) {
    const auto count = wordAt(item, DCM_LUTDescriptor, 0, false);
    const auto first = wordAt(item, DCM_LUTDescriptor, 1, isSigned);
    const auto bits = wordAt(item, DCM_LUTDescriptor, 2, false);
    if (!count || !first || !bits || *bits < 1 || *bits > 16) return std::nullopt;
    const std::size_t wanted = *count == 0 ? kMaximumTableEntries : static_cast<std::size_t>(*count);
    image::LookupTable table;
    table.first = static_cast<int>(*first);
    table.bits = static_cast<int>(*bits);
    table.entries = wordsOf(item, DCM_LUTData);
    if (table.entries.size() < wanted) return std::nullopt;
    table.entries.resize(wanted);
    return table;
}

void readModality(DcmDataset& dataSet, const PixelLayout& layout, PixelMeaning& meaning) {
    DcmItem& holder = holderOf(dataSet, DCM_RescaleSlope, DcmTagKey(0x0028, 0x9145));
    const auto slope = numbersOf(holder, DCM_RescaleSlope);
    const auto intercept = numbersOf(holder, DCM_RescaleIntercept);
    if (!slope.empty() && slope.front() != 0) meaning.rescaleSlope = slope.front();
    if (!intercept.empty()) meaning.rescaleIntercept = intercept.front();
    if (DcmItem* const item = firstItem(dataSet, DCM_ModalityLUTSequence)) meaning.modalityLut = readTable(*item, layout.isSigned);
}

std::string valueAt(DcmItem& item, const DcmTagKey& tag, unsigned long position) {
    DcmElement* const element = findElement(item, tag);
    OFString text;
    if (element == nullptr || position >= element->getVM() || element->getOFString(text, position).bad()) return {};
    return {text.data(), text.size()};
}

image::VoiFunction voiFunctionOf(DcmItem& item) {
    const std::string text = rawText(item, DCM_VOILUTFunction);
    if (text == "SIGMOID") return image::VoiFunction::Sigmoid;
    return text == "LINEAR_EXACT" ? image::VoiFunction::LinearExact : image::VoiFunction::Linear;
}

void readWindows(DcmDataset& dataSet, const PixelLayout& layout, PixelMeaning& meaning) {
    DcmItem& holder = holderOf(dataSet, DCM_WindowCenter, DCM_FrameVOILUTSequence);
    const auto centers = numbersOf(holder, DCM_WindowCenter);
    const auto widths = numbersOf(holder, DCM_WindowWidth);
    const image::VoiFunction function = voiFunctionOf(holder);
    for (std::size_t i = 0; i < std::min(centers.size(), widths.size()); ++i) {
        // C.11.2.1.2: the linear function needs a width of at least 1, the others one above 0.
        if (widths[i] <= 0 || (function == image::VoiFunction::Linear && widths[i] < 1)) continue;
        meaning.windows.push_back({centers[i], widths[i], function, valueAt(holder, DCM_WindowCenterWidthExplanation, i)});
    }
    DcmItem* const item = firstItem(dataSet, DCM_VOILUTSequence);
    // The table's input is the modality transform's output, signed where that can be negative.
    if (item != nullptr) meaning.voiLut = readTable(*item, layout.isSigned || meaning.rescaleIntercept < 0);
}

std::optional<image::Spacing> spacingFrom(DcmItem& item, const DcmTagKey& tag, image::SpacingSource source) {
    const auto values = numbersOf(item, tag);
    if (values.size() < 2 || values[0] <= 0 || values[1] <= 0) return std::nullopt;
    return image::Spacing{values[0], values[1], source};
}

/// CP-586: a Pixel Spacing beside another Imager Pixel Spacing, or with a calibration type, was calibrated.
void readSpacing(DcmDataset& dataSet, PixelMeaning& meaning) {
    const auto imager = spacingFrom(dataSet, DCM_ImagerPixelSpacing, image::SpacingSource::ImagerPixelSpacing);
    DcmItem& holder = holderOf(dataSet, DCM_PixelSpacing, DCM_PixelMeasuresSequence);
    meaning.spacing = spacingFrom(holder, DCM_PixelSpacing, image::SpacingSource::PixelSpacing);
    if (!meaning.spacing) {
        meaning.spacing = imager ? imager : spacingFrom(dataSet, DCM_NominalScannedPixelSpacing, image::SpacingSource::FileResolution);
    } else if (!rawText(dataSet, DCM_PixelSpacingCalibrationType).empty() ||
               (imager && (imager->rowMm != meaning.spacing->rowMm || imager->columnMm != meaning.spacing->columnMm))) {
        meaning.spacing->source = image::SpacingSource::Calibrated;
    }
    const auto vertical = integerAt(dataSet, DCM_PixelAspectRatio, 0);
    const auto horizontal = integerAt(dataSet, DCM_PixelAspectRatio, 1);
    if (meaning.spacing) {
        meaning.pixelAspect = meaning.spacing->rowMm / meaning.spacing->columnMm;
    } else if (vertical && horizontal && *vertical > 0 && *horizontal > 0) {
        meaning.pixelAspect = static_cast<double>(*vertical) / static_cast<double>(*horizontal);
    }
}

/// Entries of 8 bits may lie two in a word (C.7.6.3.1.6).
std::vector<std::uint16_t> unpackEntries(std::vector<std::uint16_t> words, std::size_t wanted, int bits) {
    if (bits == 8 && words.size() < wanted && words.size() * 2 >= wanted) {
        std::vector<std::uint16_t> bytes;
        bytes.reserve(words.size() * 2);
        for (const std::uint16_t word : words) {
            bytes.push_back(static_cast<std::uint16_t>(word & 0xFF));
            bytes.push_back(static_cast<std::uint16_t>(word >> 8));
        }
        words = std::move(bytes);
    }
    if (words.size() < wanted) return {};
    words.resize(wanted);
    return words;
}

std::optional<image::Palette> readPalette(DcmDataset& dataSet, bool isSigned) {
    const std::array<DcmTagKey, 3> descriptors = {DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor,
                                                  DCM_BluePaletteColorLookupTableDescriptor};
    const std::array<DcmTagKey, 3> data = {DCM_RedPaletteColorLookupTableData, DCM_GreenPaletteColorLookupTableData,
                                           DCM_BluePaletteColorLookupTableData};
    image::Palette palette;
    for (std::size_t c = 0; c < 3; ++c) {
        const auto count = wordAt(dataSet, descriptors[c], 0, false);
        const auto first = wordAt(dataSet, descriptors[c], 1, isSigned);
        const auto bits = wordAt(dataSet, descriptors[c], 2, false);
        if (!count || !first || !bits || (*bits != 8 && *bits != 16)) return std::nullopt;
        palette.first = static_cast<int>(*first);
        palette.bits = static_cast<int>(*bits);
        palette.channels[c] =
            unpackEntries(wordsOf(dataSet, data[c]), *count == 0 ? kMaximumTableEntries : static_cast<std::size_t>(*count), palette.bits);
        if (palette.channels[c].empty()) return std::nullopt;
    }
    return palette;
}

}  // namespace

Result<Photometric> decodedPhotometric(const PixelLayout& layout) {
    struct Row {
        std::string_view term;
        Photometric decoded;
        int samples;
    };
    static constexpr std::array kRows = {
        Row{"MONOCHROME1", Photometric::Monochrome1, 1},
        Row{"MONOCHROME2", Photometric::Monochrome2, 1},
        Row{"PALETTE COLOR", Photometric::Palette, 1},
        Row{"RGB", Photometric::Rgb, 3},
        Row{"YBR_FULL", Photometric::YbrFull, 3},
        Row{"YBR_FULL_422", Photometric::YbrFull, 3},
        Row{"YBR_ICT", Photometric::Rgb, 3},
        Row{"YBR_RCT", Photometric::Rgb, 3},
    };
    for (const Row& row : kRows) {
        if (row.term != layout.photometric) continue;
        if (row.samples == layout.samplesPerPixel) return row.decoded;
        return Error(ErrorCode::PictureDamaged, {"dicom", "SamplesPerPixel does not suit " + layout.photometric});
    }
    if (layout.photometric.empty()) return Error(ErrorCode::PictureDamaged, {"dicom", "PhotometricInterpretation"});
    return Error(ErrorCode::PictureUnsupported, {"dicom", "photometric interpretation"});
}

PixelMeaning readMeaning(DcmDataset& dataSet, const PixelLayout& layout, Photometric photometric) {
    PixelMeaning meaning;
    meaning.photometric = photometric;
    readModality(dataSet, layout, meaning);
    readWindows(dataSet, layout, meaning);
    readSpacing(dataSet, meaning);
    if (photometric == Photometric::Palette) meaning.palette = readPalette(dataSet, layout.isSigned);
    meaning.paddingValue = wordAt(dataSet, DCM_PixelPaddingValue, 0, layout.isSigned);
    meaning.paddingRangeLimit = wordAt(dataSet, DCM_PixelPaddingRangeLimit, 0, layout.isSigned);
    return meaning;
}

}  // namespace intaglio::dicom
