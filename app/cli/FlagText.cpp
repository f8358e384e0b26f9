#include "app/cli/FlagText.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "app/cli/Percent.h"
#include "core/inference/Disagreement.h"
#include "core/pipeline/JudgeCleaned.h"

namespace intaglio::cli {
namespace {

std::string overriddenText(const inference::Prediction& result) {
    if (result.overriddenRefusal.empty()) return "judged although the gate refused the picture";
    return "the gate refused this picture (" + result.overriddenRefusal + "); it was judged because --override-gate was given";
}

std::string cleanedText(const pipeline::CleanedBy& by) {
    return "cleaned at the kiosk before it was judged: no value was changed by more than " + std::to_string(by.largestChange) + " of " +
           std::to_string(by.highestValue);
}

std::string disagreementText(const inference::FindingRange& range) {
    return "the answers behind this result do not decide alike: for a finding they lie between " + percent(range.lowest) + " and " +
           percent(range.highest) + ", on both sides of the threshold; read this picture with care";
}

std::string fixedText(const std::string& flag) {
    struct Row {
        std::string_view flag, text;
    };
    constexpr Row kRows[] = {
        {"demonstration", "demonstration model: not for patients"},
        {"non-commercial", "the model is licensed for non-commercial use only"},
        {"unsigned", "the model's package is not signed by a trusted publisher"},
        {pipeline::kKindUncheckedFlag, "the kind of picture was not checked: the model for that cannot be used"},
        {pipeline::kAgeUncheckedFlag, "the model is made for a certain age, and the file does not say the patient's"},
        {pipeline::kAgeStatedFlag, "the patient's age was stated, not read from the picture"},
    };
    const auto* row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& candidate) { return candidate.flag == flag; });
    return row == std::end(kRows) ? flag : std::string(row->text);
}

std::string flagText(const std::string& flag, const inference::Prediction& result) {
    if (flag == pipeline::kOverriddenFlag) return overriddenText(result);
    if (const auto by = pipeline::readCleanedFlag(flag)) return cleanedText(*by);
    if (const auto range = inference::disagreement(result); range && flag.starts_with(inference::kDisagreementFlag))
        return disagreementText(*range);
    if (const auto weighted = inference::weightedFinding(result); weighted && flag.starts_with(inference::kWeightedFindingFlag))
        return *weighted + " is not the most probable label: shown because it is rare among the pictures that the model was judged on";
    return fixedText(flag);
}

}  // namespace

std::string flagLines(const inference::Prediction& result) {
    std::string lines;
    if (inference::isLikelyButNegative(result))
        lines += "\n  the model gives a finding more than one half; the threshold of the operating point is higher still";
    for (const std::string& flag : result.flags) lines += "\n  " + flagText(flag, result);
    return lines;
}

}  // namespace intaglio::cli
