#include "ui/training/TrainWindows.h"

#include "ui/support/AppPorts.h"
#include "ui/training/TrainWindow.h"

namespace intaglio::ui {

bool canTrain(const AppPorts& ports) {
    return ports.modelStore != nullptr && ports.createTrainer != nullptr;
}

TrainPorts trainPortsOf(const AppPorts& ports) {
    return makeTrainPorts(
        {ports.primitives, ports.readers, ports.engines, ports.createTrainer, ports.settingsFolder / "training", ports.weightFolders},
        makeModelPorts(ports.models, *ports.modelStore));
}

TrainWindow* showTrainWindow(const TrainPorts& ports, QWidget* parent, const std::function<void()>& changed) {
    auto* window = new TrainWindow(ports, parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowModality(Qt::WindowModal);
    if (changed) QObject::connect(window, &TrainWindow::modelsChanged, parent, changed);
    window->show();
    return window;
}

}  // namespace intaglio::ui
