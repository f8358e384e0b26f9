#pragma once
#include <QImage>
#include <QWidget>

namespace intaglio::ui {

/// A QR code (ISO/IEC 18004, error correction M), dark on light in both themes so that every telephone reads it. Read out as its text.
class QrCode : public QWidget {
    Q_OBJECT
public:
    explicit QrCode(QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    QImage m_modules;
};

/// One pixel a module, with the quiet zone of four modules around. Null for a text that does not fit (2,331 bytes).
[[nodiscard]] QImage qrModules(const QString& text);

}  // namespace intaglio::ui
