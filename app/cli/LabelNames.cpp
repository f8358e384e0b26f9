#include "app/cli/LabelNames.h"

namespace intaglio::cli {

LabelNames::LabelNames(CommandContext& context, const inference::ModelIdentity& model) {
    const auto package = context.services.models().find(model.id);
    // Another version may mean something else by the same key.
    if (!package || (*package)->identity.sha256 != model.sha256) return;
    for (const inference::Label& label : (*package)->manifest.labels) {
        const auto words = label.display.find("en");
        if (words != label.display.end() && !words->second.empty() && words->second != label.key) m_words[label.key] = words->second;
    }
}

std::string LabelNames::of(const std::string& key) const {
    const auto found = m_words.find(key);
    return found == m_words.end() ? key : found->second + " (" + key + ")";
}

}  // namespace intaglio::cli
