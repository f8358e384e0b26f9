#include "core/inference/PictureKind.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace intaglio::inference {
namespace {

using Words = std::string_view;

constexpr auto kMicroscopes = std::to_array<Words>({"SM", "GM", "XC", "BI"});
constexpr auto kRadiography = std::to_array<Words>({"CR", "DX", "RG", "RF"});
constexpr auto kSkinCameras = std::to_array<Words>({"XC", "DMS", "GM", "DG", "ES"});
constexpr auto kUltrasound = std::to_array<Words>({"US"});
constexpr auto kMammography = std::to_array<Words>({"MG", "CR", "DX", "RG"});

constexpr auto kBlood = std::to_array<Words>({"BLOOD", "BONEMARROW", "BONE MARROW"});
constexpr auto kChest = std::to_array<Words>({"CHEST", "THORAX", "LUNG", "RIB", "RIBS", "STERNUM", "CLAVICLE", "HEART", "CHESTABDOMEN"});
constexpr auto kSkin = std::to_array<Words>({"SKIN"});
constexpr auto kBreast = std::to_array<Words>({"BREAST"});
constexpr auto kBones =
    std::to_array<Words>({"HAND",     "FINGER",   "THUMB",   "WRIST",  "FOREARM",   "ARM",      "UPPERARM",  "ULNA",   "RADIUS", "ELBOW",
                          "HUMERUS",  "SHOULDER", "SCAPULA", "FOOT",   "TOE",       "HEEL",     "CALCANEUS", "ANKLE",  "LEG",    "LOWERLEG",
                          "UPPERLEG", "TIBIA",    "FIBULA",  "KNEE",   "PATELLA",   "FEMUR",    "HIP",       "PELVIS", "CSPINE", "TSPINE",
                          "LSPINE",   "SPINE",    "SSPINE",  "COCCYX", "EXTREMITY", "CLAVICLE", "SKULL"});

constexpr std::array<PictureKind, 6> kKinds{{{"blood-smear", "blood smear", kMicroscopes, kBlood},
                                             {"chest-xray", "chest X-ray", kRadiography, kChest},
                                             {"skin", "skin lesion", kSkinCameras, {}},
                                             {"breast-ultrasound", "breast ultrasound", kUltrasound, kBreast},
                                             {"bone-xray", "bone X-ray", kRadiography, kBones},
                                             {"mammogram", "mammogram", kMammography, kBreast}}};
/// A body part that only one group of kinds states.
constexpr std::array<std::span<const Words>, 5> kPartGroups{kBlood, kChest, kSkin, kBreast, kBones};

bool holds(std::span<const Words> words, Words word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool saysNothing(const std::string& modality) {
    return modality.empty() || modality == "OT" || modality == "SC";
}

}  // namespace

std::string codeStringOf(const std::string& text) {
    std::string code;
    for (const char c : text) {
        code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    const auto first = code.find_first_not_of(' ');
    return first == std::string::npos ? "" : code.substr(first, code.find_last_not_of(' ') - first + 1);
}

std::span<const PictureKind> pictureKinds() {
    return kKinds;
}

const PictureKind* findPictureKind(std::string_view key) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const PictureKind& kind) { return kind.key == key; });
    return found == kKinds.end() ? nullptr : &*found;
}

std::string kindWords(const std::string& key) {
    if (key == kNoKind) {
        return "none that is known here";
    }
    const PictureKind* kind = findPictureKind(key);
    return kind == nullptr ? key : std::string(kind->words);
}

bool isGateModel(const Manifest& manifest) {
    return manifest.gate.kind == kGateKind;
}

std::optional<std::string> contradictionOf(const image::DicomFacts& facts, std::string_view key) {
    const PictureKind* kind = findPictureKind(key);
    if (kind == nullptr) {
        return std::nullopt;
    }
    const std::string modality = codeStringOf(facts.modality);
    const std::string part = codeStringOf(facts.bodyPart);
    const bool partIsKnown = std::any_of(kPartGroups.begin(), kPartGroups.end(), [&](const auto& group) { return holds(group, part); });
    const bool otherDevice = !saysNothing(modality) && !holds(kind->modalities, modality);
    // Skin is everywhere: a photograph of a hand's skin may well state the hand.
    const bool otherPart = partIsKnown && !kind->bodyParts.empty() && !holds(kind->bodyParts, part);
    if (!otherDevice && !otherPart) {
        return std::nullopt;
    }
    return modality + (modality.empty() || part.empty() ? "" : " ") + part;
}

std::optional<double> ageInYears(const std::string& ageString) {
    const std::string age = codeStringOf(ageString);
    constexpr double kDaysPerYear = 365.25;
    if (age.size() != 4 || !std::all_of(age.begin(), age.begin() + 3, [](unsigned char c) { return std::isdigit(c) != 0; })) {
        return std::nullopt;
    }
    const double number = std::stoi(age.substr(0, 3));
    switch (age.back()) {
        case 'Y':
            return number;
        case 'M':
            return number / 12;
        case 'W':
            return number * 7 / kDaysPerYear;
        case 'D':
            return number / kDaysPerYear;
        default:
            return std::nullopt;
    }
}

}  // namespace intaglio::inference
