#include "ui/support/Theme.h"

#include <QApplication>
#include <QFont>
#include <QPalette>
#include <QStyle>
#include <QWidget>
#include <cmath>
#include <vector>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

#include "ui/support/ControlStyle.h"

namespace intaglio::ui {

double contrastRatio(const QColor& a, const QColor& b) {
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    const auto luminance = [&](const QColor& c) {
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

namespace {

QPalette paletteFor(const ColorSet& colors) {
    QPalette palette;
    palette.setColor(QPalette::Window, colors[Color::Window]);
    palette.setColor(QPalette::WindowText, colors[Color::Text]);
    palette.setColor(QPalette::Base, colors[Color::Surface]);
    palette.setColor(QPalette::AlternateBase, colors[Color::SurfaceRaised]);
    palette.setColor(QPalette::Text, colors[Color::Text]);
    palette.setColor(QPalette::PlaceholderText, colors[Color::TextMuted]);
    palette.setColor(QPalette::Button, colors[Color::Surface]);
    palette.setColor(QPalette::ButtonText, colors[Color::Text]);
    palette.setColor(QPalette::Highlight, colors[Color::AccentSoft]);
    palette.setColor(QPalette::HighlightedText, colors[Color::Text]);
    palette.setColor(QPalette::Link, colors[Color::AccentText]);
    palette.setColor(QPalette::ToolTipBase, colors[Color::SurfaceRaised]);
    palette.setColor(QPalette::ToolTipText, colors[Color::Text]);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colors[Color::TextDisabled]);
    }
    return palette;
}

bool systemPrefersDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Before Qt 6.5 the platform's own palette is the only sign.
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
#endif
}

QFont baseFont() {
    QFont font;
    // Noto Sans has glyphs for every script of the interface, and its figures are all equally wide, so columns of numbers align.
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"), QStringLiteral("sans-serif")});
    font.setPixelSize(static_cast<int>(TypeSize::Body));
    return font;
}

}  // namespace

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::apply(QApplication& application, ThemeChoice choice) {
    m_systemIsDark = systemPrefersDark();
    QApplication::setStyle(new ControlStyle);
    QApplication::setFont(baseFont());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this](Qt::ColorScheme scheme) {
        m_systemIsDark = scheme == Qt::ColorScheme::Dark;
        update();
    });
#endif
    Q_UNUSED(application);
    setChoice(choice);
}

void Theme::setChoice(ThemeChoice choice) {
    m_choice = choice;
    update();
}

void Theme::update() {
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemIsDark);
    m_colors = dark ? &darkColors() : &lightColors();
    QApplication::setPalette(paletteFor(*m_colors));
    qApp->setStyleSheet(styleSheet(*m_colors));
    Q_EMIT changed();
}

QColor themed(Color token) {
    return Theme::instance().color(token);
}

void setStyleProperty(QWidget* widget, const char* name, const QString& value) {
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace intaglio::ui
