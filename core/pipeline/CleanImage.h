#pragma once
#include "core/dicom/DicomWriter.h"
#include "core/enhance/Clean.h"
#include "core/pipeline/Analyze.h"

/// Use case: the cleaned picture that a patient gets, as a file. What may change and by how much stands in core/enhance/Clean.h. What
/// `intaglio seal` judges and seals stays as it came; a kiosk may clean first, and then judges, seals and hands back the cleaned picture
/// (JudgeCleaned.h).
namespace intaglio::pipeline {

/// How it is decided whether lamp and stain are corrected, as in a smear.
enum class CleanFor {
    Automatic,  ///< ask the installed models' gate; a picture it does not take for a smear is none
    Smear,
    Other,
};

/// What a picture is to cleaning, by the kind that the gate found.
[[nodiscard]] enhance::CleanKind cleanKindOf(const inference::Prediction& prediction);

struct CleanPorts {
    const image::ReaderRegistry& readers;
    const dicom::DicomWriter& dicomWriter;
    /// Asked for CleanFor::Automatic, and only about colour pictures of 8 bit; may be null.
    Analyzer* analyzer = nullptr;
};

struct CleanedFile {
    enhance::CleanReport report;
    bool isSmear = false;
    int bitsStored = 8;  ///< of the written file
};

/// Reads `file`, cleans it and writes `out` atomically, in the format that its ending names:
///   .png          grey and colour in their own depth; a DICOM picture, and what PNG cannot hold (signed samples), as it is shown: 8 bit.
///                 OutputFormatUnsupported for several frames
///   .tif, .tiff   stored values in their own depth and sign, frames as pages
///   .dcm          from DICOM only: the source's data set with new pixels and UIDs, marked as derived, "not reversible" and with the
///   largest
///                 change
/// OutputIsInput, OutputFormatUnsupported, Cancelled; errors of readers and writers. Phases "load", "clean", "write".
[[nodiscard]] base::Result<CleanedFile> cleanFile(const CleanPorts& ports, const std::filesystem::path& file,
                                                  const std::filesystem::path& out, CleanFor kind, base::ProgressSink& progress,
                                                  std::stop_token stop);

}  // namespace intaglio::pipeline
