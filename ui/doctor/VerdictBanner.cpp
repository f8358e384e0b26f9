#include "ui/doctor/VerdictBanner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {
namespace {

QString styleName(MessageKind kind) {
    switch (kind) {
        case MessageKind::Info:
            return QStringLiteral("info");
        case MessageKind::Success:
            return QStringLiteral("success");
        case MessageKind::Attention:
            return QStringLiteral("attention");
        case MessageKind::Danger:
            break;
    }
    return QStringLiteral("danger");
}

Color tintOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Info:
            return Color::Info;
        case MessageKind::Success:
            return Color::Success;
        case MessageKind::Attention:
            return Color::Attention;
        case MessageKind::Danger:
            break;
    }
    return Color::Danger;
}

QString factRow(const QString& name, const QString& value) {
    return QStringLiteral("<tr><td style=\"padding-right:12px\">%1</td><td>%2</td></tr>").arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

}  // namespace

VerdictBanner::VerdictBanner(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_explanation(new QLabel),
      m_facts(new QLabel),
      m_unlock(new QPushButton(tr("Unlock key …"))),
      m_trust(new QPushButton(tr("Trust a kiosk …"))),
      m_restore(new QPushButton(tr("Save original …"))) {
    setObjectName(QStringLiteral("verdictBanner"));
    m_title->setObjectName(QStringLiteral("verdictTitle"));
    m_title->setProperty("role", QStringLiteral("word"));
    m_explanation->setObjectName(QStringLiteral("verdictExplanation"));
    m_facts->setObjectName(QStringLiteral("verdictFacts"));
    m_facts->setProperty("data", true);
    m_unlock->setObjectName(QStringLiteral("bannerUnlock"));
    m_trust->setObjectName(QStringLiteral("bannerTrust"));
    m_restore->setObjectName(QStringLiteral("bannerRestore"));
    m_restore->setToolTip(tr("Write the exact picture from before sealing"));
    for (QLabel* label : {m_title, m_explanation, m_facts}) label->setWordWrap(true);
    for (QLabel* label : {m_explanation, m_facts}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTiny);
    texts->addWidget(m_title);
    texts->addWidget(m_explanation);
    texts->addWidget(m_facts);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_unlock, m_trust, m_restore}) buttons->addWidget(button);
    buttons->addStretch();
    texts->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    connect(m_unlock, &QPushButton::clicked, this, &VerdictBanner::unlockRequested);
    connect(m_trust, &QPushButton::clicked, this, &VerdictBanner::trustRequested);
    connect(m_restore, &QPushButton::clicked, this, &VerdictBanner::restoreRequested);
}

QString VerdictBanner::title() const {
    return m_title->text();
}

void VerdictBanner::show(const OpenSession& session, const QString& doctor) {
    setVisible(session.seal() != OpenSession::Seal::NotAsked);
    const VerdictWords words = verdictWords(session);
    setStyleProperty(this, "message", styleName(words.kind));
    for (QWidget* child : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_explanation)})
        setStyleProperty(child, "banner", styleName(words.kind));
    m_icon->setPixmap(iconPixmap(words.icon.isEmpty() ? QStringLiteral("info") : words.icon, 24, tintOf(words.kind), devicePixelRatioF()));
    m_title->setText(words.title);
    m_explanation->setText(words.explanation);
    m_unlock->setVisible(words.offersUnlock);
    m_trust->setVisible(words.offersTrust);
    m_restore->setVisible(session.intact() != nullptr);
    setAccessibleName(words.title);
    setAccessibleDescription(words.explanation);
    showFacts(session.intact(), doctor);
}

void VerdictBanner::showFacts(const pipeline::IntactResult* intact, const QString& doctor) {
    m_facts->setVisible(intact != nullptr);
    if (intact == nullptr) return;
    QString rows = factRow(tr("Sealed by"), QString::fromStdString(intact->kioskName));
    rows += factRow(tr("When"), kioskTimeText(intact->issuedAt));
    rows += factRow(tr("For"), doctor);
    rows += factRow(tr("Report"),
                    QString::fromStdString(intact->reportId.substr(0, 8)) + QStringLiteral(" · ") + tr("no. %1").arg(intact->counter));
    m_facts->setText(QStringLiteral("<table>%1</table>").arg(rows));
    m_facts->setToolTip(tr("Kiosk fingerprint: %1\nReport: %2")
                            .arg(QString::fromStdString(intact->kioskFingerprint), QString::fromStdString(intact->reportId)));
}

}  // namespace intaglio::ui
