#include "core/pipeline/ModelShelf.h"

#include "core/base/Files.h"
#include "core/base/Log.h"
#include "core/inference/Combined.h"
#include "core/inference/Golden.h"
#include "core/inference/PictureKind.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using inference::ModelPackage;

Result<std::optional<inference::Familiarity>> familiarityOf(const ModelPackage& package) {
    const inference::InputGate& gate = package.manifest.gate;
    if (gate.familiarityMethod.empty()) {
        return std::optional<inference::Familiarity>();
    }
    const auto file = base::readFile(package.folder / base::pathFromText(gate.familiarityFile));
    if (!file) {
        return file.error();
    }
    auto familiarity = inference::readFamiliarity(*file);
    if (!familiarity) {
        return Error{ErrorCode::ModelBroken, {package.manifest.id, gate.familiarityFile}};
    }
    return std::optional(*std::move(familiarity));
}

}  // namespace

template <class T>
std::shared_ptr<ModelShelf::Slot<T>> ModelShelf::slotOf(Slots<T>& slots, const Key& key) {
    const std::scoped_lock lock(m_mutex);
    auto& slot = slots[key];
    if (!slot) {
        slot = std::make_shared<Slot<T>>();
    }
    return slot;
}

Result<ModelShelf::Packages> ModelShelf::packages(const std::string& id) {
    if (!id.empty()) {
        auto named = m_catalog.find(id);
        if (!named) {
            return named.error();
        }
        if (inference::isGateModel((*named)->manifest)) {
            return Error{ErrorCode::InvalidArgument, {"model", id}};
        }
        return Packages{*std::move(named)};
    }
    auto usable = m_catalog.usable();
    if (!usable) {
        return usable.error();
    }
    std::erase_if(*usable, [](const auto& package) { return inference::isGateModel(package->manifest); });
    return usable->empty() ? Result<Packages>(ErrorCode::ModelNoneInstalled) : Result<Packages>(*std::move(usable));
}

Result<std::shared_ptr<LoadedModel>> ModelShelf::gateModel(inference::Device device) {
    if (const auto broken = m_catalog.brokenDefaultFor(inference::kGateKind)) {
        return *broken;
    }
    if (const auto package = m_catalog.defaultFor(inference::kGateKind)) {
        return loaded(package, device);
    }
    for (const ModelPackage& package : m_catalog.packages()) {
        // One whose manifest cannot be read has nothing but its folder's name.
        if (inference::isGateModel(package.manifest) || package.manifest.id == inference::kGateKind) {
            return package.problem ? *package.problem : Error{ErrorCode::ModelDisabled, {package.manifest.id}};
        }
    }
    return std::shared_ptr<LoadedModel>();
}

std::shared_ptr<const ModelPackage> ModelShelf::defaultFor(const std::string& kind) {
    return m_catalog.defaultFor(kind);
}

std::optional<Error> ModelShelf::brokenDefaultFor(const std::string& kind) {
    return m_catalog.brokenDefaultFor(kind);
}

Result<std::vector<std::shared_ptr<LoadedModel>>> ModelShelf::loadAll(const Packages& packages, inference::Device device) {
    std::vector<std::shared_ptr<LoadedModel>> models;
    std::optional<Error> firstProblem;
    for (const auto& package : packages) {
        auto model = loaded(package, device);
        if (model) {
            models.push_back(*std::move(model));
        } else if (!firstProblem) {
            firstProblem = model.error();
        }
    }
    if (models.empty()) {
        return *firstProblem;
    }
    return models;
}

Result<std::shared_ptr<LoadedModel>> ModelShelf::loaded(const std::shared_ptr<const ModelPackage>& package, inference::Device device) {
    const auto slot = slotOf(m_models, {package->manifest.id, device});
    const std::scoped_lock lock(slot->busy);
    // A package that was installed anew or changed has another digest: thresholds and calibration count as much as the network.
    if (!slot->content || slot->content->package->contentDigest != package->contentDigest) {
        if (slot->failed == package) {
            return slot->problem;
        }
        auto model = load(package, device);
        if (!model) {
            base::log::error("model-load", model.error());
            const bool mayPass = model.error().code == ErrorCode::OutOfMemory;
            slot->failed = mayPass ? nullptr : package;
            slot->problem = model.error();
            return model;
        }
        slot->failed.reset();
        slot->content = *std::move(model);
    }
    return slot->content;
}

Result<std::shared_ptr<LoadedModel>> ModelShelf::load(const std::shared_ptr<const ModelPackage>& package, inference::Device device) {
    // Verified when the catalog was read, and again now: the file that runs is the file that was published.
    if (const Status status = inference::verifyDigests(m_primitives, *package); !status) {
        return status.error();
    }
    auto familiarity = familiarityOf(*package);
    if (!familiarity) {
        return familiarity.error();
    }
    const auto engine = m_engines.engine();
    if (!engine) {
        return engine.error();
    }
    auto runner = inference::loadModel(**engine, *package, device);
    if (!runner) {
        return runner.error();
    }
    if (const Status golden = inference::checkGoldenVectors(*package, **runner); !golden) {
        return golden.error();
    }
    base::log::info("model-loaded", package->identity.id);
    return std::make_shared<LoadedModel>(LoadedModel{package, *std::move(runner), *std::move(familiarity)});
}

Result<std::shared_ptr<inference::Explainer>> ModelShelf::explainer(const ModelPackage& package, inference::Device device) {
    const auto slot = slotOf(m_explainers, {package.manifest.id + "@" + package.contentDigest, device});
    const std::scoped_lock lock(slot->busy);
    if (!slot->content) {
        const auto engine = m_engines.engine();
        if (!engine) {
            return engine.error();
        }
        auto explainer = inference::loadExplanation(**engine, package, device);
        if (!explainer) {
            return explainer.error();
        }
        slot->content = *std::move(explainer);
    }
    return slot->content;
}

}  // namespace intaglio::pipeline
