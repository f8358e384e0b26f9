#include "ui/models/ModelSamples.h"

namespace intaglio::ui::samples {

namespace {

using inference::LabelRole;
using inference::PackageStatus;

const char* kCard =
    "# Pneumonia in children's chest radiographs (`chest-pneumonia` 1.2.0)\n\nTells normal films from those with pneumonia.\n\n## Not "
    "for\n- Adults\n- Films from beds\n\n## Figures on the split \"test\" of `pneumonia`\n| figure | value |\n|---|---|\n| "
    "balanced_accuracy | 0.981 (0.970 to 0.990) |\n\n| class | n | sensitivity | specificity | PPV | NPV |\n|---|---|---|---|---|---|\n| "
    "normal | 142 | 0.979 (0.954 to 1.000) | 0.985 (0.971 to 0.995) | 0.959 (0.923 to 0.987) | 0.992 (0.982 to 1.000) |\n| pneumonia | 388 "
    "| 0.985 (0.971 to 0.995) | 0.979 (0.954 to 1.000) | 0.992 (0.982 to 1.000) | 0.959 (0.923 to 0.987) |\n";

ModelRow row(const char* id, const char* name, const char* kind, PackageStatus status) {
    ModelRow model;
    inference::ModelPackage& package = model.package;
    package.manifest.id = id;
    package.manifest.name = name;
    package.manifest.version = "1.2.0";
    package.manifest.architecture = "mobilenet_v2";
    package.manifest.gate.kind = kind;
    package.manifest.labels = {{"normal", {{"en", "Normal"}}, LabelRole::Normal}, {"pneumonia", {{"en", "Pneumonia"}}, LabelRole::Finding}};
    package.manifest.demonstration = status == PackageStatus::Demonstration;
    package.status = status;
    package.isShipped = status == PackageStatus::Ok || status == PackageStatus::Demonstration;
    package.bytes = 4'620'000;
    model.card = QString::fromUtf8(kCard);
    model.figures = {{QStringLiteral("accuracy"), 0.984, 0.975, 0.991},
                     {QStringLiteral("auc_macro"), 0.997, 0.994, 0.999},
                     {QStringLiteral("balanced_accuracy"), 0.981, 0.970, 0.990}};
    model.figuresFrom = QStringLiteral("chest_pneumonia_kermany2018");
    return model;
}

}  // namespace

std::vector<ModelRow> models() {
    std::vector<ModelRow> rows{row("chest-pneumonia", "Pneumonia in children", "chest-xray", PackageStatus::Ok),
                               row("bone-fracture", "Fractures", "bone-xray", PackageStatus::Demonstration),
                               row("chest-regional", "Regional chest model", "chest-xray", PackageStatus::Ok),
                               row("foreign-net", "Imported network", "skin", PackageStatus::Unsigned),
                               row("smear-old", "Blood smears, old", "blood-smear", PackageStatus::Broken)};
    rows[0].package.isDefault = true;
    rows[0].package.manifest.labels = {{"normal", {{"en", "Normal"}}, LabelRole::Normal},
                                       {"bacteria", {{"en", "Bacterial pneumonia"}}, LabelRole::Finding},
                                       {"virus", {{"en", "Viral pneumonia"}}, LabelRole::Finding}};
    rows[0].package.manifest.gate.ageMinimum = 1;
    rows[0].package.manifest.gate.ageMaximum = 5;
    rows[0].package.manifest.labelGroups = {{"pneumonia", {"bacteria", "virus"}}};
    rows[0].figuresClasses = {"normal", "pneumonia"};
    rows[0].labelByLabel = ModelFigure{QStringLiteral("balanced_accuracy"), 0.850, 0.815, 0.886};
    rows[2].package.manifest.name = "Regional model for chest X-rays: normal, bacterial and viral pneumonia";
    rows[2].figuresClasses = {"normal", "pneumonia"};
    rows[2].package.isShipped = false;
    rows[2].package.isEnabled = false;
    rows[2].package.signer = inference::PackageSigner{"Riverside Practice", "K3QF-7ZPA-MN2C-X4DT-8RVH", 1'790'000'000, true};
    rows[2].figures[2] = {QStringLiteral("balanced_accuracy"), 0.931, 0.911, 0.949};
    rows[3].package.isEnabled = false;
    rows[3].figures.clear();
    rows[4].package.problem = base::Error(base::ErrorCode::ModelDigestMismatch, {"smear-old"});
    rows[4].package.isShipped = false;
    return rows;
}

ModelProposal foreignNetwork() {
    ModelProposal proposal;
    proposal.isImport = true;
    proposal.answers.id = "foreign-net";
    proposal.answers.name = "Foreign network";
    proposal.answers.rows = 224;
    proposal.answers.columns = 224;
    proposal.answers.labels = {{"normal", {{"en", "normal"}}, LabelRole::Normal}, {"melanoma", {{"en", "melanoma"}}, LabelRole::Finding}};
    proposal.missing = inference::missingAnswers(proposal.answers);
    return proposal;
}

ModelPorts modelPorts(std::vector<ModelRow> rows, ModelProposal proposal) {
    ModelPorts ports;
    ports.list = [rows = std::move(rows)]() { return rows; };
    ports.propose = [proposal = std::move(proposal)](const std::filesystem::path&) -> base::Result<ModelProposal> { return proposal; };
    ports.stage = [](const std::filesystem::path&, const inference::ImportAnswers&, base::ProgressSink&,
                     std::stop_token) -> base::Result<std::shared_ptr<inference::StagedPackage>> {
        return base::Error(base::ErrorCode::ModelDigestMismatch, {"chest-pneumonia"});
    };
    ports.administrator = []() { return QStringLiteral("Ada"); };
    return ports;
}

}  // namespace intaglio::ui::samples
