#pragma once
#include <QString>
#include <vector>

#include "core/inference/Manifest.h"

namespace intaglio::ui {

/// What this program is, under which terms each installed model may be used, and whose libraries it stands on, as Markdown in the
/// language in use. Terms and names of models and libraries stay as their authors wrote them.
[[nodiscard]] QString aboutPage(const std::vector<inference::ModelPackage>& packages);

}  // namespace intaglio::ui
