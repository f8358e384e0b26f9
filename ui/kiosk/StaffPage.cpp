#include "ui/kiosk/StaffPage.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {
constexpr int kKeyWidth = 112;
constexpr int kLongestPin = 12;
}  // namespace

StaffPage::StaffPage(QWidget* parent)
    : KioskPage("kioskStaff", parent), m_message(new MessageBar(this)), m_stack(new QStackedWidget(this)) {
    column()->addStretch(1);
    m_title = addText("title");
    column()->addWidget(m_message);
    m_stack->addWidget(makeKeyPad());
    m_stack->addWidget(makeMenu());
    column()->addWidget(m_stack);
    m_back = makeKioskButton(this, "staffBack", "quiet");
    column()->addWidget(m_back, 0, Qt::AlignHCenter);
    column()->addStretch(2);
    connect(m_back, &QPushButton::clicked, this, &StaffPage::closed);
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
    askPin();
}

QWidget* StaffPage::makeKeyPad() {
    auto* pad = new QWidget(this);
    auto* keys = new QGridLayout(pad);
    keys->setSpacing(space::kSmall);
    keys->setAlignment(Qt::AlignHCenter);
    m_dots = new QLabel(pad);
    m_dots->setObjectName(QStringLiteral("pinDots"));
    m_dots->setProperty("role", QStringLiteral("title"));
    m_dots->setAlignment(Qt::AlignCenter);
    m_dots->setMinimumHeight(48);
    keys->addWidget(m_dots, 0, 0, 1, 3);
    // A keypad has the same order in every language.
    pad->setLayoutDirection(Qt::LeftToRight);
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key = makeKioskButton(pad, "", "");
        key->setObjectName(QStringLiteral("pin_%1").arg(digit));
        key->setText(QString::number(digit));
        key->setFixedWidth(kKeyWidth);
        const int place = digit == 0 ? 10 : digit - 1;
        keys->addWidget(key, 1 + place / 3, place % 3);
        connect(key, &QPushButton::clicked, this, [this, digit]() { press(QString::number(digit)); });
    }
    m_erase = makeKioskButton(pad, "pinErase", "");
    m_accept = makeKioskButton(pad, "pinAccept", "primary");
    for (QPushButton* key : {m_erase, m_accept}) key->setFixedWidth(kKeyWidth);
    keys->addWidget(m_erase, 4, 0);
    keys->addWidget(m_accept, 4, 2);
    connect(m_erase, &QPushButton::clicked, this, &StaffPage::erase);
    connect(m_accept, &QPushButton::clicked, this, &StaffPage::submit);
    return pad;
}

QWidget* StaffPage::makeMenu() {
    auto* menu = new QWidget(this);
    auto* rows = new QVBoxLayout(menu);
    rows->setSpacing(space::kMedium);
    m_setup = makeKioskButton(menu, "staffSetup", "");
    m_leave = makeKioskButton(menu, "staffLeave", "danger");
    for (QPushButton* button : {m_setup, m_leave}) {
        button->setMinimumWidth(400);
        rows->addWidget(button, 0, Qt::AlignHCenter);
    }
    m_key = new QLabel(menu);
    m_key->setObjectName(QStringLiteral("staffFingerprint"));
    m_key->setProperty("data", true);
    m_key->setAlignment(Qt::AlignCenter);
    m_key->setWordWrap(true);
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(m_key);
    rows->addStretch();
    connect(m_setup, &QPushButton::clicked, this, &StaffPage::changeSetupRequested);
    connect(m_leave, &QPushButton::clicked, this, &StaffPage::leaveKioskRequested);
    return menu;
}

void StaffPage::askPin() {
    m_pin.clear();
    m_message->clear();
    m_stack->setCurrentIndex(0);
    showDots();
    retranslate();
    setFocus();
}

void StaffPage::showMenu() {
    m_pin.clear();
    m_message->clear();
    m_stack->setCurrentIndex(1);
    showClosure();
    retranslate();
}

void StaffPage::setClosure(const std::optional<base::Error>& reason) {
    m_closure = reason;
    if (m_stack->currentIndex() == 1) showClosure();
}

void StaffPage::showClosure() {
    if (!m_closure) return m_message->clear();
    const ErrorWords words = errorText(*m_closure);
    m_message->showMessage(MessageKind::Danger, tr("This kiosk is closed: it can seal for nobody."),
                           words.sentence + QLatin1Char(' ') + words.hint);
}

void StaffPage::setFingerprint(const QString& fingerprint) {
    m_fingerprint = fingerprint;
    retranslate();
}

void StaffPage::showWrongPin() {
    m_pin.clear();
    showDots();
    m_message->showMessage(MessageKind::Attention, tr("This PIN is not right."),
                           tr("Try again. After five wrong PINs there is a pause of one minute."));
}

void StaffPage::showLocked() {
    m_pin.clear();
    showDots();
    m_message->showMessage(MessageKind::Attention, tr("Too many wrong PINs."), tr("Wait a minute and try again."));
}

void StaffPage::press(const QString& digit) {
    if (m_pin.size() < kLongestPin) m_pin += digit;
    showDots();
}

void StaffPage::erase() {
    m_pin.chop(1);
    showDots();
}

void StaffPage::submit() {
    const QString pin = m_pin;
    m_pin.clear();
    showDots();
    Q_EMIT pinEntered(pin);
}

void StaffPage::showDots() {
    m_dots->setText(QString(m_pin.size(), QChar(0x2022)));
    m_accept->setEnabled(m_pin.size() >= 4);
    m_erase->setEnabled(!m_pin.isEmpty());
}

void StaffPage::keyPressEvent(QKeyEvent* event) {
    const bool digit = event->text().size() == 1 && event->text().at(0).isDigit();
    if (m_stack->currentIndex() != 0) return KioskPage::keyPressEvent(event);
    if (digit) return press(QString::number(event->text().at(0).digitValue()));
    if (event->key() == Qt::Key_Backspace) return erase();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_accept->isEnabled()) return submit();
    KioskPage::keyPressEvent(event);
}

void StaffPage::retranslate() {
    m_title->setText(m_stack->currentIndex() == 0 ? tr("Staff: enter the PIN") : tr("Staff"));
    m_erase->setIcon(icon(QStringLiteral("back")));
    m_erase->setAccessibleName(tr("Erase the last digit"));
    m_erase->setToolTip(tr("Erase the last digit"));
    m_accept->setIcon(icon(QStringLiteral("check"), Color::OnAccent));
    m_accept->setAccessibleName(tr("Confirm the PIN"));
    m_accept->setToolTip(tr("Confirm the PIN"));
    m_setup->setText(tr("Change the set-up"));
    m_setup->setIcon(icon(QStringLiteral("settings")));
    m_leave->setText(tr("Leave the kiosk"));
    m_leave->setIcon(icon(QStringLiteral("cancel"), Color::Danger));
    m_key->setText(m_fingerprint.isEmpty() ? QString() : tr("This kiosk's fingerprint: %1").arg(m_fingerprint));
    m_key->setVisible(!m_fingerprint.isEmpty());
    m_back->setText(tr("Back to the kiosk"));
}

}  // namespace intaglio::ui
