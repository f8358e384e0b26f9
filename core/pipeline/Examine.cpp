#include "core/pipeline/Examine.h"

#include <algorithm>

#include "core/base/Log.h"
#include "core/image/Display.h"
#include "core/inference/AgeCover.h"
#include "core/inference/PictureKind.h"
#include "core/inference/Preprocess.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using inference::KindFinding;
using inference::Refusal;
using Outcome = std::variant<Examined, Refusal>;
using Package = std::shared_ptr<const inference::ModelPackage>;

/// Written so that what is no number is refused too.
Status checkRange(const inference::AgeRange& age) {
    const bool isAge = age.from >= 0 && age.from <= age.to && age.to <= kOldestPatient;
    return isAge ? Status() : Status(Error{ErrorCode::InvalidArgument, {"age", std::to_string(age.to)}});
}

Status checkOptions(const image::LoadedImage& picture, const AnalyzeOptions& options) {
    if (options.frame < 0 || options.frame >= picture.image.geometry().frames) {
        return Error{ErrorCode::InvalidArgument, {"frame", std::to_string(options.frame)}};
    }
    if (options.overrideRefusal && options.modelId.empty()) {
        return Error{ErrorCode::InvalidArgument, {"model", options.modelId}};
    }
    return options.patientAge ? checkRange(*options.patientAge) : Status();
}

Result<Examination> examineWith(const std::shared_ptr<LoadedModel>& model, const image::Image& display) {
    Examination examination;
    examination.model = model;
    const inference::Manifest& manifest = model->manifest();
    auto look = inference::lookAt(display, manifest);
    if (!look) {
        return look.error();
    }
    examination.quality = std::move(look->quality);
    examination.input = std::move(look->input);
    auto output = model->runner->run(examination.input);
    if (!output) {
        return output.error();
    }
    examination.output = *std::move(output);
    auto judgement =
        inference::judgeKind(manifest, model->familiarityOrNull(), examination.output.features.values, examination.quality.appearance);
    if (!judgement) {
        return judgement.error();
    }
    examination.judgement = *std::move(judgement);
    return examination;
}

Result<KindFinding> findKind(const std::shared_ptr<LoadedModel>& gateModel, const image::Image& display) {
    const auto seen = examineWith(gateModel, display);
    if (!seen) {
        return seen.error();
    }
    return inference::kindFindingOf(*gateModel->package, seen->output.logits.values, seen->judgement);
}

/// A model that cannot tell whether a picture is for it loses against every one that can.
double rankOf(const Examination& examination) {
    return examination.judgement.ratio.value_or(1e9);
}

bool isOwnKind(const inference::Manifest& manifest) {
    return inference::findPictureKind(manifest.gate.kind) == nullptr;
}

/// One picture on its way through the gate.
class Visit {
public:
    Visit(ModelShelf& shelf, const image::LoadedImage& picture, const AnalyzeOptions& options, const std::stop_token& stop)
        : m_shelf(shelf), m_picture(picture), m_options(options), m_stop(stop) {}

    Result<Outcome> run() {
        if (const Status options = checkOptions(m_picture, m_options); !options) {
            return options.error();
        }
        auto packages = m_shelf.packages(m_options.modelId);
        if (!packages) {
            return packages.error();
        }
        if (m_stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        const auto gateModel = m_shelf.gateModel(m_options.device);
        m_isGateBroken = !gateModel;
        if (m_isGateBroken && m_options.modelId.empty()) {
            return gateModel.error();
        }
        m_isKindUnchecked = m_isGateBroken || !*gateModel;
        if (!m_isKindUnchecked) {
            if (const Status found = find(*gateModel); !found) {
                return found.error();
            }
            auto refusal = m_options.modelId.empty() ? chooseByKind(*packages) : refusalOfNamed(*packages->front());
            if (!refusal) {
                return refusal.error();
            }
            if (*refusal) {
                return Outcome(**std::move(refusal));
            }
        }
        return judgeWith(*packages);
    }

private:
    /// Reads the picture as a screen shows it, once.
    [[nodiscard]] Status show() {
        if (!m_display) {
            auto shown = image::toDisplay(m_picture.image, m_options.frame);
            if (!shown) {
                return shown.error();
            }
            m_display = *std::move(shown);
        }
        return {};
    }

    [[nodiscard]] Status find(const std::shared_ptr<LoadedModel>& gateModel) {
        if (const Status shown = show(); !shown) {
            return shown;
        }
        auto finding = findKind(gateModel, *m_display);
        if (!finding) {
            return finding.error();
        }
        m_finding = *std::move(finding);
        return {};
    }

    [[nodiscard]] Refusal kindRefusal(const Error& reason, std::optional<inference::ModelIdentity> model = std::nullopt) const {
        return {reason, m_finding->kind, std::move(model)};
    }

    /// Nothing where the picture may go on, also because a doctor says so.
    [[nodiscard]] std::optional<Refusal> setAsideOr(Refusal refusal) {
        if (!m_options.overrideRefusal) {
            return refusal;
        }
        m_setAside = m_setAside ? m_setAside : refusal.reason;
        return std::nullopt;
    }

    [[nodiscard]] Result<std::optional<Refusal>> refusalOfNamed(const inference::ModelPackage& named) {
        const Status kind = inference::checkKind(*m_finding, m_picture.source, named.manifest.gate.kind);
        if (kind) {
            return std::optional<Refusal>();
        }
        // What the file itself says is the reason that a person can check: a CT is refused as a CT.
        const Status source = checkFile(named.manifest);
        return setAsideOr(kindRefusal(m_finding->isSure || source ? kind.error() : source.error(), named.identity));
    }

    /// Leaves those packages that may judge the kind found, the default one first.
    [[nodiscard]] Result<std::optional<Refusal>> chooseByKind(std::vector<Package>& packages) {
        const Status found = inference::checkFound(*m_finding, m_picture.source);
        return found ? chooseOfKind(packages, m_finding->kind.label) : chooseOwn(packages, found.error());
    }

    /// Nobody steps in for a default that is broken: it may have been made for other patients, or other findings.
    [[nodiscard]] Result<std::optional<Refusal>> chooseOfKind(std::vector<Package>& packages, const std::string& kind) {
        if (const auto broken = m_shelf.brokenDefaultFor(kind)) {
            return *broken;
        }
        std::erase_if(packages, [&](const Package& package) { return package->manifest.gate.kind != kind; });
        if (packages.empty()) {
            return std::optional(kindRefusal(Error{ErrorCode::RefusedNoModel, {inference::kindWords(kind)}}));
        }
        m_default = m_shelf.defaultFor(kind);
        std::stable_partition(packages.begin(), packages.end(), [&](const Package& package) { return isDefault(*package); });
        return std::optional<Refusal>();
    }

    /// A clinic's own kinds are unknown to the gate's model: only a model that knows its pictures itself can claim what that model does
    /// not know, and none what it knows surely.
    [[nodiscard]] Result<std::optional<Refusal>> chooseOwn(std::vector<Package>& packages, const Error& reason) {
        std::erase_if(packages, [&](const Package& package) {
            return m_finding->isSure || !isOwnKind(package->manifest) || package->manifest.gate.familiarityMethod.empty();
        });
        m_lastRefusal = kindRefusal(reason);
        return packages.empty() ? m_lastRefusal : std::nullopt;
    }

    /// What can be said before the model sees the picture.
    [[nodiscard]] Status checkUnseen(const inference::Manifest& manifest) const {
        if (isBlind(manifest)) {
            return Error{ErrorCode::RefusedKind, {inference::kindWords(inference::kNoKind)}};
        }
        return checkFile(manifest);
    }

    /// Neither the gate nor the model itself could notice that this is another kind of picture.
    [[nodiscard]] bool isBlind(const inference::Manifest& manifest) const {
        return m_isGateBroken && manifest.gate.familiarityMethod.empty();
    }

    /// What the file says, and somebody of the patient's age where the file is silent.
    [[nodiscard]] Status checkFile(const inference::Manifest& manifest) const {
        const Status source = inference::checkSource(m_picture, manifest, m_options.patientAge);
        const bool isAge = !source && source.error().code == ErrorCode::RefusedAge;
        return isAge ? Status(namingAllAges(source.error(), manifest.gate.kind)) : source;
    }

    /// Whether nothing that the file says but an age keeps the model from judging.
    [[nodiscard]] bool mayJudgeAtSomeAge(inference::Manifest manifest) const {
        manifest.gate.ageMinimum.reset();
        manifest.gate.ageMaximum.reset();
        return !isBlind(manifest) && inference::checkSource(m_picture, manifest);
    }

    /// A refusal by age names the ages of every model that is on for such a picture, not of one alone.
    [[nodiscard]] Error namingAllAges(Error refusal, const std::string& kind) const {
        const auto usable = m_shelf.packages({});
        if (!usable) {
            return refusal;
        }
        std::vector<inference::AgeRange> ages;
        for (const Package& package : *usable) {
            if (package->manifest.gate.kind == kind && mayJudgeAtSomeAge(package->manifest)) {
                ages.push_back(inference::agesOf(package->manifest.gate));
            }
        }
        if (!ages.empty()) {
            refusal.arguments.back() = inference::coveredAges(std::move(ages));
        }
        return refusal;
    }

    [[nodiscard]] bool isDefault(const inference::ModelPackage& package) const {
        return m_default && m_default->manifest.id == package.manifest.id;
    }

    /// What kept the default from being loaded, where others of its kind were.
    [[nodiscard]] Status checkDefault(const std::vector<std::shared_ptr<LoadedModel>>& models) const {
        const bool isThere = std::any_of(models.begin(), models.end(), [&](const auto& model) { return isDefault(*model->package); });
        if (!m_default || isThere) {
            return {};
        }
        const auto failed = m_shelf.loadAll({m_default}, m_options.device);
        return failed ? Status() : failed.error();
    }

    /// The default alone, unless what is known of the picture speaks against it: what it does not know is refused, because another model
    /// may have been made for other patients.
    [[nodiscard]] std::vector<Package> askedOf(const std::vector<Package>& packages) const {
        return m_default && checkUnseen(m_default->manifest) ? std::vector<Package>{m_default} : packages;
    }

    [[nodiscard]] Result<Outcome> judgeWith(const std::vector<Package>& packages) {
        const auto models = m_shelf.loadAll(askedOf(packages), m_options.device);
        if (!models) {
            return models.error();
        }
        if (const Status ready = checkDefault(*models); !ready) {
            return ready.error();
        }
        std::optional<Examination> best;
        for (const auto& model : *models) {
            if (m_stop.stop_requested()) {
                return ErrorCode::Cancelled;
            }
            if (const Status source = checkUnseen(model->manifest()); !source) {
                auto refusal =
                    setAsideOr({source.error(), m_finding ? std::optional(m_finding->kind) : std::nullopt, model->package->identity});
                if (refusal) {
                    m_firstRefusal = m_firstRefusal ? m_firstRefusal : refusal;
                    continue;
                }
            }
            if (const Status shown = show(); !shown) {
                return shown.error();
            }
            auto examination = examineWith(model, *m_display);
            if (!examination) {
                return examination.error();
            }
            if (m_finding) {
                examination->judgement = inference::agreedJudgement(examination->judgement, *m_finding, model->manifest());
            }
            if (!best || rankOf(*examination) < rankOf(*best)) {
                best = *std::move(examination);
            }
        }
        return best ? conclude(*std::move(best)) : Result<Outcome>(Outcome(m_lastRefusal ? *m_lastRefusal : *m_firstRefusal));
    }

    [[nodiscard]] static Status seenBy(const Examination& examination) {
        return inference::checkSeen(examination.judgement, examination.quality, examination.model->manifest());
    }

    [[nodiscard]] Result<Outcome> conclude(Examination best) {
        if (const Status seen = seenBy(best); !seen) {
            Refusal own{seen.error(), best.judgement.kind, best.model->package->identity};
            if (auto refusal = setAsideOr(m_lastRefusal ? *m_lastRefusal : std::move(own))) {
                return Outcome(*std::move(refusal));
            }
        }
        if (m_setAside) {
            // Beside an overridden result stands what the gate saw, not that the model did not know it.
            best.judgement.kind = m_finding ? m_finding->kind : best.judgement.kind;
            base::log::info("gate-overridden", std::string(base::codeName(m_setAside->code)) + " " + best.model->package->identity.id);
        }
        const auto ageBasis = inference::ageBasis(m_picture.source, best.model->manifest(), m_options.patientAge);
        return Outcome(Examined{*std::move(m_display), std::move(best), std::move(m_setAside), m_isKindUnchecked, ageBasis});
    }

    ModelShelf& m_shelf;
    const image::LoadedImage& m_picture;
    const AnalyzeOptions& m_options;
    const std::stop_token& m_stop;
    std::optional<image::Image> m_display;
    std::optional<KindFinding> m_finding;
    Package m_default;
    std::optional<Refusal> m_firstRefusal;  ///< of a candidate, by what the file says
    std::optional<Refusal> m_lastRefusal;   ///< of the kind, where only models of a clinic's own kinds are left to ask
    std::optional<Error> m_setAside;
    bool m_isGateBroken = false;
    bool m_isKindUnchecked = false;
};

}  // namespace

Result<Outcome> Examiner::examine(const image::LoadedImage& picture, const AnalyzeOptions& options, base::ProgressSink& progress,
                                  const std::stop_token& stop) {
    progress.report("gate", 0, 1);
    auto outcome = Visit(m_shelf, picture, options, stop).run();
    progress.report("gate", 1, 1);
    return outcome;
}

Result<KindFinding> Examiner::kindOf(const image::LoadedImage& picture, const AnalyzeOptions& options) {
    if (const Status valid = checkOptions(picture, options); !valid) {
        return valid.error();
    }
    const auto gateModel = m_shelf.gateModel(options.device);
    if (!gateModel) {
        return gateModel.error();
    }
    if (!*gateModel) {
        return Error{ErrorCode::ModelNotFound, {inference::kGateKind}};
    }
    const auto display = image::toDisplay(picture.image, options.frame);
    return display ? findKind(*gateModel, *display) : Result<KindFinding>(display.error());
}

}  // namespace intaglio::pipeline
