#pragma once
#include <functional>

#include "ui/presenters/ModelPorts.h"

class QWidget;

namespace intaglio::ui {

class ModelManagerWindow;
/// Opens the model manager beside `parent`; it goes when it is closed. `changed` is called whenever models came, went or were switched.
ModelManagerWindow* showModelManager(const ModelPorts& ports, QWidget* parent, const std::function<void()>& changed = {});

}  // namespace intaglio::ui
