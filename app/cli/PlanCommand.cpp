#include <memory>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/report/ErrorSentence.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;

struct PlanOptions {
    std::string file;
    std::string mode = "reversible";
    std::size_t bytes = 0;
    std::size_t recipients = 1;
};

ordered_json planJson(const PlanOptions& options, const stego::Plan& plan) {
    return {{"file", options.file},
            {"status", "ok"},
            {"fits", plan.fits},
            {"mode", options.mode},
            {"capacity_bytes", plan.capacityBytes},
            {"needed_bytes", plan.neededBytes},
            {"psnr_db", plan.fits ? ordered_json(plan.psnrDb) : ordered_json(nullptr)},
            {"max_change", plan.fits ? ordered_json(plan.maximumChange) : ordered_json(nullptr)},
            {"refusal", plan.reason ? report::errorJson(*plan.reason) : ordered_json(nullptr)}};
}

void plan(CommandContext& context, const PlanOptions& options) {
    const auto planned =
        options.mode == "reversible"
            ? pipeline::planSeal(
                  context.services.sealPorts(),
                  {.source = base::pathFromText(options.file), .payloadBytes = options.bytes, .recipients = options.recipients})
            : base::Result<stego::Plan>(base::Error(base::ErrorCode::NotYetAvailable, {"The mode \"" + options.mode + "\""}));
    if (!planned) {
        context.console.json({{"file", options.file}, {"status", "error"}, {"error", report::errorJson(planned.error())}});
        return context.fail(planned.error());
    }
    context.console.json(planJson(options, *planned));
    if (!planned->fits) return context.fail(planned->reason.value_or(base::ErrorCode::Internal));
    context.console.text(options.file + ": fits (" + std::to_string(planned->neededBytes) + " of " +
                         std::to_string(planned->capacityBytes) + " bytes), PSNR " + std::to_string(planned->psnrDb) +
                         " dB, largest change " + std::to_string(planned->maximumChange));
}

}  // namespace

void addPlanCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "plan", "Say whether a result fits into a picture, and at what cost");
    auto options = std::make_shared<PlanOptions>();
    command->add_option("IMAGE", options->file, "Picture")->required();
    command->add_option("--mode", options->mode, "reversible (default), covert or robust")
        ->check(CLI::IsMember({"reversible", "covert", "robust"}));
    command->add_option("--bytes", options->bytes, "Size of the payload (default: that of a usual result)");
    command->add_option("--recipients", options->recipients, "Number of doctors")->check(CLI::Range(1, 8));
    command->callback([&context, options] { plan(context, *options); });
}

}  // namespace intaglio::cli
