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

ModelRow rowOf(const inference::ModelPackage& package, const std::filesystem::path& store) {
    ModelRow row{package, {}, {}, {}, package.folder.parent_path() == store};
    if (const auto card = base::readFile(package.folder / inference::kCardFile, kMaximumCardBytes)) {
        row.card = QString::fromUtf8(bytesOf(*card));
    }
    if (const auto metrics = base::readFile(package.folder / inference::kMetricsFile, kMaximumCardBytes)) {
        row.figures = readFigures(*metrics);
        const QJsonObject document = QJsonDocument::fromJson(bytesOf(*metrics)).object();
        row.figuresFrom = document.value(QLatin1String("dataset")).toString();
    }
    return row;
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
        for (const inference::ModelPackage& package : models->packages()) rows.push_back(rowOf(package, files->folder()));
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
