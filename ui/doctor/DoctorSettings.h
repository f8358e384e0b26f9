#pragma once
#include <QByteArray>
#include <QSettings>
#include <QString>
#include <filesystem>
#include <vector>

#include "core/image/Image.h"
#include "ui/viewer/HeatmapOverlay.h"

namespace intaglio::ui {

/// What the doctor's window remembers between starts: doctor.ini in the program's settings folder. Never a passphrase or a result.
class DoctorSettings {
public:
    explicit DoctorSettings(const std::filesystem::path& folder);

    [[nodiscard]] QByteArray layout(const QString& part) const;
    void setLayout(const QString& part, const QByteArray& state);
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);
    [[nodiscard]] QString keyFile() const;
    void setKeyFile(const QString& file);
    [[nodiscard]] bool flag(const QString& name, bool fallback) const;
    void setFlag(const QString& name, bool value);
    [[nodiscard]] HeatmapStyle heatmapStyle() const;
    void setHeatmapStyle(const HeatmapStyle& style);

    /// Windows the doctor saved, by name (Window::explanation).
    [[nodiscard]] std::vector<image::Window> windowPresets() const;
    void addWindowPreset(const image::Window& window);
    void removeWindowPreset(const QString& name);

private:
    void writePresets(const std::vector<image::Window>& presets);
    mutable QSettings m_settings;
};

}  // namespace intaglio::ui
