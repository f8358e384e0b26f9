#pragma once
#include "app/cli/Command.h"
#include "core/pipeline/OpenSealedImage.h"

/// Opening a sealed picture, as "open" and "answer" do it.
namespace intaglio::cli {

struct OpenSource {
    std::string file;
    std::vector<std::string> trusted;  ///< .pub files of kiosks, and of doctors whose answers count
    std::string revocations;
    bool withoutMemory = false;
};
/// --trust, --revoked and --no-memory.
void addOpenSource(CLI::App& command, OpenSource& source, bool needsTrust);

struct OpenedPicture {
    base::Bytes file;
    image::LoadedImage picture;
    pipeline::Verdict verdict;

    /// Null for every verdict but intact.
    [[nodiscard]] const pipeline::IntactResult* intact() const { return std::get_if<pipeline::IntactResult>(&verdict); }
};
[[nodiscard]] base::Result<OpenedPicture> openPicture(CommandContext& context, const OpenSource& source,
                                                      const crypto::PrivateIdentity& doctor);

/// The line of "open"; "restored" is for the caller to fill in.
[[nodiscard]] nlohmann::ordered_json verdictJson(const std::string& file, const pipeline::Verdict& verdict);
/// For people: the result, or what is known of a picture that is not intact. Labels in the words of the model where it is installed here.
[[nodiscard]] std::string verdictText(CommandContext& context, const std::string& file, const pipeline::Verdict& verdict);

}  // namespace intaglio::cli
