#include "ui/keys/KeyWindows.h"

#include "ui/keys/KeyManagerWindow.h"

namespace intaglio::ui {

KeyPorts keyPortsOf(const AppPorts& ports) {
    return makeKeyPorts({ports.primitives, ports.clock, trustFolderIn(ports.settingsFolder)});
}

KeyManagerWindow* showKeyManager(const KeyPorts& ports, QWidget* parent, const std::function<void()>& changed) {
    auto* window = new KeyManagerWindow(ports, parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowModality(Qt::WindowModal);
    if (changed) QObject::connect(window, &KeyManagerWindow::trustChanged, parent, changed);
    window->show();
    return window;
}

}  // namespace intaglio::ui
