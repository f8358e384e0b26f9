#include "ui/widgets/MessageBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "ui/support/ErrorText.h"
#include "ui/support/Icons.h"
#include "ui/widgets/IconLabel.h"

namespace intaglio::ui {

namespace {

struct KindLook {
    const char* property;
    const char* icon;
    Color tint;
};

KindLook lookOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Success:
            return {"success", "success", Color::Success};
        case MessageKind::Attention:
            return {"attention", "warning", Color::Attention};
        case MessageKind::Danger:
            return {"danger", "danger", Color::Danger};
        case MessageKind::Info:
            break;
    }
    return {"info", "info", Color::Info};
}

constexpr int kSideMargin = 12;
constexpr int kGap = 12;
constexpr int kIconSide = 24;
/// Words in a narrower column than this are hard to read.
constexpr int kNarrowestWords = 280;

QLabel* makeLabel(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(kIconSide, this)),
      m_word(makeLabel(this, "messageWord")),
      m_sentence(makeLabel(this, "messageSentence")),
      m_hint(makeLabel(this, "messageHint")),
      m_action(new QPushButton(this)),
      m_close(new QToolButton(this)) {
    m_word->setProperty("role", QStringLiteral("word"));
    m_word->setWordWrap(false);
    m_hint->setProperty("role", QStringLiteral("muted"));
    // What is said may name a file: it is data as much as words.
    m_sentence->setProperty("data", true);
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_close->setObjectName(QStringLiteral("messageClose"));
    m_close->setIcon(icon(QStringLiteral("cancel")));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(space::kTiny);
    texts->addWidget(m_word);
    texts->addWidget(m_sentence);
    texts->addWidget(m_hint);
    m_content = new QBoxLayout(QBoxLayout::TopToBottom);
    m_content->setSpacing(space::kSmall);
    m_content->addLayout(texts, 1);
    m_content->addWidget(m_action, 0, Qt::AlignLeading | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSideMargin, 8, kSideMargin, 8);
    row->setSpacing(kGap);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(m_content, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_action->hide();
    m_close->hide();
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    hide();
}

void MessageBar::showMessage(MessageKind kind, const QString& sentence, const QString& hint) {
    m_kind = kind;
    const KindLook look = lookOf(kind);
    setStyleProperty(this, "message", QLatin1String(look.property));
    m_icon->setIcon(QLatin1String(look.icon), look.tint);
    present(sentence, hint);
    retranslate();
    // Rules that depend on the frame's property reach its labels only after they were polished again.
    setStyleProperty(m_word, "role", QStringLiteral("word"));
    show();
}

void MessageBar::showError(const base::Error& error) {
    const ErrorWords words = errorText(error);
    const auto category = base::categoryOf(error.code);
    const bool gentle = category == base::ErrorCategory::Refused || category == base::ErrorCategory::Usage;
    const bool cancelled = category == base::ErrorCategory::Cancelled;
    showMessage(cancelled ? MessageKind::Info : gentle ? MessageKind::Attention : MessageKind::Danger, words.sentence, words.hint);
}

void MessageBar::present(const QString& sentence, const QString& hint) {
    m_sentence->setText(sentence);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(hint);
}

void MessageBar::retranslate() {
    switch (m_kind) {
        case MessageKind::Info:
            m_word->setText(tr("Note"));
            break;
        case MessageKind::Success:
            m_word->setText(tr("Done"));
            break;
        case MessageKind::Attention:
            m_word->setText(tr("Please check"));
            break;
        case MessageKind::Danger:
            m_word->setText(tr("Problem"));
            break;
    }
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
}

void MessageBar::setAction(const QString& text) {
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
    placeAction();
}

void MessageBar::placeAction() {
    const int taken = 2 * kSideMargin + kIconSide + 2 * kGap + m_action->sizeHint().width();
    const bool isBeside = width() - taken >= kNarrowestWords;
    m_content->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QSize MessageBar::minimumSizeHint() const {
    // The least width of the bar must not depend on where the action is now, or it could never become narrow again.
    const QSize least = QFrame::minimumSizeHint();
    const int words = std::max({m_word->minimumSizeHint().width(), m_sentence->minimumSizeHint().width(),
                                m_hint->isHidden() ? 0 : m_hint->minimumSizeHint().width(),
                                m_action->isHidden() ? 0 : m_action->minimumSizeHint().width()});
    const int close = m_close->isHidden() ? 0 : kGap + m_close->minimumSizeHint().width();
    return {std::min(least.width(), 2 * kSideMargin + kIconSide + kGap + words + close), least.height()};
}

void MessageBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    placeAction();
}

void MessageBar::setClosable(bool closable) {
    m_close->setVisible(closable);
}

void MessageBar::clear() {
    present({}, {});
    hide();
}

QString MessageBar::sentence() const {
    return m_sentence->text();
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace intaglio::ui
