#pragma once
#include <QCoreApplication>
#include <QPointer>
#include <QString>
#include <QWidget>
#include <functional>

/// What every window test stands on: one QApplication for the whole program, the compiled resources, the light theme, English.
namespace intaglio::test {

class GuiFixture {
public:
    GuiFixture();
    ~GuiFixture();
};

/// Lets events run until `condition` holds. False after `timeoutMs`; never sleeps blindly.
[[nodiscard]] bool waitFor(const std::function<bool()>& condition, int timeoutMs = 60'000);

/// The visible, enabled widget of this object name; nullptr where there is none.
[[nodiscard]] QWidget* findControl(QWidget& window, const QString& objectName);
/// Clicks it as a person would. False where it cannot be clicked.
[[nodiscard]] bool click(QWidget& window, const QString& objectName);
[[nodiscard]] bool typeInto(QWidget& window, const QString& objectName, const QString& text);
/// Every text that a visible widget shows: labels, buttons, tool tips, accessible names.
[[nodiscard]] QString visibleText(QWidget& window);

}  // namespace intaglio::test
