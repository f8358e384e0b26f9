#include "ui/presenters/ModelPorts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/base/Files.h"
#include "core/inference/PackageSignature.h"

namespace intaglio::ui {

namespace {

constexpr std::uint64_t kMaximumCardBytes = std::uint64_t{4} << 20;

QByteArray bytesOf(base::ByteView bytes) {
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

/// What one evaluation says.
struct Evaluation {
    std::vector<ModelFigure> figures;
    QString dataset;
    std::vector<std::string> classes;
};

/// Absent where the figures are another network's: a former one's, or one that was trained for a further test.
std::optional<Evaluation> readEvaluation(const std::filesystem::path& file, const inference::ModelPackage& package) {
    const auto metrics = base::readFile(file, kMaximumCardBytes);
    if (!metrics) return std::nullopt;
    const QJsonObject document = QJsonDocument::fromJson(bytesOf(*metrics)).object();
    const QString judged = document.value(QLatin1String("model")).toObject().value(QLatin1String("sha256")).toString();
    if (!judged.isEmpty() && judged.toStdString() != package.identity.sha256) return std::nullopt;
    Evaluation evaluation{readFigures(*metrics), document.value(QLatin1String("dataset")).toString(), {}};
    const QJsonArray classes = document.value(QLatin1String("classes")).toArray();
    for (const QJsonValue& name : classes) evaluation.classes.push_back(name.toString().toStdString());
    return evaluation;
}

bool areTheLabels(const std::vector<std::string>& classes, const inference::Manifest& manifest) {
    std::vector<std::string> keys;
    for (const inference::Label& label : manifest.labels) keys.push_back(label.key);
    return std::is_permutation(classes.begin(), classes.end(), keys.begin(), keys.end());
}

/// The first further test, by name, that tells every label apart.
std::optional<ModelFigure> labelByLabelFigure(const inference::ModelPackage& package) {
    std::vector<std::filesystem::path> tests;
    std::error_code failure;
    std::filesystem::directory_iterator entry(package.folder / "evaluation" / "further", failure);
    for (const std::filesystem::directory_iterator end; !failure && entry != end; entry.increment(failure)) tests.push_back(entry->path());
    std::sort(tests.begin(), tests.end());
    for (const auto& test : tests) {
        const auto evaluation = readEvaluation(test / "metrics.json", package);
        if (!evaluation || !areTheLabels(evaluation->classes, package.manifest)) continue;
        for (const ModelFigure& figure : evaluation->figures) {
            if (figure.name == QLatin1String("balanced_accuracy")) return figure;
        }
    }
    return std::nullopt;
}

base::Result<ModelProposal> propose(const std::filesystem::path& path) {
    const auto source = inference::PackageSource::open(path);
    if (!source) return source.error();
    ModelProposal proposal;
    proposal.isImport = !source->hasBlock();
    proposal.answers = inference::proposedAnswers(*source);
    proposal.missing = proposal.isImport ? inference::missingAnswers(proposal.answers) : std::vector<std::string>();
    return proposal;
}

}  // namespace

const ModelFigure* ModelRow::figure(const QString& name) const {
    const auto found = std::find_if(figures.begin(), figures.end(), [&name](const ModelFigure& each) { return each.name == name; });
    return found == figures.end() ? nullptr : &*found;
}

bool ModelRow::joinsLabels() const {
    return !figuresClasses.empty() && figuresClasses.size() < package.manifest.labels.size();
}

ModelRow readModelRow(const inference::ModelPackage& package, const std::filesystem::path& store) {
    ModelRow row;
    row.package = package;
    row.isInstalled = package.folder.parent_path() == store;
    if (const auto card = base::readFile(package.folder / inference::kCardFile, kMaximumCardBytes)) {
        row.card = QString::fromUtf8(bytesOf(*card));
    }
    if (auto evaluation = readEvaluation(package.folder / inference::kMetricsFile, package)) {
        row.figures = std::move(evaluation->figures);
        row.figuresFrom = std::move(evaluation->dataset);
        row.figuresClasses = std::move(evaluation->classes);
    }
    if (row.joinsLabels()) row.labelByLabel = labelByLabelFigure(package);
    return row;
}

std::vector<ModelFigure> readFigures(base::ByteView metrics) {
    std::vector<ModelFigure> figures;
    const QJsonObject all = QJsonDocument::fromJson(bytesOf(metrics)).object().value(QLatin1String("metrics")).toObject();
    for (auto entry = all.begin(); entry != all.end(); ++entry) {
        const QJsonObject figure = entry.value().toObject();
        const QJsonArray interval = figure.value(QLatin1String("ci95")).toArray();
        if (!figure.value(QLatin1String("value")).isDouble() || interval.size() != 2) continue;
        figures.push_back({entry.key(), figure.value(QLatin1String("value")).toDouble(), interval[0].toDouble(), interval[1].toDouble()});
    }
    return figures;
}

ModelPorts makeModelPorts(inference::ModelCatalog& catalog, inference::ModelStore& store) {
    auto* models = &catalog;
    auto* files = &store;
    /// The catalog reads its folders anew after every change.
    const auto refreshed = [models](base::Status status) {
        models->refresh();
        return status;
    };
    ModelPorts ports;
    ports.list = [models, files]() {
        models->refresh();
        std::vector<ModelRow> rows;
        for (const inference::ModelPackage& package : models->packages()) rows.push_back(readModelRow(package, files->folder()));
        return rows;
    };
    ports.propose = propose;
    ports.stage = [files](const std::filesystem::path& source, const inference::ImportAnswers& answers, base::ProgressSink& progress,
                          std::stop_token stop) -> base::Result<std::shared_ptr<inference::StagedPackage>> {
        auto staged = files->stage(source, answers, progress, stop);
        if (!staged) return staged.error();
        return std::make_shared<inference::StagedPackage>(*std::move(staged));
    };
    ports.install = [files, models](inference::StagedPackage& staged, const inference::InstallConsent& consent) {
        auto installed = files->install(staged, consent);
        models->refresh();
        return installed;
    };
    ports.remove = [files, refreshed](const inference::ModelPackage& package) { return refreshed(files->remove(package.manifest.id)); };
    ports.setEnabled = [files, refreshed](const inference::ModelPackage& package, bool enabled) {
        return refreshed(files->setEnabled(package.manifest.id, enabled));
    };
    ports.setDefault = [files, refreshed](const inference::ModelPackage& package) { return refreshed(files->setDefault(package)); };
    ports.accept = [files, refreshed](const inference::ModelPackage& package, const std::string& by) {
        return refreshed(files->accept(package, by));
    };
    ports.administrator = []() {
        const QString user = qEnvironmentVariable("USER");
        return user.isEmpty() ? qEnvironmentVariable("USERNAME") : user;
    };
    return ports;
}

}  // namespace intaglio::ui
