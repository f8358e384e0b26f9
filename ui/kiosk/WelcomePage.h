#pragma once
#include "ui/kiosk/KioskPage.h"

namespace intaglio::ui {

/// The first page: what this is for, and one tile per language in its own script. Pressing a tile begins.
class WelcomePage final : public KioskPage {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);

Q_SIGNALS:
    void languageChosen(const QString& code);

protected:
    void retranslate() override;

private:
    QLabel* m_title;
    QLabel* m_explanation;
};

}  // namespace intaglio::ui
