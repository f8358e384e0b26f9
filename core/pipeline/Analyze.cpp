#include "core/pipeline/Analyze.h"

#include <algorithm>
#include <chrono>

#include "core/explain/Evidence.h"
#include "core/explain/Guided.h"
#include "core/explain/Heatmap.h"
#include "core/image/ColorMap.h"
#include "core/inference/Calibration.h"
#include "core/inference/Preprocess.h"
#include "core/pipeline/Examine.h"

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

Result<inference::Prediction> predictionOf(const Examined& examined) {
    const Examination& best = examined.best;
    auto prediction = inference::predictionFrom(best.output.logits.values, *best.model->package);
    if (!prediction) {
        return prediction;
    }
    if (const Status intervals = inference::addIntervals(*prediction, best.output.answers, best.model->manifest()); !intervals) {
        return intervals.error();
    }
    prediction->kind = best.judgement.kind;
    if (examined.isKindUnchecked) {
        prediction->flags.emplace_back(kKindUncheckedFlag);
    }
    if (examined.ageBasis == inference::AgeBasis::Nobody) {
        prediction->flags.emplace_back(kAgeUncheckedFlag);
    }
    if (examined.ageBasis == inference::AgeBasis::Said) {
        prediction->flags.emplace_back(kAgeStatedFlag);
    }
    if (examined.setAside) {
        prediction->flags.emplace_back(kOverriddenFlag);
        prediction->overriddenRefusal = base::codeName(examined.setAside->code);
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

/// The map laid over the picture, along its edges where that is wanted.
Result<image::Image> overlayOf(const image::Image& display, const inference::Heatmap& map, double scaleMaximum, bool alongEdges) {
    if (!alongEdges) {
        return image::heatmapOverlay(display, map.values, scaleMaximum);
    }
    const auto sharp = explain::alongEdges(map, display);
    return sharp ? image::heatmapOverlay(display, sharp->values, scaleMaximum) : Result<image::Image>(sharp.error());
}

}  // namespace

struct Analyzer::State {
    State(const crypto::Primitives& primitives, inference::ModelCatalog& catalog, EngineProvider& engines)
        : shelf(primitives, catalog, engines) {}

    ModelShelf shelf;
    Examiner examiner{shelf};

    [[nodiscard]] Result<explain::Evidence> evidence(const Examination& examination, int label, inference::ExplainMethod method,
                                                     inference::Device device, base::ProgressSink& progress, const std::stop_token& stop);
    [[nodiscard]] Result<Explanation> explainExamined(Examined examined, const AnalyzeOptions& options, const std::string& label,
                                                      inference::ExplainMethod method, base::ProgressSink& progress,
                                                      const std::stop_token& stop);
};

Result<explain::Evidence> Analyzer::State::evidence(const Examination& examination, int label, inference::ExplainMethod method,
                                                    inference::Device device, base::ProgressSink& progress, const std::stop_token& stop) {
    const auto explainer = explain::looksInside(method) ? shelf.explainer(*examination.model->package, device)
                                                        : Result<std::shared_ptr<inference::Explainer>>(nullptr);
    if (!explainer) {
        return explainer.error();
    }
    return explain::evidenceFor(*examination.model->runner, explainer->get(), examination.input, label, method, {}, progress, stop);
}

Result<Explanation> Analyzer::State::explainExamined(Examined examined, const AnalyzeOptions& options, const std::string& label,
                                                     inference::ExplainMethod method, base::ProgressSink& progress,
                                                     const std::stop_token& stop) {
    const Examination& best = examined.best;
    const inference::Manifest& manifest = best.model->manifest();
    auto prediction = predictionOf(examined);
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
    auto map = explain::overPicture(coarse->map, geometry.rows, geometry.columns, *seen);
    if (!map) {
        return map.error();
    }
    auto overlay = overlayOf(examined.display, *map, manifest.explainScaleMaximum, options.alongEdges);
    if (!overlay) {
        return overlay.error();
    }
    explanation.prediction = *std::move(prediction);
    explanation.method = coarse->method;
    explanation.label = manifest.labels[static_cast<std::size_t>(coarse->label)].key;
    explanation.map = *std::move(map);
    explanation.scaleMaximum = manifest.explainScaleMaximum;
    explanation.overlay = *std::move(overlay);
    explanation.display = std::move(examined.display);
    progress.report("explain", 1, 1);
    return explanation;
}

Analyzer::Analyzer(const crypto::Primitives& primitives, inference::ModelCatalog& catalog, EngineProvider& engines)
    : m_state(new State(primitives, catalog, engines)) {}

Analyzer::~Analyzer() = default;

Result<Analysis> Analyzer::analyze(const image::LoadedImage& picture, const AnalyzeOptions& options, base::ProgressSink& progress,
                                   std::stop_token stop) {
    return guarded([&]() -> Result<Analysis> {
        const auto start = SteadyClock::now();
        auto examined = m_state->examiner.examine(picture, options, progress, stop);
        if (!examined) {
            return examined.error();
        }
        if (auto* refusal = std::get_if<Refusal>(&*examined)) {
            return Analysis(std::move(*refusal));
        }
        progress.report("predict", 0, 1);
        auto prediction = predictionOf(std::get<Examined>(*examined));
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
        auto examined = m_state->examiner.examine(picture, options, progress, stop);
        if (!examined) {
            return examined.error();
        }
        if (const auto* refusal = std::get_if<Refusal>(&*examined)) {
            return refusal->reason;
        }
        auto explanation = m_state->explainExamined(std::move(std::get<Examined>(*examined)), options, label, method, progress, stop);
        if (explanation) {
            explanation->prediction.timeMs = millisecondsSince(start);
        }
        return explanation;
    });
}

Result<inference::KindFinding> Analyzer::kindOf(const image::LoadedImage& picture, const AnalyzeOptions& options) {
    return guarded([&]() -> Result<inference::KindFinding> { return m_state->examiner.kindOf(picture, options); });
}

}  // namespace intaglio::pipeline
