#include "ui/doctor/ShareDialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/crypto/Envelope.h"
#include "ui/support/Dialogs.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {
namespace {

QLabel* wrapped(const QString& text, const char* role) {
    auto* label = new QLabel(text);
    label->setProperty("role", QString::fromLatin1(role));
    label->setWordWrap(true);
    return label;
}

}  // namespace

ShareDialog::ShareDialog(Kind kind, const ShareSession& session, QString folder, QWidget* parent)
    : GrowingDialog(parent),
      m_kind(kind),
      m_session(session),
      m_folder(std::move(folder)),
      m_text(new QPlainTextEdit),
      m_room(new QLabel),
      m_people(new QListWidget),
      m_message(new MessageBar),
      m_remove(new QPushButton(tr("Remove"))),
      m_confirm(new QPushButton) {
    const bool isAnswer = kind == Kind::Answer;
    setObjectName(isAnswer ? QStringLiteral("answerDialog") : QStringLiteral("copyDialog"));
    setWindowTitle(isAnswer ? tr("Answer") : tr("Encrypted copy for a colleague"));
    setMinimumWidth(560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(space::kMedium);
    column->addWidget(wrapped(windowTitle(), "heading"));
    column->addWidget(wrapped(
        isAnswer ? tr("Your words are sealed into the original picture, signed with your key. Only you and the people below can read "
                      "them; the model's result is not passed on.")
                 : tr("The picture's file is compressed and encrypted. Only the colleagues below can open it: in this workstation with "
                      "\"Open picture\", or with the program age. It stays the same picture: a result sealed inside can be read by those "
                      "alone for whom it was sealed."),
        "muted"));
    m_input = new QWidget;
    auto* input = new QVBoxLayout(m_input);
    input->setContentsMargins(0, 0, 0, 0);
    input->setSpacing(space::kMedium);
    if (isAnswer) input->addWidget(buildAnswer());
    input->addWidget(buildPeople(), 1);
    column->addWidget(m_input, 1);
    column->addWidget(m_message);
    auto* buttons = new QDialogButtonBox;
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName(QStringLiteral("shareCancel"));
    m_confirm->setText(isAnswer ? tr("Seal and save …") : tr("Encrypt and save …"));
    m_confirm->setObjectName(QStringLiteral("shareConfirm"));
    m_confirm->setProperty("role", QStringLiteral("primary"));
    buttons->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShareDialog::confirmed);
    connect(buttons, &QDialogButtonBox::rejected, this, &ShareDialog::reject);
    connect(m_message, &MessageBar::actionTriggered, this, &ShareDialog::messageAction);
    refresh();
}

QWidget* ShareDialog::buildAnswer() {
    m_text->setObjectName(QStringLiteral("answerText"));
    m_text->setAccessibleName(tr("Your answer"));
    m_text->setPlaceholderText(tr("For example: seen today, please come to the ward on Monday."));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(120);
    m_room->setProperty("role", QStringLiteral("small"));
    m_room->setObjectName(QStringLiteral("answerRoom"));
    connect(m_text, &QPlainTextEdit::textChanged, this, &ShareDialog::refresh);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    column->addWidget(m_text);
    column->addWidget(m_room);
    return part;
}

QWidget* ShareDialog::buildPeople() {
    m_people->setObjectName(QStringLiteral("sharePeople"));
    m_people->setAccessibleName(tr("Who may read it"));
    m_people->setProperty("data", true);
    m_people->setMinimumHeight(96);
    auto* add = new QPushButton(tr("Add a person …"));
    add->setObjectName(QStringLiteral("shareAdd"));
    add->setToolTip(tr("Choose the .pub file that this person gave you"));
    add->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("shareRemove"));
    m_remove->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(wrapped(tr("Who may read it (1 to %1 people)").arg(mostPeople()), "word"));
    column->addWidget(m_people, 1);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, &ShareDialog::choosePeople);
    connect(m_remove, &QPushButton::clicked, this, &ShareDialog::removePerson);
    connect(m_people, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    return part;
}

void ShareDialog::choosePeople() {
    const QStringList files = Dialogs::instance().openFiles(this, tr("Choose public keys"), m_folder, tr("Public keys (*.pub)"));
    for (const QString& file : files) addPerson(pathFromQt(file));
}

void ShareDialog::addPerson(const std::filesystem::path& publicFile) {
    m_message->clear();
    auto person = m_session.readPerson(publicFile);
    if (!person) {
        m_message->showError(person.error());
        return;
    }
    for (const ShareSession::Person& known : m_persons) {
        if (known.fingerprint == person->fingerprint) return;
    }
    addPerson(std::move(*person));
}

void ShareDialog::addPerson(ShareSession::Person person) {
    const bool isPatient = person.identity.role == crypto::Role::Patient;
    const QString voucher = person.isVouchedFor ? tr("Your clinic vouches for this key.")
                                                : tr("Your clinic does not vouch for this key: compare it with its holder.");
    m_people->addItem(new QListWidgetItem(icon(isPatient ? QStringLiteral("person") : QStringLiteral("doctor")),
                                          QStringLiteral("%1   %2\n%3").arg(person.name, person.fingerprint, voucher)));
    m_persons.push_back(std::move(person));
    warnOfUnreadable();
    refresh();
}

void ShareDialog::setSealReaders(std::vector<std::string> keys) {
    m_sealReaders = std::move(keys);
    warnOfUnreadable();
}

/// A seal names its readers by the beginning of what people compare.
void ShareDialog::warnOfUnreadable() {
    if (!m_sealReaders) return;
    QStringList names;
    for (const ShareSession::Person& person : m_persons) {
        const bool reads = std::ranges::any_of(
            *m_sealReaders, [&person](const std::string& key) { return person.fingerprint.startsWith(QString::fromStdString(key)); });
        if (!reads) names << person.name;
    }
    if (names.isEmpty()) return m_message->clear();
    m_message->setAction(tr("Answer instead …"));
    m_message->showMessage(MessageKind::Attention, tr("The sealed result stays closed to: %1.").arg(names.join(QStringLiteral(", "))),
                           tr("It was not sealed for this key: the copy shows the picture only. An answer seals your own words for the "
                              "colleague."));
}

void ShareDialog::removePerson() {
    const int row = m_people->currentRow();
    if (row < 0) return;
    delete m_people->takeItem(row);
    m_persons.erase(m_persons.begin() + row);
    warnOfUnreadable();
    refresh();
}

/// An answer's author is one of its readers.
std::size_t ShareDialog::mostPeople() const {
    return m_kind == Kind::Answer ? crypto::kMaximumRecipients - 1 : crypto::kMaximumRecipients;
}

std::size_t ShareDialog::answerBytes() const {
    return static_cast<std::size_t>(answer().toUtf8().size());
}

void ShareDialog::refresh() {
    const std::size_t bytes = answerBytes();
    const bool fits = bytes <= crypto::kMaximumAnswerBytes;
    const int left = static_cast<int>(crypto::kMaximumAnswerBytes) - static_cast<int>(bytes);
    m_room->setText(fits ? tr("Room for about %n more character(s)", nullptr, left) : tr("Too long by %n character(s)", nullptr, -left));
    const bool hasPeople = !m_persons.empty() && m_persons.size() <= mostPeople();
    m_remove->setEnabled(m_people->currentRow() >= 0);
    m_input->setEnabled(!m_busy);
    m_confirm->setEnabled(!m_busy && hasPeople && (m_kind == Kind::EncryptedCopy || (bytes > 0 && fits)));
}

void ShareDialog::setBusy(bool busy) {
    m_busy = busy;
    if (busy) m_message->setAction({});
    if (busy) m_message->showMessage(MessageKind::Info, m_kind == Kind::Answer ? tr("Sealing your answer …") : tr("Encrypting the copy …"));
    refresh();
}

void ShareDialog::showError(const base::Error& error) {
    setBusy(false);
    m_message->setAction({});
    m_message->showError(error);
}

void ShareDialog::showHindrance(const QString& sentence, const QString& hint, const QString& action) {
    setBusy(false);
    m_message->setAction(action);
    m_message->showMessage(MessageKind::Attention, sentence, hint);
}

void ShareDialog::reject() {
    if (m_busy) {
        Q_EMIT workCancelled();
    } else {
        QDialog::reject();
    }
}

QString ShareDialog::answer() const {
    return m_text->toPlainText().trimmed();
}

std::vector<crypto::PublicIdentity> ShareDialog::recipients() const {
    std::vector<crypto::PublicIdentity> identities;
    for (const ShareSession::Person& person : m_persons) identities.push_back(person.identity);
    return identities;
}

}  // namespace intaglio::ui
