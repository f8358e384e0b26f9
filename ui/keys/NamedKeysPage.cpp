// Who gets a key: the kiosks' page and the doctors' page of the wizard.
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/keys/KeySetupPages.h"
#include "ui/keys/PassphraseEntry.h"
#include "ui/support/Icons.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {

using crypto::Role;

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(NamedKeysPage)
};

QString titleOf(Role role) {
    return role == Role::Kiosk ? PageWords::tr("The kiosks") : PageWords::tr("The doctors");
}

QString introductionOf(Role role) {
    return role == Role::Kiosk
               ? PageWords::tr("Name each computer at which patients hand in pictures. You can add more later.")
               : PageWords::tr("Name each doctor who is to read results. The doctor should choose the passphrase: nobody else needs it.");
}

QString prefixOf(Role role) {
    return role == Role::Kiosk ? QStringLiteral("kiosk") : QStringLiteral("doctor");
}

}  // namespace

NamedKeysPage::NamedKeysPage(KeySetup& setup, MessageBar& message, Role role, QWidget* parent)
    : KeySetupPage(setup, message, titleOf(role), introductionOf(role), parent),
      m_role(role),
      m_name(makeKeyField(this, "", tr("Name"))),
      m_passphrase(new PassphraseEntry(setup.ports(), prefixOf(role), this)),
      m_first(new QRadioButton(this)),
      m_second(new QRadioButton(this)),
      m_list(new QListWidget(this)),
      m_nobody(makeKeyText(this, {}, "muted")),
      m_remove(makeKeyButton(this, "", tr("Remove"))) {
    const QString prefix = prefixOf(role);
    m_name->setObjectName(prefix + QStringLiteral("Name"));
    m_name->setMaxLength(64);
    m_first->setObjectName(prefix + QStringLiteral("First"));
    m_second->setObjectName(prefix + QStringLiteral("Second"));
    m_list->setObjectName(prefix + QStringLiteral("List"));
    m_remove->setObjectName(prefix + QStringLiteral("Remove"));
    buildForm();
    buildList();
    connect(m_passphrase, &PassphraseEntry::suggestionFailed, &message, &MessageBar::showError);
    connect(m_name, &QLineEdit::textChanged, m_passphrase, &PassphraseEntry::setKeyName);
}

void NamedKeysPage::buildForm() {
    QVBoxLayout* form = addKeyCard(this, column());
    const bool isKiosk = m_role == Role::Kiosk;
    m_name->setPlaceholderText(isKiosk ? tr("Name of the kiosk, for example: Entrance")
                                       : tr("Name of the doctor, for example: Dr. Amina Farouk"));
    form->addWidget(m_name);
    buildChoice(form);
    form->addWidget(m_passphrase);
    auto* add = makeKeyButton(this, "", isKiosk ? tr("Add this kiosk") : tr("Add this doctor"));
    add->setObjectName(prefixOf(m_role) + QStringLiteral("Add"));
    form->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, &NamedKeysPage::add);
}

void NamedKeysPage::buildChoice(QVBoxLayout* form) {
    const bool isKiosk = m_role == Role::Kiosk;
    m_first->setText(isKiosk ? tr("Staff type the passphrase each time the kiosk starts (safer)") : tr("Choose the passphrase now"));
    m_second->setText(isKiosk ? tr("The kiosk starts by itself, also after a power cut")
                              : tr("The doctor makes the key on the doctor's own computer, later"));
    m_first->setChecked(true);
    for (QRadioButton* choice : {m_first, m_second}) form->addWidget(choice);
    auto* note = makeKeyText(
        this,
        isKiosk ? tr("Its start file holds the passphrase until the kiosk has used it once; then the kiosk's copy works on that "
                     "computer only. Whoever can use the kiosk's account could sign with its key.")
                : tr("There: Keys, \"Make my own key\". The doctor then brings you the file with the ending .pub, and you "
                     "admit it here with the clinic's key."),
        "muted");
    form->addWidget(note);
    note->hide();
    connect(m_second, &QRadioButton::toggled, this, [this, note, isKiosk](bool chosen) {
        note->setVisible(chosen);
        if (!isKiosk) m_passphrase->setVisible(!chosen);
    });
}

void NamedKeysPage::buildList() {
    m_nobody->setText(m_role == Role::Kiosk ? tr("No kiosk is named yet.") : tr("No doctor is named yet."));
    m_list->setAccessibleName(titleOf(m_role));
    m_list->setProperty("data", true);
    // As much as is left over: the page scrolls only where even the form does not fit.
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_list->setMinimumHeight(72);
    auto* row = new QHBoxLayout;
    row->addWidget(m_nobody, 1);
    row->addWidget(m_list, 1);
    row->addWidget(m_remove, 0, Qt::AlignTop);
    column()->addLayout(row, 1);
    connect(m_remove, &QPushButton::clicked, this, &NamedKeysPage::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) { m_remove->setEnabled(at >= 0); });
    if (m_role == Role::Kiosk) return;
    m_recovery = new QCheckBox(tr("Make a recovery key too"), this);
    m_recovery->setObjectName(QStringLiteral("recoveryWanted"));
    column()->addWidget(m_recovery);
    column()->addWidget(
        makeKeyText(this,
                    tr("Kept with the clinic's key, behind its passphrase. Every picture can be sealed for it too, so that a lost doctor's "
                       "key loses no result."),
                    "muted"));
    connect(m_recovery, &QCheckBox::toggled, &setup(), &KeySetup::setRecovery);
}

QString NamedKeysPage::describe(const NewKey& key) const {
    if (m_role == Role::Kiosk)
        return key.startsByItself ? tr("%1: starts by itself").arg(key.name) : tr("%1: unlocked by staff").arg(key.name);
    return key.passphrase == nullptr ? tr("%1: makes the key elsewhere").arg(key.name) : key.name;
}

void NamedKeysPage::refresh() {
    m_list->clear();
    for (const NewKey& key : setup().plan().keys) {
        if (key.role == m_role) m_list->addItem(new QListWidgetItem(icon(roleIcon(m_role)), describe(key)));
    }
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_remove->setVisible(any);
    m_remove->setEnabled(m_list->currentRow() >= 0);
    m_nobody->setVisible(!any);
    if (m_recovery != nullptr) m_recovery->setChecked(setup().plan().recovery);
}

bool NamedKeysPage::hasEntry() const {
    return !m_name->text().trimmed().isEmpty() || !m_passphrase->passphrase().isEmpty();
}

void NamedKeysPage::add() {
    const bool second = m_second->isChecked();
    const bool isKiosk = m_role == Role::Kiosk;
    const auto problem =
        setup().addKey(m_role, m_name->text(), m_passphrase->passphrase(), m_passphrase->again(), isKiosk && second, !isKiosk && second);
    if (!showProblem(message(), problem)) return;
    m_name->clear();
    forget();
    m_first->setChecked(true);
    m_name->setFocus();
}

void NamedKeysPage::remove() {
    int row = m_list->currentRow();
    const auto& keys = setup().plan().keys;
    for (std::size_t index = 0; index < keys.size() && row >= 0; ++index) {
        if (keys[index].role != m_role || row-- > 0) continue;
        setup().removeKey(index);
        return;
    }
}

void NamedKeysPage::accept() {
    // Whoever filled the form in and presses "Continue" means the entry, not an empty list.
    if (hasEntry()) {
        const auto before = setup().plan().keys.size();
        add();
        if (setup().plan().keys.size() == before) return;
    }
    showProblem(message(), setup().next());
}

void NamedKeysPage::forget() {
    m_passphrase->forget();
}

}  // namespace intaglio::ui
