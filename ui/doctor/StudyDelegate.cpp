#include "ui/doctor/StudyDelegate.h"

#include <QPainter>

#include "ui/doctor/ResultWords.h"
#include "ui/doctor/ThumbnailCache.h"
#include "ui/presenters/StudyList.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {
namespace {

constexpr int kPadding = 10;
constexpr int kDot = 8;

StudyStatus statusOf(const QModelIndex& index) {
    return static_cast<StudyStatus>(index.data(StudyList::StatusRole).toInt());
}

bool isPositive(const QModelIndex& index) {
    return index.data(StudyList::DecisionRole).toInt() == static_cast<int>(inference::Decision::Positive);
}

QString statusIcon(const QModelIndex& index) {
    switch (statusOf(index)) {
        case StudyStatus::Done:
            return isPositive(index) ? QStringLiteral("warning") : QStringLiteral("info");
        case StudyStatus::Refused:
            return QStringLiteral("cancel");
        case StudyStatus::Failed:
            return QStringLiteral("danger");
        case StudyStatus::Waiting:
            return QStringLiteral("clock");
        case StudyStatus::Listed:
        case StudyStatus::Cancelled:
            break;
    }
    return {};
}

Color statusColor(const QModelIndex& index) {
    if (statusOf(index) == StudyStatus::Failed) return Color::Danger;
    return isPositive(index) ? Color::Attention : Color::TextMuted;
}

}  // namespace

StudyDelegate::StudyDelegate(ThumbnailCache& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), m_thumbnails(thumbnails), m_words([](const QString& finding) { return finding; }) {}

QSize StudyDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, kRowHeight};
}

QString StudyDelegate::statusText(const QModelIndex& index) const {
    switch (statusOf(index)) {
        case StudyStatus::Listed:
            return tr("Not looked at yet");
        case StudyStatus::Waiting:
            return tr("Waiting");
        case StudyStatus::Refused:
            return tr("Refused: open it to see why");
        case StudyStatus::Failed:
            return tr("Not readable: open it to see why");
        case StudyStatus::Cancelled:
            return tr("Cancelled");
        case StudyStatus::Done:
            break;
    }
    const auto decision = static_cast<inference::Decision>(index.data(StudyList::DecisionRole).toInt());
    // The most probable label may be a normal one while the sum of the findings is above the operating point; only findings are named.
    const QString finding = m_words(index.data(StudyList::FindingRole).toString());
    const QString named = index.data(StudyList::WeightedRole).toBool() ? tr("look for: %1").arg(finding) : finding;
    const QString result = finding.isEmpty() ? decisionText(decision) : QStringLiteral("%1 · %2").arg(decisionText(decision), named);
    return index.data(StudyList::AgeUncheckedRole).toBool() ? tr("Age unknown · %1").arg(result) : result;
}

void StudyDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(row, themed(Color::AccentSoft));
        const QRect mark(option.direction == Qt::RightToLeft ? row.right() - 2 : row.left(), row.top(), 3, row.height());
        painter->fillRect(mark, themed(Color::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(row, themed(Color::SurfaceRaised));
    }
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), themed(Color::Border));
    const QRect content = row.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const QRect thumbnail =
        QStyle::visualRect(option.direction, content, QRect(content.topLeft(), QSize(ThumbnailCache::kSide, ThumbnailCache::kSide)));
    paintThumbnail(*painter, thumbnail, index);
    const QRect rest = content.adjusted(ThumbnailCache::kSide + kPadding, 0, 0, 0);
    painter->setFont(option.font);
    painter->setLayoutDirection(option.direction);
    paintTexts(*painter, QStyle::visualRect(option.direction, content, rest), index);
    painter->restore();
}

void StudyDelegate::paintThumbnail(QPainter& painter, const QRect& area, const QModelIndex& index) const {
    painter.fillRect(area, themed(Color::ViewerBackground));
    const double ratio = painter.device()->devicePixelRatioF();
    const QImage image = m_thumbnails.thumbnail(index.data(StudyList::PathRole).toString(), ratio);
    if (image.isNull()) return;
    const QSize shown = image.size().scaled(area.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(0, 0), shown);
    target.moveCenter(area.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image);
}

void StudyDelegate::paintTexts(QPainter& painter, const QRect& area, const QModelIndex& index) const {
    const bool unread = index.data(StudyList::UnreadRole).toBool();
    const Qt::LayoutDirection direction = painter.layoutDirection();
    QFont name = painter.font();
    const QFont normal = name;
    name.setWeight(unread ? QFont::DemiBold : QFont::Normal);
    const int lineHeight = area.height() / 2;
    QRect first(area.left(), area.top(), area.width() - (unread ? kDot + 6 : 0), lineHeight);
    painter.setFont(name);
    painter.setPen(themed(Color::Text));
    painter.drawText(QStyle::visualRect(direction, area, first), Qt::AlignVCenter | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, first.width()));
    if (unread) {
        const QRect dot(area.right() - kDot, first.center().y() - kDot / 2, kDot, kDot);
        painter.setPen(Qt::NoPen);
        painter.setBrush(themed(Color::Accent));
        painter.drawEllipse(QStyle::visualRect(direction, area, dot));
    }
    painter.setFont(normal);
    const QRect second(area.left(), area.top() + lineHeight, area.width(), lineHeight);
    paintUrgency(painter, second, index);
}

void StudyDelegate::paintUrgency(QPainter& painter, const QRect& area, const QModelIndex& index) const {
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const QString iconName = statusIcon(index);
    const Color color = statusColor(index);
    int used = 0;
    if (!iconName.isEmpty()) {
        const QRect iconArea(area.left(), area.center().y() - 8, 16, 16);
        icon(iconName, color).paint(&painter, QStyle::visualRect(direction, area, iconArea));
        used = 22;
    }
    const double urgency = index.data(StudyList::UrgencyRole).toDouble();
    const QString percent = urgency < 0 ? QString() : percentText(urgency);
    const int percentWidth = percent.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(percent) + 8;
    const QRect text(area.left() + used, area.top(), area.width() - used - percentWidth, area.height());
    painter.setPen(themed(color));
    painter.drawText(QStyle::visualRect(direction, area, text), Qt::AlignVCenter | Qt::AlignLeading,
                     painter.fontMetrics().elidedText(statusText(index), Qt::ElideRight, text.width()));
    if (percent.isEmpty()) return;
    painter.setPen(themed(Color::Text));
    painter.drawText(QStyle::visualRect(direction, area, area), Qt::AlignVCenter | Qt::AlignTrailing, percent);
}

}  // namespace intaglio::ui
