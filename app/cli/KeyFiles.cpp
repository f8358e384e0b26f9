#include "app/cli/KeyFiles.h"

#include "core/base/Files.h"
#include "core/crypto/FingerprintWords.h"
#include "core/crypto/ReservedNames.h"
#include "core/report/ResultJson.h"

namespace intaglio::cli {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using crypto::PublicIdentity;
using nlohmann::ordered_json;

/// As "keys show" tells it for the clinic's own .pub file, so that people can compare the two.
std::string clinicFingerprint(const crypto::Primitives& primitives, const crypto::PublicKey& clinicKey) {
    PublicIdentity clinic;
    clinic.role = crypto::Role::Clinic;
    clinic.signing = clinicKey;
    return clinic.readableFingerprint(primitives);
}

/// As people copy it from a sheet of paper.
std::string bareFingerprint(const std::string& text) {
    std::string bare;
    for (const char letter : text) {
        if (letter == '-' || letter == ' ') continue;
        bare += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return bare;
}

ordered_json identityJson(const crypto::Primitives& primitives, const std::string& file, const PublicIdentity& identity) {
    return {{"file", file},
            {"status", "ok"},
            {"role", crypto::roleName(identity.role)},
            {"name", identity.name},
            {"fingerprint", identity.readableFingerprint(primitives)},
            {"words", crypto::fingerprintWords(primitives, identity)},
            {"valid_from", base::toRfc3339(identity.notBefore)},
            {"valid_until", base::toRfc3339(identity.notAfter)},
            {"enrolled", identity.clinic.has_value()},
            {"clinic_fingerprint", identity.clinic ? ordered_json(clinicFingerprint(primitives, *identity.clinic)) : nullptr},
            {"epoch", identity.epoch}};
}

std::string joined(const ordered_json& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word.get<std::string>();
    return text;
}

}  // namespace

Result<std::vector<PublicIdentity>> readPublicIdentities(CommandContext& context, const std::vector<std::string>& files) {
    std::vector<PublicIdentity> identities;
    for (const std::string& file : files) {
        auto identity = crypto::readPublicIdentity(context.services.primitives(), base::pathFromText(file));
        if (!identity) return identity.error();
        identities.push_back(*std::move(identity));
    }
    return identities;
}

Result<std::optional<crypto::RevocationList>> readRevocations(CommandContext& context, const std::string& file,
                                                              const PublicIdentity& holder) {
    if (file.empty()) return std::optional<crypto::RevocationList>();
    auto list = readList(context, file);
    if (!list) return list.error();
    if (holder.clinic && *holder.clinic != list->clinic) return Error(ErrorCode::ClinicMismatch, {file});
    return std::optional(*std::move(list));
}

Result<crypto::RevocationList> readList(CommandContext& context, const std::string& file) {
    auto list = crypto::readRevocationList(context.services.primitives(), base::pathFromText(file));
    if (!list && list.error().code == ErrorCode::FileNotFound)
        context.console.note(
            "Before a clinic revokes its first key it has no list: then leave --revoked out. If it revoked a key, copy the "
            "newest list from the clinic's folder \"public\".");
    return list;
}

base::Status checkEnrolledName(CommandContext& context, const PublicIdentity& identity, const crypto::PublicKey& clinic) {
    if (!crypto::isReservedName(identity.name) || identity.isSignedBy(context.services.primitives(), clinic)) return {};
    return Error(ErrorCode::InvalidArgument, {"name", identity.name});
}

base::Status checkRenewedName(CommandContext& context, const PublicIdentity& identity, const crypto::PublicKey& clinic,
                              const std::string& compared) {
    const base::Status known = checkEnrolledName(context, identity, clinic);
    // A key that no clinic ever signed is nobody's recovery key, whoever compared it.
    if (known || identity.role != crypto::Role::Doctor || !identity.clinic) return known;
    if (compared.empty()) return Error(ErrorCode::InvalidArgument, {"a name without --fingerprint", identity.name});
    if (bareFingerprint(compared) == bareFingerprint(identity.readableFingerprint(context.services.primitives()))) return {};
    return Error(ErrorCode::InvalidArgument, {"--fingerprint", compared});
}

void showIdentity(CommandContext& context, const std::string& file, const PublicIdentity& identity) {
    const ordered_json line = identityJson(context.services.primitives(), file, identity);
    const auto text = [&](const char* field) { return line[field].get<std::string>(); };
    context.console.json(line);
    context.console.text(file + "\n  role: " + text("role") + "\n  name: " + identity.name + "\n  fingerprint: " + text("fingerprint") +
                         "\n  in words: " + joined(line["words"]) + "\n  valid: " + text("valid_from") + " to " + text("valid_until") +
                         "\n  enrolled by a clinic with the fingerprint: " + (identity.clinic ? text("clinic_fingerprint") : "none"));
}

void failForKey(CommandContext& context, const std::string& file, const Error& error) {
    context.console.json({{"file", file}, {"status", "error"}, {"error", report::errorJson(error)}});
    context.fail(error);
}

base::Status checkOutput(const std::string& input, const std::string& output, bool keepExisting) {
    const std::filesystem::path path = base::pathFromText(output);
    if (base::isSameFile(base::pathFromText(input), path)) return Error(ErrorCode::OutputIsInput, {output});
    std::error_code ignored;
    if (keepExisting && std::filesystem::exists(std::filesystem::symlink_status(path, ignored)))
        return Error(ErrorCode::OutputExists, {output});
    return {};
}

void addKeepExisting(CLI::App& command, bool& keepExisting) {
    command.add_flag("--no-overwrite", keepExisting, "Fail where the output is there already, instead of replacing it");
}

}  // namespace intaglio::cli
