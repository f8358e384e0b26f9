#include "ui/models/ModelGallery.h"

#include "ui/models/ModelAcceptDialog.h"
#include "ui/models/ModelCompareDialog.h"
#include "ui/models/ModelInstallDialog.h"
#include "ui/models/ModelManagerWindow.h"
#include "ui/models/ModelSamples.h"

namespace intaglio::ui {

namespace {

constexpr QSize kManagerSize(1240, 780);
constexpr QSize kDialogSize(820, 680);

void addManager(GalleryPages& pages, const char* name, const std::vector<ModelRow>& rows, const QString& selected) {
    pages.push_back({QStringLiteral("models") + QLatin1String(name), kManagerSize, [rows, selected]() -> std::unique_ptr<QWidget> {
                         auto window = std::make_unique<ModelManagerWindow>(samples::modelPorts(rows));
                         if (!waitUntil([&window]() { return window->runningJobs() == 0; })) return nullptr;
                         window->select(selected);
                         return window;
                     }});
}

/// A dialog over a library of its own, which goes with it.
void addInstall(GalleryPages& pages, const char* name, const ModelProposal& proposal) {
    pages.push_back({QStringLiteral("models-install-") + QLatin1String(name), kDialogSize, [proposal]() -> std::unique_ptr<QWidget> {
                         auto window = std::make_shared<ModelManagerWindow>(samples::modelPorts(samples::models(), proposal));
                         const auto isDone = [&window]() { return window->runningJobs() == 0; };
                         if (!waitUntil(isDone)) return nullptr;
                         auto dialog = std::make_unique<ModelInstallDialog>(window->library(), "chest-pneumonia.zip");
                         QObject::connect(dialog.get(), &QObject::destroyed, [window]() {});
                         return waitUntil(isDone) ? std::move(dialog) : nullptr;
                     }});
}

}  // namespace

void addModelPages(GalleryPages& pages) {
    addManager(pages, "", samples::models(), QStringLiteral("chest-pneumonia"));
    addManager(pages, "-unsigned", samples::models(), QStringLiteral("foreign-net"));
    addManager(pages, "-broken", samples::models(), QStringLiteral("smear-old"));
    addManager(pages, "-empty", {}, {});
    addInstall(pages, "refused", {});
    addInstall(pages, "import", samples::foreignNetwork());
    pages.push_back({QStringLiteral("models-compare"), QSize(900, 640), []() {
                         const auto rows = samples::models();
                         return std::make_unique<ModelCompareDialog>(rows[0], rows[2]);
                     }});
    pages.push_back({QStringLiteral("models-accept"), QSize(620, 440),
                     []() { return std::make_unique<ModelAcceptDialog>(samples::models()[3].package, QStringLiteral("Ada")); }});
}

}  // namespace intaglio::ui
