#include "ui/widgets/BigButton.h"

#include <QEnterEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/support/Icons.h"

namespace intaglio::ui {

namespace {
constexpr int kPadding = 16;
constexpr int kMinimumTextWidth = 176;
}  // namespace

BigButton::BigButton(Layout layout, QWidget* parent) : QAbstractButton(parent), m_layout(layout) {
    QSizePolicy policy(QSizePolicy::Expanding, layout == Layout::Vertical ? QSizePolicy::Expanding : QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void BigButton::setContent(const QString& iconName, const QString& title, const QString& explanation) {
    m_iconName = iconName;
    m_explanation = explanation;
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

void BigButton::setPicture(const QPixmap& picture) {
    m_picture = picture;
    update();
}

void BigButton::setTitleSize(TypeSize size) {
    m_titleSize = size;
    updateGeometry();
}

int BigButton::iconExtent() const {
    if (m_iconName.isEmpty() && m_picture.isNull()) return 0;
    if (m_layout == Layout::Horizontal) return m_picture.isNull() ? 32 : 72;
    return m_picture.isNull() ? 56 : 128;
}

QFont BigButton::titleFont() const {
    QFont result = font();
    result.setPixelSize(static_cast<int>(m_titleSize));
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont BigButton::explanationFont() const {
    QFont result = font();
    result.setPixelSize(static_cast<int>(m_titleSize >= TypeSize::Kiosk ? TypeSize::Strong : TypeSize::Body));
    return result;
}

int BigButton::textWidth(int cardWidth) const {
    const int icon = m_layout == Layout::Horizontal && iconExtent() > 0 ? iconExtent() + kPadding : 0;
    return std::max(1, cardWidth - 2 * kPadding - icon);
}

int BigButton::textHeight(int width) const {
    const QRect limit(0, 0, width, 4000);
    int height = QFontMetrics(titleFont()).boundingRect(limit, Qt::TextWordWrap, text()).height();
    if (!m_explanation.isEmpty()) {
        height += space::kTiny + QFontMetrics(explanationFont()).boundingRect(limit, Qt::TextWordWrap, m_explanation).height();
    }
    return height;
}

int BigButton::heightForWidth(int width) const {
    const int texts = textHeight(textWidth(width));
    const int content =
        m_layout == Layout::Horizontal ? std::max(texts, iconExtent()) : texts + (iconExtent() > 0 ? iconExtent() + space::kSmall : 0);
    return std::max(kTouchTarget, content + 2 * kPadding);
}

QSize BigButton::sizeHint() const {
    const int width = m_layout == Layout::Horizontal ? 360 : 256;
    return {width, heightForWidth(width)};
}

QSize BigButton::minimumSizeHint() const {
    const int icon = m_layout == Layout::Horizontal ? iconExtent() + kPadding : 0;
    const int width = kMinimumTextWidth + 2 * kPadding + icon;
    return {width, kTouchTarget};
}

bool BigButton::textFits() const {
    return heightForWidth(width()) <= height();
}

void BigButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter);
    const QRect inner = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const int icon = iconExtent();
    if (m_layout == Layout::Horizontal) {
        QRect iconArea(inner.left(), inner.center().y() - icon / 2, icon, icon);
        if (rightToLeft) iconArea.moveRight(inner.right());
        QRect texts = inner;
        if (icon > 0) rightToLeft ? texts.setRight(iconArea.left() - kPadding) : texts.setLeft(iconArea.right() + 1 + kPadding);
        paintIcon(painter, iconArea);
        paintText(painter, texts, rightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        return;
    }
    const int block = textHeight(inner.width()) + (icon > 0 ? icon + space::kSmall : 0);
    const int top = inner.top() + std::max(0, (inner.height() - block) / 2);
    paintIcon(painter, QRect(inner.center().x() - icon / 2, top, icon, icon));
    const int textTop = top + (icon > 0 ? icon + space::kSmall : 0);
    paintText(painter, QRect(inner.left(), textTop, inner.width(), inner.bottom() - textTop + 1), Qt::AlignHCenter);
}

void BigButton::paintCard(QPainter& painter) const {
    const bool chosen = isDown() || isChecked();
    const Color fill = chosen ? Color::AccentSoft : underMouse() && isEnabled() ? Color::SurfaceRaised : Color::Surface;
    const bool strong = hasFocus() || isChecked();
    painter.setBrush(themed(fill));
    painter.setPen(QPen(themed(strong ? Color::Focus : Color::ControlBorder), strong ? 3 : 1));
    const double inset = strong ? 1.5 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadiusLarge, kRadiusLarge);
}

void BigButton::paintText(QPainter& painter, const QRect& area, Qt::Alignment alignment) const {
    const int height = textHeight(area.width());
    QRect line(area.left(), area.top() + (m_layout == Layout::Horizontal ? std::max(0, (area.height() - height) / 2) : 0), area.width(),
               area.height());
    painter.setPen(themed(isEnabled() ? Color::Text : Color::TextDisabled));
    painter.setFont(titleFont());
    const int flags = static_cast<int>(alignment) | Qt::AlignTop | Qt::TextWordWrap;
    QRect used;
    painter.drawText(line, flags, text(), &used);
    if (m_explanation.isEmpty()) return;
    line.setTop(line.top() + QFontMetrics(titleFont()).boundingRect(QRect(0, 0, area.width(), 4000), Qt::TextWordWrap, text()).height() +
                space::kTiny);
    line.setHeight(area.height());
    painter.setPen(themed(isEnabled() ? Color::TextMuted : Color::TextDisabled));
    painter.setFont(explanationFont());
    painter.drawText(line, flags, m_explanation);
}

void BigButton::paintIcon(QPainter& painter, const QRect& area) const {
    if (area.isEmpty()) return;
    if (m_picture.isNull()) {
        ui::icon(m_iconName, isEnabled() ? Color::AccentText : Color::TextDisabled).paint(&painter, area);
        return;
    }
    const QSize fitted = m_picture.size().scaled(area.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(0, 0), fitted);
    target.moveCenter(area.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(target, m_picture);
}

void BigButton::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void BigButton::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

}  // namespace intaglio::ui
