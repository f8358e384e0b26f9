#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/base/Bytes.h"
#include "core/inference/Prediction.h"

/// The model package: models/<id>/{metadata.json, model.ts, CARD.md, golden/}. Names follow the MONAI bundle schema
/// (docs/source/mb_specification.rst) with one extension block, "intaglio".
namespace intaglio::inference {

inline constexpr const char* kMetadataFile = "metadata.json";
inline constexpr const char* kModelFile = "model.ts";
inline constexpr const char* kCardFile = "CARD.md";
inline constexpr const char* kGoldenFolder = "golden";

enum class LabelRole { Finding, Normal, Other };
[[nodiscard]] std::string_view labelRoleName(LabelRole role);  ///< "finding", "normal", "other"

/// A concept of a terminology (DICOM PS3.16 chapter 8): {"422400008", "SCT", "..."}.
struct CodedConcept {
    std::string value, scheme, meaning;
};

inline constexpr std::size_t kMaximumLabelKeyBytes = 64;

struct Label {
    std::string key;                             ///< 1 to kMaximumLabelKeyBytes bytes, each once in a manifest
    std::map<std::string, std::string> display;  ///< language code -> words
    LabelRole role = LabelRole::Other;
    std::optional<CodedConcept> code = std::nullopt;
};

struct OperatingPoint {
    std::string name;
    double threshold = 0.5;  ///< on the summed probability of finding labels
    double sensitivity = 0;
    double specificity = 0;
};

/// Which label a result shows. Probabilities and operating points are the same under every rule.
struct ShownLabel {
    std::string rule;  ///< kMostProbable or kOverShare
    std::vector<double>
        shares;  ///< kOverShare: each label's share of the validation pictures, 0..1 without 0; filled when a package is made
};
inline constexpr const char* kMostProbable = "most-probable";
/// Where the most probable label is not a finding, the label whose probability is the largest multiple of its share: rare labels do not
/// hide behind common ones (with calibrated probabilities the choice with the best balanced accuracy). A finding that is the most
/// probable label is never replaced, and nothing calm is named while a finding is more probable than it.
inline constexpr const char* kOverShare = "over-share";

/// One preprocessing step by name; arguments as numbers or words. The closed list is in Preprocess.h.
struct PreprocessStep {
    std::string name;
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> words;
};

/// Years: no age_maximum is above it, and a model without one is taken to be for patients up to it.
inline constexpr double kMaximumAge = 150;

/// How old a patient is, in years, as far as somebody says it: from one age to another, which are the same where it is a single one.
struct AgeRange {
    double from = 0;
    double to = 0;
    [[nodiscard]] bool operator==(const AgeRange&) const = default;
};

struct InputGate {
    std::string kind;                     ///< PictureKind.h: "blood-smear", or a clinic's own word
    std::vector<std::string> modalities;  ///< allowed DICOM modalities; empty = any
    std::vector<std::string> bodyParts;   ///< allowed Body Part Examined (0018,0015); empty = any; a file without the tag passes
    std::vector<std::string> views;       ///< allowed View Position (0018,5101); empty = any; a file without the tag passes
    std::optional<double> ageMinimum;     ///< years; a patient's age (DicomFacts::patientAge) below is a reason to refuse
    std::optional<double> ageMaximum;     ///< years; above is a reason to refuse
    int minimumSide = 64;
    double blurMinimum = 0;      ///< variance of the Laplacian of the 8-bit grey picture at the model's size
    double exposureMinimum = 0;  ///< allowed range of the mean grey value, 0..255
    double exposureMaximum = 255;
    double textMaximum = 1;           ///< largest share of the picture that burnt-in letters may cover; 1: letters are allowed
    double kindProbability = 0;       ///< of the gate's own model: smallest probability at which its answer counts; 0 in other models
    std::string familiarityMethod;    ///< "" or "centroid-cosine": distance of pooled features to the nearest training centroid
    double familiarityThreshold = 0;  ///< largest distance that is still familiar, 0..2
    double kindThreshold = 0;         ///< distance beyond which it is another kind of picture; 0: as familiarityThreshold
    std::string familiarityFile;      ///< file in the package (Familiarity.h), with its digest in `digests`
};

/// Labels summed when a table's truth is coarser ("leukemia" = early + pre + pro).
struct LabelGroup {
    std::string name;
    std::vector<std::string> members;
};

/// How a detector of small lesions reads a whole film: the network slides over the prepared film, and the film's own scores come from
/// the map of its lesion probability (S4's mammogram path). Absent for models that judge a picture at once.
struct FilmPlan {
    int filmRows = 0;  ///< the prepared film, in pixels; `inputRows` x `inputColumns` is one patch
    int filmColumns = 0;
    int stride = 0;                    ///< pixels between neighbouring patches
    std::string lesionLabel;           ///< the patch label whose probability makes the map
    std::vector<double> scoreWeights;  ///< logistic regression on the map's features (core/inference/Film.h); the last is the bias
};

/// The kinds of network file; each is run by its own engine behind the same port.
inline constexpr const char* kTorchScriptEngine = "torchscript";  ///< model.ts
inline constexpr const char* kOnnxEngine = "onnx";                ///< model.onnx
inline constexpr const char* kClassicalEngine = "classical";      ///< model.json: features and a classical classifier

struct Manifest {
    std::string id;
    std::string version;
    std::string name;
    std::string task = "classification";
    std::string description;
    std::string architecture;
    std::string engine = kTorchScriptEngine;
    std::vector<std::string> ensembleMembers;  ///< further network files beside the engine's own; logits are averaged
    std::vector<std::string>
        testTimeTransforms;  ///< "mirror", "flip", "turn-90", "turn-180", "turn-270"; logits averaged with those of the picture as it is
    std::optional<FilmPlan> film;
    std::string licence;
    std::string authors;
    std::string intendedUse;
    std::vector<std::string> notFor;
    bool demonstration = false;
    bool nonCommercial = false;
    std::vector<Label> labels;
    std::vector<LabelGroup> labelGroups;
    std::vector<PreprocessStep> preprocess;
    int inputRows = 0;
    int inputColumns = 0;
    int inputChannels = 3;
    std::string activation = "softmax";  ///< "softmax" or "sigmoid"
    double temperature = 1;              ///< calibration: logits / temperature
    std::vector<double> biases;          ///< calibration by Platt's method: added to logits / temperature, one per label; empty: none
    ShownLabel shownLabel = {kMostProbable, {}};
    std::vector<OperatingPoint> operatingPoints;
    std::string defaultOperatingPoint;
    double explainScaleMaximum = 1;  ///< logit contribution per picture place at which a heatmap's colour saturates
    InputGate gate;
    std::map<std::string, std::string> digests;  ///< file name -> SHA-256 hex; model.ts is mandatory
    std::string uid;                             ///< OID of the algorithm (DICOM Device Observer UID)
    /// JSON object with the keys of the "intaglio" block that this type does not hold (evaluation, training_data, runtime ...);
    /// kept as it is, so that reading and writing a manifest loses nothing.
    std::string further = "{}";
};

/// The engine's own file in a package: kModelFile, "model.onnx" or "model.json".
[[nodiscard]] std::string modelFileOf(const Manifest& manifest);

/// Strict: a missing, mistyped, out-of-range or contradictory field gives ModelBroken with the field's name. `id`: the name of the
/// package's folder, which the manifest's own id must equal.
[[nodiscard]] base::Result<Manifest> parseManifest(base::ByteView json, const std::string& id);

/// The same rules as parseManifest, for a manifest made in memory.
[[nodiscard]] base::Status checkManifest(const Manifest& manifest);

/// metadata.json: MONAI's mandatory fields, then the "intaglio" block; indented, keys in a fixed order, newline at the end.
/// parseManifest(serialiseManifest(m)) gives m again. ModelBroken where checkManifest fails.
[[nodiscard]] base::Result<base::Bytes> serialiseManifest(const Manifest& manifest);

enum class PackageStatus { Ok, Demonstration, Unsigned, Broken };
[[nodiscard]] std::string_view packageStatusName(PackageStatus status);  ///< "ok", "demonstration", "unsigned", "broken"

/// Who signed a package (PackageSignature.h). The signature itself holds: one that does not makes the package broken.
struct PackageSigner {
    std::string name;
    std::string fingerprint;    ///< as PublicIdentity::readableFingerprint()
    std::int64_t signedAt = 0;  ///< Unix seconds
    bool isTrusted = false;     ///< the signer is the pinned clinic or a publisher that an administrator trusts
};

/// The administrator who takes the responsibility for an unsigned package.
struct PackageAcceptance {
    std::string by;
    std::int64_t at = 0;  ///< Unix seconds
};

struct ModelPackage {
    Manifest manifest;
    std::filesystem::path folder;
    PackageStatus status = PackageStatus::Ok;
    std::optional<base::Error> problem;  ///< why it is broken
    ModelIdentity identity;
    bool isShipped = true;      ///< came with the program
    bool isEnabled = true;      ///< false: switched off, or unsigned and accepted by nobody; the catalog does not hand it out
    bool isDefault = false;     ///< the catalog's choice for its kind of picture
    std::string contentDigest;  ///< SHA-256 hex over all files that a signature covers; empty where they cannot be read
    std::uint64_t bytes = 0;    ///< of all files
    std::optional<PackageSigner> signer;
    std::optional<PackageAcceptance> acceptance;
};

}  // namespace intaglio::inference
