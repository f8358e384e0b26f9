#include "ui/keys/PassphraseEntry.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>

#include "ui/keys/KeyWidgets.h"
#include "ui/support/Icons.h"

namespace intaglio::ui {

PassphraseEntry::PassphraseEntry(const KeyPorts& ports, const QString& prefix, QWidget* parent)
    : QWidget(parent),
      m_grade(ports.grade),
      m_suggestion(ports.suggest),
      m_first(makeKeyField(this, "", tr("Passphrase"))),
      m_second(makeKeyField(this, "", tr("Passphrase again"))),
      m_meter(new QProgressBar(this)),
      m_word(makeKeyText(this, {}, "small")),
      m_suggest(makeKeyButton(this, "", tr("Suggest five words"), "quiet")),
      m_show(makeKeyButton(this, "", tr("Show"), "quiet")) {
    m_first->setObjectName(prefix + QStringLiteral("Passphrase"));
    m_second->setObjectName(prefix + QStringLiteral("PassphraseAgain"));
    m_suggest->setObjectName(prefix + QStringLiteral("Suggest"));
    m_show->setObjectName(prefix + QStringLiteral("Show"));
    m_first->setPlaceholderText(tr("Passphrase"));
    m_second->setPlaceholderText(tr("Passphrase again"));
    for (QLineEdit* field : {m_first, m_second}) field->setMaxLength(200);
    m_show->setCheckable(true);
    m_show->setIcon(icon(QStringLiteral("eye"), Color::AccentText));
    m_show->setToolTip(tr("Show the passphrase as you type"));
    m_suggest->setToolTip(tr("Five random words, easy to write down and hard to guess"));
    m_meter->setRange(0, static_cast<int>(PassphraseGrade::Strong));
    m_meter->setTextVisible(false);
    m_meter->setAccessibleName(tr("Strength of the passphrase"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(space::kSmall);
    grid->addWidget(m_first, 0, 0);
    grid->addWidget(m_second, 0, 1);
    grid->addWidget(m_meter, 1, 0);
    grid->addWidget(m_word, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_suggest);
    buttons->addWidget(m_show);
    buttons->addStretch();
    grid->addLayout(buttons, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    for (QLineEdit* field : {m_first, m_second}) connect(field, &QLineEdit::textChanged, this, &PassphraseEntry::textChanged);
    connect(m_show, &QPushButton::toggled, this, &PassphraseEntry::reveal);
    connect(m_suggest, &QPushButton::clicked, this, &PassphraseEntry::suggest);
    reveal(false);
    grade();
}

QString PassphraseEntry::passphrase() const {
    return m_first->text();
}

QString PassphraseEntry::again() const {
    return m_second->text();
}

void PassphraseEntry::forget() {
    setTexts({}, {});
    m_show->setChecked(false);
}

void PassphraseEntry::setKeyName(const QString& name) {
    m_keyName = name;
    grade();
}

void PassphraseEntry::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (event->spontaneous()) return;
    m_show->setChecked(false);
    m_show->setEnabled(m_first->text().isEmpty() && m_second->text().isEmpty());
}

void PassphraseEntry::textChanged() {
    // Both fields are empty: what is typed now is new.
    if (m_first->text().isEmpty() && m_second->text().isEmpty()) m_show->setEnabled(true);
    grade();
}

void PassphraseEntry::setTexts(const QString& passphrase, const QString& again) {
    m_first->setText(passphrase);
    m_second->setText(again);
}

void PassphraseEntry::suggest() {
    const auto words = m_suggestion();
    if (!words) {
        Q_EMIT suggestionFailed(words.error());
        return;
    }
    m_show->setEnabled(true);
    setTexts(*words, *words);
    // Words that nobody chose must be seen to be written down.
    m_show->setChecked(true);
    m_word->setText(tr("Write these words down now."));
}

void PassphraseEntry::grade() {
    const PassphraseGrade grade = m_grade(secretFrom(m_first->text())->view(), m_keyName);
    m_meter->setValue(static_cast<int>(grade));
    switch (grade) {
        case PassphraseGrade::Empty:
            m_word->setText(tr("Four or five words are good."));
            break;
        case PassphraseGrade::Weak:
            m_word->setText(tr("Too easy to guess"));
            break;
        case PassphraseGrade::Fair:
            m_word->setText(tr("Good"));
            break;
        case PassphraseGrade::Strong:
            m_word->setText(tr("Very good"));
            break;
    }
}

void PassphraseEntry::reveal(bool shown) {
    for (QLineEdit* field : {m_first, m_second}) field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
}

}  // namespace intaglio::ui
