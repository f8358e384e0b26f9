#pragma once
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <string>
#include <utility>
#include <vector>

#include "core/base/Bytes.h"

/// DICOM files made in code, for tests.
namespace intaglio::test {

inline constexpr const char* kSampleSopInstanceUid = "1.2.826.0.1.3680043.10.1.1";
inline constexpr const char* kSampleSeriesInstanceUid = "1.2.826.0.1.3680043.10.1.2";

struct SampleOptions {
    std::string name = "grey";
    int rows = 24;
    int columns = 31;
    int frames = 1;
    int samplesPerPixel = 1;
    int bitsAllocated = 16;
    int bitsStored = 16;
    int highBit = -1;  ///< -1: BitsStored - 1
    bool isSigned = false;
    bool planar = false;
    std::string photometric = "MONOCHROME2";
    bool isSmooth = false;       ///< a slow ramp along the diagonal with little noise, from below zero where signed: holds a result
    std::uint16_t highBits = 0;  ///< set above BitsStored in every 16-bit word
    bool hasExtremes = false;    ///< Smallest and Largest Image Pixel Value
    bool hasTables = false;      ///< modality and VOI lookup tables
    bool hasSignature = false;
    bool hasFunctionalGroups = false;  ///< as enhanced multi-frame objects, with one shared group
    E_TransferSyntax syntax = EXS_LittleEndianExplicit;
    std::vector<std::pair<DcmTagKey, std::string>> overrides;
    std::vector<std::pair<DcmTagKey, std::uint16_t>> words;  ///< US attributes
    std::vector<DcmTagKey> removed;                          ///< after compressing
};

/// A secondary capture of a smooth, noisy ramp. Ends the test where the toolkit cannot write it.
[[nodiscard]] base::Bytes makeSample(const SampleOptions& options);

[[nodiscard]] std::vector<SampleOptions> sealableSamples();
[[nodiscard]] std::vector<SampleOptions> unsealableSamples();

}  // namespace intaglio::test
