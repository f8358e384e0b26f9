#pragma once
#include <QAbstractButton>

#include "ui/support/Theme.h"

namespace intaglio::ui {

/// A large card to press: icon or picture, title, one wrapped line of explanation. Grows with its text.
class BigButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Layout { Vertical, Horizontal };
    explicit BigButton(Layout layout = Layout::Vertical, QWidget* parent = nullptr);
    void setContent(const QString& iconName, const QString& title, const QString& explanation = {});
    void setPicture(const QPixmap& picture);
    /// Keeps a chosen card marked (with setCheckable).
    void setTitleSize(TypeSize size);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    /// True where the title and the explanation fit the present size.
    [[nodiscard]] bool textFits() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] int iconExtent() const;
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] QFont explanationFont() const;
    [[nodiscard]] int textHeight(int width) const;
    [[nodiscard]] int textWidth(int cardWidth) const;
    void paintCard(QPainter& painter) const;
    void paintText(QPainter& painter, const QRect& area, Qt::Alignment alignment) const;
    void paintIcon(QPainter& painter, const QRect& area) const;
    Layout m_layout;
    QString m_iconName;
    QString m_explanation;
    QPixmap m_picture;
    TypeSize m_titleSize = TypeSize::Kiosk;
};

}  // namespace intaglio::ui
