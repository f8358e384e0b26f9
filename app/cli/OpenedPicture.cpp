#include "app/cli/OpenedPicture.h"

#include <algorithm>

#include "app/cli/KeyFiles.h"
#include "core/base/Files.h"

namespace intaglio::cli {
namespace {

using base::Result;

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kListIsOldAfter = 30 * kDay;

/// A key that was lost yesterday is not on last month's list.
void noteOldList(CommandContext& context, const crypto::RevocationList& list) {
    const std::int64_t age = context.services.clock().unixSeconds() - list.issuedAt;
    if (age > kListIsOldAfter)
        context.console.note("The list of revoked keys is " + std::to_string(age / kDay) + " days old; ask the clinic for the newest.");
}

}  // namespace

void addOpenSource(CLI::App& command, OpenSource& source, bool needsTrust) {
    command.add_option("--trust", source.trusted, "Public keys of the kiosks to trust, and of doctors whose answers count")
        ->required(needsTrust);
    command.add_option("--revoked", source.revocations, "The clinic's list of revoked keys");
    command.add_flag("--no-memory", source.withoutMemory, "Neither notice nor remember that a result was opened before");
}

Result<OpenedPicture> openPicture(CommandContext& context, const OpenSource& source, const crypto::PrivateIdentity& doctor) {
    auto file = base::readFile(base::pathFromText(source.file));
    if (!file) return file.error();
    auto picture = context.services.readers().read(*file, source.file);
    if (!picture) return picture.error();
    auto trusted = readPublicIdentities(context, source.trusted);
    if (!trusted) return trusted.error();
    const auto revocations = readRevocations(context, source.revocations, doctor.pub);
    if (!revocations) return revocations.error();
    if (*revocations) noteOldList(context, **revocations);

    pipeline::OpenRequest request;
    request.doctor = &doctor;
    request.trusted = *std::move(trusted);
    request.revocations = *revocations ? &**revocations : nullptr;
    request.seen = source.withoutMemory ? nullptr : &context.services.seenResults();
    ConsoleProgress progress(context.console);
    auto verdict = pipeline::openSealedImage(context.services.sealPorts(), *picture, request, progress, context.stop);
    if (!verdict) return verdict.error();
    return OpenedPicture{*std::move(file), *std::move(picture), *std::move(verdict)};
}

}  // namespace intaglio::cli
