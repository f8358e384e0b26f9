#include "core/training/classical/ClassicalTrainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/Files.h"
#include "core/training/classical/FeatureRows.h"
#include "core/training/classical/SvmFit.h"

namespace intaglio::training::classical {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using inference::classical::ClassicalModel;
using inference::classical::Kernel;
using inference::classical::NearestNeighbours;
using Clock = std::chrono::steady_clock;

constexpr const char* kSvm = "svm";
constexpr const char* kKnn = "knn";
/// A fit's time grows with the square of the pictures; settings that suit some suit all.
constexpr std::size_t kPicturesOfATry = 1500;
/// Training pictures on which a try's training loss is shown.
constexpr std::size_t kPicturesOfTrainLoss = 300;

/// How well a model judges a table.
struct Judgement {
    double loss = 0;
    double accuracy = 0;
    double balancedAccuracy = 0;
};

Judgement judge(const ClassicalModel& model, const FeatureTable& table) {
    const auto classes = static_cast<std::size_t>(model.classes);
    std::vector<double> seen(classes), right(classes);
    Judgement judgement;
    for (std::size_t index = 0; index < table.size(); ++index) {
        const auto probabilities = inference::classical::classProbabilities(model, table.row(index));
        const auto truth = static_cast<std::size_t>(table.labels[index]);
        const auto found = static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
        judgement.loss -= std::log(probabilities[truth]) / static_cast<double>(table.size());
        seen[truth] += 1;
        right[truth] += found == truth ? 1 : 0;
    }
    double present = 0;
    for (std::size_t label = 0; label < classes; ++label) {
        judgement.accuracy += right[label] / static_cast<double>(table.size());
        judgement.balancedAccuracy += seen[label] > 0 ? right[label] / seen[label] : 0;
        present += seen[label] > 0 ? 1 : 0;
    }
    judgement.balancedAccuracy /= present;
    return judgement;
}

/// Mean and scale of every column of the training table. Every named feature gets the same sum of variances, 1, so that a long one does
/// not drown a single number; a column that never changes gets no say.
void fitStandardisation(ClassicalModel& model, const FeatureTable& table) {
    const std::size_t dimension = table.dimension;
    std::vector<double> sums(dimension), squares(dimension);
    for (std::size_t index = 0; index < table.values.size(); ++index) {
        const auto value = static_cast<double>(table.values[index]);
        sums[index % dimension] += value;
        squares[index % dimension] += value * value;
    }
    const auto count = static_cast<double>(table.size());
    std::size_t column = 0;
    for (const std::string& name : model.features) {
        const std::size_t length = inference::classical::featureLength(name, model.rows, model.columns).value();
        for (std::size_t place = 0; place < length; ++place, ++column) {
            const double mean = sums[column] / count;
            const double variance = squares[column] / count - mean * mean;
            constexpr double kConstant = 1e-10;
            model.mean.push_back(static_cast<float>(mean));
            model.scale.push_back(variance > kConstant ? static_cast<float>(1 / std::sqrt(variance * static_cast<double>(length))) : 0.0F);
        }
    }
}

/// One training run.
class Run {
public:
    Run(const TrainRequest& request, const TrainingHooks& hooks)
        : m_request(request), m_hooks(hooks), m_goesOn([&hooks] {
              return hooks.control != nullptr ? hooks.control->waitUntilRunning(hooks.stop) : !hooks.stop.stop_requested();
          }) {
        m_model.features = request.classicalFeatures.empty() ? inference::classical::featureNames() : request.classicalFeatures;
        m_model.rows = request.shape.rows;
        m_model.columns = request.shape.columns;
        m_model.classes = request.shape.classes;
    }

    [[nodiscard]] Status prepare(const BatchSource& training, const BatchSource& validation);
    [[nodiscard]] Status chooseMachine();
    [[nodiscard]] Status chooseNeighbours();
    [[nodiscard]] Result<TrainReport> finish();

private:
    struct Best {
        int epoch = 0;
        double value = 0;
        SvmSettings machine;
        int neighbours = 1;
    };

    [[nodiscard]] std::vector<SvmSettings> machinesToTry() const;
    /// Reports a try and remembers it where it is the best so far.
    void finishTry(const ClassicalModel& model, const Best& candidate, std::size_t tries, Clock::time_point start);

    const TrainRequest& m_request;
    const TrainingHooks& m_hooks;
    GoesOn m_goesOn;
    ClassicalModel m_model;
    FeatureTable m_training;
    FeatureTable m_validation;
    FeatureTable m_shown;  ///< a part of the training table
    Best m_best;
    TrainReport m_report;
};

Status Run::prepare(const BatchSource& training, const BatchSource& validation) {
    std::size_t dimension = 0;
    for (const std::string& name : m_model.features) {
        const auto length = inference::classical::featureLength(name, m_model.rows, m_model.columns);
        if (!length) {
            return length.error();
        }
        dimension += *length;
    }
    for (const auto& [source, table] : {std::pair(&training, &m_training), std::pair(&validation, &m_validation)}) {
        auto features = featureRows(m_request, m_model.features, *source, dimension, m_hooks, m_goesOn);
        if (!features) {
            return features.error();
        }
        *table = *std::move(features);
    }
    fitStandardisation(m_model, m_training);
    inference::classical::standardise(m_model, m_training.values);
    inference::classical::standardise(m_model, m_validation.values);
    m_shown = thinned(m_training, kPicturesOfTrainLoss);
    return {};
}

std::vector<SvmSettings> Run::machinesToTry() const {
    const auto features = static_cast<double>(m_model.features.size());
    std::vector<SvmSettings> settings;
    // A standardised row has about as much variance as it has features: gamma is set against that.
    for (const double penalty : {1.0, 10.0}) {
        settings.push_back({Kernel::Linear, 0, penalty, m_request.balance});
        for (const double width : {0.25, 0.7, 2.0}) {
            settings.push_back({Kernel::Rbf, width / features, penalty, m_request.balance});
        }
    }
    return settings;
}

void Run::finishTry(const ClassicalModel& model, const Best& candidate, std::size_t tries, Clock::time_point start) {
    const Judgement shown = judge(model, m_shown);
    const Judgement judged = judge(model, m_validation);
    EpochReport epoch;
    epoch.epoch = static_cast<int>(m_report.epochs.size()) + 1;
    epoch.trainLoss = shown.loss;
    epoch.trainAccuracy = shown.accuracy;
    epoch.validationLoss = judged.loss;
    epoch.validationBalancedAccuracy = judged.balancedAccuracy;
    epoch.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const double value = m_request.selectBy == SelectBy::BalancedAccuracy ? judged.balancedAccuracy : -judged.loss;
    if (m_best.epoch == 0 || value > m_best.value) {
        m_best = candidate;
        m_best.epoch = epoch.epoch;
        m_best.value = value;
    }
    m_report.epochs.push_back(epoch);
    m_hooks.progress.report("train", static_cast<double>(m_report.epochs.size()), static_cast<double>(tries));
    if (m_hooks.onEpoch) {
        m_hooks.onEpoch(epoch);
    }
}

Status Run::chooseMachine() {
    const FeatureTable part = tryTable(m_training, kPicturesOfATry, m_request.seed, m_model.classes);
    const auto tries = machinesToTry();
    for (const SvmSettings& settings : tries) {
        const auto start = Clock::now();
        auto machine = fitSupportVectors(part, m_model.classes, settings, m_goesOn);
        if (!machine) {
            return machine.error();
        }
        fitProbabilities(*machine, m_model.classes, m_validation, m_shown);
        m_model.classifier = *std::move(machine);
        finishTry(m_model, {0, 0, settings, 1}, tries.size() + 1, start);
    }
    auto machine = fitSupportVectors(m_training, m_model.classes, m_best.machine, m_goesOn);
    if (!machine) {
        return machine.error();
    }
    fitProbabilities(*machine, m_model.classes, m_validation, m_shown);
    m_report.parameters = static_cast<std::int64_t>(machine->vectors.size());
    m_model.classifier = *std::move(machine);
    return {};
}

Status Run::chooseNeighbours() {
    NearestNeighbours machine;
    machine.rows = m_training.values;
    inference::classical::roundToFile(machine.rows);
    machine.labels.assign(m_training.labels.begin(), m_training.labels.end());
    m_report.parameters = static_cast<std::int64_t>(machine.rows.size());
    m_model.classifier = std::move(machine);
    auto& neighbours = std::get<NearestNeighbours>(m_model.classifier).neighbours;
    const std::vector<int> tries{1, 3, 5, 9, 15, 25};
    for (const int count : tries) {
        const auto start = Clock::now();
        if (!m_goesOn()) {
            return ErrorCode::Cancelled;
        }
        neighbours = count;
        finishTry(m_model, {0, 0, {}, count}, tries.size(), start);
    }
    neighbours = m_best.neighbours;
    return {};
}

Result<TrainReport> Run::finish() {
    const auto written = base::writeFileAtomically(m_request.modelFile, inference::classical::writeClassicalModel(m_model));
    if (!written) {
        return written.error();
    }
    m_hooks.progress.report("train", 1, 1);
    m_report.bestEpoch = m_best.epoch;
    return m_report;
}

Status checkRequest(const TrainRequest& request, const BatchSource& training, const BatchSource& validation) {
    if (training.size() == 0) {
        return Error(ErrorCode::SplitEmpty, {"train"});
    }
    if (validation.size() == 0) {
        return Error(ErrorCode::SplitEmpty, {"val"});
    }
    const int classes = request.shape.classes;
    if (classes < 2 || classes > inference::classical::kMaximumClasses) {
        return Error(ErrorCode::InvalidArgument, {"classes", std::to_string(classes)});
    }
    return {};
}

}  // namespace

Result<TrainReport> ClassicalTrainer::train(const TrainRequest& request, const BatchSource& training, const BatchSource& validation,
                                            const TrainingHooks& hooks) {
    if (request.architecture != kSvm && request.architecture != kKnn) {
        return Error(ErrorCode::ArchitectureUnknown, {request.architecture});
    }
    if (const Status checked = checkRequest(request, training, validation); !checked) {
        return checked.error();
    }
    try {
        Run run(request, hooks);
        if (const Status prepared = run.prepare(training, validation); !prepared) {
            return prepared.error();
        }
        const Status chosen = request.architecture == kSvm ? run.chooseMachine() : run.chooseNeighbours();
        return chosen ? run.finish() : Result<TrainReport>(chosen.error());
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error(ErrorCode::Internal, {exception.what()});
    }
}

Result<std::int64_t> ClassicalTrainer::parameterCount(const std::string& architecture, const NetworkShape&) const {
    return architecture == kSvm || architecture == kKnn ? Result<std::int64_t>(std::int64_t{0})
                                                        : Error(ErrorCode::ArchitectureUnknown, {architecture});
}

std::vector<std::string> ClassicalTrainer::architectures() const {
    return {kSvm, kKnn};
}

std::vector<ArchitectureFacts> ClassicalTrainer::facts() const {
    const NetworkShape shape{2, 1, 64, 64};
    constexpr int kSide = inference::classical::kSmallestSide;
    return {{kSvm, "Support vectors on HOG and GLCM features (Dalal and Triggs 2005; Haralick 1973; Cortes and Vapnik 1995)", shape, kSide,
             false, 0},
            {kKnn, "Nearest neighbours on HOG and GLCM features (Dalal and Triggs 2005; Haralick 1973; Cover and Hart 1967)", shape, kSide,
             false, 0}};
}

}  // namespace intaglio::training::classical
