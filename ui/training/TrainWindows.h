#pragma once
#include <functional>

#include "ui/presenters/TrainPorts.h"

class QWidget;

namespace intaglio::ui {

struct AppPorts;
class TrainWindow;

/// False where this program cannot train or install.
[[nodiscard]] bool canTrain(const AppPorts& ports);
/// Over the program's own functions; canTrain() must hold. `ports` outlives the result.
[[nodiscard]] TrainPorts trainPortsOf(const AppPorts& ports);
/// Opens the training window beside `parent`; it goes when it is closed. `changed` is called when a model was installed.
TrainWindow* showTrainWindow(const TrainPorts& ports, QWidget* parent, const std::function<void()>& changed = {});

}  // namespace intaglio::ui
