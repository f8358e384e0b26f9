#include "ui/widgets/IconLabel.h"

#include <QPainter>

#include "ui/support/Icons.h"

namespace intaglio::ui {

IconLabel::IconLabel(int extent, QWidget* parent) : QWidget(parent) {
    setFixedSize(extent, extent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::setIcon(const QString& name, Color tint) {
    m_name = name;
    m_tint = tint;
    update();
}

void IconLabel::paintEvent(QPaintEvent*) {
    if (m_name.isEmpty()) return;
    QPainter painter(this);
    icon(m_name, m_tint).paint(&painter, rect());
}

}  // namespace intaglio::ui
