#pragma once
#include <QMainWindow>

class QLabel;
class QPushButton;

namespace intaglio::ui {
class BigButton;
}

namespace intaglio::gui {

/// The page without an option: kiosk, doctor or keys.
class StartWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit StartWindow(bool hasSamples, QWidget* parent = nullptr);

Q_SIGNALS:
    void kioskChosen();
    void doctorChosen();
    void keysChosen();
    void modelsChosen();
    void trainChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QWidget* makeLanguageRow();
    bool m_hasSamples;
    QLabel* m_subtitle;
    QLabel* m_samples;
    QLabel* m_notice;
    ui::BigButton* m_kiosk;
    ui::BigButton* m_doctor;
    QPushButton* m_keys;
    QPushButton* m_models;
    QPushButton* m_train;
};

}  // namespace intaglio::gui
