// How a package gets from its source into the staging folder, is checked there and, once somebody vouches for
// it, run; what happens to it then is in ModelStore.cpp.
#include <nlohmann/json.hpp>

#include "core/base/Files.h"
#include "core/inference/Combined.h"
#include "core/inference/Golden.h"
#include "core/inference/PackageSignature.h"
#include "core/inference/packages/ModelStore.h"
#include "core/inference/packages/StagingFolder.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

Error invalid(const std::string& title, const std::string& detail) {
    return {ErrorCode::PackageInvalid, {title, detail}};
}

}  // namespace

struct ModelStore::Draft {
    const PackageSource& source;
    StagedPackage& staged;
    fs::path folder;  ///< of the package in the staging folder
    base::ProgressSink& progress;
    const std::stop_token& stop;
};

Result<StagedPackage> ModelStore::stage(const fs::path& path, const std::optional<ImportAnswers>& answers, base::ProgressSink& progress,
                                        const std::stop_token& stop) {
    if (const Status ready = locked([]() -> Status { return {}; }); !ready) {
        return ready.error();
    }
    const auto source = PackageSource::open(path);
    if (!source) {
        return source.error();
    }
    const auto staging = makeStaging(m_ports.primitives, m_folder);
    if (!staging) {
        return staging.error();
    }
    StagedPackage staged;
    staged.m_staging = *staging;
    staged.m_source = source->title();
    staged.m_isImport = !source->hasBlock();
    Draft draft{*source, staged, {}, progress, stop};
    const Status unpacked = staged.m_isImport ? unpackImport(draft, answers ? *answers : proposedAnswers(*source)) : unpackPackage(draft);
    if (!unpacked) {
        return unpacked.error();
    }
    if (stop.stop_requested()) {
        return ErrorCode::Cancelled;
    }
    if (const Status judged = judge(staged, base::pathText(draft.folder.filename())); !judged) {
        return judged.error();
    }
    // What nobody vouches for runs when somebody does: in install().
    if (!staged.needsAcceptance()) {
        progress.report("probe", 0, 1);
        if (const Status ran = runStaged(staged, stop); !ran) {
            return ran.error();
        }
        progress.report("probe", 1, 1);
    }
    return staged;
}

/// Every file but metadata.json and, in an import, what is made anew.
Status ModelStore::unpack(Draft& draft, const base::Bytes& metadata) {
    std::error_code failure;
    const auto files = draft.source.files();
    double done = 0;
    for (const std::string& file : files) {
        if (draft.stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        draft.progress.report("unpack", done++, static_cast<double>(files.size()));
        if (file == kMetadataFile) {
            continue;
        }
        const auto content = draft.source.read(file);
        if (!content) {
            return content.error().code == ErrorCode::FileEmpty ? invalid(draft.source.title(), file + " is empty") : content.error();
        }
        const fs::path target = draft.folder / base::pathFromText(file);
        fs::create_directories(target.parent_path(), failure);
        if (const Status written = base::writeFileAtomically(target, *content); !written) {
            return written;
        }
    }
    fs::create_directories(draft.folder, failure);
    return base::writeFileAtomically(draft.folder / kMetadataFile, metadata);
}

Status ModelStore::unpackPackage(Draft& draft) {
    auto metadata = draft.source.read(kMetadataFile);
    if (!metadata) {
        return metadata.error();
    }
    auto json = nlohmann::ordered_json::parse(metadata->begin(), metadata->end(), nullptr, false);
    if (!json.is_object() || !json["intaglio"].is_object()) {
        return invalid(draft.source.title(), "metadata.json: the block intaglio is no object");
    }
    auto& block = json["intaglio"];
    const std::string id = block.contains("id") && block["id"].is_string() ? block["id"].get<std::string>() : std::string();
    if (!isModelId(id)) {
        return invalid(draft.source.title(), "metadata.json: intaglio.id is no usable name");
    }
    if (m_ports.other && m_ports.other(id)) {
        return invalid(draft.source.title(), "the program or another folder already has a model \"" + id + "\", which cannot be replaced");
    }
    // A file cannot name its own digest: the one that is computed now counts from here on.
    const bool lacksDigest = draft.source.isSingleFile() && block["sha256"].is_object() && !block["sha256"].contains(kModelFile);
    if (draft.source.isSingleFile() && (lacksDigest || !block.contains("sha256") || block["sha256"].is_null())) {
        const auto model = draft.source.read(kModelFile);
        if (!model) {
            return model.error();
        }
        block["sha256"][kModelFile] = base::toHex(m_ports.primitives.sha256(*model));
        const std::string text = json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
        metadata->assign(text.begin(), text.end());
    }
    draft.folder = draft.staged.m_staging / id;
    return unpack(draft, *metadata);
}

Status ModelStore::unpackImport(Draft& draft, const ImportAnswers& answers) {
    const std::string modelFile = draft.source.has(kModelFile) ? kModelFile : "model.onnx";
    const auto model = draft.source.read(modelFile);
    if (!model) {
        return model.error();
    }
    const auto manifest = importManifest(draft.source, answers, m_ports.primitives.sha256(*model));
    if (!manifest) {
        return manifest.error();
    }
    if (m_ports.other && m_ports.other(manifest->id)) {
        return invalid(draft.source.title(),
                       "the program or another folder already has a model \"" + manifest->id + "\"; choose another id");
    }
    const auto metadata = serialiseManifest(*manifest);
    if (!metadata) {
        return metadata.error();
    }
    draft.folder = draft.staged.m_staging / manifest->id;
    draft.staged.m_unknowns = importUnknowns(answers);
    if (const Status unpacked = unpack(draft, *metadata); !unpacked) {
        return unpacked;
    }
    std::error_code failure;
    // A signature or golden vectors that came with it are about other metadata than ours.
    fs::remove(draft.folder / kSignatureFile, failure);
    fs::remove_all(draft.folder / kGoldenFolder, failure);
    const std::string card = importCard(*manifest, draft.source, answers);
    return base::writeFileAtomically(draft.folder / kCardFile, base::viewOf(card));
}

/// The answers of this computer, so that damage after the import is noticed at every start.
Status ModelStore::addImportedGolden(const ModelPackage& package, ModelRunner& runner) {
    GoldenVector vector;
    vector.name = "import";
    vector.phantom = package.manifest.gate.kind.rfind("chest", 0) == 0 ? "chest" : "blood-smear";
    vector.seed = 1;
    vector.size = 256;
    vector.tolerance = 0.05;
    const auto input = goldenInput(package, vector);
    const auto output = input ? runner.run(*input) : Result<ForwardResult>(input.error());
    if (!output) {
        return output.error();
    }
    vector.logits.assign(output->logits.values.begin(), output->logits.values.end());
    std::error_code failure;
    fs::create_directories(package.folder / kGoldenFolder, failure);
    const std::string text = goldenVectorJson(vector);
    return base::writeFileAtomically(package.folder / kGoldenFolder / (vector.name + ".json"), base::viewOf(text));
}

/// An import has no golden vectors yet, without which openPackage() would call it broken.
Result<ModelPackage> ModelStore::openStaged(const StagedPackage& staged, const fs::path& folder) const {
    if (!staged.m_isImport) {
        ModelPackage package = openPackage(m_ports.primitives, folder, false);
        return package.problem ? Result<ModelPackage>(*package.problem) : Result<ModelPackage>(std::move(package));
    }
    const std::string id = base::pathText(folder.filename());
    const auto metadata = base::readFile(folder / kMetadataFile);
    auto manifest = metadata ? parseManifest(*metadata, id) : Result<Manifest>(metadata.error());
    if (!manifest) {
        return manifest.error();
    }
    ModelPackage package;
    package.manifest = *std::move(manifest);
    package.folder = folder;
    package.isShipped = false;
    package.identity = {id, package.manifest.version, identityDigest(m_ports.primitives, package.manifest)};
    return package;
}

Status ModelStore::runStaged(StagedPackage& staged, const std::stop_token& stop) {
    const ModelPackage& package = staged.m_package;
    const auto engine = m_ports.engine();
    if (!engine) {
        return engine.error();
    }
    const auto runner = loadModel(**engine, package, Device::Cpu);
    if (!runner) {
        return runner.error();
    }
    const Status probed = staged.m_isImport ? probeAnswers(package, **runner, ProbeStrictness::Import, stop)
                                            : probeModel(package, **runner, ProbeStrictness::Package, stop);
    if (!probed) {
        return probed;
    }
    if (const Status finished = staged.m_isImport ? finishImport(staged, **runner) : Status(); !finished) {
        return finished;
    }
    staged.m_hasRun = true;
    return {};
}

/// An import becomes a whole package with the answers that it gives on this computer.
Status ModelStore::finishImport(StagedPackage& staged, ModelRunner& runner) {
    if (const Status golden = addImportedGolden(staged.m_package, runner); !golden) {
        return golden;
    }
    staged.m_package = openPackage(m_ports.primitives, staged.m_package.folder, false);
    return staged.m_package.problem ? Status(*staged.m_package.problem) : Status();
}

/// Whose signature or acceptance the package has, without running it.
Status ModelStore::judge(StagedPackage& staged, const std::string& id) {
    auto opened = openStaged(staged, staged.m_staging / id);
    if (!opened) {
        return opened.error();
    }
    const auto settings = readModelSettings(m_ports.primitives, m_settingsFile);
    if (!settings) {
        return settings.error();
    }
    staged.m_package = *std::move(opened);
    applyDecisions(m_ports.primitives, staged.m_package, *settings, trustedSigners(), true);
    std::error_code failure;
    if (fs::exists(m_folder / id, failure)) {
        const ModelPackage installed = openPackage(m_ports.primitives, m_folder / id, false);
        // One that is broken has no version to speak of: anything is better.
        staged.m_installedVersion = installed.manifest.version.empty() ? "0.0.0" : installed.manifest.version;
    }
    return {};
}

std::vector<crypto::PublicIdentity> ModelStore::trustedSigners() const {
    return m_ports.signers ? m_ports.signers() : std::vector<crypto::PublicIdentity>{};
}

}  // namespace intaglio::inference
