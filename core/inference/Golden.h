#pragma once
#include "core/inference/Engine.h"
#include "core/inference/Manifest.h"

/// Golden vectors: inputs with the logits they must give, so that a package that runs differently here than where it was made (other
/// library, damaged memory, wrong preprocessing) is noticed before it judges anybody.
///
/// golden/<name>.json:
///   {"phantom": {"kind": "blood-smear"|"chest", "seed": 7, "size": 192}, "logits": [..], "tolerance": 0.02}
///   {"picture": "input.png", "logits": [..], "tolerance": 0.02}        // PNG beside it
/// The input goes the whole way of a picture: display transform, preprocessing, network. Phantoms show no patient.
namespace intaglio::inference {

struct GoldenVector {
    std::string name;     ///< of the file, without ".json"
    std::string phantom;  ///< "blood-smear", "chest", or empty
    std::uint64_t seed = 0;
    int size = 0;
    std::string picture;  ///< file name of a PNG in golden/, or empty
    std::vector<double> logits;
    double tolerance = 0.02;
};

/// Every golden/*.json, sorted by name. ModelBroken where there is none, or one is malformed.
[[nodiscard]] base::Result<std::vector<GoldenVector>> readGoldenVectors(const ModelPackage& package);

/// JSON text of one vector, as readGoldenVectors takes it.
[[nodiscard]] std::string goldenVectorJson(const GoldenVector& vector);

/// The input after display transform and preprocessing.
[[nodiscard]] base::Result<Tensor> goldenInput(const ModelPackage& package, const GoldenVector& vector);

/// Runs every vector. ModelBroken with the name of the first that differs by more than its tolerance.
[[nodiscard]] base::Status checkGoldenVectors(const ModelPackage& package, ModelRunner& runner);

}  // namespace intaglio::inference
