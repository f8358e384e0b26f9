#include "app/cli/AnalyzeOptions.h"

#include <map>

#include "app/cli/Choice.h"

namespace intaglio::cli {

std::shared_ptr<pipeline::AnalyzeOptions> addAnalyzeOptions(CLI::App& command) {
    using inference::Device;
    const std::map<std::string, Device> devices{{"cpu", Device::Cpu}, {"cuda", Device::Cuda}, {"auto", Device::Auto}};
    auto options = std::make_shared<pipeline::AnalyzeOptions>();
    command.add_option("--model", options->modelId, "Model id (default: the gate chooses)");
    command.add_option("--device", options->device, "cpu, cuda or auto (default)")->transform(choiceOf(devices))->option_text("DEVICE");
    command.add_option("--frame", options->frame, "Frame of a multi-frame picture, from 0")->check(CLI::Range(0, 65535));
    return options;
}

void addAgeOption(CLI::App& command, pipeline::AnalyzeOptions& options) {
    command
        .add_option_function<double>(
            "--age",
            [&options](double years) {
                options.patientAge = inference::AgeRange{years, years};
            },
            "Age of the patient in years, where the file does not say")
        ->check(CLI::Range(0.0, pipeline::kOldestPatient))
        ->option_text("YEARS");
}

}  // namespace intaglio::cli
