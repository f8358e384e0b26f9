#include "app/cli/ErrorWords.h"

#include <algorithm>
#include <array>

#include "app/composition/AppPaths.h"
#include "core/base/Files.h"
#include "core/report/ErrorSentence.h"

namespace intaglio::cli {
namespace {

using base::ErrorCode;

std::string argumentOf(const base::Error& error, std::size_t index) {
    return index < error.arguments.size() ? error.arguments[index] : std::string();
}

/// True where the file of the administrator's decisions cannot be read. It is reported as if it were a model, a key or any file; no model
/// can have its name, which has a dot.
bool isAboutDecisions(const base::Error& error) {
    constexpr std::array kCodes{ErrorCode::ModelBroken,    ErrorCode::KeyFileInvalid, ErrorCode::FileEmpty,
                                ErrorCode::FileUnreadable, ErrorCode::FileTooLarge,   ErrorCode::FileIsDirectory};
    const std::string name = argumentOf(error, 0);
    return std::find(kCodes.begin(), kCodes.end(), error.code) != kCodes.end() &&
           (name == inference::kModelSettingsFile || name == base::pathText(composition::modelSettingsFile()));
}

Words decisionsWords(const base::Error& error) {
    const std::string detail = error.arguments.size() > 1 ? error.arguments.back() : std::string(base::codeName(error.code));
    return {"The decisions about the models in \"" + base::pathText(composition::modelSettingsFile()) + "\" cannot be read (" + detail +
                "): all models are off, because nobody knows which ones were switched off.",
            "Restore the file from a backup, or delete it and decide anew. All models stay off until then."};
}

bool isLabelledFolder(const base::Error& error) {
    std::error_code ignored;
    return error.code == ErrorCode::LabelsInvalid && std::filesystem::is_directory(base::pathFromText(argumentOf(error, 0)), ignored);
}

/// A recipe that cannot be read, or the stages that it names, which only the training looks at.
bool isAboutRecipe(const base::Error& error) {
    const std::string name = argumentOf(error, 0);
    return error.code == ErrorCode::InvalidArgument && (name.starts_with("recipe ") || name.starts_with("stages."));
}

}  // namespace

Words wordsOf(const base::Error& error) {
    const std::string& first = argumentOf(error, 0);
    if (isAboutDecisions(error)) return decisionsWords(error);
    if (isLabelledFolder(error))
        return {"The folder \"" + first + "\" cannot be used: " + argumentOf(error, 1) + ".",
                "It must hold one folder for each label, at least two, with the pictures in them: " + first +
                    "/LABEL/...; or a table labels.csv."};
    if (error.code == ErrorCode::InvalidArgument && first == "--by" && argumentOf(error, 1).empty())
        return {"Nobody is named who accepts the package: the account that runs the program has no name.", "Say who it is with --by NAME."};
    const Words words{report::sentenceOf(error), report::hintOf(error)};
    if (isAboutRecipe(error)) return {words.sentence, "The settings of a recipe are described in docs/howto/train-a-model.md."};
    if (error.code == ErrorCode::PackageNotAccepted)
        return {words.sentence, "An administrator may accept it: \"intaglio models accept " + first +
                                    " --by NAME\", or in the model manager. Each of its results then says so."};
    return words;
}

nlohmann::ordered_json errorJson(const base::Error& error) {
    return {{"code", base::codeName(error.code)}, {"message", wordsOf(error).sentence}};
}

}  // namespace intaglio::cli
