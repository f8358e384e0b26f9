#pragma once
#include "ui/presenters/ModelPorts.h"

/// Models that nobody made, for the gallery.
namespace intaglio::ui::samples {

[[nodiscard]] std::vector<ModelRow> models();
/// Ports that list `rows`, and propose `proposal` for any file.
[[nodiscard]] ModelPorts modelPorts(std::vector<ModelRow> rows, ModelProposal proposal = {});
[[nodiscard]] ModelProposal foreignNetwork();

}  // namespace intaglio::ui::samples
