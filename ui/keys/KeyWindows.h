#pragma once
#include "ui/presenters/KeyPorts.h"
#include "ui/support/AppPorts.h"

class QWidget;

namespace intaglio::ui {

/// The key windows' functions over the program's ports, with this computer's trust. `ports` must outlive the result.
[[nodiscard]] KeyPorts keyPortsOf(const AppPorts& ports);

class KeyManagerWindow;
/// Opens the key manager beside `parent`; it goes when it is closed. `changed` is called whenever trusted keys may have changed.
KeyManagerWindow* showKeyManager(const KeyPorts& ports, QWidget* parent, const std::function<void()>& changed = {});

}  // namespace intaglio::ui
