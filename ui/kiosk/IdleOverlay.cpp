#include "ui/kiosk/IdleOverlay.h"

namespace intaglio::ui {

IdleOverlay::IdleOverlay(QWidget* parent) : AskOverlay({"kioskIdle", "idleStay", "idleFinish"}, parent) {
    retranslate();
}

void IdleOverlay::setSecondsLeft(int seconds) {
    m_seconds = seconds;
    retranslate();
}

void IdleOverlay::retranslate() {
    setWords(tr("Are you still there?"), tr("To protect your privacy, this visit is cleared in %n second(s).", nullptr, m_seconds),
             tr("I am still here"), tr("Finish"));
}

}  // namespace intaglio::ui
