#include <memory>

#include "app/cli/SealSettings.h"
#include "core/base/Files.h"
#include "core/report/ErrorSentence.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using nlohmann::ordered_json;

struct PlanOptions {
    std::string file;
    std::size_t bytes = 0;
    std::size_t recipients = 1;
    std::shared_ptr<SealSettings> settings;
};

ordered_json planJson(const PlanOptions& options, const stego::Plan& plan) {
    return {{"file", options.file},
            {"status", "ok"},
            {"fits", plan.fits},
            {"mode", crypto::modeName(options.settings->mode)},
            {"capacity_bytes", plan.capacityBytes},
            {"needed_bytes", plan.neededBytes},
            {"psnr_db", plan.fits ? ordered_json(plan.psnrDb) : ordered_json(nullptr)},
            {"max_change", plan.fits ? ordered_json(plan.maximumChange) : ordered_json(nullptr)},
            {"refusal", plan.reason ? report::errorJson(*plan.reason) : ordered_json(nullptr)}};
}

base::Result<stego::Plan> planPicture(CommandContext& context, const PlanOptions& options) {
    pipeline::PlanRequest request;
    request.source = base::pathFromText(options.file);
    request.payloadBytes = options.bytes;
    request.recipients = options.recipients;
    request.mode = options.settings->mode;
    request.strength = options.settings->strength;
    auto regions = regionsOf(*options.settings);
    if (!regions) return regions.error();
    request.protectedRegions = *std::move(regions);
    return pipeline::planSeal(context.services.sealPorts(), request);
}

void plan(CommandContext& context, const PlanOptions& options) {
    const auto planned = planPicture(context, options);
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
    options->settings = addSealSettings(*command);
    command->add_option("--bytes", options->bytes, "Size of the payload (default: that of a usual result)");
    command->add_option("--recipients", options->recipients, "Number of doctors")->check(CLI::Range(1, 8));
    command->callback([&context, options] { plan(context, *options); });
}

}  // namespace intaglio::cli
