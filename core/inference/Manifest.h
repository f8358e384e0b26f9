#pragma once
#include <filesystem>
#include <map>
#include <vector>

#include "core/base/Bytes.h"
#include "core/inference/Prediction.h"

/// The model package: models/<id>/{metadata.json, model.ts, CARD.md, golden/}. Names follow the MONAI bundle schema
/// (docs/source/mb_specification.rst) with one extension block, "intaglio".
namespace intaglio::inference {

enum class LabelRole { Finding, Normal, Other };
struct Label {
    std::string key;
    std::map<std::string, std::string> display;  ///< language code -> words
    LabelRole role = LabelRole::Other;
};

struct OperatingPoint {
    std::string name;
    double threshold = 0.5;  ///< on the summed probability of finding labels
    double sensitivity = 0;
    double specificity = 0;
};

/// One preprocessing step by name; arguments as numbers or words. The closed list is in Preprocess.h.
struct PreprocessStep {
    std::string name;
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> words;
};

struct InputGate {
    std::string kind;                     ///< "blood-smear"
    std::vector<std::string> modalities;  ///< allowed DICOM modalities; empty = any
    int minimumSide = 64;
    double blurMinimum = 0;               ///< variance of the Laplacian of the 8-bit grey picture at the model's size
    double exposureMinimum = 0;           ///< allowed range of the mean grey value, 0..255
    double exposureMaximum = 255;
    std::string familiarityMethod;        ///< "" or "centroid-cosine": distance of pooled features to the nearest training centroid
    double familiarityThreshold = 0;
    std::string familiarityFile;          ///< file in the package, with its digest in `digests`
};

/// Labels summed when a table's truth is coarser ("leukemia" = early + pre + pro).
struct LabelGroup {
    std::string name;
    std::vector<std::string> members;
};

struct Manifest {
    std::string id;
    std::string version;
    std::string name;
    std::string task;          ///< "classification"
    std::string description;
    std::string architecture;
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
    std::string activation = "softmax";
    double temperature = 1;                ///< calibration: logits / temperature
    std::vector<OperatingPoint> operatingPoints;
    std::string defaultOperatingPoint;
    InputGate gate;
    std::map<std::string, std::string> digests;  ///< file name -> SHA-256 hex; model.ts is mandatory
    std::string uid;                             ///< OID of the algorithm (DICOM Device Observer UID)
};

/// ModelBroken with the offending field. The raw JSON may hold more (evaluation, training data); unknown keys are kept out of this type.
[[nodiscard]] base::Result<Manifest> parseManifest(base::ByteView json, const std::string& id);

enum class PackageStatus { Ok, Demonstration, Unsigned, Broken };
[[nodiscard]] std::string_view packageStatusName(PackageStatus status);

struct ModelPackage {
    Manifest manifest;
    std::filesystem::path folder;
    PackageStatus status = PackageStatus::Ok;
    std::optional<base::Error> problem;  ///< why it is broken
    ModelIdentity identity;
};

}  // namespace intaglio::inference
