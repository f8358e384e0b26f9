#include "ui/doctor/VerdictBanner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/doctor/SealFacts.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {
namespace {

QString styleName(std::optional<MessageKind> kind) {
    if (!kind) return {};
    switch (*kind) {
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

Color tintOf(std::optional<MessageKind> kind) {
    if (!kind) return Color::TextMuted;
    switch (*kind) {
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

/// The signed thumbnail: 16 x 16 values of four bits, row by row, the first of two in the high half of a byte.
QPixmap thumbnailPixmap(const base::Bytes& thumbnail) {
    constexpr int kSide = 16;
    constexpr int kShown = 96;
    QImage image(kSide, kSide, QImage::Format_Grayscale8);
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            const std::uint8_t pair = thumbnail[static_cast<std::size_t>((row * kSide + column) / 2)];
            const int level = column % 2 == 0 ? pair >> 4 : pair & 15;
            image.scanLine(row)[column] = static_cast<uchar>(level * 17);
        }
    }
    return QPixmap::fromImage(image.scaled(kShown, kShown, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

QPushButton* namedButton(const char* name, const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    return button;
}

}  // namespace

VerdictBanner::VerdictBanner(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_explanation(new QLabel),
      m_warnings(new QLabel),
      m_facts(new QLabel),
      m_thumbnail(new QLabel),
      m_changes(namedButton("bannerChanges", tr("Show where"), tr("Mark the changed fields on the picture"))),
      m_answer(namedButton("bannerAnswer", tr("Answer …"), tr("Seal your own words into the picture, for the patient or a colleague"))),
      m_survival(namedButton("bannerSurvival", tr("What destroys a seal?"), tr("What a sealed picture survives and what it does not"))),
      m_unlock(namedButton("bannerUnlock", tr("Unlock key …"), {})),
      m_trust(namedButton("bannerTrust", tr("Trusted keys …"), {})),
      m_restore(namedButton("bannerRestore", tr("Save original …"), tr("Write the exact picture from before sealing"))) {
    setObjectName(QStringLiteral("verdictBanner"));
    m_title->setObjectName(QStringLiteral("verdictTitle"));
    m_title->setProperty("role", QStringLiteral("word"));
    m_explanation->setObjectName(QStringLiteral("verdictExplanation"));
    m_warnings->setObjectName(QStringLiteral("verdictWarnings"));
    m_facts->setObjectName(QStringLiteral("verdictFacts"));
    m_facts->setProperty("data", true);
    m_thumbnail->setObjectName(QStringLiteral("verdictThumbnail"));
    m_thumbnail->setAccessibleName(tr("The picture as it was sealed, very small"));
    m_thumbnail->setToolTip(tr("The picture as it was sealed, very small"));
    m_changes->setCheckable(true);
    m_survival->setProperty("role", QStringLiteral("quiet"));
    for (QLabel* label : {m_title, m_explanation, m_warnings, m_facts}) label->setWordWrap(true);
    for (QLabel* label : {m_explanation, m_warnings, m_facts}) label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buildLayout();
    connect(m_unlock, &QPushButton::clicked, this, &VerdictBanner::unlockRequested);
    connect(m_trust, &QPushButton::clicked, this, &VerdictBanner::trustRequested);
    connect(m_restore, &QPushButton::clicked, this, &VerdictBanner::restoreRequested);
    connect(m_answer, &QPushButton::clicked, this, &VerdictBanner::answerRequested);
    connect(m_survival, &QPushButton::clicked, this, &VerdictBanner::survivalRequested);
    connect(m_changes, &QPushButton::toggled, this, &VerdictBanner::changesShown);
}

void VerdictBanner::buildLayout() {
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTiny);
    for (QLabel* label : {m_title, m_explanation, m_warnings, m_facts, m_thumbnail}) texts->addWidget(label);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_unlock, m_trust, m_restore, m_answer, m_changes}) buttons->addWidget(button);
    buttons->addStretch();
    texts->addLayout(buttons);
    texts->addWidget(m_survival, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(12);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
}

QString VerdictBanner::title() const {
    return m_title->text();
}

void VerdictBanner::show(const OpenSession& session, const QString& doctor, const ModelWords& models) {
    setVisible(session.seal() != OpenSession::Seal::NotAsked);
    const VerdictWords words = verdictWords(session);
    m_isQuiet = !words.kind;
    setStyleProperty(this, "surface", m_isQuiet ? QStringLiteral("card") : QString());
    setStyleProperty(this, "message", styleName(words.kind));
    for (QWidget* child : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_explanation), static_cast<QWidget*>(m_warnings)})
        setStyleProperty(child, "banner", styleName(words.kind));
    m_icon->setPixmap(iconPixmap(words.icon.isEmpty() ? QStringLiteral("info") : words.icon, 24, tintOf(words.kind), devicePixelRatioF()));
    m_title->setText(words.title);
    m_explanation->setText(words.explanation);
    m_unlock->setVisible(words.offersUnlock);
    m_trust->setVisible(words.offersTrust);
    setAccessibleName(words.title);
    setAccessibleDescription(words.explanation);
    showVerdict(session.verdict(), doctor, models);
}

void VerdictBanner::showVerdict(const pipeline::Verdict* verdict, const QString& doctor, const ModelWords& models) {
    const auto* intact = verdict != nullptr ? std::get_if<pipeline::IntactResult>(verdict) : nullptr;
    const auto* mismatch = verdict != nullptr ? std::get_if<pipeline::ImageMismatch>(verdict) : nullptr;
    const bool holdsSomething = verdict != nullptr && !std::holds_alternative<pipeline::NoPayload>(*verdict);
    QStringList warnings;
    if (intact != nullptr) {
        for (const QString& sentence : warningSentences(*intact)) warnings << QStringLiteral("⚑ ") + sentence;
    }
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    showFacts(intact != nullptr ? sealFacts(*intact, doctor, models) : mismatch != nullptr ? sealFacts(*mismatch) : QList<Fact>{});
    m_facts->setToolTip(intact == nullptr
                            ? QString()
                            : tr("Fingerprint of the sealing key: %1\nReport: %2")
                                  .arg(QString::fromStdString(intact->kioskFingerprint), QString::fromStdString(intact->reportId)));
    showThumbnail(intact != nullptr ? intact->thumbnail : base::Bytes{});
    m_restore->setVisible(intact != nullptr && intact->mode == crypto::EmbeddingMode::Reversible);
    m_answer->setVisible(intact != nullptr);
    m_survival->setVisible(holdsSomething);
    m_changes->setChecked(false);
    m_changes->setVisible(mismatch != nullptr && !mismatch->changedTiles.empty());
}

void VerdictBanner::showFacts(const QList<Fact>& facts) {
    QString rows;
    for (const Fact& fact : facts) rows += factRow(fact.first, fact.second);
    m_facts->setText(rows.isEmpty() ? QString() : QStringLiteral("<table>%1</table>").arg(rows));
    m_facts->setVisible(!rows.isEmpty());
}

void VerdictBanner::showThumbnail(const base::Bytes& thumbnail) {
    const bool shown = thumbnail.size() == crypto::kThumbnailBytes;
    m_thumbnail->setVisible(shown);
    m_thumbnail->setPixmap(shown ? thumbnailPixmap(thumbnail) : QPixmap());
}

}  // namespace intaglio::ui
