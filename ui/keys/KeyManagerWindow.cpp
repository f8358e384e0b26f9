#include "ui/keys/KeyManagerWindow.h"

#include <QCloseEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/keys/KeyActionDialog.h"
#include "ui/keys/KeyStanding.h"
#include "ui/keys/KeyWidgets.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBar.h"

namespace intaglio::ui {

namespace {
constexpr int kDetailsWidth = 560;
constexpr int kColumns = 4;
constexpr int kShownReasons = 3;

/// All that a change of trust shows in, to compare.
std::string trustOf(const KeyRingContents& ring) {
    std::string text = std::to_string(ring.revocationListNumber) + ' ' + std::to_string(ring.revocationListDate.value_or(0));
    const auto add = [&text](const crypto::PublicIdentity& identity) {
        const base::Bytes bytes = crypto::encodePublicIdentity(identity);
        text.append(bytes.begin(), bytes.end());
    };
    if (ring.clinic) add(*ring.clinic);
    for (const KeyRow& row : ring.rows) {
        if (!row.isTrusted) continue;
        add(row.facts.identity);
        text += row.isEnrolled ? 'e' : '-';
        text += row.revoked ? static_cast<char>('0' + static_cast<int>(row.revoked->reason)) : '-';
    }
    return text;
}
}  // namespace

KeyManagerWindow::KeyManagerWindow(KeyPorts ports, QWidget* parent)
    : QMainWindow(parent),
      m_ring(std::move(ports), m_jobs),
      m_message(new MessageBar(this)),
      m_ignored(new MessageBar(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)) {
    setObjectName(QStringLiteral("keyManagerWindow"));
    setWindowTitle(tr("Keys"));
    resize(1180, 760);
    auto* body = new QWidget(this);
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(space::kLarge, space::kMedium, space::kLarge, space::kMedium);
    rows->setSpacing(space::kMedium);
    rows->addWidget(buildTools());
    rows->addWidget(m_message);
    rows->addWidget(m_ignored);
    auto* both = new QWidget(body);
    auto* columns = new QHBoxLayout(both);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::kMedium);
    columns->addWidget(buildList(), 1);
    columns->addWidget(buildDetails());
    m_empty->setContent(QStringLiteral("key"), tr("This computer knows no keys yet"),
                        tr("Make your clinic's keys, or bring in the .pub file of a clinic, a kiosk or a doctor."), tr("Set up keys"));
    m_stack->addWidget(both);
    m_stack->addWidget(m_empty);
    rows->addWidget(m_stack, 1);
    m_listAge = makeKeyText(body, {}, "small");
    rows->addWidget(m_listAge);
    m_ignored->setObjectName(QStringLiteral("keyIgnored"));
    setCentralWidget(body);
    m_message->setClosable(true);
    connect(m_empty, &EmptyState::actionTriggered, this, &KeyManagerWindow::openWizard);
    connect(&m_ring, &KeyRing::changed, this, &KeyManagerWindow::ringChanged);
    connect(&m_ring, &KeyRing::failed, m_message, &MessageBar::showError);
    m_ring.setFolder(m_ring.keysFolderOnStick());
}

KeyManagerWindow::~KeyManagerWindow() = default;

QWidget* KeyManagerWindow::buildTools() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    const auto add = [&](const char* name, const QString& text, const QString& tip, const char* role, auto slot) {
        auto* button = makeKeyButton(bar, name, text, role);
        button->setToolTip(tip);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    m_wizard = add("keyWizard", {}, tr("Make keys step by step"), "primary", &KeyManagerWindow::openWizard);
    m_wizard->setIcon(icon(QStringLiteral("key"), Color::OnAccent));
    add("keyAdmit", actionName(KeyAction::Enrol), tr("Let the clinic vouch for a key that a doctor made elsewhere"), "",
        &KeyManagerWindow::admit);
    add("keyImport", tr("Bring in a file …"), tr("A .pub file to trust, or a list of revoked keys"), "", &KeyManagerWindow::chooseImport);
    add("keyMakeOwn", actionName(KeyAction::MakeOwn), tr("For a doctor at the doctor's own computer"), "",
        [this]() { startAction(KeyAction::MakeOwn); });
    row->addStretch();
    add("keyFolder", tr("Open a keys folder …"), tr("Show the key files of a stick or folder too"), "quiet",
        &KeyManagerWindow::chooseFolder);
    return bar;
}

QWidget* KeyManagerWindow::buildList() {
    m_table = new QTableWidget(0, kColumns, this);
    m_table->setObjectName(QStringLiteral("keyTable"));
    m_table->setAccessibleName(tr("Known keys"));
    m_table->setProperty("data", true);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("For"), tr("Valid until"), tr("Standing")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(40);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int, int, int, int) { selectionChanged(); });
    return m_table;
}

QWidget* KeyManagerWindow::buildDetails() {
    auto* panel = new QWidget(this);
    panel->setFixedWidth(kDetailsWidth);
    auto* rows = new QVBoxLayout(panel);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kSmall);
    m_card = new KeyCard(panel);
    m_card->setWordsInLine(4);
    m_standing = makeKeyText(panel, {}, "heading");
    m_standing->setObjectName(QStringLiteral("keyStanding"));
    m_facts = makeKeyText(panel, {}, "muted");
    m_facts->setObjectName(QStringLiteral("keyFacts"));
    rows->addWidget(m_card);
    rows->addWidget(m_standing);
    rows->addWidget(m_facts);
    auto* grid = new QGridLayout;
    grid->setSpacing(space::kSmall);
    addAction(grid, KeyAction::Renew, "keyRenew", tr("Five more years for the same key"));
    addAction(grid, KeyAction::Replace, "keyReplace", tr("Fresh keys under the same name"));
    addAction(grid, KeyAction::ChangePassphrase, "keyChangePassphrase", tr("Another passphrase for the key file"));
    addAction(grid, KeyAction::TakeEnrolment, "keyTakeEnrolment", tr("After the clinic admitted your key"));
    addAction(grid, KeyAction::RotateHidingKey, "keyRotate", tr("Another secret order of where results are hidden"));
    addAction(grid, KeyAction::Revoke, "keyRevoke", tr("Nobody should trust this key any longer"));
    m_export = makeKeyButton(panel, "keyExport", tr("Copy the public part …"));
    m_export->setToolTip(tr("To a stick, for another computer"));
    connect(m_export, &QPushButton::clicked, this, &KeyManagerWindow::exportSelected);
    grid->addWidget(m_export, 3, 0);
    rows->addLayout(grid);
    rows->addStretch();
    return panel;
}

void KeyManagerWindow::addAction(QGridLayout* grid, KeyAction action, const char* objectName, const QString& toolTip) {
    const int at = static_cast<int>(m_actions.size());
    auto* button = makeKeyButton(this, objectName, actionName(action), action == KeyAction::Revoke ? "danger" : "");
    button->setToolTip(toolTip);
    grid->addWidget(button, at / 2, at % 2);
    connect(button, &QPushButton::clicked, this, [this, action]() { startAction(action); });
    m_actions.emplace_back(action, button);
}

const KeyRow* KeyManagerWindow::selected() const {
    const auto row = static_cast<std::size_t>(m_table->currentRow());
    return m_table->currentRow() >= 0 && row < m_ring.contents().rows.size() ? &m_ring.contents().rows[row] : nullptr;
}

void KeyManagerWindow::select(const QString& name) {
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, 0)->text() == name) m_table->setCurrentCell(row, 0);
    }
}

void KeyManagerWindow::fillTable() {
    const KeyRingContents& ring = m_ring.contents();
    m_table->setRowCount(static_cast<int>(ring.rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const KeyRow& key = ring.rows[static_cast<std::size_t>(row)];
        const Standing standing = standingOf(key, m_ring.stateOf(key));
        const auto& identity = key.facts.identity;
        m_table->setItem(row, 0, new QTableWidgetItem(icon(roleIcon(identity.role)), QString::fromStdString(identity.name)));
        m_table->setItem(row, 1, new QTableWidgetItem(roleWord(identity)));
        m_table->setItem(row, 2, new QTableWidgetItem(dateWord(identity.notAfter)));
        auto* state = new QTableWidgetItem(icon(standing.icon, standing.tint), standing.word);
        state->setForeground(themed(standing.tint));
        m_table->setItem(row, 3, state);
    }
}

/// The key itself, wherever it stands now; where it is gone, its old place.
void KeyManagerWindow::restoreSelection(const std::optional<crypto::PublicKey>& key, int row) {
    const auto& rows = m_ring.contents().rows;
    if (rows.empty()) return;
    const auto found = std::ranges::find_if(rows, [&](const KeyRow& each) { return key && each.facts.identity.signing == *key; });
    if (found != rows.end()) row = static_cast<int>(found - rows.begin());
    m_table->setCurrentCell(std::clamp(row, 0, m_table->rowCount() - 1), 0);
}

void KeyManagerWindow::ringChanged() {
    const KeyRingContents& ring = m_ring.contents();
    {
        const QSignalBlocker quiet(m_table);
        const int row = m_table->currentRow();
        fillTable();
        restoreSelection(m_selectedKey, row);
    }
    m_stack->setCurrentIndex(ring.rows.empty() ? 1 : 0);
    m_wizard->setText(ring.clinic ? tr("Add a kiosk or a doctor") : tr("Set up a clinic"));
    selectionChanged();
    showListAge();
    showIgnored();
    if (std::string trust = trustOf(ring); trust != m_knownTrust) {
        m_knownTrust = std::move(trust);
        Q_EMIT trustChanged();
    }
}

/// A file that does not count must not go unnoticed: it may be the key, or the list of revoked keys, that somebody relies on.
void KeyManagerWindow::showIgnored() {
    const KeyRingContents& ring = m_ring.contents();
    if (ring.ignored.empty()) return m_ignored->clear();
    QStringList reasons;
    for (const base::Error& error : ring.ignored) {
        const QString reason = errorText(error).sentence;
        if (!reasons.contains(reason)) reasons << reason;
    }
    const auto more = static_cast<int>(reasons.size()) - kShownReasons;
    if (more > 0) reasons = reasons.mid(0, kShownReasons) << tr("And %n more.", nullptr, more);
    const QString why = reasons.join(QLatin1Char('\n'));
    if (!ring.isTrustDamaged)
        return m_ignored->showMessage(MessageKind::Attention,
                                      tr("%n file(s) with keys do not count.", nullptr, static_cast<int>(ring.ignored.size())), why);
    m_ignored->showMessage(MessageKind::Danger,
                           tr("What this computer knows of its clinic is damaged: it trusts nobody until this is mended."),
                           why + QLatin1Char('\n') +
                               tr("Bring in the clinic's .pub file, compare the ten words, and then the newest list of revoked keys from "
                                  "the folder \"public\"."));
}

void KeyManagerWindow::closeEvent(QCloseEvent* event) {
    if (!m_ring.isActing()) return QMainWindow::closeEvent(event);
    // Its outcome has to be seen: new keys that nobody carries to the other computers are of no use.
    m_message->showMessage(MessageKind::Info, tr("Keys are being changed. Close the window when this is done."));
    event->ignore();
}

void KeyManagerWindow::showListAge() {
    const KeyRingContents& ring = m_ring.contents();
    if (!ring.clinic) return m_listAge->setText(tr("No clinic is trusted on this computer yet."));
    if (!ring.revocationListDate) return m_listAge->setText(tr("There is no list of revoked keys on this computer."));
    const auto days = static_cast<int>((m_ring.ports().now() - *ring.revocationListDate) / 86400);
    m_listAge->setText(tr("List of revoked keys: number %1 of %2, %n day(s) old.", nullptr, days)
                           .arg(QString::number(ring.revocationListNumber), dateWord(*ring.revocationListDate)));
}

void KeyManagerWindow::selectionChanged() {
    const KeyRow* row = selected();
    m_selectedKey = row == nullptr ? std::nullopt : std::optional(row->facts.identity.signing);
    if (row != nullptr) showDetails(*row);
    for (const auto& [action, button] : m_actions) button->setEnabled(row != nullptr && !m_ring.isBusy() && canDo(action, *row));
    m_export->setEnabled(row != nullptr && !m_ring.isBusy());
}

void KeyManagerWindow::showDetails(const KeyRow& row) {
    const Standing standing = standingOf(row, m_ring.stateOf(row));
    m_card->setFacts(row.facts);
    m_standing->setText(standing.sentence);
    m_facts->setText(factsText(row));
}

}  // namespace intaglio::ui
