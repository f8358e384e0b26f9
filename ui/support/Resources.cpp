#include "ui/support/Resources.h"

#include <QDir>
#include <QtGlobal>

// The macro must stand outside every namespace.
static void initialiseCompiledResources() {
    Q_INIT_RESOURCE(intaglio);
    Q_INIT_RESOURCE(translations);
}

namespace intaglio::ui {

void initialiseResources() {
    initialiseCompiledResources();
}

}  // namespace intaglio::ui
