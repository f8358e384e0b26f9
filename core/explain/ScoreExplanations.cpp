#include "core/explain/ScoreExplanations.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <random>

#include "core/explain/Heatmap.h"
#include "core/inference/Calibration.h"

namespace intaglio::explain {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using inference::ExplainMethod;
using inference::Heatmap;
using inference::Randomised;
using Clock = std::chrono::steady_clock;

constexpr int kDraws = 2000;

double meanOf(const std::vector<double>& values) {
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Pictures by group, in the order of their first ones.
class Groups {
public:
    void add(const std::string& name) {
        const auto known = name.empty() ? m_byName.end() : m_byName.find(name);
        const std::size_t group = known == m_byName.end() ? m_count++ : known->second;
        if (!name.empty()) {
            m_byName[name] = group;
        }
        m_ofPicture.push_back(group);
    }

    /// The mean with the percentile interval over draws of whole groups. `values`: one per picture.
    [[nodiscard]] ScoreFigure figureOf(const std::vector<double>& values, std::uint64_t seed) const {
        if (values.size() != m_ofPicture.size() || values.empty()) {
            return {};
        }
        struct Sum {
            double values = 0;
            double pictures = 0;
        };
        std::vector<Sum> sums(m_count);
        for (std::size_t index = 0; index < values.size(); ++index) {
            sums[m_ofPicture[index]].values += values[index];
            sums[m_ofPicture[index]].pictures += 1;
        }
        std::mt19937_64 random(seed);
        std::vector<double> draws(kDraws);
        for (double& draw : draws) {
            Sum drawn;
            for (std::size_t index = 0; index < sums.size(); ++index) {
                const Sum& group = sums[random() % sums.size()];
                drawn.values += group.values;
                drawn.pictures += group.pictures;
            }
            draw = drawn.values / drawn.pictures;
        }
        std::sort(draws.begin(), draws.end());
        return {meanOf(values), draws[kDraws / 40], draws[kDraws - 1 - kDraws / 40]};
    }

private:
    std::map<std::string, std::size_t> m_byName;
    std::vector<std::size_t> m_ofPicture;
    std::size_t m_count = 0;
};

/// What the pictures gave for one method.
struct MethodSums {
    MethodScores scores;
    std::vector<double> insertion, deletion, unevenness, seconds, chances;
    std::vector<std::vector<double>> correlations{2};  ///< by Randomised
    int hits = 0;
};

class Scorer {
public:
    Scorer(inference::ModelRunner& runner, inference::Explainer* explainer, const inference::Manifest& manifest,
           const ScoreRequest& request, const std::stop_token& stop)
        : m_runner(runner), m_explainer(explainer), m_manifest(manifest), m_request(request), m_stop(stop) {
        for (const ExplainMethod asked : request.methods) {
            // A film has one map, whatever was asked for: scored once, under its own name.
            const bool isFilm = possibleTask(explainer, {asked, 0}).method == ExplainMethod::Patches;
            const ExplainMethod method = isFilm ? ExplainMethod::Patches : asked;
            const bool known = isFilm && std::any_of(m_methods.begin(), m_methods.end(),
                                                     [&](const MethodSums& sums) { return sums.scores.method == method; });
            if (!known) {
                m_methods.emplace_back().scores.method = method;
            }
        }
    }

    [[nodiscard]] Status prepareSanity() {
        const bool looking = std::any_of(m_request.methods.begin(), m_request.methods.end(), looksInside);
        if (m_explainer == nullptr || !looking) {
            return {};
        }
        for (const Randomised depth : {Randomised::Head, Randomised::HeadAndLastFeatures}) {
            auto copy = m_explainer->randomised(depth, m_request.seed);
            if (!copy && copy.error().code == ErrorCode::InvalidArgument) {
                m_randomised.clear();
                return {};
            }
            if (!copy) {
                return copy.error();
            }
            m_randomised.push_back(*std::move(copy));
        }
        return {};
    }

    [[nodiscard]] Status add(const ScoredPicture& picture) {
        m_groups.add(picture.group);
        for (MethodSums& sums : m_methods) {
            if (const Status added = addMethod(picture, sums); !added) {
                return added;
            }
        }
        const MethodScores& first = m_methods.front().scores;
        const Heatmap blind = randomMap(first.mapRows, first.mapColumns, m_request.seed + m_pictures);
        const auto chance = judge(picture, picture.label, blind);
        if (!chance) {
            return chance.error();
        }
        m_randomInsertion.push_back(chance->insertion);
        m_randomDeletion.push_back(chance->deletion);
        ++m_pictures;
        return {};
    }

    [[nodiscard]] ExplanationScores result() const {
        ExplanationScores all;
        all.pictures = m_pictures;
        all.randomInsertion = m_groups.figureOf(m_randomInsertion, m_request.seed);
        all.randomDeletion = m_groups.figureOf(m_randomDeletion, m_request.seed);
        for (const MethodSums& sums : m_methods) {
            all.methods.push_back(finished(sums));
            for (std::size_t depth = 0; depth < sums.correlations.size(); ++depth) {
                if (!sums.correlations[depth].empty()) {
                    all.sanity.push_back(
                        {sums.scores.method, static_cast<Randomised>(depth), m_groups.figureOf(sums.correlations[depth], m_request.seed)});
                }
            }
        }
        return all;
    }

private:
    [[nodiscard]] Result<Faithfulness> judge(const ScoredPicture& picture, int label, const Heatmap& map) const {
        const auto probabilityOf = [&](std::span<const float> logits) -> Result<double> {
            const auto probabilities = inference::calibratedProbabilities(logits, m_manifest);
            if (!probabilities) {
                return probabilities.error();
            }
            return probabilities->at(static_cast<std::size_t>(label));
        };
        return faithfulness(m_runner, picture.input, map, probabilityOf, m_request.faithfulness, m_stop);
    }

    [[nodiscard]] Status addMethod(const ScoredPicture& picture, MethodSums& sums) {
        base::NoProgress quiet;
        const auto start = Clock::now();
        const auto evidence =
            evidenceFor(m_runner, m_explainer, picture.input, picture.label, sums.scores.method, m_request.evidence, quiet, m_stop);
        if (!evidence) {
            return evidence.error();
        }
        sums.seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        sums.scores.done = evidence->method;
        sums.scores.mapRows = evidence->map.rows;
        sums.scores.mapColumns = evidence->map.columns;
        sums.unevenness.push_back(unevenness(evidence->map));
        const auto faithful = judge(picture, evidence->label, evidence->map);
        if (!faithful) {
            return faithful.error();
        }
        sums.insertion.push_back(faithful->insertion);
        sums.deletion.push_back(faithful->deletion);
        if (const Status pointed = addPointing(picture, evidence->map, sums); !pointed) {
            return pointed;
        }
        return addSanity(picture, *evidence, sums);
    }

    [[nodiscard]] Status addPointing(const ScoredPicture& picture, const Heatmap& map, MethodSums& sums) const {
        if (picture.regions.empty()) {
            return {};
        }
        const auto rows = static_cast<int>(picture.input.shape[2]);
        const auto columns = static_cast<int>(picture.input.shape[3]);
        const auto whole = overPicture(map, rows, columns, {0, 0, static_cast<double>(columns), static_cast<double>(rows)});
        if (!whole) {
            return whole.error();
        }
        const auto pointing = pointingGame(*whole, picture.regions, m_request.tolerance * std::min(rows, columns));
        if (!pointing) {
            return pointing.error();
        }
        sums.hits += pointing->hit ? 1 : 0;
        sums.chances.push_back(pointing->chance);
        return {};
    }

    [[nodiscard]] Status addSanity(const ScoredPicture& picture, const Evidence& evidence, MethodSums& sums) const {
        if (!looksInside(evidence.method)) {
            return {};
        }
        for (std::size_t depth = 0; depth < m_randomised.size(); ++depth) {
            // A head that was linear stays so, but a method may be lost with the weights; it then has nothing to compare.
            const auto map = m_randomised[depth]->explain(picture.input, picture.label, evidence.method);
            if (!map) {
                return map.error();
            }
            const auto alike = rankCorrelation(evidence.map, *map);
            if (!alike) {
                return alike.error();
            }
            sums.correlations[depth].push_back(*alike);
        }
        return {};
    }

    [[nodiscard]] MethodScores finished(const MethodSums& sums) const {
        MethodScores scores = sums.scores;
        scores.insertion = m_groups.figureOf(sums.insertion, m_request.seed);
        scores.deletion = m_groups.figureOf(sums.deletion, m_request.seed);
        scores.unevenness = m_groups.figureOf(sums.unevenness, m_request.seed);
        std::vector<double> times = sums.seconds;
        std::sort(times.begin(), times.end());
        scores.seconds = times.empty() ? 0 : times[times.size() / 2];
        if (!sums.chances.empty()) {
            scores.pointing = PointingTally{sums.hits, static_cast<int>(sums.chances.size()), meanOf(sums.chances)};
        }
        return scores;
    }

    inference::ModelRunner& m_runner;
    inference::Explainer* m_explainer;
    const inference::Manifest& m_manifest;
    const ScoreRequest& m_request;
    const std::stop_token& m_stop;
    std::vector<MethodSums> m_methods;
    std::vector<std::unique_ptr<inference::Explainer>> m_randomised;  ///< by Randomised
    std::vector<double> m_randomInsertion;
    std::vector<double> m_randomDeletion;
    std::size_t m_pictures = 0;
    Groups m_groups;
};

}  // namespace

Result<ExplanationScores> scoreExplanations(inference::ModelRunner& runner, inference::Explainer* explainer,
                                            const inference::Manifest& manifest, const PictureSource& source, std::size_t count,
                                            const ScoreRequest& request, base::ProgressSink& progress, const std::stop_token& stop) {
    if (count == 0 || request.methods.empty()) {
        return Error{ErrorCode::InvalidArgument, {"pictures", std::to_string(count)}};
    }
    Scorer scorer(runner, explainer, manifest, request, stop);
    if (const Status ready = scorer.prepareSanity(); !ready) {
        return ready.error();
    }
    for (std::size_t index = 0; index < count; ++index) {
        if (stop.stop_requested()) {
            return ErrorCode::Cancelled;
        }
        const auto picture = source(index);
        if (!picture) {
            return picture.error();
        }
        if (picture->label < 0 || static_cast<std::size_t>(picture->label) >= manifest.labels.size()) {
            return Error{ErrorCode::InvalidArgument, {"label", std::to_string(picture->label)}};
        }
        if (const Status added = scorer.add(*picture); !added) {
            return added.error();
        }
        progress.report("explain", static_cast<double>(index + 1), static_cast<double>(count));
    }
    return scorer.result();
}

}  // namespace intaglio::explain
