#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace intaglio::ui {

/// Asks whether someone is still there, over the whole page, before the visit is cleared.
class IdleOverlay final : public QFrame {
    Q_OBJECT
public:
    explicit IdleOverlay(QWidget* parent = nullptr);
    void setSecondsLeft(int seconds);

Q_SIGNALS:
    void stillHere();
    void finished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    int m_seconds = 15;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_stay;
    QPushButton* m_finish;
};

}  // namespace intaglio::ui
