#pragma once
#include <QPointer>
#include <algorithm>

#include "tests/gui/keys/KeyRequests.h"
#include "tests/support/Catch.h"
#include "ui/keys/CompareDialog.h"
#include "ui/keys/KeyActionDialog.h"

namespace intaglio::test {

/// The manager with the stick's keys listed.
struct ManagerAtWork {
    explicit ManagerAtWork(const KeyDesk& desk, const std::string& computer = "computer") : window(desk.ports(computer)) {
        window.show();
        REQUIRE(waitFor([this] { return !window.ring().isBusy(); }));
    }
    [[nodiscard]] const ui::KeyRow& row(const std::string& name) {
        const auto& rows = window.ring().contents().rows;
        const auto found = std::ranges::find_if(rows, [&](const ui::KeyRow& each) { return each.facts.identity.name == name; });
        REQUIRE(found != rows.end());
        return *found;
    }
    [[nodiscard]] ui::KeyState state(const std::string& name) { return window.ring().stateOf(row(name)); }
    template <class Dialog>
    [[nodiscard]] Dialog& dialog() {
        Dialog* found = nullptr;
        REQUIRE(waitFor([&] {
            // A dialog that was closed goes a little later.
            const auto dialogs = window.findChildren<Dialog*>();
            for (Dialog* each : dialogs) found = each->isVisible() ? each : found;
            return found != nullptr;
        }));
        return *found;
    }
    /// Presses the dialog's button and waits until it is gone and the keys were read again.
    void finish(ui::KeyActionDialog& open) {
        const QPointer<ui::KeyActionDialog> guard(&open);
        REQUIRE(click(open, QStringLiteral("actionDo")));
        REQUIRE(waitFor([&] { return guard.isNull() && !window.ring().isBusy(); }));
    }
    void start(const char* button, const char* key) {
        window.select(QLatin1String(key));
        REQUIRE(click(window, QLatin1String(button)));
    }
    [[nodiscard]] QString shown() { return visibleText(window); }
    ui::KeyManagerWindow window;
};

inline void typeClinic(QWidget& dialog) {
    REQUIRE(typeInto(dialog, QStringLiteral("actionClinicPassphrase"), QLatin1String(KeyDesk::kClinicWords)));
}

}  // namespace intaglio::test
