#include "ui/kiosk/StaffPin.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QInputDialog>
#include <QLineEdit>

#include "ui/presenters/KioskSettings.h"

namespace intaglio::ui {

namespace {

struct StaffPin {
    Q_DECLARE_TR_FUNCTIONS(StaffPin)
};

}  // namespace

bool askStaffPin(const crypto::Primitives& primitives, const QString& settingsFolder, QWidget* parent) {
    // One for the whole program: closing the dialog gives no new attempts.
    static PinGuard guard;
    const auto settings = readKioskSettings(settingsFolder);
    if (!settings) return false;
    if (!settings->hasPin()) return true;
    QString question = StaffPin::tr("This computer is a kiosk. PIN of the staff:");
    for (;;) {
        if (guard.isLocked(QDateTime::currentMSecsSinceEpoch()))
            question = StaffPin::tr("Too many wrong PINs. Wait a minute. PIN of the staff:");
        bool answered = false;
        const QString pin = QInputDialog::getText(parent, StaffPin::tr("Staff only"), question, QLineEdit::Password, {}, &answered);
        if (!answered) return false;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (guard.isLocked(now)) continue;
        if (pinMatches(primitives, *settings, pin)) {
            guard.right();
            return true;
        }
        guard.wrong(now);
        question = StaffPin::tr("That is not the PIN. PIN of the staff:");
    }
}

}  // namespace intaglio::ui
