#include "app/cli/AnalyzeOptions.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "app/cli/Choice.h"
#include "app/cli/UsageHint.h"
#include "core/inference/AgeCover.h"

namespace intaglio::cli {
namespace {

/// "34", "0.5": what a person would say of an age, and no other way to write a number.
bool isAge(const std::string& text) {
    double years = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), years, std::chars_format::fixed);
    return failure == std::errc() && end == text.data() + text.size() && years >= 0 && years <= pipeline::kOldestPatient;
}

CLI::Validator ageInYears() {
    const auto check = [](const std::string& text) -> std::string {
        if (isAge(text)) return {};
        throw HintedError("--age: \"" + text + "\" is no age.", "Say it in years, from 0 to " +
                                                                    inference::yearsText(pipeline::kOldestPatient) +
                                                                    ", with a point before parts of a year: 34, or 0.5 for six months.");
    };
    CLI::Validator validator;
    validator.operation([check](std::string& text) { return check(text); });
    return validator;
}

}  // namespace

std::shared_ptr<pipeline::AnalyzeOptions> addAnalyzeOptions(CLI::App& command) {
    using inference::Device;
    const std::map<std::string, Device> devices{{"cpu", Device::Cpu}, {"cuda", Device::Cuda}, {"auto", Device::Auto}};
    auto options = std::make_shared<pipeline::AnalyzeOptions>();
    command.add_option("--model", options->modelId, "Model id (default: the gate chooses)");
    command.add_option("--device", options->device, "cpu, cuda or auto (default)")->transform(choiceOf(devices))->option_text("DEVICE");
    command.add_option("--frame", options->frame, "Frame of a multi-frame picture, from 0")->check(CLI::Range(0, 65535));
    return options;
}

void addAgeOption(CLI::App& command, pipeline::AnalyzeOptions& options, const std::string& description) {
    command
        .add_option_function<double>(
            "--age",
            [&options](double years) {
                options.patientAge = inference::AgeRange{years, years};
            },
            description)
        ->check(ageInYears())
        ->option_text("YEARS");
}

std::string ageAdvice(CommandContext& context, const inference::Prediction& result) {
    if (std::find(result.flags.begin(), result.flags.end(), pipeline::kAgeUncheckedFlag) == result.flags.end()) return {};
    const auto package = context.services.models().find(result.model.id);
    if (!package) return {};
    return "the model is made for the ages " + inference::coveredAges({inference::agesOf((*package)->manifest.gate)}) +
           ": say the patient's with --age YEARS; for another age another model may judge";
}

}  // namespace intaglio::cli
