#include "app/gui/GalleryChecks.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>

#include "ui/widgets/BigButton.h"

namespace intaglio::gui {

namespace {

constexpr QChar kOpen(0x27E6);  // mathematical white square brackets: no text of the program has them
constexpr QChar kClose(0x27E7);

bool isMarked(const QWidget& widget, const char* property) {
    return widget.property(property).toBool();
}

/// "kioskView > kioskReady > saveSealed (QPushButton)".
QString nameOf(const QWidget& widget) {
    QStringList names;
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(QLatin1String("qt_"))) names.prepend(at->objectName());
    }
    return names.join(QStringLiteral(" > ")) + QStringLiteral(" (") + QLatin1String(widget.metaObject()->className()) + QLatin1Char(')');
}

bool labelFits(const QLabel& label) {
    if (label.text().isEmpty() || isMarked(label, "elides")) return true;
    if (!label.wordWrap()) return label.sizeHint().width() <= label.width() + 1 && label.minimumSizeHint().height() <= label.height() + 1;
    const QRect area = label.contentsRect();
    const QRect used = label.fontMetrics().boundingRect(QRect(0, 0, area.width(), 10000), Qt::TextWordWrap, label.text());
    // A single word that is wider than its label sticks out.
    return used.width() <= area.width() + 1 && label.heightForWidth(label.width()) <= label.height() + 2;
}

bool buttonFits(const QAbstractButton& button) {
    if (const auto* card = qobject_cast<const ui::BigButton*>(&button)) return card->textFits();
    if (button.text().isEmpty() || isMarked(button, "elides")) return true;
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly) return true;
    return button.sizeHint().width() <= button.width() + 1 && button.minimumSizeHint().height() <= button.height() + 1;
}

bool fieldFits(const QLineEdit& field) {
    if (field.placeholderText().isEmpty() || !field.text().isEmpty()) return true;
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) <= field.width() - 16;
}

bool textFits(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return labelFits(*label);
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return buttonFits(*button);
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) return fieldFits(*field);
    if (const auto* group = qobject_cast<const QGroupBox*>(&widget)) return group->minimumSizeHint().width() <= group->width() + 1;
    return true;
}

/// Containers that place their own parts, overlapping on purpose or scrolled out of sight.
bool arrangesItself(const QWidget& parent) {
    return qobject_cast<const QAbstractScrollArea*>(&parent) != nullptr || qobject_cast<const QAbstractSpinBox*>(&parent) != nullptr ||
           qobject_cast<const QComboBox*>(&parent) != nullptr || qobject_cast<const QTabWidget*>(&parent) != nullptr ||
           qobject_cast<const QTabBar*>(&parent) != nullptr || qobject_cast<const QToolBar*>(&parent) != nullptr ||
           qobject_cast<const QLineEdit*>(&parent) != nullptr || parent.objectName() == QLatin1String("qt_scrollarea_viewport");
}

bool isDecoration(const QWidget& widget) {
    return isMarked(widget, "overlay") || qobject_cast<const QSplitterHandle*>(&widget) != nullptr ||
           qobject_cast<const QMenu*>(&widget) != nullptr || qobject_cast<const QScrollBar*>(&widget) != nullptr || widget.isWindow();
}

void findOverlaps(const QWidget& parent, QStringList& problems) {
    if (arrangesItself(parent)) return;
    QList<QWidget*> children = parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    children.erase(
        std::remove_if(children.begin(), children.end(), [](QWidget* child) { return !child->isVisible() || isDecoration(*child); }),
        children.end());
    for (qsizetype i = 0; i < children.size(); ++i) {
        if (!parent.rect().adjusted(-1, -1, 1, 1).contains(children[i]->geometry())) {
            problems << QStringLiteral("leaves its parent: %1").arg(nameOf(*children[i]));
        }
        for (qsizetype j = i + 1; j < children.size(); ++j) {
            const QRect common = children[i]->geometry().intersected(children[j]->geometry());
            if (common.width() > 1 && common.height() > 1) {
                problems << QStringLiteral("overlap: %1 and %2").arg(nameOf(*children[i]), nameOf(*children[j]));
            }
        }
    }
}

bool isMarkedAbove(const QWidget& widget, const char* property) {
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (isMarked(*at, property)) return true;
    }
    return false;
}

bool hasWords(const QString& text) {
    int letters = 0;
    for (const QChar c : text) {
        letters = c.isLetter() ? letters + 1 : 0;
        if (letters >= 2) return true;
    }
    return false;
}

/// Contexts of Qt's own texts, whose translation is Qt's business.
bool isQtContext(const char* context) {
    const QLatin1String name(context);
    return name.isEmpty() || (name.size() > 1 && name[0] == QLatin1Char('Q') && QChar(name[1]).isUpper()) ||
           name == QLatin1String("MAC_APPLICATION_MENU");
}

}  // namespace

QStringList layoutProblems(QWidget& window) {
    QStringList problems;
    findOverlaps(window, problems);
    const auto widgets = window.findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        if (!textFits(*widget)) problems << QStringLiteral("clipped text: %1").arg(nameOf(*widget));
        findOverlaps(*widget, problems);
    }
    return problems;
}

QStringList untranslatedWords(QWidget& window) {
    QStringList problems;
    const auto check = [&](const QWidget& widget, const QString& text) {
        if (!hasWords(text) || text.contains(kOpen) || isMarkedAbove(widget, "data")) return;
        problems << QStringLiteral("not translatable: \"%1\" in %2").arg(text.left(60), nameOf(widget));
    };
    const auto labels = window.findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        if (label->isVisible()) check(*label, label->text());
    }
    const auto buttons = window.findChildren<QAbstractButton*>();
    for (const QAbstractButton* button : buttons) {
        if (button->isVisible()) check(*button, button->text());
    }
    return problems;
}

QString MissingTranslations::translate(const char* context, const char* source, const char*, int) const {
    if (!isQtContext(context)) m_texts.insert(QLatin1String(context) + QStringLiteral(": ") + QString::fromUtf8(source));
    return {};
}

QStringList MissingTranslations::texts() const {
    QStringList sorted(m_texts.begin(), m_texts.end());
    sorted.sort();
    return sorted;
}

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const {
    if (isQtContext(context)) return {};
    const QString text = QString::fromUtf8(source);
    static const QString letters = QStringLiteral(" \u0646\u0635 \u0623\u0637\u0648\u0644 \u0645\u0646 \u0627\u0644\u0623\u0635\u0644");
    const auto extra = std::max<qsizetype>(2, text.size() / 3);
    QString padding;
    while (padding.size() < extra) padding += letters;
    return kOpen + text + padding.left(extra) + kClose;
}

}  // namespace intaglio::gui
