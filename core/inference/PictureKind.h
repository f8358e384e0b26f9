#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/image/ImageReader.h"
#include "core/inference/Manifest.h"

/// The kinds of picture that the gate's own model tells apart. The list is closed: a manifest of ours names one of them in
/// `input_gate.kind`. A clinic may train a model for a kind of its own under another word; the gate's model knows nothing of it, so
/// that only the familiarity of that model itself decides.
namespace intaglio::inference {

/// `input_gate.kind` of the gate's own model. It is never offered for judging a patient.
inline constexpr const char* kGateKind = "picture-kind";
/// What that model calls a picture of none of the kinds.
inline constexpr const char* kNoKind = "none";

struct PictureKind {
    std::string_view key;                          ///< "chest-xray": in manifests, JSON and logs
    std::string_view words;                        ///< "chest X-ray": in English sentences; the windows translate it
    std::span<const std::string_view> modalities;  ///< DICOM modalities (PS3.3 C.7.3.1.1.1) that can make such a picture
    std::span<const std::string_view> bodyParts;   ///< Body Part Examined (PS3.16 annex L) that such a picture may state
};

/// blood-smear, chest-xray, skin, breast-ultrasound, bone-xray, mammogram.
[[nodiscard]] std::span<const PictureKind> pictureKinds();
/// Null for "none", "unknown" and a clinic's own words.
[[nodiscard]] const PictureKind* findPictureKind(std::string_view key);
/// The English words of a kind; a clinic's own word as it is.
[[nodiscard]] std::string kindWords(const std::string& key);

[[nodiscard]] bool isGateModel(const Manifest& manifest);

/// What a DICOM file states ("CR", "CR CHEST") where that cannot be a picture of kind `key`; absent where it can, where the file says
/// nothing, or where the words are unknown. Modality OT and SC say nothing.
[[nodiscard]] std::optional<std::string> contradictionOf(const image::DicomFacts& facts, std::string_view key);

/// A code string as it should stand (PS3.5 6.2): upper case, without spaces around it.
[[nodiscard]] std::string codeStringOf(const std::string& text);

/// Patient's Age, value representation AS (PS3.5 6.2: three digits, then D, W, M or Y), in years. Absent for anything else.
[[nodiscard]] std::optional<double> ageInYears(const std::string& ageString);

}  // namespace intaglio::inference
