#include <QHash>
#include <QRegularExpression>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {

// @name@ is a token. Sizes are the type sizes and multiples of the 4-px grid.
const char* const kControls = R"(
QWidget { color: @text@; }
QMainWindow, QDialog, QWidget[surface="window"] { background: @window@; }
QToolTip { background: @raised@; color: @text@; border: 1px solid @border@; padding: 4px 8px; }
QFrame[surface="card"], QWidget[surface="card"] { background: @surface@; border: 1px solid @border@; border-radius: 12px; }
QFrame[surface="panel"], QWidget[surface="panel"] { background: @surface@; border: none; }
QFrame[surface="drop"] { background: @surface@; border: 2px dashed @controlBorder@; border-radius: 12px; }
QFrame[surface="dropActive"] { background: @accentSoft@; border: 2px dashed @accent@; border-radius: 12px; }

QPushButton { background: @surface@; color: @text@; border: 1px solid @controlBorder@; border-radius: 8px; padding: 6px 16px; min-height: 20px; }
QPushButton:hover { background: @raised@; }
QPushButton:pressed, QPushButton:checked { background: @accentSoft@; }
QPushButton:focus { border: 2px solid @focus@; padding: 5px 15px; }
QPushButton:disabled { color: @disabled@; border-color: @border@; background: @window@; }
QPushButton[role="primary"] { background: @accent@; color: @onAccent@; border: 1px solid @accent@; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover@; border-color: @accentHover@; }
QPushButton[role="primary"]:pressed { background: @accentPressed@; border-color: @accentPressed@; }
QPushButton[role="primary"]:focus { border: 2px solid @text@; }
QPushButton[role="primary"]:disabled { background: @raised@; color: @disabled@; border-color: @border@; }
QPushButton[role="danger"] { color: @danger@; border-color: @danger@; }
QPushButton[role="danger"]:hover { background: @dangerSoft@; }
QPushButton[role="danger"]:disabled { color: @disabled@; border-color: @border@; background: @window@; }
QPushButton[role="quiet"] { background: transparent; color: @accentText@; border: 1px solid transparent; }
QPushButton[role="quiet"]:hover { background: @raised@; }
QPushButton[role="quiet"]:focus { border: 2px solid @focus@; }
QPushButton[role="quiet"]:disabled { color: @disabled@; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px; color: @text@; }
QToolButton:hover { background: @raised@; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft@; border-color: @accent@; }
QToolButton:focus { border: 1px solid @focus@; }
QToolButton:disabled { color: @disabled@; }
QToolButton[popupMode="1"] { padding-right: 18px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: @surface@; color: @text@; border: 1px solid @controlBorder@; border-radius: 8px; padding: 5px 8px; min-height: 20px;
  selection-background-color: @accentSoft@; selection-color: @text@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border: 2px solid @focus@; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: @disabled@; border-color: @border@; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @surface@; color: @text@; border: 1px solid @border@; selection-background-color: @accentSoft@; selection-color: @text@; outline: none; }
)";

const char* const kContainers = R"(
QAbstractItemView { background: @surface@; color: @text@; border: 1px solid @border@; border-radius: 8px; outline: none;
  selection-background-color: @accentSoft@; selection-color: @text@; alternate-background-color: @window@; }
QAbstractItemView::item:focus { border: none; }
QHeaderView { background: @surface@; }
QHeaderView::section { background: @surface@; color: @muted@; border: none; border-bottom: 1px solid @border@; padding: 6px 8px; font-weight: 600; }
QTableCornerButton::section { background: @surface@; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[surface="plain"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: @controlBorder@; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @border@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolBar { background: @surface@; border: none; border-bottom: 1px solid @border@; spacing: 4px; padding: 4px 8px; }
QToolBar::separator { background: @border@; width: 1px; margin: 4px; }
QStatusBar { background: @surface@; color: @muted@; border-top: 1px solid @border@; }
QMenuBar { background: @surface@; color: @text@; border-bottom: 1px solid @border@; }
QMenuBar::item { padding: 6px 12px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @accentSoft@; }
QMenu { background: @surface@; color: @text@; border: 1px solid @border@; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::separator { height: 1px; background: @border@; margin: 4px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid @border@; }
QTabBar::tab { background: transparent; color: @muted@; padding: 8px 16px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text@; border-bottom: 2px solid @accent@; }
QTabBar::tab:hover { color: @text@; background: @raised@; }
QTabBar::tab:focus { color: @accentText@; }
QGroupBox { border: 1px solid @border@; border-radius: 8px; margin-top: 12px; padding: 12px 8px 8px 8px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: @muted@; }
QProgressBar { background: @raised@; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: @accent@; border-radius: 4px; }
QSlider::groove:horizontal { background: @border@; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; border-radius: 2px; }
QSlider::handle:horizontal { background: @accent@; border: 2px solid @surface@; width: 16px; height: 16px; margin: -8px 0; border-radius: 10px; }
QSlider::handle:horizontal:focus { border: 2px solid @text@; }
)";

const char* const kLabels = R"(
QLabel { background: transparent; }
QLabel:disabled { color: @disabled@; }
QLabel[role="heading"] { font-size: 16px; font-weight: 600; }
QLabel[role="title"] { font-size: 28px; font-weight: 600; }
QLabel[role="display"] { font-size: 40px; font-weight: 600; }
QLabel[role="muted"] { color: @muted@; }
QLabel[role="small"] { color: @muted@; font-size: 12px; }
QLabel[role="word"] { font-weight: 600; }
QLabel[role="kiosk"] { font-size: 20px; }
QFrame[message="info"] { background: @infoSoft@; border: 1px solid @info@; border-radius: 8px; }
QFrame[message="success"] { background: @successSoft@; border: 1px solid @success@; border-radius: 8px; }
QFrame[message="attention"] { background: @attentionSoft@; border: 1px solid @attention@; border-radius: 8px; }
QFrame[message="danger"] { background: @dangerSoft@; border: 1px solid @danger@; border-radius: 8px; }
QFrame[message="info"] QLabel[role="word"] { color: @info@; font-weight: 600; }
QFrame[message="success"] QLabel[role="word"] { color: @success@; font-weight: 600; }
QFrame[message="attention"] QLabel[role="word"] { color: @attention@; font-weight: 600; }
QFrame[message="danger"] QLabel[role="word"] { color: @danger@; font-weight: 600; }
*[viewer="true"] { background: @viewerBackground@; color: @viewerText@; }

*[scale="kiosk"] QLabel { font-size: 20px; }
*[scale="kiosk"] QLabel[role="title"] { font-size: 28px; }
*[scale="kiosk"] QLabel[role="display"] { font-size: 40px; }
*[scale="kiosk"] QLabel[role="small"] { font-size: 16px; }
*[scale="kiosk"] QPushButton { font-size: 20px; min-height: 48px; padding: 8px 24px; border-radius: 12px; }
*[scale="kiosk"] QPushButton:focus { padding: 7px 23px; }
*[scale="kiosk"] QLineEdit { font-size: 20px; min-height: 48px; padding: 7px 16px; border-radius: 12px; }
*[scale="kiosk"] QLineEdit:focus { padding: 6px 15px; }
*[scale="kiosk"] QProgressBar { min-height: 12px; max-height: 12px; border-radius: 6px; }
*[scale="kiosk"] QProgressBar::chunk { border-radius: 6px; }
*[scale="kiosk"] QScrollBar:vertical { width: 24px; }
)";

QHash<QString, Color> tokenNames() {
    return {{QStringLiteral("window"), Color::Window},
            {QStringLiteral("surface"), Color::Surface},
            {QStringLiteral("raised"), Color::SurfaceRaised},
            {QStringLiteral("border"), Color::Border},
            {QStringLiteral("controlBorder"), Color::ControlBorder},
            {QStringLiteral("text"), Color::Text},
            {QStringLiteral("muted"), Color::TextMuted},
            {QStringLiteral("disabled"), Color::TextDisabled},
            {QStringLiteral("accent"), Color::Accent},
            {QStringLiteral("accentHover"), Color::AccentHover},
            {QStringLiteral("accentPressed"), Color::AccentPressed},
            {QStringLiteral("onAccent"), Color::OnAccent},
            {QStringLiteral("accentText"), Color::AccentText},
            {QStringLiteral("accentSoft"), Color::AccentSoft},
            {QStringLiteral("danger"), Color::Danger},
            {QStringLiteral("dangerSoft"), Color::DangerSoft},
            {QStringLiteral("attention"), Color::Attention},
            {QStringLiteral("attentionSoft"), Color::AttentionSoft},
            {QStringLiteral("success"), Color::Success},
            {QStringLiteral("successSoft"), Color::SuccessSoft},
            {QStringLiteral("info"), Color::Info},
            {QStringLiteral("infoSoft"), Color::InfoSoft},
            {QStringLiteral("viewerBackground"), Color::ViewerBackground},
            {QStringLiteral("viewerText"), Color::ViewerText},
            {QStringLiteral("focus"), Color::Focus}};
}

}  // namespace

QString styleSheet(const ColorSet& colors) {
    const QString source = QLatin1String(kControls) + QLatin1String(kContainers) + QLatin1String(kLabels);
    static const QHash<QString, Color> names = tokenNames();
    static const QRegularExpression token(QStringLiteral("@(\\w+)@"));
    QString result;
    qsizetype position = 0;
    for (auto matches = token.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        result += source.mid(position, match.capturedStart() - position);
        result += colors[names.value(match.captured(1), Color::Danger)].name();
        position = match.capturedEnd();
    }
    return result + source.mid(position);
}

}  // namespace intaglio::ui
