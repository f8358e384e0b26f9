#pragma once
#include "core/training/TrainModel.h"

namespace intaglio::training {

struct CrossValidationRequest {
    TrainModelRequest training;  ///< its folder is that of the package; the folds' models lie in its "folds" until all are judged
    int folds = 5;               ///< 3 .. 20
    BootstrapOptions bootstrap;
};

/// The split named in reports of cross-validation.
inline constexpr const char* kFoldsSplit = "cross-validation";
/// Where it is written in a package's folder.
inline constexpr const char* kFoldsFolder = "evaluation/cross-validation";

/// For data too small for a test split of its own: every picture of the table, whatever its split, is judged by the model of its fold,
/// which never saw its group. Each fold is trained as trainModel does, with half of the next fold as validation split (all of it where it
/// has fewer than 100 pictures), on which its temperature and thresholds are chosen; the figures are those of all pictures together, the
/// operating points count every fold's own decisions. With `training.resume` finished folds are not trained again, until removeFolds().
/// InvalidArgument for the number of folds, SplitEmpty where a fold has no pictures, else errors as of trainModel and evaluateModel;
/// Cancelled leaves what is there.
[[nodiscard]] base::Result<EvaluationOutcome> crossValidate(const PackagePorts& ports, NetworkTrainer& trainer,
                                                            const CrossValidationRequest& request, const TrainingHooks& hooks);

/// Removes the folds' models, which a resumed run would go on from.
void removeFolds(const TrainModelRequest& training);

}  // namespace intaglio::training
