#include <map>
#include <memory>

#include "app/cli/Command.h"
#include "core/base/Files.h"
#include "core/image/Phantom.h"

namespace intaglio::cli {
namespace {

/// The word for a chest radiograph on the command line.
constexpr const char* kChest = "chest-x-ray";

struct SampleOptions {
    std::string out;
    std::string kind = "blood-smear";
    std::uint32_t seed = 4;  ///< a smear that the leukaemia model takes
    int size = 512;
};

base::Status writeSample(const SampleOptions& options) {
    const auto phantom = image::phantomOf(options.kind == kChest ? "chest" : options.kind, options.seed, options.size);
    if (!phantom) return phantom.error();
    const auto png = image::encodePng(*phantom);
    if (!png) return png.error();
    return base::writeFileAtomically(base::pathFromText(options.out), *png);
}

}  // namespace

void addSampleCommand(CLI::App& root, CommandContext& context) {
    CLI::App* command = addCommand(root, context, "sample", "Make a generated picture to try the program with (no patient's picture)");
    auto options = std::make_shared<SampleOptions>();
    command->add_option("--out", options->out, "PNG to write")->required();
    command->add_option("--kind", options->kind, "blood-smear (default), chest-x-ray, skin, breast-ultrasound, bone or mammogram")
        ->check(CLI::IsMember({"blood-smear", kChest, "skin", "breast-ultrasound", "bone", "mammogram"}));
    command->add_option("--seed", options->seed, "Another number makes another picture");
    command->add_option("--size", options->size, "Side in pixels")->check(CLI::Range(64, 4096));
    command->callback([&context, options] {
        if (const base::Status written = writeSample(*options); !written) return context.fail(written.error());
        context.console.json({{"file", options->out}, {"status", "ok"}, {"kind", options->kind}});
        context.console.text("Sample picture written to " + options->out + ".");
    });
}

}  // namespace intaglio::cli
