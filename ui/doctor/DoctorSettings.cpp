#include "ui/doctor/DoctorSettings.h"

#include <algorithm>

#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

DoctorSettings::DoctorSettings(const std::filesystem::path& folder) : m_settings(pathToQt(folder / "doctor.ini"), QSettings::IniFormat) {}

QByteArray DoctorSettings::layout(const QString& part) const {
    return m_settings.value(QStringLiteral("layout/") + part).toByteArray();
}
void DoctorSettings::setLayout(const QString& part, const QByteArray& state) {
    m_settings.setValue(QStringLiteral("layout/") + part, state);
}

QString DoctorSettings::lastFolder() const {
    return m_settings.value(QStringLiteral("lastFolder")).toString();
}
void DoctorSettings::setLastFolder(const QString& folder) {
    m_settings.setValue(QStringLiteral("lastFolder"), folder);
}

QString DoctorSettings::keyFile() const {
    return m_settings.value(QStringLiteral("keyFile")).toString();
}
void DoctorSettings::setKeyFile(const QString& file) {
    m_settings.setValue(QStringLiteral("keyFile"), file);
}

bool DoctorSettings::flag(const QString& name, bool fallback) const {
    return m_settings.value(name, fallback).toBool();
}
void DoctorSettings::setFlag(const QString& name, bool value) {
    m_settings.setValue(name, value);
}

HeatmapStyle DoctorSettings::heatmapStyle() const {
    HeatmapStyle style;
    style.opacity = std::clamp(m_settings.value(QStringLiteral("heatmap/opacity"), style.opacity).toDouble(), 0.0, 1.0);
    style.threshold = std::clamp(m_settings.value(QStringLiteral("heatmap/threshold"), style.threshold).toDouble(), 0.0, 1.0);
    return style;
}

void DoctorSettings::setHeatmapStyle(const HeatmapStyle& style) {
    m_settings.setValue(QStringLiteral("heatmap/opacity"), style.opacity);
    m_settings.setValue(QStringLiteral("heatmap/threshold"), style.threshold);
}

std::vector<image::Window> DoctorSettings::windowPresets() const {
    std::vector<image::Window> presets;
    const int count = m_settings.beginReadArray(QStringLiteral("windowPresets"));
    for (int index = 0; index < count; ++index) {
        m_settings.setArrayIndex(index);
        image::Window window;
        window.explanation = m_settings.value(QStringLiteral("name")).toString().toStdString();
        window.center = m_settings.value(QStringLiteral("center")).toDouble();
        window.width = std::max(1.0, m_settings.value(QStringLiteral("width")).toDouble());
        presets.push_back(window);
    }
    m_settings.endArray();
    return presets;
}

void DoctorSettings::addWindowPreset(const image::Window& window) {
    std::vector<image::Window> presets = windowPresets();
    std::erase_if(presets, [&](const image::Window& other) { return other.explanation == window.explanation; });
    presets.push_back(window);
    writePresets(presets);
}

void DoctorSettings::removeWindowPreset(const QString& name) {
    std::vector<image::Window> presets = windowPresets();
    std::erase_if(presets, [&](const image::Window& other) { return other.explanation == name.toStdString(); });
    writePresets(presets);
}

void DoctorSettings::writePresets(const std::vector<image::Window>& presets) {
    m_settings.remove(QStringLiteral("windowPresets"));
    m_settings.beginWriteArray(QStringLiteral("windowPresets"), static_cast<int>(presets.size()));
    for (std::size_t index = 0; index < presets.size(); ++index) {
        m_settings.setArrayIndex(static_cast<int>(index));
        m_settings.setValue(QStringLiteral("name"), QString::fromStdString(presets[index].explanation));
        m_settings.setValue(QStringLiteral("center"), presets[index].center);
        m_settings.setValue(QStringLiteral("width"), presets[index].width);
    }
    m_settings.endArray();
}

}  // namespace intaglio::ui
