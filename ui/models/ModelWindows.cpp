#include "ui/models/ModelWindows.h"

#include "ui/models/ModelManagerWindow.h"

namespace intaglio::ui {

ModelManagerWindow* showModelManager(const ModelPorts& ports, QWidget* parent, const std::function<void()>& changed) {
    auto* window = new ModelManagerWindow(ports, parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowModality(Qt::WindowModal);
    if (changed) QObject::connect(window, &ModelManagerWindow::modelsChanged, parent, changed);
    window->show();
    return window;
}

}  // namespace intaglio::ui
