#pragma once
#include <QColor>
#include <QObject>
#include <QString>
#include <array>
#include <vector>

class QApplication;
class QWidget;

namespace intaglio::ui {

enum class ThemeChoice { System, Light, Dark };

/// Every colour of the interface by what it is for. Light and dark are two sets of the same tokens.
enum class Color {
    Window,         ///< behind everything
    Surface,        ///< cards, panels, fields
    SurfaceRaised,  ///< hovered cards, tool bars
    Border,         ///< hairlines between areas
    ControlBorder,  ///< outlines that must be seen to use a control (3:1)
    Text,
    TextMuted,
    TextDisabled,
    Accent,  ///< the one main action
    AccentHover,
    AccentPressed,
    OnAccent,    ///< text on Accent
    AccentText,  ///< accent-coloured text and icons on Window and Surface
    AccentSoft,  ///< background of what is selected
    Danger,
    DangerSoft,
    Attention,
    AttentionSoft,
    Success,
    SuccessSoft,
    Info,
    InfoSoft,
    ViewerBackground,  ///< behind pictures; dark in both themes
    ViewerText,        ///< annotations on ViewerBackground
    Focus,
    Count
};

/// Font sizes in px: 12, 14, 16, 20, 28, 40.
enum class TypeSize { Small = 12, Body = 14, Strong = 16, Kiosk = 20, Title = 28, Display = 40 };

/// Distances in px, multiples of the 4-px grid.
namespace space {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 16;
inline constexpr int kLarge = 24;
inline constexpr int kHuge = 48;
}  // namespace space
inline constexpr int kRadiusSmall = 4;
inline constexpr int kRadiusLarge = 12;
inline constexpr int kTouchTarget = 64;  ///< smallest side of a kiosk control

struct ColorSet {
    std::array<QColor, static_cast<std::size_t>(Color::Count)> colors;
    bool dark = false;
    [[nodiscard]] const QColor& operator[](Color token) const { return colors[static_cast<std::size_t>(token)]; }
};
[[nodiscard]] const ColorSet& lightColors();
[[nodiscard]] const ColorSet& darkColors();

/// Contrast ratio of WCAG 2.2 (relative luminance), 1 to 21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);
struct ContrastPair {
    Color foreground;
    Color background;
    double minimum;  ///< 4.5 for text, 3 for large text, icons and control outlines
};
/// Every pair of tokens that the interface puts on one another.
[[nodiscard]] const std::vector<ContrastPair>& usedContrastPairs();

/// The style sheet of the whole program, generated from the tokens. Controls are styled by type and by these dynamic properties:
/// "role": "primary" | "quiet" | "danger" | "tile" (buttons); "title" | "display" | "heading" | "muted" | "small" | "kiosk" (labels);
/// "surface": "card" | "panel" (frames, widgets); "scale": "kiosk" on a window makes its body text 20 px and its controls 64 px.
[[nodiscard]] QString styleSheet(const ColorSet& colors);

/// The theme in use. Lives on the user-interface thread.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme& instance();
    /// Sets Fusion, the font, the palette and the style sheet. Called once after QApplication exists.
    void apply(QApplication& application, ThemeChoice choice);
    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] const ColorSet& colors() const { return *m_colors; }
    [[nodiscard]] QColor color(Color token) const { return (*m_colors)[token]; }

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void update();
    const ColorSet* m_colors = &lightColors();
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemIsDark = false;
};

/// Shorthand for Theme::instance().color(token).
[[nodiscard]] QColor themed(Color token);
/// Sets a dynamic property and re-evaluates the style sheet for the widget.
void setStyleProperty(QWidget* widget, const char* name, const QString& value);

}  // namespace intaglio::ui
