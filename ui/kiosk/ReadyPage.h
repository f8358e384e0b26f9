#pragma once
#include <QImage>
#include <QStringList>
#include <vector>

#include "ui/kiosk/KioskPage.h"

class QButtonGroup;
class QGridLayout;

namespace intaglio::ui {

class BigButton;

/// The picture is judged: choose the doctor and save. It looks the same whatever was found.
class ReadyPage final : public KioskPage {
    Q_OBJECT
public:
    explicit ReadyPage(QWidget* parent = nullptr);
    void setDoctors(const QStringList& names);
    /// A removable disk gets the sealed picture back; otherwise it goes to the clinic's folder.
    void setDestination(bool removable);
    [[nodiscard]] int chosenDoctor() const;
    /// Forgets the choice (a single doctor stays chosen).
    void clearChoice();

Q_SIGNALS:
    void saveRequested(int doctor);

protected:
    void retranslate() override;

private:
    void update();
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_question;
    QLabel* m_destination;
    QGridLayout* m_cards;
    QButtonGroup* m_group;
    QPushButton* m_save;
    QStringList m_names;
    bool m_removable = false;
};

}  // namespace intaglio::ui
