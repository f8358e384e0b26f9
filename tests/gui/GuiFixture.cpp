#include "tests/gui/GuiFixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

#include "ui/support/Resources.h"
#include "ui/support/Theme.h"
#include "ui/support/Translations.h"

namespace intaglio::test {

namespace {

QApplication& application() {
    static int argumentCount = 1;
    static char name[] = "intaglio-test";
    static char* arguments[] = {name, nullptr};
    // Lives until the process ends: statics of the toolkit may still refer to it then.
    static auto* const instance = [] {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        auto* created = new QApplication(argumentCount, arguments);
        ui::initialiseResources();
        ui::Theme::instance().apply(*created, ui::ThemeChoice::Light);
        return created;
    }();
    return *instance;
}

}  // namespace

GuiFixture::GuiFixture() {
    application();
    ui::setLanguage(QStringLiteral("en"));
    ui::Theme::instance().setChoice(ui::ThemeChoice::Light);
}

GuiFixture::~GuiFixture() {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool waitFor(const std::function<bool()>& condition, int timeoutMs) {
    QElapsedTimer elapsed;
    elapsed.start();
    while (!condition()) {
        if (elapsed.elapsed() > timeoutMs) return false;
        QEventLoop loop;
        QTimer::singleShot(10, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

QWidget* findControl(QWidget& window, const QString& objectName) {
    const auto candidates = window.findChildren<QWidget*>(objectName);
    for (QWidget* candidate : candidates) {
        if (candidate->isVisible() && candidate->isEnabled()) return candidate;
    }
    return nullptr;
}

bool click(QWidget& window, const QString& objectName) {
    auto* button = qobject_cast<QAbstractButton*>(findControl(window, objectName));
    if (button == nullptr) return false;
    button->click();
    return true;
}

bool typeInto(QWidget& window, const QString& objectName, const QString& text) {
    auto* field = qobject_cast<QLineEdit*>(findControl(window, objectName));
    if (field == nullptr) return false;
    field->setText(text);
    return true;
}

QString visibleText(QWidget& window) {
    QStringList texts;
    const auto widgets = window.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!widget->isVisible()) continue;
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
    }
    return texts.join(QLatin1Char('\n'));
}

}  // namespace intaglio::test
