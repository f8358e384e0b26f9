#include "ui/kiosk/ReadyPage.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScroller>
#include <QVBoxLayout>

#include "ui/kiosk/BeforeAfter.h"
#include "ui/support/Icons.h"
#include "ui/widgets/BigButton.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

namespace {
constexpr int kColumns = 2;
}

ReadyPage::ReadyPage(QWidget* parent) : KioskPage("kioskReady", parent) {
    QVBoxLayout* words = addColumns();
    m_lock = new IconLabel(64, this);
    m_lock->setIcon(QStringLiteral("lock"), Color::AccentText);
    words->addWidget(m_lock, 0, Qt::AlignHCenter);
    const auto text = [this, words](const char* role) {
        QLabel* label = makeKioskText(this, role);
        label->setAlignment(Qt::AlignHCenter);
        words->addWidget(label);
        return label;
    };
    m_title = text("title");
    m_explanation = text("");
    words->addSpacing(space::kSmall);
    m_question = text("heading");
    addDoctors(words);
    m_recoveryNote = text("muted");
    m_destination = text("muted");
    m_save = makeKioskButton(this, "saveSealed", "primary");
    words->addWidget(m_save, 0, Qt::AlignHCenter);
    m_group = new QButtonGroup(this);
    connect(m_group, &QButtonGroup::idClicked, this, &ReadyPage::update);
    connect(m_save, &QPushButton::clicked, this, [this]() { Q_EMIT saveRequested(chosenDoctor()); });
    retranslate();
}

/// The picture before, the words and the choice after it in reading order; the latter is returned.
QVBoxLayout* ReadyPage::addColumns() {
    m_picture = new BeforeAfter(this);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::kSmall);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(space::kLarge);
    columns->addWidget(m_picture);
    columns->addLayout(words, 1);
    column()->addLayout(columns, 1);
    return words;
}

void ReadyPage::addDoctors(QVBoxLayout* target) {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    QScroller::grabGesture(scroll->viewport(), QScroller::TouchGesture);
    auto* list = new QWidget(scroll);
    list->setProperty("surface", QStringLiteral("plain"));
    m_cards = new QGridLayout(list);
    m_cards->setContentsMargins(space::kTiny, space::kTiny, space::kTiny, space::kTiny);
    m_cards->setSpacing(space::kMedium);
    scroll->setWidget(list);
    target->addWidget(scroll, 1);
}

void ReadyPage::setDoctors(const std::vector<Doctor>& doctors) {
    if (doctors == m_doctors) return;
    const QString chosen = chosenDoctor();
    m_doctors = doctors;
    const auto old = m_group->buttons();
    for (QAbstractButton* button : old) delete button;
    const int count = static_cast<int>(m_doctors.size());
    for (int i = 0; i < count; ++i) {
        auto* card = new BigButton(BigButton::Layout::Horizontal, this);
        card->setObjectName(QStringLiteral("doctor_%1").arg(i));
        card->setProperty("data", true);
        card->setCheckable(true);
        card->setContent(QStringLiteral("doctor"), m_doctors[static_cast<std::size_t>(i)].name);
        m_group->addButton(card, i);
        m_cards->addWidget(card, i / kColumns, i % kColumns);
    }
    m_cards->setRowStretch(count / kColumns + 1, 1);
    clearChoice();
    for (int i = 0; i < count; ++i) {
        if (!chosen.isEmpty() && m_doctors[static_cast<std::size_t>(i)].id == chosen) m_group->button(i)->setChecked(true);
    }
    update();
}

void ReadyPage::showPicture(const HandedBackPicture& picture) {
    m_picture->setPicture(picture);
    m_lock->setVisible(picture.given.isNull());
}

void ReadyPage::setDestination(bool removable) {
    m_removable = removable;
    update();
}

void ReadyPage::setRecovery(bool kept) {
    m_recovery = kept;
    update();
}

QString ReadyPage::chosenDoctor() const {
    const int row = m_group->checkedId();
    return row < 0 ? QString() : m_doctors[static_cast<std::size_t>(row)].id;
}

void ReadyPage::clearChoice() {
    m_group->setExclusive(false);
    const auto buttons = m_group->buttons();
    for (QAbstractButton* button : buttons) button->setChecked(buttons.size() == 1);
    m_group->setExclusive(true);
    update();
}

void ReadyPage::update() {
    m_save->setEnabled(!chosenDoctor().isEmpty());
    m_question->setText(m_doctors.empty()       ? tr("No doctor is set up here. Please call staff.")
                        : m_doctors.size() == 1 ? tr("Your doctor")
                                                : tr("Which doctor may open it?"));
    m_destination->setText(m_removable ? tr("It will be saved on your USB stick, beside your own picture.")
                                       : tr("It will be saved in the clinic's folder for your doctor."));
    m_recoveryNote->setVisible(m_recovery);
}

void ReadyPage::retranslate() {
    m_title->setText(tr("The check is finished"));
    m_explanation->setText(tr(
        "Nothing is saved yet. Choose your doctor, then lock and save: the result is locked inside the picture and cannot be read here."));
    m_recoveryNote->setText(tr("For emergencies the clinic keeps one key more."));
    m_save->setText(tr("Lock and save"));
    m_save->setIcon(icon(QStringLiteral("seal"), Color::OnAccent));
    update();
}

}  // namespace intaglio::ui
