#pragma once
#include "ui/kiosk/KioskPage.h"

namespace intaglio::ui {

/// The first page: what this is for, and one tile per language in its own script. Pressing a tile begins.
/// Or that the kiosk is closed.
class WelcomePage final : public KioskPage {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    /// A closed kiosk invites nobody: it says so, and no language can be touched.
    void setClosed(bool closed);
    /// The clinic's recovery key opens every picture too, and visitors are told.
    void setRecovery(bool kept);

Q_SIGNALS:
    void languageChosen(const QString& code);

protected:
    void retranslate() override;

private:
    QLabel* m_title;
    QLabel* m_explanation;
    QWidget* m_tiles;
    bool m_closed = false;
    bool m_recovery = false;
};

}  // namespace intaglio::ui
