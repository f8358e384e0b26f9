#pragma once
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/inference/packages/ModelStore.h"

namespace intaglio::ui {

/// A figure of a model's own evaluation, with its 95 % interval.
struct ModelFigure {
    QString name;  ///< as in metrics.json: "balanced_accuracy"
    double value = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const ModelFigure&, const ModelFigure&) = default;
};

/// A package as the model manager shows it.
struct ModelRow {
    inference::ModelPackage package;
    QString card;  ///< CARD.md
    std::vector<ModelFigure> figures;
    QString figuresFrom;  ///< the data that they were measured on; empty where there are none
    /// What the figures tell apart: labels, or groups of labels where the data knew no better ("normal", "pneumonia").
    std::vector<std::string> figuresClasses;
    /// Balanced accuracy over the labels one by one, where `figures` join some of them and a further test does not.
    std::optional<ModelFigure> labelByLabel;
    /// In the folder that this program installs into; false for what came with it and what a folder of INTAGLIO_MODELS brings, which is
    /// neither accepted nor removed here.
    bool isInstalled = true;

    /// Null where the evaluation has no such figure.
    [[nodiscard]] const ModelFigure* figure(const QString& name) const;
    /// `figures` are of fewer classes than the model has labels.
    [[nodiscard]] bool joinsLabels() const;
};

/// What a file or folder that somebody wants to install is, before anything is unpacked.
struct ModelProposal {
    bool isImport = false;             ///< a foreign network: answers are needed
    inference::ImportAnswers answers;  ///< what it says itself
    std::vector<std::string> missing;  ///< inference::missingAnswers
};

/// What the model manager asks of the program. All but `administrator` may take seconds and are called on worker threads, one at a time.
struct ModelPorts {
    std::function<std::vector<ModelRow>()> list;
    std::function<base::Result<ModelProposal>(const std::filesystem::path& source)> propose;
    std::function<base::Result<std::shared_ptr<inference::StagedPackage>>(
        const std::filesystem::path& source, const inference::ImportAnswers& answers, base::ProgressSink& progress, std::stop_token stop)>
        stage;
    std::function<base::Result<inference::ModelPackage>(inference::StagedPackage& staged, const inference::InstallConsent& consent)>
        install;
    std::function<base::Status(const inference::ModelPackage& package)> remove;
    std::function<base::Status(const inference::ModelPackage& package, bool enabled)> setEnabled;
    std::function<base::Status(const inference::ModelPackage& package)> setDefault;
    std::function<base::Status(const inference::ModelPackage& package, const std::string& by)> accept;
    std::function<QString()> administrator;  ///< the account's name, to propose
};

/// Figures of an evaluation (metrics.json); empty for anything else.
[[nodiscard]] std::vector<ModelFigure> readFigures(base::ByteView metrics);
/// A package with its card and the figures of its evaluation. `store`: the folder that this program installs into.
[[nodiscard]] ModelRow readModelRow(const inference::ModelPackage& package, const std::filesystem::path& store);

/// Over the real catalog and store, which outlive the result.
[[nodiscard]] ModelPorts makeModelPorts(inference::ModelCatalog& catalog, inference::ModelStore& store);

}  // namespace intaglio::ui
