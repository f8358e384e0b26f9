#include "ui/kiosk/PictureBrowser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScroller>
#include <QVBoxLayout>

#include "ui/kiosk/KioskPage.h"
#include "ui/support/Icons.h"
#include "ui/widgets/ElidedLabel.h"

namespace intaglio::ui {

PictureBrowser::PictureBrowser(QWidget* parent) : QWidget(parent), m_name(new ElidedLabel(this)), m_list(new QListWidget(this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::kMedium);
    m_up = makeKioskButton(this, "browserUp", "");
    m_close = makeKioskButton(this, "browserClose", "");
    auto* top = new QHBoxLayout;
    top->setSpacing(space::kMedium);
    top->addWidget(m_up);
    top->addWidget(m_name, 1);
    top->addWidget(m_close);
    rows->addLayout(top);
    m_list->setObjectName(QStringLiteral("browserList"));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(28, 28));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setDragDropMode(QAbstractItemView::NoDragDrop);
    m_list->setContextMenuPolicy(Qt::NoContextMenu);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QFont large = m_list->font();
    large.setPixelSize(static_cast<int>(TypeSize::Kiosk));
    m_list->setFont(large);
    QScroller::grabGesture(m_list->viewport(), QScroller::TouchGesture);
    rows->addWidget(m_list, 1);
    m_empty = makeKioskText(this, "muted");
    m_empty->setAlignment(Qt::AlignCenter);
    rows->addWidget(m_empty, 1);
    m_name->setProperty("data", true);
    // A style may activate an item with the same click: choosing twice does nothing.
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(*item); });
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { choose(*item); });
    connect(m_up, &QPushButton::clicked, this, &PictureBrowser::goUp);
    connect(m_close, &QPushButton::clicked, this, &PictureBrowser::closed);
    forget();
}

void PictureBrowser::setListing(const kiosk::FolderListing& listing) {
    const bool isSame = listing == m_listing && m_list->count() == static_cast<int>(listing.entries.size());
    if (!isSame) {
        m_listing = listing;
        m_list->clear();
        for (const kiosk::FolderEntry& entry : m_listing.entries) {
            const bool isPlace = m_listing.folder.isEmpty();
            auto* item = new QListWidgetItem(icon(isPlace          ? QStringLiteral("usb")
                                                  : entry.isFolder ? QStringLiteral("folder")
                                                                   : QStringLiteral("image")),
                                             entry.name, m_list);
            item->setSizeHint(QSize(0, kTouchTarget));
        }
    }
    m_up->setEnabled(!m_listing.folder.isEmpty());
    m_list->setVisible(!m_listing.entries.empty());
    m_empty->setVisible(m_listing.entries.empty());
    retranslate();
}

void PictureBrowser::forget() {
    setListing({});
    // Nothing is known before the first answer.
    m_empty->hide();
}

void PictureBrowser::choose(const QListWidgetItem& item) {
    const int row = m_list->row(&item);
    if (row < 0) return;
    // A copy: the answer may replace the list at once.
    const kiosk::FolderEntry entry = m_listing.entries[static_cast<std::size_t>(row)];
    if (entry.isFolder) {
        Q_EMIT folderRequested(entry.path);
    } else {
        Q_EMIT pictureChosen(entry.path);
    }
}

void PictureBrowser::goUp() {
    Q_EMIT folderRequested(m_listing.parent);
}

void PictureBrowser::retranslate() {
    m_name->setFullText(m_listing.folder.isEmpty() ? tr("Where is your picture?") : m_listing.name);
    m_up->setText(tr("Up"));
    m_up->setIcon(icon(QStringLiteral("back"), m_up->isEnabled() ? Color::Text : Color::TextDisabled));
    m_close->setText(tr("Close"));
    m_close->setIcon(icon(QStringLiteral("cancel")));
    m_list->setAccessibleName(m_name->fullText());
    m_empty->setText(m_listing.folder.isEmpty() ? tr("No USB stick is plugged in. Plug it in; it appears here after a few seconds.")
                                                : tr("There is no picture in this folder."));
}

void PictureBrowser::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace intaglio::ui
