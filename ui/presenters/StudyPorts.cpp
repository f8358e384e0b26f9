#include "ui/presenters/StudyPorts.h"

#include "core/base/Files.h"

namespace intaglio::ui {

QString pathToQt(const std::filesystem::path& path) {
    return QString::fromStdString(base::pathText(path));
}
std::filesystem::path pathFromQt(const QString& path) {
    return base::pathFromText(path.toStdString());
}
QString fileNameOf(const std::filesystem::path& file) {
    return pathToQt(file.filename());
}

}  // namespace intaglio::ui
