#pragma once
#include <QImage>
#include <QStringList>
#include <vector>

#include "ui/kiosk/KioskPage.h"

class QButtonGroup;
class QGridLayout;

namespace intaglio::ui {

class BigButton;
class BeforeAfter;
class IconLabel;
struct HandedBackPicture;

/// The picture is judged and nothing is saved yet: choose the doctor, lock and save. It looks the same whatever was found.
class ReadyPage final : public KioskPage {
    Q_OBJECT
public:
    explicit ReadyPage(QWidget* parent = nullptr);
    struct Doctor {
        QString id;  ///< tells the doctor from others of the same name
        QString name;
        [[nodiscard]] bool operator==(const Doctor&) const = default;
    };
    /// A choice stays where the doctor stays.
    void setDoctors(const std::vector<Doctor>& doctors);
    /// A removable disk gets the sealed picture back; otherwise it goes to the clinic's folder.
    void setDestination(bool removable);
    /// The clinic's recovery key opens every picture too, and visitors are told.
    void setRecovery(bool kept);
    /// What the patient gets back; an empty one leaves the place to a sign of a lock.
    void showPicture(const HandedBackPicture& picture);
    /// Empty while nobody is chosen.
    [[nodiscard]] QString chosenDoctor() const;
    /// Forgets the choice (a single doctor stays chosen).
    void clearChoice();

Q_SIGNALS:
    void saveRequested(const QString& doctor);

protected:
    void retranslate() override;

private:
    QVBoxLayout* addColumns();
    void addDoctors(QVBoxLayout* target);
    void update();
    BeforeAfter* m_picture;
    IconLabel* m_lock;
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_question;
    QLabel* m_destination;
    QLabel* m_recoveryNote;
    QGridLayout* m_cards;
    QButtonGroup* m_group;
    QPushButton* m_save;
    std::vector<Doctor> m_doctors;
    bool m_removable = false;
    bool m_recovery = false;
};

}  // namespace intaglio::ui
