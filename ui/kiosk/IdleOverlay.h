#pragma once
#include "ui/kiosk/AskOverlay.h"

namespace intaglio::ui {

/// Asks whether someone is still there, over the whole page, before the visit is cleared.
class IdleOverlay final : public AskOverlay {
    Q_OBJECT
public:
    explicit IdleOverlay(QWidget* parent = nullptr);
    void setSecondsLeft(int seconds);

protected:
    void retranslate() override;

private:
    int m_seconds = 15;
};

}  // namespace intaglio::ui
