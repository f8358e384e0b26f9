#include <algorithm>
#include <cmath>

#include "core/inference/Preprocess.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Status;

/// Largest side a model input may have; guards against a package that asks for gigabytes.
constexpr int kMaximumInputSide = 8192;

Error stepError(const PreprocessStep& step, const std::string& detail) {
    return {ErrorCode::InvalidArgument, {"preprocess step " + step.name, detail}};
}

/// Argument names and value ranges of one step; a word argument lists its allowed values.
struct NumberRule {
    const char* name;
    bool mandatory;
    double minimum;
    double maximum;
};
struct WordRule {
    const char* name;
    std::vector<std::string> allowed;
};
enum class StepKind { Picture, Tensor };
struct StepRule {
    const char* name;
    StepKind kind;
    std::vector<NumberRule> numbers;
    std::vector<WordRule> words;
};

const std::vector<StepRule>& stepRules() {
    static const std::vector<StepRule> rules = {
        {"to-grey", StepKind::Picture, {}, {}},
        {"to-rgb", StepKind::Picture, {}, {}},
        {"grey-equalise", StepKind::Picture, {{"clip", false, 0.01, 1000}, {"tiles", false, 1, 64}}, {{"method", {"global", "clahe"}}}},
        {"clahe", StepKind::Picture, {{"clip", false, 0.01, 1000}, {"tiles", false, 1, 64}}, {}},
        {"median", StepKind::Picture, {{"side", true, 3, 31}}, {}},
        {"otsu-mask", StepKind::Picture, {}, {{"foreground", {"bright", "dark"}}}},
        {"stain-normalise",
         StepKind::Picture,
         {{"l", false, 0, 255},
          {"a", false, 0, 255},
          {"b", false, 0, 255},
          {"l-deviation", false, 0.1, 128},
          {"a-deviation", false, 0.1, 128},
          {"b-deviation", false, 0.1, 128}},
         {{"method", {"reinhard", "macenko"}}, {"reference", {"haematoxylin-eosin", "blood-smear"}}}},
        {"illumination-correct", StepKind::Picture, {{"largest-gain", false, 1, 4}}, {}},
        {"lung-crop", StepKind::Picture, {}, {}},
        {"breast-crop", StepKind::Picture, {{"orient", false, 0, 1}}, {}},
        {"pectoral-mask", StepKind::Picture, {}, {}},
        {"square-crop", StepKind::Picture, {}, {}},
        {"centre-crop", StepKind::Picture, {{"rows", true, 1, kMaximumInputSide}, {"columns", true, 1, kMaximumInputSide}}, {}},
        {"resize",
         StepKind::Picture,
         {{"rows", true, 1, kMaximumInputSide}, {"columns", true, 1, kMaximumInputSide}, {"antialias", false, 0, 1}},
         {{"kernel", {"area", "bilinear"}}}},
        {"letterbox",
         StepKind::Picture,
         {{"rows", true, 1, kMaximumInputSide}, {"columns", true, 1, kMaximumInputSide}, {"antialias", false, 0, 1}},
         {{"kernel", {"area", "bilinear"}}, {"align", {"centre", "left"}}}},
        {"scale", StepKind::Tensor, {{"divisor", true, 1e-6, 1e6}, {"offset", true, -1e6, 1e6}}, {}},
        {"standardise",
         StepKind::Tensor,
         {{"divisor", true, 1e-6, 1e6},
          {"mean-0", true, -1e6, 1e6},
          {"mean-1", false, -1e6, 1e6},
          {"mean-2", false, -1e6, 1e6},
          {"deviation-0", true, 1e-6, 1e6},
          {"deviation-1", false, 1e-6, 1e6},
          {"deviation-2", false, 1e-6, 1e6}},
         {}},
    };
    return rules;
}

const StepRule* ruleOf(const PreprocessStep& step) {
    const auto& rules = stepRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const StepRule& rule) { return step.name == rule.name; });
    return found == rules.end() ? nullptr : &*found;
}

bool isTensorStep(const PreprocessStep& step) {
    const StepRule* rule = ruleOf(step);
    return rule != nullptr && rule->kind == StepKind::Tensor;
}

Status checkNumbers(const PreprocessStep& step, const StepRule& rule) {
    for (const NumberRule& number : rule.numbers) {
        const auto found = step.numbers.find(number.name);
        if (found == step.numbers.end()) {
            if (number.mandatory) {
                return stepError(step, std::string(number.name) + " is missing");
            }
        } else if (!(found->second >= number.minimum && found->second <= number.maximum)) {
            return stepError(step, std::string(number.name) + " is out of range");
        }
    }
    for (const auto& [name, value] : step.numbers) {
        if (std::none_of(rule.numbers.begin(), rule.numbers.end(), [&key = name](const NumberRule& known) { return key == known.name; })) {
            return stepError(step, "unknown argument " + name);
        }
    }
    return {};
}

Status checkWords(const PreprocessStep& step, const StepRule& rule) {
    for (const auto& [name, value] : step.words) {
        const auto known =
            std::find_if(rule.words.begin(), rule.words.end(), [&key = name](const WordRule& word) { return key == word.name; });
        if (known == rule.words.end()) {
            return stepError(step, "unknown argument " + name);
        }
        if (std::find(known->allowed.begin(), known->allowed.end(), value) == known->allowed.end()) {
            return stepError(step, name + " may not be " + value);
        }
    }
    return {};
}

/// Each method has arguments of its own: the Reinhard target's six numbers, or the name of Macenko's reference.
Status checkStain(const PreprocessStep& step) {
    const auto method = step.words.find("method");
    const bool isMacenko = method != step.words.end() && method->second == "macenko";
    if (isMacenko && !step.numbers.empty()) {
        return stepError(step, "numbers are for method reinhard");
    }
    if (!isMacenko && (step.numbers.size() != 6 || step.words.count("reference") != 0)) {
        return stepError(step, "method reinhard takes l, a, b, l-deviation, a-deviation and b-deviation");
    }
    return {};
}

/// What a range cannot say.
Status checkTogether(const PreprocessStep& step) {
    if (step.name == "stain-normalise") {
        return checkStain(step);
    }
    if (step.name == "median" && std::fmod(step.numbers.at("side"), 2) != 1) {
        return stepError(step, "side must be odd");
    }
    return {};
}

Status checkStep(const PreprocessStep& step) {
    const StepRule* rule = ruleOf(step);
    if (rule == nullptr) {
        return stepError(step, "unknown step");
    }
    if (const Status numbers = checkNumbers(step, *rule); !numbers) {
        return numbers;
    }
    if (const Status words = checkWords(step, *rule); !words) {
        return words;
    }
    return checkTogether(step);
}

}  // namespace

Status checkSteps(const std::vector<PreprocessStep>& steps) {
    for (const PreprocessStep& step : steps) {
        if (const Status status = checkStep(step); !status) {
            return status;
        }
    }
    if (std::count_if(steps.begin(), steps.end(), isTensorStep) != 1 || !isTensorStep(steps.back())) {
        return Error{ErrorCode::InvalidArgument, {"preprocess", "exactly one tensor step (scale, standardise), last"}};
    }
    return {};
}

}  // namespace intaglio::inference
