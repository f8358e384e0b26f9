#pragma once

namespace intaglio::ui {

/// Makes the icons and translations that are compiled into the program available. Called once, before any widget is built.
void initialiseResources();

}  // namespace intaglio::ui
