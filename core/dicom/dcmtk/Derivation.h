#pragma once
#include "core/dicom/DicomWriter.h"
#include "core/dicom/dcmtk/DataSet.h"

namespace intaglio::dicom {

/// A UID below 2.25 from 128 random bits (PS3.5 B.2): says nothing of machine or time.
[[nodiscard]] std::string newUid();

/// Makes `dataSet` a derived picture: new SOP and Series Instance UIDs, ImageType, Derivation Description, Source Image Sequence (in an
/// enhanced multi-frame object both inside the shared Derivation Image functional group), Contributing Equipment, creation time, and
/// smallest and largest pixel value where stated. What is replaced goes into an Original Attributes item.
void markDerived(DcmDataset& dataSet, const image::Image& pixels, const SealedForm& form);
/// Says that the source was compressed with loss (PS3.3 C.7.6.1.1.5), and how, where the file itself does not.
void markLossy(DcmDataset& dataSet, const TransferSyntax& syntax, double ratio);
/// The reverse, for a data set that markDerived() made reversible; other items of the same sequences stay.
void unmarkDerived(DcmDataset& dataSet, const std::string& sopInstanceUid, const std::string& seriesInstanceUid);

}  // namespace intaglio::dicom
