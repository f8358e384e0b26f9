#pragma once
#include "ui/presenters/StudyPorts.h"
#include "ui/support/AppPorts.h"

namespace intaglio::ui {

/// The functions the doctor's presenters need, made from the program's ports. `ports` must outlive the result.
[[nodiscard]] StudyPorts makeStudyPorts(const AppPorts& ports);

/// Where the doctor's window keeps what it remembers.
struct DoctorPaths {
    std::filesystem::path settingsFolder;  ///< exists; doctor.ini lies here
    std::filesystem::path samplesFolder;   ///< offered on the empty page where it exists
};

}  // namespace intaglio::ui
