#pragma once
#include <optional>

#include "app/cli/Command.h"
#include "core/training/NearDuplicates.h"
#include "core/training/TrainModel.h"

/// What is known of labelled pictures before a training, by the rules of the window (ui/presenters/TrainPlan.h).
namespace intaglio::cli {

struct TrainSurvey {
    training::Dataset dataset;            ///< divided as the training will divide it
    std::vector<std::string> unreadable;  ///< paths as the table has them
    bool knowsPatients = false;           ///< somebody told which pictures belong together
    bool hasOwnSplits = false;            ///< "train", "val" and "test" as they were given
    training::CopySets copies;            ///< sets of pictures that nearly repeat one another
};

/// Opens every picture, unless near copies are not looked for or a resumed run has divided them. Phase "compare". Errors of reading the
/// tables, Cancelled.
[[nodiscard]] base::Result<TrainSurvey> surveyPictures(const image::ReaderRegistry& readers, const training::TrainModelRequest& request,
                                                       training::Dataset dataset, base::ProgressSink& progress,
                                                       const std::stop_token& stop);

/// Where there is nothing to tell apart.
[[nodiscard]] std::optional<Complaint> lackOfLabels(const std::vector<std::string>& labels);
/// What makes training pointless: one label, a label without a picture in a split, or pictures that cannot be read.
[[nodiscard]] std::optional<Complaint> objectionTo(const TrainSurvey& survey);
/// What should be known of the pictures, a sentence each.
[[nodiscard]] std::vector<std::string> warningsOf(const TrainSurvey& survey);

}  // namespace intaglio::cli
