#include "ui/keys/KeySetupPages.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/keys/PassphraseEntry.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Icons.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

KeySetupPage::KeySetupPage(KeySetup& setup, MessageBar& message, const QString& title, const QString& introduction, QWidget* parent)
    : QWidget(parent), m_setup(setup), m_message(message), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, space::kSmall, 0);
    m_column->setSpacing(space::kMedium);
    m_column->addWidget(makeKeyText(this, title, "title"));
    m_column->addWidget(makeKeyText(this, introduction, "muted"));
}

// --- welcome

KeyWelcomePage::KeyWelcomePage(KeySetup& setup, MessageBar& message, QWidget* parent)
    : KeySetupPage(
          setup, message, tr("Make your clinic's keys"),
          tr("Keys decide whose pictures count and who can read the results. This takes about five minutes. You need one USB stick."),
          parent),
      m_known(new MessageBar(this)) {
    column()->addWidget(m_known);
    QVBoxLayout* rows = addKeyCard(this, column());
    rows->setSpacing(space::kMedium);
    addRow(rows, QStringLiteral("key"), tr("One key for the clinic"),
           tr("It vouches for all the others. It stays on the USB stick, and the stick stays in a safe."));
    addRow(rows, QStringLiteral("kiosk"), tr("One key for each kiosk"),
           tr("The kiosk signs every sealed picture with it, so that doctors know where it came from. It cannot open one."));
    addRow(rows, QStringLiteral("doctor"), tr("One key for each doctor"),
           tr("Only this key opens the results that were sealed for this doctor. Nobody else can read them, not even the kiosk."));
    column()->addStretch();
    auto* more = new QHBoxLayout;
    more->addWidget(makeKeyText(this, tr("Your clinic has its key already?"), "muted"), 1);
    auto* add = makeKeyButton(this, "keyAddMore", tr("Add a kiosk or a doctor"));
    more->addWidget(add);
    column()->addLayout(more);
    connect(add, &QPushButton::clicked, this, [this]() { this->setup().begin(KeySetup::Mode::AddKeys); });
}

void KeyWelcomePage::addRow(QBoxLayout* target, const QString& iconName, const QString& title, const QString& text) {
    auto* picture = new IconLabel(40, this);
    picture->setIcon(iconName, Color::AccentText);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTiny);
    texts->addWidget(makeKeyText(this, title, "heading"));
    texts->addWidget(makeKeyText(this, text));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kMedium);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    target->addLayout(row);
}

void KeyWelcomePage::setKnownClinic(const QString& name) {
    if (name.isEmpty()) return m_known->clear();
    m_known->showMessage(MessageKind::Info, tr("This computer trusts the clinic \"%1\" already.").arg(name),
                         tr("To give that clinic one more kiosk or doctor, use the button below instead of starting anew."));
}

void KeyWelcomePage::accept() {
    setup().begin(KeySetup::Mode::NewClinic);
}

// --- a new clinic

NewClinicPage::NewClinicPage(KeySetup& setup, MessageBar& message, QWidget* parent)
    : KeySetupPage(setup, message, tr("The clinic's key"),
                   tr("Whoever has this key and its passphrase can admit new kiosks and doctors. It is needed rarely: keep it in a safe."),
                   parent),
      m_name(makeKeyField(this, "clinicName", tr("Name of the clinic"))),
      m_other(new QRadioButton(tr("A folder of my choice"), this)),
      m_folder(new ElidedLabel(this)),
      m_ownDisk(new MessageBar(this)),
      m_passphrase(new PassphraseEntry(setup.ports(), QStringLiteral("clinic"), this)) {
    m_name->setMaxLength(64);
    m_name->setPlaceholderText(tr("For example: Riverside Practice"));
    QVBoxLayout* name = addKeyCard(this, column());
    name->addWidget(makeKeyText(this, tr("Name of the clinic"), "heading"));
    name->addWidget(m_name);
    QVBoxLayout* place = addKeyCard(this, column());
    place->addWidget(makeKeyText(this, tr("Where the keys go"), "heading"));
    m_places = new QVBoxLayout;
    place->addLayout(m_places);
    auto* choose = makeKeyButton(this, "clinicChooseFolder", tr("Choose …"));
    auto* look = makeKeyButton(this, "clinicLookAgain", tr("Look for sticks again"), "quiet");
    auto* other = new QHBoxLayout;
    other->addWidget(m_other);
    other->addWidget(m_folder, 1);
    other->addWidget(choose);
    other->addWidget(look);
    place->addLayout(other);
    place->addWidget(m_ownDisk);
    QVBoxLayout* secret = addKeyCard(this, column());
    secret->addWidget(makeKeyText(this, tr("Passphrase of the clinic's key"), "heading"));
    secret->addWidget(m_passphrase);
    column()->addStretch();
    m_other->setObjectName(QStringLiteral("clinicOtherFolder"));
    connect(choose, &QPushButton::clicked, this, &NewClinicPage::chooseFolder);
    connect(look, &QPushButton::clicked, this, &NewClinicPage::listPlaces);
    connect(m_other, &QRadioButton::toggled, this, &NewClinicPage::showPlace);
    connect(m_passphrase, &PassphraseEntry::suggestionFailed, &message, &MessageBar::showError);
    connect(m_name, &QLineEdit::textChanged, m_passphrase, &PassphraseEntry::setKeyName);
    listPlaces();
}

void NewClinicPage::listPlaces() {
    const QString before = place();
    for (QRadioButton* stick : m_sticks) delete stick;
    m_sticks.clear();
    for (const KeyPlace& found : setup().ports().places()) {
        auto* stick =
            new QRadioButton(tr("USB stick \"%1\", %2 free").arg(found.name, QLocale().formattedDataSize(found.freeBytes, 1)), this);
        stick->setObjectName(QStringLiteral("clinicStick_%1").arg(m_sticks.size()));
        stick->setProperty("place", found.root);
        connect(stick, &QRadioButton::toggled, this, &NewClinicPage::showPlace);
        m_places->addWidget(stick);
        m_sticks.push_back(stick);
        if (found.root == before) stick->setChecked(true);
    }
    if (m_sticks.empty()) {
        m_other->setChecked(true);
    } else if (before.isEmpty()) {
        m_sticks.front()->setChecked(true);
    }
    showPlace();
}

QString NewClinicPage::place() const {
    for (const QRadioButton* stick : m_sticks) {
        if (stick->isChecked()) return stick->property("place").toString();
    }
    return m_folder->fullText();
}

void NewClinicPage::chooseFolder() {
    const QString folder = Dialogs::instance().openFolder(this, tr("Choose where the clinic's keys go"), m_folder->fullText());
    if (folder.isEmpty()) return;
    m_folder->setFullText(folder);
    m_other->setChecked(true);
    showPlace();
}

void NewClinicPage::showPlace() {
    const QString chosen = place();
    if (m_sticks.empty() && chosen.isEmpty()) {
        m_ownDisk->showMessage(MessageKind::Info, tr("No USB stick is plugged in."),
                               tr("Plug one in and look again, or choose a folder and copy it to a stick later."));
    } else if (!chosen.isEmpty() && !isOnRemovablePlace(chosen)) {
        m_ownDisk->showMessage(MessageKind::Attention, tr("This folder is on the computer's own disk."),
                               tr("Whoever uses this computer could copy the clinic's key. A USB stick in a safe is better."));
    } else {
        m_ownDisk->clear();
    }
}

void NewClinicPage::refresh() {
    if (m_name->text().isEmpty()) m_name->setText(setup().plan().clinicName);
    m_name->setFocus();
}

void NewClinicPage::accept() {
    showProblem(message(), setup().setClinic(m_name->text(), place(), m_passphrase->passphrase(), m_passphrase->again()));
}

void NewClinicPage::forget() {
    m_passphrase->forget();
}

// --- a clinic that exists

OpenClinicPage::OpenClinicPage(KeySetup& setup, MessageBar& message, QWidget* parent)
    : KeySetupPage(setup, message, tr("Open the clinic's key"),
                   tr("Only the clinic's key can admit a kiosk or a doctor. Take its USB stick out of the safe and put it in."), parent),
      m_file(makeKeyField(this, "openClinicFile", tr("Key file of the clinic"))),
      m_passphrase(makeKeyField(this, "openClinicPassphrase", tr("Passphrase"))) {
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_file->setProperty("data", true);
    QVBoxLayout* form = addKeyCard(this, column());
    form->addWidget(makeKeyText(this, tr("Key file of the clinic"), "heading"));
    form->addWidget(makeKeyText(this, tr("On the stick, in the folder \"clinic\": the file with the ending .key."), "muted"));
    auto* choose = makeKeyButton(this, "openClinicChoose", tr("Choose …"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_file, 1);
    line->addWidget(choose);
    form->addLayout(line);
    form->addWidget(makeKeyText(this, tr("Passphrase of the clinic's key"), "heading"));
    form->addWidget(m_passphrase);
    column()->addStretch();
    connect(choose, &QPushButton::clicked, this, [this]() {
        const auto places = this->setup().ports().places();
        const QString file =
            Dialogs::instance().openFile(this, tr("Choose the clinic's key file"), places.empty() ? QString() : places[0].root,
                                         tr("Key files") + QStringLiteral(" (*.key)"));
        if (!file.isEmpty()) setKeyFile(file);
    });
}

void OpenClinicPage::setKeyFile(const QString& file) {
    m_file->setText(file);
    m_passphrase->setFocus();
}

void OpenClinicPage::refresh() {
    for (QLineEdit* field : {m_file, m_passphrase}) field->setEnabled(!setup().isBusy());
    if (setup().error()) message().showError(*setup().error());
    (m_file->text().isEmpty() ? m_file : m_passphrase)->setFocus();
}

void OpenClinicPage::accept() {
    showProblem(message(), setup().openClinic(m_file->text(), m_passphrase->text()));
}

void OpenClinicPage::forget() {
    m_passphrase->clear();
}

// --- making

MakeKeysPage::MakeKeysPage(KeySetup& setup, MessageBar& message, QWidget* parent)
    : KeySetupPage(setup, message, tr("Ready to make the keys"), tr("Nothing is written before you press \"Make the keys\"."), parent),
      m_place(makeKeyText(this, {})),
      m_keys(makeKeyText(this, {})),
      m_step(makeKeyText(this, {}, "muted")),
      m_progress(new QProgressBar(this)) {
    QVBoxLayout* place = addKeyCard(this, column());
    place->addWidget(makeKeyText(this, tr("Where"), "heading"));
    place->addWidget(m_place);
    QVBoxLayout* keys = addKeyCard(this, column());
    keys->addWidget(makeKeyText(this, tr("What"), "heading"));
    keys->addWidget(m_keys);
    column()->addStretch();
    column()->addWidget(m_step);
    column()->addWidget(m_progress);
    m_keys->setObjectName(QStringLiteral("makeSummary"));
    m_keys->setProperty("data", true);
    m_place->setProperty("data", true);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of making the keys"));
}

void MakeKeysPage::refresh() {
    const KeySetupPlan& plan = setup().plan();
    m_place->setText(shownPath(setup().keysFolder()));
    QStringList lines;
    if (setup().mode() == KeySetup::Mode::NewClinic) lines << tr("The clinic's key \"%1\"").arg(plan.clinicName);
    for (const NewKey& key : plan.keys) {
        if (key.passphrase == nullptr) {
            lines << tr("Nothing yet for doctor \"%1\", who makes the key elsewhere").arg(key.name);
        } else if (key.role == crypto::Role::Kiosk) {
            lines << (key.startsByItself ? tr("A key for kiosk \"%1\", which starts by itself").arg(key.name)
                                         : tr("A key for kiosk \"%1\", unlocked by staff").arg(key.name));
        } else {
            lines << tr("A key for doctor \"%1\"").arg(key.name);
        }
    }
    if (plan.recovery) lines << tr("A recovery key, kept with the clinic's key");
    for (QString& line : lines) line.prepend(QStringLiteral("•  "));
    m_keys->setText(lines.join(QLatin1Char('\n')));
    showWorking(setup().isBusy());
    if (!setup().isBusy()) setProgress(0, 1);
    if (setup().error()) message().showError(*setup().error());
}

void MakeKeysPage::showWorking(bool working) {
    m_progress->setVisible(working);
    m_step->setVisible(working);
}

void MakeKeysPage::setProgress(double done, double total) {
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
    m_step->setText(tr("Making key %1 of %2. Each takes a few seconds: that keeps guessing slow.")
                        .arg(QString::number(static_cast<int>(std::min(done + 1, total))), QString::number(static_cast<int>(total))));
}

void MakeKeysPage::accept() {
    message().clear();
    setup().make();
}

}  // namespace intaglio::ui
