#include "app/cli/LabelNames.h"

#include <algorithm>

namespace intaglio::cli {
namespace {

/// A package may hold anything: what would move a terminal's cursor is not shown.
bool isPlain(const std::string& words) {
    return !words.empty() && std::none_of(words.begin(), words.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace

LabelNames::LabelNames(CommandContext& context, const inference::ModelIdentity& model) {
    const auto package = context.services.models().find(model.id);
    // Another version may mean something else by the same key.
    if (!package || (*package)->identity.sha256 != model.sha256) return;
    for (const inference::Label& label : (*package)->manifest.labels) {
        const auto words = label.display.find("en");
        if (words != label.display.end() && isPlain(words->second) && words->second != label.key) m_words[label.key] = words->second;
    }
}

std::string LabelNames::of(const std::string& key) const {
    const auto found = m_words.find(key);
    return found == m_words.end() ? key : found->second + " (" + key + ")";
}

}  // namespace intaglio::cli
