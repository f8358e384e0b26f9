#pragma once
#include <map>
#include <string>

#include "app/cli/Command.h"

namespace intaglio::cli {

/// Labels as people read them.
class LabelNames {
public:
    LabelNames() = default;
    /// Those of the model that made a result, where that very model is installed.
    LabelNames(CommandContext& context, const inference::ModelIdentity& model);

    /// "Melanoma (mel)"; the key alone where there are no other words for it.
    [[nodiscard]] std::string of(const std::string& key) const;

private:
    std::map<std::string, std::string> m_words;  ///< key -> English words
};

}  // namespace intaglio::cli
