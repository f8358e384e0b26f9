#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// A question over the whole page with two answers: to stay, the larger one, or to leave. Hidden at first.
class AskOverlay : public QFrame {
    Q_OBJECT
public:
    struct Names {
        const char* overlay;
        const char* stay;
        const char* leave;
    };
    explicit AskOverlay(const Names& names, QWidget* parent = nullptr);

Q_SIGNALS:
    void stayed();
    void left();

protected:
    void setWords(const QString& title, const QString& text, const QString& stay, const QString& leave);
    virtual void retranslate() = 0;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_stay;
    QPushButton* m_leave;
};

/// Asks before a result that is not saved yet is given up.
class LeaveOverlay final : public AskOverlay {
    Q_OBJECT
public:
    explicit LeaveOverlay(QWidget* parent = nullptr);

protected:
    void retranslate() override;
};

}  // namespace intaglio::ui
