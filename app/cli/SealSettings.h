#pragma once
#include <memory>

#include "app/cli/Command.h"

/// How a seal is put into a picture, as "seal", "answer" and "plan" take it.
namespace intaglio::cli {

struct SealSettings {
    crypto::EmbeddingMode mode = crypto::EmbeddingMode::Reversible;
    std::vector<std::string> protectedRegions;  ///< X,Y,W,H each
    stego::RobustStrength strength = stego::RobustStrength::Standard;
    dicom::SealedEncoding encoding = dicom::SealedEncoding::ExplicitLittleEndian;
    bool namesEncoding = false;
};

/// --mode, --protect and --strength.
[[nodiscard]] std::shared_ptr<SealSettings> addSealSettings(CLI::App& command);
/// --transfer-syntax.
void addTransferSyntax(CLI::App& command, const std::shared_ptr<SealSettings>& settings);

/// RegionInvalid where a text is not four numbers.
[[nodiscard]] base::Result<std::vector<crypto::ProtectedRegion>> regionsOf(const SealSettings& settings);
/// Fills mode, regions, strength and encoding. InvalidArgument for a transfer syntax where the output is no DICOM file.
[[nodiscard]] base::Status applySettings(const SealSettings& settings, pipeline::SealRequest& request);

/// Fields that "seal" and "answer" print: mode, psnr_db, max_change, bytes, hidden, warnings.
[[nodiscard]] nlohmann::ordered_json sealedJson(const std::string& file, const std::string& out, const pipeline::SealReport& report);
/// The line and the message of a picture that was not sealed.
void failToSeal(CommandContext& context, const std::string& file, const std::string& out, const SealSettings& settings,
                const base::Error& error);
/// What people must know about a sealed picture: " (sealed, not hidden: ...)" and what destroys it.
[[nodiscard]] std::string hidingText(const pipeline::SealReport& report);
[[nodiscard]] std::string careText(const pipeline::SealReport& report);
void noteWarnings(CommandContext& context, const pipeline::SealReport& report);

}  // namespace intaglio::cli
