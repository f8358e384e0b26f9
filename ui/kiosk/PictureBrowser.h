#pragma once
#include <QWidget>

#include "ui/kiosk/KioskFolders.h"

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace intaglio::ui {

class ElidedLabel;

/// Looks through the places that are open to visitors, folder by folder, and chooses one picture. Nothing can be renamed, moved or deleted
/// here. It belongs to the page of pictures, so that it goes with the visit.
class PictureBrowser final : public QWidget {
    Q_OBJECT
public:
    explicit PictureBrowser(QWidget* parent = nullptr);
    void setListing(const kiosk::FolderListing& listing);
    /// The folder that is shown; empty for the list of places.
    [[nodiscard]] QString folder() const { return m_listing.folder; }
    void forget();

Q_SIGNALS:
    /// Asks for setListing() with this folder.
    void folderRequested(const QString& folder);
    void pictureChosen(const QString& path);
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(const QListWidgetItem& item);
    void goUp();
    void retranslate();
    kiosk::FolderListing m_listing;
    ElidedLabel* m_name;
    QPushButton* m_up;
    QPushButton* m_close;
    QListWidget* m_list;
    QLabel* m_empty;
};

}  // namespace intaglio::ui
