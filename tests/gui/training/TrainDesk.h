#pragma once
#include <QComboBox>
#include <QSpinBox>
#include <QTableWidget>

#include "app/composition/Services.h"
#include "tests/gui/GuiFixture.h"
#include "tests/support/Shared.h"
#include "ui/support/Dialogs.h"
#include "ui/training/TrainWindow.h"

/// The training window over the whole program, in a home folder of its own.
namespace intaglio::test {

class TrainDesk {
public:
    TrainDesk();
    ~TrainDesk();
    [[nodiscard]] ui::TrainPorts ports();
    /// A fresh window, as after a start of the program.
    void openWindow();
    /// Through the folder dialog, until the pictures were looked at or refused.
    void choosePictures(const std::filesystem::path& folder);
    /// From the pictures to the page of decisions, filled in.
    void decide(const QString& name, const QString& network);
    [[nodiscard]] bool waitForPhase(ui::TrainSession::Phase phase, int timeoutMs = 60'000);
    [[nodiscard]] QString text() { return visibleText(*window); }
    template <class T>
    [[nodiscard]] T& control(const char* name) {
        return *window->findChild<T*>(QLatin1String(name));
    }

    GuiFixture fixture;
    TemporaryFolder folder;
    std::unique_ptr<composition::Services> services;
    ui::ScriptedDialogs dialogs;
    std::unique_ptr<ui::TrainWindow> window;
};

/// FOLDER/<label>/N.png: generated skin for the label "even", generated ultrasound for "grainy".
void writeLabelledFolder(const std::filesystem::path& folder, int each);
void writePhantom(const std::filesystem::path& file, std::string_view kind, std::uint64_t seed);

}  // namespace intaglio::test
