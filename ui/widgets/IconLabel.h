#pragma once
#include <QWidget>

#include "ui/support/Theme.h"

namespace intaglio::ui {

/// An icon of the own set that stands by itself; drawn in the theme's colour of the moment. Decoration: not read out.
class IconLabel : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(int extent, QWidget* parent = nullptr);
    void setIcon(const QString& name, Color tint = Color::Text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    Color m_tint = Color::Text;
};

}  // namespace intaglio::ui
