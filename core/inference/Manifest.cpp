#include "core/inference/Manifest.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/inference/Preprocess.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

/// First rule a manifest breaks, as the field's name and what is wrong with it; empty where all hold.
using Problem = std::optional<std::string>;

bool isIdentifier(const std::string& text) {
    return !text.empty() && text.size() <= 64 && text.front() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// Three dot-separated numbers, optionally a suffix after '-' (semver.org 2.0.0 without build metadata).
bool isVersion(const std::string& text) {
    int dots = 0;
    bool digitSeen = false;
    for (const char c : text.substr(0, text.find('-'))) {
        if (c == '.') {
            if (!digitSeen) {
                return false;
            }
            ++dots;
            digitSeen = false;
        } else if (c >= '0' && c <= '9') {
            digitSeen = true;
        } else {
            return false;
        }
    }
    return dots == 2 && digitSeen && text.size() <= 64;
}

/// Numbers and dots, at most 64 characters, no empty component (PS3.5 9.1).
bool isOid(const std::string& text) {
    return !text.empty() && text.size() <= 64 && text.front() != '.' && text.back() != '.' && text.find("..") == std::string::npos &&
           text.find_first_not_of("0123456789.") == std::string::npos;
}

bool isDigest(const std::string& text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// A file inside the package: no absolute path, no step out of the folder.
bool isPackagePath(const std::string& text) {
    if (text.empty() || text.size() > 200 || text.front() == '/' || text.find('\\') != std::string::npos ||
        text.find(':') != std::string::npos) {
        return false;
    }
    const std::filesystem::path path(text);
    return std::none_of(path.begin(), path.end(), [](const auto& part) { return part.empty() || part == ".." || part == "."; });
}

Problem checkLabels(const Manifest& manifest) {
    std::set<std::string> keys;
    for (const Label& label : manifest.labels) {
        if (label.key.empty() || !keys.insert(label.key).second) {
            return "labels: key is empty or stands twice";
        }
        if (label.key.size() > kMaximumLabelKeyBytes) {
            return "labels: a key is longer than " + std::to_string(kMaximumLabelKeyBytes) + " bytes";
        }
        if (label.display.count("en") == 0) {
            return "labels: " + label.key + " has no English display words";
        }
    }
    if (keys.size() < 2 || keys.size() > 1000) {
        return "labels: 2 to 1000 are needed";
    }
    for (const LabelGroup& group : manifest.labelGroups) {
        const bool known =
            std::all_of(group.members.begin(), group.members.end(), [&](const auto& member) { return keys.count(member) == 1; });
        if (group.name.empty() || group.members.empty() || !known) {
            return "label_groups: " + group.name + " is empty or names an unknown label";
        }
    }
    return std::nullopt;
}

Problem checkOperatingPoints(const Manifest& manifest) {
    const auto isFraction = [](double value) { return value >= 0 && value <= 1; };
    bool defaultSeen = false;
    for (const OperatingPoint& point : manifest.operatingPoints) {
        if (point.name.empty() || !isFraction(point.threshold) || !isFraction(point.sensitivity) || !isFraction(point.specificity)) {
            return "operating_points: a name is empty or a number is outside 0..1";
        }
        defaultSeen = defaultSeen || point.name == manifest.defaultOperatingPoint;
    }
    if (!defaultSeen) {
        return "default_operating_point: is none of operating_points";
    }
    const bool hasFinding =
        std::any_of(manifest.labels.begin(), manifest.labels.end(), [](const Label& label) { return label.role == LabelRole::Finding; });
    return hasFinding ? Problem{} : Problem{"labels: none has the role finding"};
}

Problem checkInput(const Manifest& manifest) {
    const auto isSide = [](int side) { return side >= 1 && side <= 8192; };
    if (!isSide(manifest.inputRows) || !isSide(manifest.inputColumns) || (manifest.inputChannels != 1 && manifest.inputChannels != 3)) {
        return "network_data_format: spatial_shape or num_channels is out of range";
    }
    if (const Status steps = checkSteps(manifest.preprocess); !steps) {
        return steps.error().arguments.front() + ": " + steps.error().arguments.back();
    }
    // The steps must end at the network's size, or a film's, whatever picture comes in; crops that follow the picture's content do not.
    static const std::set<std::string> kSized{"resize", "centre-crop", "letterbox"};
    static const std::set<std::string> kUnsized{"square-crop", "lung-crop", "breast-crop"};
    const auto sized = std::find_if(manifest.preprocess.rbegin(), manifest.preprocess.rend(), [](const PreprocessStep& step) {
        return kSized.count(step.name) != 0 || kUnsized.count(step.name) != 0;
    });
    const int rows = manifest.film ? manifest.film->filmRows : manifest.inputRows;
    const int columns = manifest.film ? manifest.film->filmColumns : manifest.inputColumns;
    if (sized == manifest.preprocess.rend() || kSized.count(sized->name) == 0 || sized->numbers.at("rows") != rows ||
        sized->numbers.at("columns") != columns) {
        return "preprocess: does not end at spatial_shape";
    }
    return std::nullopt;
}

Problem checkGate(const Manifest& manifest) {
    const InputGate& gate = manifest.gate;
    if (!isIdentifier(gate.kind) || gate.kind == "unknown") {
        return "input_gate.kind: lower-case letters, digits and '-' only, not \"unknown\"";
    }
    const bool rangesHold = gate.minimumSide >= 1 && gate.minimumSide <= 65535 && gate.blurMinimum >= 0 && gate.exposureMinimum >= 0 &&
                            gate.exposureMaximum <= 255 && gate.exposureMinimum < gate.exposureMaximum;
    if (!rangesHold) {
        return "input_gate: minimum_side, blur_minimum or exposure is out of range";
    }
    if (!(gate.textMaximum >= 0 && gate.textMaximum <= 1 && gate.kindProbability >= 0 && gate.kindProbability <= 1)) {
        return "input_gate: text_maximum or kind_probability is outside 0..1";
    }
    if (gate.familiarityMethod.empty()) {
        return gate.familiarityFile.empty() ? Problem{} : Problem{"input_gate.ood: a file without a method"};
    }
    if (gate.familiarityMethod != "centroid-cosine") {
        return "input_gate.ood.method: " + gate.familiarityMethod + " is not known";
    }
    if (!(gate.familiarityThreshold > 0 && gate.familiarityThreshold <= 2)) {
        return "input_gate.ood.threshold: is outside 0..2";
    }
    if (gate.kindThreshold != 0 && !(gate.kindThreshold >= gate.familiarityThreshold && gate.kindThreshold <= 2)) {
        return "input_gate.ood.kind_threshold: is below threshold or above 2";
    }
    return manifest.digests.count(gate.familiarityFile) == 1 ? Problem{} : Problem{"input_gate.ood.file: has no digest in sha256"};
}

Problem checkDigests(const Manifest& manifest) {
    for (const auto& [file, digest] : manifest.digests) {
        if (!isPackagePath(file) || !isDigest(digest)) {
            return "sha256: " + file + " is no file of the package or has no lower-case SHA-256";
        }
    }
    std::vector<std::string> needed = manifest.ensembleMembers;
    needed.push_back(modelFileOf(manifest));
    for (const std::string& file : needed) {
        if (manifest.digests.count(file) == 0) {
            return "sha256: " + file + " is missing";
        }
    }
    return {};
}

Problem checkForms(const Manifest& manifest) {
    if (manifest.engine != kTorchScriptEngine && manifest.engine != kOnnxEngine && manifest.engine != kClassicalEngine) {
        return "engine: " + manifest.engine + " is not known";
    }
    static const std::set<std::string> kTransforms{"mirror", "flip", "turn-90", "turn-180", "turn-270"};
    for (const std::string& transform : manifest.testTimeTransforms) {
        if (kTransforms.count(transform) == 0) {
            return "tta.transforms: " + transform + " is not known";
        }
    }
    const auto& [lowest, highest] = std::pair(manifest.gate.ageMinimum, manifest.gate.ageMaximum);
    if ((lowest && *lowest < 0) || (highest && *highest > kMaximumAge) || (lowest && highest && *lowest > *highest)) {
        return "input_gate.age_minimum, age_maximum: are no range of years";
    }
    return {};
}

Problem checkFilm(const Manifest& manifest) {
    if (!manifest.film) {
        return {};
    }
    const FilmPlan& film = *manifest.film;
    const bool fits = film.filmRows >= manifest.inputRows && film.filmRows <= 8192 && film.filmColumns >= manifest.inputColumns &&
                      film.filmColumns <= 8192 && film.stride >= 1 && film.stride <= manifest.inputRows;
    if (!fits) {
        return "film: rows, columns or stride is out of range";
    }
    const bool known =
        std::any_of(manifest.labels.begin(), manifest.labels.end(), [&](const Label& label) { return label.key == film.lesionLabel; });
    return known ? Problem{} : Problem{"film.lesion_label: is no label"};
}

Problem checkIdentity(const Manifest& manifest) {
    if (!isIdentifier(manifest.id)) {
        return "id: 1 to 64 lower-case letters, digits and '-' only";
    }
    if (!isVersion(manifest.version)) {
        return "version: is not like 1.0.0";
    }
    if (manifest.task != "classification") {
        return "task: only classification is known";
    }
    if (manifest.name.empty() || manifest.description.empty() || manifest.intendedUse.empty() || manifest.licence.empty()) {
        return "name, description, intended_use, licence: one is empty";
    }
    return isOid(manifest.uid) ? Problem{} : Problem{"uid: is no OID"};
}

/// Without shares it is a recipe's wish: the package's maker fills them.
Problem checkShownLabel(const Manifest& manifest) {
    const auto& [rule, shares] = manifest.shownLabel;
    if (rule == kMostProbable) {
        return shares.empty() ? Problem{} : Problem{"shown_label.shares: have no meaning for most-probable"};
    }
    if (rule != kOverShare || manifest.activation != "softmax") {
        return "shown_label.rule: is neither most-probable nor, for softmax, over-share";
    }
    const bool sharesFit =
        shares.empty() || (shares.size() == manifest.labels.size() &&
                           std::all_of(shares.begin(), shares.end(), [](double share) { return share > 1e-6 && share <= 1; }));
    return sharesFit ? Problem{} : Problem{"shown_label.shares: are not one number above 0 and up to 1 per label"};
}

Problem checkNumbers(const Manifest& manifest) {
    if (manifest.activation != "softmax" && manifest.activation != "sigmoid") {
        return "activation: is neither softmax nor sigmoid";
    }
    if (!(manifest.temperature >= 0.01 && manifest.temperature <= 100)) {
        return "calibration.temperature: is outside 0.01..100";
    }
    const bool biasesFit = (manifest.biases.empty() || manifest.biases.size() == manifest.labels.size()) &&
                           std::all_of(manifest.biases.begin(), manifest.biases.end(), [](double bias) { return std::abs(bias) <= 100; });
    if (!biasesFit) {
        return "calibration.biases: are not one number of at most 100 per label";
    }
    if (const auto problem = checkShownLabel(manifest)) {
        return problem;
    }
    if (!(manifest.explainScaleMaximum > 0 && manifest.explainScaleMaximum <= 1e6)) {
        return "explain.scale_maximum: is not above 0";
    }
    const auto further = nlohmann::json::parse(manifest.further, nullptr, false);
    return further.is_object() ? Problem{} : Problem{"further: is no JSON object"};
}

}  // namespace

std::string_view labelRoleName(LabelRole role) {
    switch (role) {
        case LabelRole::Finding:
            return "finding";
        case LabelRole::Normal:
            return "normal";
        case LabelRole::Other:
            return "other";
    }
    return "other";
}

std::string_view packageStatusName(PackageStatus status) {
    switch (status) {
        case PackageStatus::Ok:
            return "ok";
        case PackageStatus::Demonstration:
            return "demonstration";
        case PackageStatus::Unsigned:
            return "unsigned";
        case PackageStatus::Broken:
            return "broken";
    }
    return "broken";
}

std::string modelFileOf(const Manifest& manifest) {
    return manifest.engine == kOnnxEngine ? "model.onnx" : manifest.engine == kClassicalEngine ? "model.json" : kModelFile;
}

Status checkManifest(const Manifest& manifest) {
    for (const auto check :
         {checkIdentity, checkForms, checkFilm, checkDigests, checkLabels, checkInput, checkNumbers, checkOperatingPoints, checkGate}) {
        if (const Problem problem = check(manifest)) {
            return Error{ErrorCode::ModelBroken, {manifest.id, *problem}};
        }
    }
    return {};
}

}  // namespace intaglio::inference
