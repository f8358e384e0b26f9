#pragma once
#include <QImage>
#include <vector>

#include "ui/kiosk/KioskPage.h"

class QGridLayout;
class QScrollArea;

namespace intaglio::ui {

class BigButton;
class DropZone;

/// A picture that may be chosen.
struct PictureItem {
    QString path;
    QString name;
    QString place;     ///< the stick or folder it lies on
    QImage thumbnail;  ///< null until it was loaded
};

/// Choose a picture: cards with thumbnails from sticks and the pictures folder, a drop area, or a file.
class PicturePage final : public KioskPage {
    Q_OBJECT
public:
    explicit PicturePage(QWidget* parent = nullptr);
    void setItems(const std::vector<PictureItem>& items);
    void setThumbnail(std::size_t index, const QImage& thumbnail);
    void clear() { setItems({}); }

Q_SIGNALS:
    void pictureChosen(const QString& path);
    void fileRequested();

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOutCards();
    QLabel* m_title;
    QLabel* m_explanation;
    QScrollArea* m_scroll;
    QWidget* m_grid;
    QGridLayout* m_cards;
    DropZone* m_drop;
    QPushButton* m_file;
    std::vector<BigButton*> m_buttons;
    int m_columns = 0;
};

}  // namespace intaglio::ui
