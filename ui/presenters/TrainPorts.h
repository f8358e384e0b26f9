#pragma once
#include "core/training/TrainModel.h"
#include "core/training/TrainingControl.h"
#include "ui/presenters/ModelPorts.h"
#include "ui/presenters/TrainPlan.h"

namespace intaglio::pipeline {
class EngineProvider;
}

namespace intaglio::ui {

/// A training that did not end in an installed model yet.
struct TrainLeftover {
    TrainPlan plan;
    std::vector<training::EpochReport> epochs;  ///< so far
    bool hasCheckpoint = false;                 ///< it goes on from there; else it begins anew
    bool isTrained = false;                     ///< the package is complete: it can be judged and installed
};

/// The figures of one split.
struct SplitFigures {
    std::size_t count = 0;
    std::size_t groups = 0;
    std::size_t gateRefusals = 0;
    training::Estimates figures;
    std::string rarestLabel = {};  ///< of the pictures judged; empty where that is not known
    std::size_t rarestCount = 0;   ///< pictures of it
};
/// With fewer pictures, or fewer of one label, the figures of a test say little: an interval over no error at all has no width.
inline constexpr std::size_t kFewTestPictures = 100;
inline constexpr std::size_t kFewOfLabel = 30;

/// What came of a training.
struct TrainOutcome {
    std::filesystem::path folder;      ///< the package, ready to be installed
    QString card;                      ///< CARD.md
    SplitFigures validation;           ///< chose the model and flatters it
    std::optional<SplitFigures> test;  ///< absent where no pictures were set aside for it
    inference::Manifest manifest;
};

/// What the training window asks of the program. Every function may take long and is called on worker threads, one at a time.
struct TrainPorts {
    /// Reads a folder or table and opens every picture once; phase "compare". LabelsInvalid, Cancelled ...
    std::function<base::Result<TrainSurvey>(const std::filesystem::path& source, base::ProgressSink& progress, std::stop_token stop)>
        survey;
    /// What can be trained. LibTorch is loaded for it.
    std::function<std::vector<training::ArchitectureFacts>()> architectures;
    /// Files of pretrained weights on this computer, then the models in use that can begin another training: those for any purpose before
    /// those for non-commercial use, of these the one for all kinds of pictures first.
    std::function<std::vector<TrainStart>()> starts;
    /// Gives the plan an id that no model has, and writes down what a later resume needs. FileUnwritable ...
    std::function<base::Result<TrainPlan>(const TrainPlan& plan, const TrainSurvey& survey)> begin;
    /// Trains, or goes on from the checkpoint. As training::trainModel().
    std::function<base::Result<training::TrainReport>(const TrainPlan& plan, const training::TrainingHooks& hooks)> train;
    /// Judges the finished package on its validation and test pictures and writes its card. As training::evaluateModel().
    std::function<base::Result<TrainOutcome>(const TrainPlan& plan, base::ProgressSink& progress, std::stop_token stop)> judge;
    std::function<std::vector<TrainLeftover>()> leftovers;
    /// Deletes what a training left behind; the pictures and an installed model stay. FileUnwritable.
    std::function<base::Status(const TrainPlan& plan)> discard;
    ModelPorts models;  ///< installs the package
};

/// Where the real functions work.
struct TrainWorkplace {
    const crypto::Primitives& primitives;
    const image::ReaderRegistry& readers;
    pipeline::EngineProvider& engines;
    std::function<base::Result<std::unique_ptr<training::NetworkTrainer>>()> createTrainer;
    std::filesystem::path folder;                      ///< of trainings; made when one begins
    std::vector<std::filesystem::path> weightFolders;  ///< searched for *.pt
};
/// `models` must stay usable as long as the result.
[[nodiscard]] TrainPorts makeTrainPorts(const TrainWorkplace& workplace, const ModelPorts& models);

}  // namespace intaglio::ui
