#include "core/pipeline/Analyze.h"

#include <algorithm>
#include <chrono>

#include "core/explain/Heatmap.h"
#include "core/explain/Occlusion.h"
#include "core/image/ColorMap.h"
#include "core/image/Display.h"
#include "core/inference/Calibration.h"
#include "core/inference/Gate.h"
#include "core/inference/Preprocess.h"
#include "core/pipeline/ModelShelf.h"

namespace intaglio::pipeline {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using inference::Refusal;
using SteadyClock = std::chrono::steady_clock;

double millisecondsSince(SteadyClock::time_point start) {
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

/// What one model made of a picture.
struct Examination {
    std::shared_ptr<LoadedModel> model;
    inference::Tensor input;
    inference::ForwardResult output;
    inference::Quality quality;
    inference::KindJudgement judgement;
};

/// The picture with the model that fits best, before anything is concluded from it.
struct Examined {
    image::Image display;
    Examination best;
};

Refusal refusalOf(const Error& reason, const inference::ModelPackage& package, std::optional<inference::KindScore> kind = std::nullopt) {
    return {reason, std::move(kind), package.identity};
}

Result<Examination> examineWith(const std::shared_ptr<LoadedModel>& model, const image::Image& display) {
    Examination examination;
    examination.model = model;
    const inference::Manifest& manifest = model->manifest();
    auto quality = inference::measureQuality(display, manifest);
    if (!quality) {
        return quality.error();
    }
    examination.quality = *quality;
    auto input = inference::preprocess(display, manifest.preprocess);
    if (!input) {
        return input.error();
    }
    examination.input = *std::move(input);
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

/// A model that cannot tell whether a picture is for it loses against every one that can.
double rankOf(const Examination& examination) {
    return examination.judgement.ratio.value_or(1e9);
}

/// Foreign code below throws on lack of memory at most; nothing of it may reach the caller.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory};
    } catch (const std::exception&) {
        return Error{ErrorCode::Internal, {"analysis"}};
    }
}

Result<inference::Prediction> predictionOf(const Examination& examination) {
    auto prediction = inference::predictionFrom(examination.output.logits.values, *examination.model->package);
    if (prediction) {
        prediction->kind = examination.judgement.kind;
    }
    return prediction;
}

Result<int> labelIndex(const inference::Manifest& manifest, const std::string& key) {
    const auto found = std::find_if(manifest.labels.begin(), manifest.labels.end(), [&](const auto& label) { return label.key == key; });
    if (found == manifest.labels.end()) {
        return Error{ErrorCode::LabelUnknown, {key}};
    }
    return static_cast<int>(found - manifest.labels.begin());
}

}  // namespace

struct Analyzer::State {
    ModelShelf shelf;

    /// Refusal: the file itself says that no candidate may judge it. Otherwise the best candidate's examination.
    [[nodiscard]] Result<std::variant<Examined, Refusal>> examine(const image::LoadedImage& picture, const AnalyzeOptions& options,
                                                                  base::ProgressSink& progress, const std::stop_token& stop);
    [[nodiscard]] Result<inference::Heatmap> evidence(const Examination& examination, int label, inference::ExplainMethod method,
                                                      inference::Device device, base::ProgressSink& progress, const std::stop_token& stop);
    [[nodiscard]] Result<Explanation> explainExamined(Examined examined, const AnalyzeOptions& options, const std::string& label,
                                                      inference::ExplainMethod method, base::ProgressSink& progress,
                                                      const std::stop_token& stop);
};

Result<std::variant<Examined, Refusal>> Analyzer::State::examine(const image::LoadedImage& picture, const AnalyzeOptions& options,
                                                                 base::ProgressSink& progress, const std::stop_token& stop) {
    progress.report("gate", 0, 1);
    const auto candidates = shelf.candidates(options.modelId, options.device);
    if (!candidates) {
        return candidates.error();
    }
    if (options.frame < 0 || options.frame >= picture.image.geometry().frames) {
        return Error{ErrorCode::InvalidArgument, {"frame", std::to_string(options.frame)}};
    }
    std::optional<image::Image> display;
    std::optional<Examination> best;
    std::optional<Refusal> firstRefusal;
    for (const auto& model : *candidates) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        if (const Status source = inference::checkSource(picture, model->manifest()); !source) {
            firstRefusal = firstRefusal ? firstRefusal : refusalOf(source.error(), *model->package);
            continue;
        }
        if (!display) {
            auto shown = image::toDisplay(picture.image, options.frame);
            if (!shown) {
                return shown.error();
            }
            display = *std::move(shown);
        }
        auto examination = examineWith(model, *display);
        if (!examination) {
            return examination.error();
        }
        if (!best || rankOf(*examination) < rankOf(*best)) {
            best = *std::move(examination);
        }
    }
    progress.report("gate", 1, 1);
    if (!best) {
        return std::variant<Examined, Refusal>(*std::move(firstRefusal));
    }
    return std::variant<Examined, Refusal>(Examined{*std::move(display), *std::move(best)});
}

Result<inference::Heatmap> Analyzer::State::evidence(const Examination& examination, int label, inference::ExplainMethod method,
                                                     inference::Device device, base::ProgressSink& progress, const std::stop_token& stop) {
    const bool looksInside = method != inference::ExplainMethod::Occlusion;
    const auto explainer =
        looksInside ? shelf.explainer(*examination.model->package, device) : Result<std::shared_ptr<inference::Explainer>>(nullptr);
    if (!explainer) {
        return explainer.error();
    }
    if (!*explainer) {
        explain::OcclusionOptions places;
        places.cells = std::min({places.cells, examination.model->manifest().inputRows, examination.model->manifest().inputColumns});
        return explain::occlusion(*examination.model->runner, examination.input, label, places, progress, stop);
    }
    return (*explainer)->explain(examination.input, label, method);
}

Result<Explanation> Analyzer::State::explainExamined(Examined examined, const AnalyzeOptions& options, const std::string& label,
                                                     inference::ExplainMethod method, base::ProgressSink& progress,
                                                     const std::stop_token& stop) {
    const Examination& best = examined.best;
    const inference::Manifest& manifest = best.model->manifest();
    auto prediction = predictionOf(best);
    if (!prediction) {
        return prediction.error();
    }
    Explanation explanation;
    explanation.label = label.empty() ? prediction->finding : label;
    const auto index = labelIndex(manifest, explanation.label);
    if (!index) {
        return index.error();
    }
    progress.report("explain", 0, 1);
    const auto coarse = evidence(best, *index, method, options.device, progress, stop);
    if (!coarse) {
        return coarse.error();
    }
    const auto& geometry = examined.display.geometry();
    const auto seen = inference::seenRegion(examined.display, manifest.preprocess);
    if (!seen) {
        return seen.error();
    }
    auto map = explain::overPicture(*coarse, geometry.rows, geometry.columns, *seen);
    if (!map) {
        return map.error();
    }
    auto overlay = image::heatmapOverlay(examined.display, map->values, manifest.explainScaleMaximum);
    if (!overlay) {
        return overlay.error();
    }
    explanation.prediction = *std::move(prediction);
    explanation.map = *std::move(map);
    explanation.scaleMaximum = manifest.explainScaleMaximum;
    explanation.overlay = *std::move(overlay);
    explanation.display = std::move(examined.display);
    progress.report("explain", 1, 1);
    return explanation;
}

Analyzer::Analyzer(const crypto::Primitives& primitives, inference::ModelCatalog& catalog, EngineProvider& engines)
    : m_state(new State{ModelShelf(primitives, catalog, engines)}) {}

Analyzer::~Analyzer() = default;

Result<Analysis> Analyzer::analyze(const image::LoadedImage& picture, const AnalyzeOptions& options, base::ProgressSink& progress,
                                   std::stop_token stop) {
    return guarded([&]() -> Result<Analysis> {
        const auto start = SteadyClock::now();
        auto examined = m_state->examine(picture, options, progress, stop);
        if (!examined) {
            return examined.error();
        }
        if (auto* refusal = std::get_if<Refusal>(&*examined)) {
            return Analysis(std::move(*refusal));
        }
        const Examination& best = std::get<Examined>(*examined).best;
        if (const Status seen = inference::checkSeen(best.judgement, best.quality, best.model->manifest()); !seen) {
            return Analysis(refusalOf(seen.error(), *best.model->package, best.judgement.kind));
        }
        progress.report("predict", 0, 1);
        auto prediction = predictionOf(best);
        if (!prediction) {
            return prediction.error();
        }
        prediction->timeMs = millisecondsSince(start);
        progress.report("predict", 1, 1);
        return Analysis(*std::move(prediction));
    });
}

Result<Explanation> Analyzer::explain(const image::LoadedImage& picture, const AnalyzeOptions& options, const std::string& label,
                                      inference::ExplainMethod method, base::ProgressSink& progress, std::stop_token stop) {
    return guarded([&]() -> Result<Explanation> {
        const auto start = SteadyClock::now();
        auto examined = m_state->examine(picture, options, progress, stop);
        if (!examined) {
            return examined.error();
        }
        if (const auto* refusal = std::get_if<Refusal>(&*examined)) {
            return refusal->reason;
        }
        Examined& seen = std::get<Examined>(*examined);
        if (const Status status = inference::checkSeen(seen.best.judgement, seen.best.quality, seen.best.model->manifest()); !status) {
            return status.error();
        }
        auto explanation = m_state->explainExamined(std::move(seen), options, label, method, progress, stop);
        if (explanation) {
            explanation->prediction.timeMs = millisecondsSince(start);
        }
        return explanation;
    });
}

}  // namespace intaglio::pipeline
