#include "ui/keys/KeyWidgets.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/presenters/KeySetupMake.h"
#include "ui/presenters/StudyPorts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/QrCode.h"

namespace intaglio::ui {

namespace {

/// Texts that belong to no one window.
struct KeyWords {
    Q_DECLARE_TR_FUNCTIONS(KeyWords)
};

QString wordLines(const QStringList& words, int inLine) {
    QStringList lines;
    for (qsizetype at = 0; at < words.size(); at += inLine) lines << words.mid(at, inLine).join(QStringLiteral("  "));
    return lines.join(QLatin1Char('\n'));
}

struct ProblemWords {
    QString sentence;
    QString hint;
};

ProblemWords nameProblem(KeySetup::Problem problem) {
    switch (problem) {
        case KeySetup::Problem::NameMissing:
            return {KeyWords::tr("The name is missing."), KeyWords::tr("Type a name that everybody in the clinic knows.")};
        case KeySetup::Problem::NameTaken:
            return {KeyWords::tr("This name is in use already."), KeyWords::tr("Every key needs a name of its own.")};
        default:
            return {KeyWords::tr("This name cannot be used."),
                    KeyWords::tr("The name becomes part of a file name: use letters, digits, spaces and hyphens, 64 at most.")};
    }
}

ProblemWords problemWords(KeySetup::Problem problem) {
    switch (problem) {
        case KeySetup::Problem::PlaceMissing:
            return {KeyWords::tr("The place for the keys is missing."), KeyWords::tr("Choose a USB stick or a folder.")};
        case KeySetup::Problem::PlaceTaken:
            return {KeyWords::tr("This clinic's keys are there already."),
                    KeyWords::tr("Go back and choose \"Add a kiosk or a doctor\", or use another stick.")};
        case KeySetup::Problem::PassphraseMissing:
            return {KeyWords::tr("The passphrase is missing."), KeyWords::tr("Type it, or let the program suggest one.")};
        case KeySetup::Problem::PassphraseWeak:
            return {KeyWords::tr("This passphrase is too easy to guess."),
                    KeyWords::tr("Use four or five words that do not belong together, or let the program suggest some.")};
        case KeySetup::Problem::PassphrasesDiffer:
            return {KeyWords::tr("The two passphrases differ."), KeyWords::tr("Type the same passphrase twice.")};
        case KeySetup::Problem::KeyFileMissing:
            return {KeyWords::tr("The key file is missing."),
                    KeyWords::tr("Put the clinic's stick in and choose the file with the ending .key.")};
        case KeySetup::Problem::OwnKeyFileMissing:
            return {KeyWords::tr("The key's own file is missing."),
                    KeyWords::tr("Its holder has it: choose the file with the ending .key on the holder's computer or stick.")};
        case KeySetup::Problem::NothingToMake:
            return {KeyWords::tr("There is nothing to make yet."), KeyWords::tr("Name at least one kiosk or doctor.")};
        default:
            return nameProblem(problem);
    }
}

}  // namespace

QLabel* makeKeyText(QWidget* parent, const QString& text, const char* role) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QLatin1String(role));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QVBoxLayout* addKeyCard(QWidget* parent, QBoxLayout* target) {
    auto* card = new QFrame(parent);
    card->setProperty("surface", QStringLiteral("card"));
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    rows->setSpacing(space::kSmall);
    target->addWidget(card);
    return rows;
}

QLineEdit* makeKeyField(QWidget* parent, const char* objectName, const QString& name) {
    auto* field = new QLineEdit(parent);
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(name);
    return field;
}

QPushButton* makeKeyButton(QWidget* parent, const char* objectName, const QString& text, const char* role) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setProperty("role", QLatin1String(role));
    button->setAutoDefault(false);
    return button;
}

QString roleWord(const crypto::PublicIdentity& identity) {
    switch (identity.role) {
        case crypto::Role::Clinic:
            return KeyWords::tr("Clinic");
        case crypto::Role::Kiosk:
            return KeyWords::tr("Kiosk");
        case crypto::Role::Patient:
            return KeyWords::tr("Patient");
        case crypto::Role::Doctor:
            break;
    }
    // By its name alone anybody could call himself that: kiosks take it from a clinic only.
    return identity.clinic && isReservedName(identity.name) ? KeyWords::tr("Recovery key") : KeyWords::tr("Doctor");
}

QString roleIcon(crypto::Role role) {
    if (role == crypto::Role::Clinic) return QStringLiteral("key");
    if (role == crypto::Role::Patient) return QStringLiteral("person");
    return role == crypto::Role::Kiosk ? QStringLiteral("kiosk") : QStringLiteral("doctor");
}

QString dateWord(std::int64_t unixSeconds) {
    // The long form without the day of the week: "October 21, 2031", "21. Oktober 2031".
    static const QRegularExpression weekday(QStringLiteral("^dddd[, ]*|[, ]*dddd$"));
    const QString format = QLocale().dateFormat(QLocale::LongFormat).remove(weekday);
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(unixSeconds).date(), format);
}

QString shownPath(const std::filesystem::path& path) {
    return QDir::toNativeSeparators(pathToQt(path));
}

bool showProblem(MessageBar& message, KeySetup::Problem problem) {
    if (problem == KeySetup::Problem::None) {
        message.clear();
        return true;
    }
    const ProblemWords words = problemWords(problem);
    message.showMessage(MessageKind::Attention, words.sentence, words.hint);
    return false;
}

KeyCard::KeyCard(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(24, this)),
      m_name(new ElidedLabel(this, Qt::ElideRight)),
      m_role(makeKeyText(this, {}, "muted")),
      m_note(makeKeyText(this, {}, "muted")),
      m_words(makeKeyText(this, {}, "heading")),
      m_fingerprint(makeKeyText(this, {}, "muted")),
      m_code(new QrCode(this)) {
    setProperty("surface", QStringLiteral("card"));
    m_name->setProperty("role", QStringLiteral("heading"));
    m_words->setObjectName(QStringLiteral("keyCardWords"));
    m_fingerprint->setObjectName(QStringLiteral("keyCardFingerprint"));
    for (QLabel* label : {m_words, m_fingerprint}) {
        // English words and digits read from left to right in every language.
        label->setLayoutDirection(Qt::LeftToRight);
        label->setProperty("data", true);
        label->setWordWrap(false);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_role->setWordWrap(false);
    auto* title = new QHBoxLayout;
    title->setSpacing(space::kSmall);
    title->addWidget(m_icon);
    title->addWidget(m_name, 1);
    title->addWidget(m_role);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kSmall);
    texts->addLayout(title);
    texts->addWidget(m_note);
    texts->addWidget(m_words);
    texts->addWidget(m_fingerprint);
    texts->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    row->setSpacing(space::kMedium);
    row->addLayout(texts, 1);
    row->addWidget(m_code, 0, Qt::AlignTop);
    m_note->hide();
}

void KeyCard::setFacts(const KeyFacts& facts) {
    m_facts = facts;
    m_icon->setIcon(roleIcon(facts.identity.role), Color::AccentText);
    m_name->setFullText(QString::fromStdString(facts.identity.name));
    m_role->setText(roleWord(facts.identity));
    m_words->setText(wordLines(facts.words, m_wordsInLine));
    m_words->setAccessibleName(KeyWords::tr("Fingerprint in words: %1").arg(facts.words.join(QLatin1Char(' '))));
    m_fingerprint->setText(facts.fingerprint);
    m_code->setText(facts.codeText());
}

void KeyCard::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

}  // namespace intaglio::ui
