#include "core/dicom/dcmtk/PixelLayout.h"

#include <algorithm>
#include <limits>

#include "core/dicom/dcmtk/DataSet.h"

namespace intaglio::dicom {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

Error damaged(std::string detail) {
    return Error(ErrorCode::PictureDamaged, {"dicom", std::move(detail)});
}
Error unsupported(std::string detail) {
    return Error(ErrorCode::PictureUnsupported, {"dicom", std::move(detail)});
}

Result<int> requiredNumber(DcmDataset& dataSet, const DcmTagKey& tag, const char* name) {
    const auto value = integerAt(dataSet, tag);
    if (!value || *value < 1 || *value > std::numeric_limits<std::uint16_t>::max()) return damaged(name);
    return static_cast<int>(*value);
}

int numberOr(DcmDataset& dataSet, const DcmTagKey& tag, int fallback) {
    const auto value = integerAt(dataSet, tag);
    return value ? static_cast<int>(std::clamp<std::int64_t>(*value, -1, 65536)) : fallback;
}

Status checkPresence(ParsedFile& file) {
    if (file.pixels) return {};
    DcmDataset& dataSet = *file.dataSet;
    if (findElement(dataSet, DCM_FloatPixelData) != nullptr || findElement(dataSet, DCM_DoubleFloatPixelData) != nullptr) {
        return unsupported("floating-point pixel data");
    }
    if (findElement(dataSet, DcmTagKey(0x0028, 0x7FE0)) != nullptr) return unsupported("pixel data behind a network address");
    return Error(ErrorCode::PictureHasNoPixels, {"dicom"});
}

Status readFrames(DcmDataset& dataSet, PixelLayout& layout) {
    const std::string text = rawText(dataSet, DCM_NumberOfFrames);
    if (text.empty()) return {};
    const auto value = integerAt(dataSet, DCM_NumberOfFrames);
    const bool isNumber = text.find_first_not_of("+0123456789 ") == std::string::npos;
    if (!value || !isNumber || *value < 0 || *value > std::numeric_limits<int>::max()) return damaged("NumberOfFrames");
    layout.frames = std::max(1, static_cast<int>(*value));
    return {};
}

Status readDepth(DcmDataset& dataSet, PixelLayout& layout) {
    layout.bitsAllocated = numberOr(dataSet, DCM_BitsAllocated, 0);
    layout.bitsStored = numberOr(dataSet, DCM_BitsStored, layout.bitsAllocated);
    layout.highBit = numberOr(dataSet, DCM_HighBit, layout.bitsStored - 1);
    layout.isSigned = numberOr(dataSet, DCM_PixelRepresentation, 0) == 1;
    if (layout.bitsAllocated < 1) return damaged("BitsAllocated");
    if (layout.bitsAllocated > 32) return unsupported("BitsAllocated " + std::to_string(layout.bitsAllocated));
    if (layout.bitsStored < 1 || layout.bitsStored > layout.bitsAllocated) return damaged("BitsStored");
    if (layout.highBit < layout.bitsStored - 1 || layout.highBit >= layout.bitsAllocated) return damaged("HighBit");
    return {};
}

Status readColor(DcmDataset& dataSet, PixelLayout& layout) {
    layout.samplesPerPixel = numberOr(dataSet, DCM_SamplesPerPixel, 1);
    layout.planar = numberOr(dataSet, DCM_PlanarConfiguration, 0) == 1;
    layout.photometric = rawText(dataSet, DCM_PhotometricInterpretation);
    if (layout.photometric.empty() && layout.samplesPerPixel == 1) layout.photometric = "MONOCHROME2";
    if (layout.samplesPerPixel != 1 && layout.samplesPerPixel != 3) {
        return unsupported("SamplesPerPixel " + std::to_string(layout.samplesPerPixel));
    }
    return {};
}

Status checkLimits(const PixelLayout& layout, const image::ReadLimits& limits) {
    const std::uint64_t all = layout.samplesPerFrame() * static_cast<std::uint64_t>(layout.frames);
    if (layout.rows > limits.maximumSide || layout.columns > limits.maximumSide || all > limits.maximumSamples) {
        return Error(ErrorCode::PictureTooLarge, {std::to_string(layout.columns), std::to_string(layout.rows)});
    }
    return {};
}

}  // namespace

Result<PixelLayout> readPixelLayout(ParsedFile& file, const image::ReadLimits& limits) {
    if (auto status = checkPresence(file); !status) return status.error();
    DcmDataset& dataSet = *file.dataSet;
    PixelLayout layout;
    const auto rows = requiredNumber(dataSet, DCM_Rows, "Rows");
    const auto columns = requiredNumber(dataSet, DCM_Columns, "Columns");
    if (!rows) return rows.error();
    if (!columns) return columns.error();
    layout.rows = *rows;
    layout.columns = *columns;
    for (const auto read : {readFrames, readDepth, readColor}) {
        if (auto status = read(dataSet, layout); !status) return status.error();
    }
    if (auto status = checkLimits(layout, limits); !status) return status.error();
    return layout;
}

}  // namespace intaglio::dicom
