#include "ui/kiosk/SetupPage.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "core/crypto/Keys.h"
#include "ui/support/Icons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

constexpr int kShortestPassphrase = static_cast<int>(crypto::kMinimumPassphraseCharacters);

QLineEdit* makeField(QWidget* parent, const char* objectName, bool secret) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(QLatin1String(objectName));
    if (secret) field->setEchoMode(QLineEdit::Password);
    return field;
}

QFrame* makeCard(QWidget* parent, QVBoxLayout* target) {
    auto* card = new QFrame(parent);
    card->setProperty("surface", QStringLiteral("card"));
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    rows->setSpacing(space::kSmall);
    target->addWidget(card);
    return card;
}

QVBoxLayout* rowsOf(QFrame* card) {
    return static_cast<QVBoxLayout*>(card->layout());
}

}  // namespace

SetupPage::SetupPage(QWidget* parent) : KioskPage("kioskSetup", parent) {
    m_title = addText("title");
    m_intro = addText("muted");
    m_message = new MessageBar(this);
    column()->addWidget(m_message);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(scroll);
    body->setProperty("surface", QStringLiteral("plain"));
    auto* cards = new QVBoxLayout(body);
    cards->setContentsMargins(0, 0, space::kSmall, 0);
    cards->setSpacing(space::kMedium);
    auto* keyCard = makeCard(body, cards);
    m_key = addRow(rowsOf(keyCard), "setupKey");
    m_newKey = makeKioskButton(keyCard, "setupNewKey", "quiet");
    m_allKeys = makeKioskButton(keyCard, "setupAllKeys", "quiet");
    auto* newKeys = new QHBoxLayout;
    newKeys->addWidget(m_newKey);
    newKeys->addWidget(m_allKeys);
    newKeys->addStretch();
    rowsOf(keyCard)->addLayout(newKeys);
    m_keyForm = makeKeyForm();
    rowsOf(keyCard)->addWidget(m_keyForm);
    m_doctors = addRow(rowsOf(makeCard(body, cards)), "setupDoctors");
    m_output = addRow(rowsOf(makeCard(body, cards)), "setupOutput");
    m_pictures = addRow(rowsOf(makeCard(body, cards)), "setupPictures");
    rowsOf(makeCard(body, cards))->addWidget(makePinForm());
    m_cleaning = addRow(rowsOf(makeCard(body, cards)), "setupCleaning");
    cards->addStretch();
    scroll->setWidget(body);
    column()->addWidget(scroll, 1);
    auto* buttons = new QHBoxLayout;
    m_leave = makeKioskButton(this, "setupLeave", "");
    m_save = makeKioskButton(this, "setupSave", "primary");
    buttons->addWidget(m_leave);
    buttons->addStretch();
    buttons->addWidget(m_save);
    column()->addLayout(buttons);
    connect(m_key.choose, &QPushButton::clicked, this, &SetupPage::keyFileRequested);
    connect(m_doctors.choose, &QPushButton::clicked, this, &SetupPage::doctorsFolderRequested);
    connect(m_pictures.choose, &QPushButton::clicked, this, &SetupPage::picturesFolderRequested);
    connect(m_output.choose, &QPushButton::clicked, this, &SetupPage::outputFolderRequested);
    connect(m_cleaning.choose, &QPushButton::clicked, this, [this]() {
        m_settings.cleansPictures = !m_settings.cleansPictures;
        update();
        Q_EMIT cleaningChosen(m_settings.cleansPictures);
    });
    connect(m_newKey, &QPushButton::clicked, this, [this]() { m_keyForm->setVisible(!m_keyForm->isVisible()); });
    connect(m_allKeys, &QPushButton::clicked, this, &SetupPage::keySetupRequested);
    connect(m_leave, &QPushButton::clicked, this, &SetupPage::leaveRequested);
    connect(m_save, &QPushButton::clicked, this, &SetupPage::submit);
    m_keyForm->hide();
    retranslate();
}

SetupPage::Row SetupPage::addRow(QVBoxLayout* target, const char* objectName) {
    QWidget* parent = target->parentWidget();
    Row row{makeKioskText(parent, "heading"), makeKioskText(parent, "small"), new ElidedLabel(parent),
            makeKioskButton(parent, objectName, "")};
    row.value->setMinimumHeight(28);
    target->addWidget(row.title);
    target->addWidget(row.explanation);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::kMedium);
    line->addWidget(row.value, 1);
    line->addWidget(row.choose);
    target->addLayout(line);
    return row;
}

QWidget* SetupPage::makeKeyForm() {
    auto* form = new QWidget(this);
    auto* rows = new QVBoxLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    m_keyName = makeField(form, "setupKeyName", false);
    m_passphrase = makeField(form, "setupPassphrase", true);
    m_passphraseAgain = makeField(form, "setupPassphraseAgain", true);
    m_makeKey = makeKioskButton(form, "setupMakeKey", "primary");
    rows->addWidget(m_keyName);
    auto* secrets = new QHBoxLayout;
    secrets->addWidget(m_passphrase);
    secrets->addWidget(m_passphraseAgain);
    rows->addLayout(secrets);
    rows->addWidget(m_makeKey, 0, Qt::AlignLeft);
    connect(m_makeKey, &QPushButton::clicked, this, &SetupPage::submitKey);
    return form;
}

QWidget* SetupPage::makePinForm() {
    auto* form = new QWidget(this);
    auto* rows = new QVBoxLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    m_pinTitle = makeKioskText(form, "heading");
    m_pinExplanation = makeKioskText(form, "small");
    m_pin = makeField(form, "setupPin", true);
    m_pinAgain = makeField(form, "setupPinAgain", true);
    for (QLineEdit* field : {m_pin, m_pinAgain}) field->setInputMethodHints(Qt::ImhDigitsOnly);
    rows->addWidget(m_pinTitle);
    rows->addWidget(m_pinExplanation);
    auto* fields = new QHBoxLayout;
    fields->addWidget(m_pin);
    fields->addWidget(m_pinAgain);
    rows->addLayout(fields);
    return form;
}

void SetupPage::setSettings(const KioskSettings& settings) {
    m_settings = settings;
    update();
}

void SetupPage::setDoctorCount(int count) {
    m_doctorCount = count;
    update();
}

void SetupPage::showError(const base::Error& error) {
    m_message->showError(error);
}

void SetupPage::showWrongKey(const QString& keyFile) {
    m_message->showMessage(MessageKind::Attention, tr("\"%1\" is not the key of a kiosk.").arg(QFileInfo(keyFile).fileName()),
                           tr("Choose the key file that was made for this kiosk, or make a new one."));
}

void SetupPage::clearMessage() {
    m_message->clear();
}

void SetupPage::showKeyMade(const QString& keyFile) {
    m_keyForm->hide();
    m_message->showMessage(MessageKind::Success, tr("The kiosk's key was made: %1").arg(QDir::toNativeSeparators(keyFile)),
                           tr("Keep its passphrase safe. Copy the .pub file beside it to each doctor's workstation."));
}

void SetupPage::setBusy(bool busy) {
    m_busy = busy;
    update();
}

void SetupPage::forgetSecrets() {
    for (QLineEdit* field : {m_passphrase, m_passphraseAgain, m_pin, m_pinAgain}) field->clear();
}

void SetupPage::submitKey() {
    if (m_keyName->text().trimmed().isEmpty()) {
        m_message->showMessage(MessageKind::Attention, tr("The key needs a name."), tr("For example \"kiosk-entrance\"."));
    } else if (m_passphrase->text().size() < kShortestPassphrase) {
        m_message->showMessage(MessageKind::Attention, tr("The passphrase is too short."),
                               tr("Use at least twelve characters; four words are good."));
    } else if (m_passphrase->text() != m_passphraseAgain->text()) {
        m_message->showMessage(MessageKind::Attention, tr("The two passphrases differ."), tr("Type the same passphrase twice."));
    } else {
        m_message->clear();
        Q_EMIT makeKeyRequested(m_keyName->text().trimmed(), m_passphrase->text());
    }
}

void SetupPage::submit() {
    const QString pin = m_pin->text();
    if (m_settings.keyFile.isEmpty()) {
        m_message->showMessage(MessageKind::Attention, tr("The kiosk has no key yet."), tr("Choose a key file or make a new key."));
    } else if (m_settings.doctorsFolder.isEmpty() || m_doctorCount == 0) {
        m_message->showMessage(MessageKind::Attention, tr("There is no doctor to seal pictures for."),
                               tr("Choose a folder that holds the .pub file of each doctor."));
    } else if (m_settings.outputFolder.isEmpty()) {
        m_message->showMessage(MessageKind::Attention, tr("The folder for sealed pictures is missing."),
                               tr("Choose a folder that the doctors can reach."));
    } else if (pin != m_pinAgain->text()) {
        m_message->showMessage(MessageKind::Attention, tr("The two PINs differ."), tr("Type the same PIN twice."));
    } else if (pin.isEmpty() ? !m_settings.hasPin() : !isValidPin(pin)) {
        m_message->showMessage(MessageKind::Attention, tr("The staff PIN is missing or too short."), tr("Use 4 to 12 digits."));
    } else {
        m_message->clear();
        Q_EMIT saveRequested(pin);
    }
}

void SetupPage::update() {
    const QString none = tr("Not chosen yet");
    const auto shown = [&](const QString& path) { return path.isEmpty() ? none : QDir::toNativeSeparators(path); };
    m_key.value->setFullText(shown(m_settings.keyFile));
    QString doctors = shown(m_settings.doctorsFolder);
    if (!m_settings.doctorsFolder.isEmpty() && m_doctorCount >= 0)
        doctors += QStringLiteral("  ·  ") + tr("%n doctor(s)", nullptr, m_doctorCount);
    m_doctors.value->setFullText(doctors);
    m_pictures.value->setFullText(shown(m_settings.picturesFolder));
    m_output.value->setFullText(shown(m_settings.outputFolder));
    m_cleaning.value->setFullText(m_settings.cleansPictures ? tr("Pictures are cleaned") : tr("Pictures stay as they came"));
    m_cleaning.choose->setText(m_settings.cleansPictures ? tr("Turn off") : tr("Turn on"));
    m_cleaning.choose->setAccessibleName(m_settings.cleansPictures ? tr("Turn cleaning off") : tr("Turn cleaning on"));
    for (QPushButton* button : {m_save, m_makeKey}) button->setEnabled(!m_busy);
    m_makeKey->setText(m_busy ? tr("Making the key ...") : tr("Make the key"));
    m_pin->setPlaceholderText(m_settings.hasPin() ? tr("New PIN (empty: keep it)") : tr("PIN, 4 to 12 digits"));
}

void SetupPage::retranslate() {
    m_title->setText(tr("Set up this kiosk"));
    m_intro->setText(tr("For staff. Patients never see this page."));
    m_key.title->setText(tr("1. The kiosk's key"));
    m_key.explanation->setText(tr("Signs every sealed picture, so that doctors know where it came from. It cannot open them."));
    m_doctors.title->setText(tr("2. The doctors"));
    m_doctors.explanation->setText(
        tr("A folder with the .pub file of each doctor. Only they can open the sealed pictures, and the clinic's recovery key where "
           "there is one."));
    m_output.title->setText(tr("3. Sealed pictures"));
    m_output.explanation->setText(tr("Where they are saved when the picture did not come from a USB stick."));
    m_pictures.title->setText(tr("4. Pictures to choose from (if you like)"));
    m_pictures.explanation->setText(tr("A folder that a microscope's camera saves into. USB sticks are always shown."));
    m_pinTitle->setText(tr("5. The staff PIN"));
    m_pinExplanation->setText(tr("Needed to leave the kiosk or to change these settings."));
    m_cleaning.title->setText(tr("6. Cleaning"));
    m_cleaning.explanation->setText(
        tr("Takes grain, uneven light and odd stain colours out of pictures, within narrow limits and only where the model says the same "
           "of both. Doctors are told. DICOM pictures are never changed."));
    for (const Row* row : {&m_key, &m_doctors, &m_pictures, &m_output}) row->choose->setText(tr("Choose"));
    m_key.choose->setAccessibleName(tr("Choose the kiosk's key file"));
    m_doctors.choose->setAccessibleName(tr("Choose the folder of the doctors"));
    m_pictures.choose->setAccessibleName(tr("Choose the folder of pictures"));
    m_output.choose->setAccessibleName(tr("Choose the folder for sealed pictures"));
    m_newKey->setText(tr("No key yet? Make one"));
    m_newKey->setIcon(icon(QStringLiteral("key"), Color::AccentText));
    m_allKeys->setText(tr("Set up all keys of the clinic"));
    m_keyName->setPlaceholderText(tr("Name of this kiosk"));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphraseAgain->setPlaceholderText(tr("Passphrase again"));
    m_pinAgain->setPlaceholderText(tr("PIN again"));
    m_leave->setText(tr("Leave"));
    m_save->setText(tr("Save and start"));
    m_save->setIcon(icon(QStringLiteral("check"), Color::OnAccent));
    update();
}

}  // namespace intaglio::ui
