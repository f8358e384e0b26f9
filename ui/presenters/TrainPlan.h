#pragma once
#include <QByteArray>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/training/Dataset.h"
#include "core/training/Recipe.h"

/// What an administrator decides before a model is trained, and what is known of the pictures by then.
namespace intaglio::ui {

/// Labelled pictures as they were found. All of them were opened once.
struct TrainSurvey {
    std::filesystem::path source;                   ///< a folder, or a table labels.csv
    training::Dataset dataset;                      ///< readable pictures; where splits are made here, near copies share a group
    std::vector<std::filesystem::path> unreadable;  ///< not in the dataset
    bool knowsPatients = false;                     ///< somebody told which pictures belong together
    int copyGroups = 0;                             ///< sets of pictures that nearly repeat one another
    int copiesAcrossSplits = 0;                     ///< such sets in two given splits, where the figures would flatter

    [[nodiscard]] int count(const std::string& label, const std::string& split) const;
};

/// What is wrong with pictures, or should be known of them.
struct SurveyProblem {
    enum class Kind { OneLabel, LabelMissingInSplit, FewPictures, Unreadable, NoPatients, Copies, CopiesAcrossSplits, NoTest };
    Kind kind = Kind::OneLabel;
    std::string label = {};
    std::string split = {};
    int count = 0;
    [[nodiscard]] bool isBlocking() const { return kind == Kind::OneLabel || kind == Kind::LabelMissingInSplit; }
};
/// Fewer pictures of a label in training than this give figures that mean little.
inline constexpr int kFewPictures = 50;
/// What blocks comes first.
[[nodiscard]] std::vector<SurveyProblem> problemsOf(const TrainSurvey& survey);

/// Everything that decides a training but the pictures' bytes. Numbers that are 0 are left to the recipe.
struct TrainPlan {
    std::string id;    ///< of the model; given by TrainPorts::begin
    std::string name;  ///< for people
    std::string kind;  ///< inference/PictureKind.h, or a clinic's own word
    std::filesystem::path source;
    std::string datasetName;
    std::vector<inference::Label> labels;  ///< in the order of training::Dataset::labels()
    std::string architecture;
    std::filesystem::path weights;  ///< TrainStart::path; empty: random start
    int side = 0;
    int epochs = 0;
    int batchSize = 0;
    int patience = 0;
    double learningRate = 0;
    std::uint64_t seed = 1;
};
/// Labels as a table has them; which are findings is guessed from their words, as training::defaultRecipe() does.
[[nodiscard]] std::vector<inference::Label> guessedLabels(const std::vector<std::string>& labels);
/// What keeps a plan from being trained.
enum class PlanProblem { None, NameMissing, KindMissing, KindInvalid, NoFinding, NetworkMissing };
[[nodiscard]] PlanProblem problemOf(const TrainPlan& plan);

[[nodiscard]] bool isClassical(const std::string& architecture);
/// What a network can begin with.
struct TrainStart {
    std::filesystem::path path;     ///< file of pretrained weights, or folder of a finished model
    std::string model = {};         ///< the model's name; empty for a file
    std::string architecture = {};  ///< of the model; a file's name begins with it
    bool nonCommercial = false;
};
/// Those that fit an architecture, in their order.
[[nodiscard]] std::vector<TrainStart> startsFor(const std::string& architecture, const std::vector<TrainStart>& starts);
/// A MobileNet where it can begin with something; else a support-vector machine for few pictures and a small network for many.
[[nodiscard]] std::string proposedArchitecture(const std::vector<training::ArchitectureFacts>& facts, const std::vector<TrainStart>& starts,
                                               int trainingPictures);

/// The recipe of a plan. ArchitectureUnknown, InvalidArgument.
[[nodiscard]] base::Result<training::Recipe> recipeOf(const TrainPlan& plan, const std::vector<training::ArchitectureFacts>& facts,
                                                      const training::Dataset& dataset);

/// A plan as a file, so that a stopped training can go on after the program was closed.
[[nodiscard]] std::string planJson(const TrainPlan& plan);
/// Nothing for a text that is no plan.
[[nodiscard]] std::optional<TrainPlan> parsePlan(const std::string& json);
/// The epochs of a training, for its curves after a restart.
[[nodiscard]] std::string epochsJson(const std::vector<training::EpochReport>& epochs);
[[nodiscard]] std::vector<training::EpochReport> parseEpochs(const std::string& json);
/// Adds an epoch; one that a resumed training repeats takes the place of the former and of those after it.
void addEpoch(std::vector<training::EpochReport>& epochs, const training::EpochReport& epoch);

}  // namespace intaglio::ui
