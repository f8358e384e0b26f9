#pragma once
#include <QWidget>

#include "ui/support/Theme.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace intaglio::ui {

/// A page of the kiosk: one centred column, one decision. Subclasses put their words into retranslate(), which also follows a
/// change of language.
class KioskPage : public QWidget {
    Q_OBJECT
public:
    explicit KioskPage(const char* objectName, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    virtual void retranslate() = 0;
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// A wrapped, centred line of text in the given role ("title", "display", "muted" or empty).
    QLabel* addText(const char* role);

private:
    QVBoxLayout* m_column;
};

/// A wrapped label that reports its true height, so that layouts never clip it.
[[nodiscard]] QLabel* makeKioskText(QWidget* parent, const char* role);
[[nodiscard]] QPushButton* makeKioskButton(QWidget* parent, const char* objectName, const char* role);

}  // namespace intaglio::ui
