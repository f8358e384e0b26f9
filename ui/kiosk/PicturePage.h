#pragma once
#include <QImage>
#include <vector>

#include "ui/kiosk/KioskFolders.h"
#include "ui/kiosk/KioskPage.h"

class QGridLayout;
class QScrollArea;

namespace intaglio::ui {

class BigButton;
class DropZone;
class PictureBrowser;

/// A picture that may be chosen.
struct PictureItem {
    QString path;
    QString name;
    QString place;     ///< the stick or folder it lies on
    QImage thumbnail;  ///< null until it was loaded
};

/// Choose a picture: cards with thumbnails from sticks and the pictures folder, a drop area, or a look into the folders there.
class PicturePage final : public KioskPage {
    Q_OBJECT
public:
    explicit PicturePage(QWidget* parent = nullptr);
    void setItems(const std::vector<PictureItem>& items);
    void setThumbnail(std::size_t index, const QImage& thumbnail);
    /// Empty, and closes the look into the folders.
    void clear();
    /// Where the visitor looks into the folders.
    [[nodiscard]] bool isBrowsing() const { return m_browsing; }
    [[nodiscard]] QString browsedFolder() const;
    void showFolder(const kiosk::FolderListing& listing);

Q_SIGNALS:
    void pictureChosen(const QString& path);
    /// Asks for showFolder(); empty: the list of places.
    void folderRequested(const QString& folder);

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeBrowser();
    void setBrowsing(bool browsing);
    void showParts();
    void layOutCards();
    QLabel* m_title;
    QLabel* m_explanation;
    QScrollArea* m_scroll;
    QWidget* m_grid;
    QGridLayout* m_cards;
    DropZone* m_drop;
    QPushButton* m_file;
    PictureBrowser* m_browser;
    bool m_browsing = false;
    std::vector<BigButton*> m_buttons;
    int m_columns = 0;
};

}  // namespace intaglio::ui
