#include "ui/kiosk/PicturePage.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScroller>
#include <QVBoxLayout>

#include "ui/kiosk/PictureBrowser.h"
#include "ui/support/Icons.h"
#include "ui/widgets/BigButton.h"
#include "ui/widgets/DropZone.h"

namespace intaglio::ui {

namespace {
constexpr int kCardWidth = 216;
constexpr int kCardHeight = 224;

/// Long names keep their beginning and their end, which tell files apart.
QString shortName(const QString& name, QFont font) {
    font.setPixelSize(static_cast<int>(TypeSize::Strong));
    font.setWeight(QFont::DemiBold);
    return QFontMetrics(font).elidedText(name, Qt::ElideMiddle, kCardWidth - 3 * space::kMedium);
}
}  // namespace

PicturePage::PicturePage(QWidget* parent) : KioskPage("kioskPicture", parent) {
    m_title = addText("title");
    m_explanation = addText("muted");
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("pictureList"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid = new QWidget(m_scroll);
    m_grid->setProperty("surface", QStringLiteral("plain"));
    m_cards = new QGridLayout(m_grid);
    m_cards->setSpacing(space::kMedium);
    m_cards->setContentsMargins(space::kTiny, space::kTiny, space::kTiny, space::kTiny);
    m_cards->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_scroll->setWidget(m_grid);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->viewport()->installEventFilter(this);
    QScroller::grabGesture(m_scroll->viewport(), QScroller::TouchGesture);
    column()->addWidget(m_scroll, 1);
    m_drop = new DropZone(this);
    m_drop->setObjectName(QStringLiteral("pictureDrop"));
    column()->addWidget(m_drop, 1);
    m_file = makeKioskButton(this, "chooseFile", "");
    column()->addWidget(m_file, 0, Qt::AlignHCenter);
    makeBrowser();
    connect(m_file, &QPushButton::clicked, this, [this]() { setBrowsing(true); });
    connect(m_drop, &DropZone::chooseRequested, this, [this]() { setBrowsing(true); });
    connect(m_drop, &DropZone::dropped, this, [this](const QStringList& paths) { Q_EMIT pictureChosen(paths.constFirst()); });
    setItems({});
    retranslate();
}

void PicturePage::makeBrowser() {
    m_browser = new PictureBrowser(this);
    column()->addWidget(m_browser, 1);
    connect(m_browser, &PictureBrowser::folderRequested, this, &PicturePage::folderRequested);
    connect(m_browser, &PictureBrowser::pictureChosen, this, &PicturePage::pictureChosen);
    connect(m_browser, &PictureBrowser::closed, this, [this]() { setBrowsing(false); });
}

void PicturePage::setBrowsing(bool browsing) {
    m_browsing = browsing;
    m_browser->forget();
    showParts();
    if (browsing) Q_EMIT folderRequested({});
}

QString PicturePage::browsedFolder() const {
    return m_browser->folder();
}

void PicturePage::showFolder(const kiosk::FolderListing& listing) {
    if (m_browsing) m_browser->setListing(listing);
}

void PicturePage::clear() {
    setBrowsing(false);
    setItems({});
}

/// Cards, or the drop area where there are none, or the folders.
void PicturePage::showParts() {
    const bool hasCards = !m_buttons.empty();
    m_scroll->setVisible(!m_browsing && hasCards);
    m_file->setVisible(!m_browsing && hasCards);
    m_drop->setVisible(!m_browsing && !hasCards);
    m_browser->setVisible(m_browsing);
}

void PicturePage::setItems(const std::vector<PictureItem>& items) {
    for (BigButton* button : m_buttons) delete button;
    m_buttons.clear();
    for (const PictureItem& item : items) {
        auto* card = new BigButton(BigButton::Layout::Vertical, m_grid);
        card->setObjectName(QStringLiteral("picture_") + item.name);
        card->setProperty("data", true);
        card->setTitleSize(TypeSize::Strong);
        card->setContent(QStringLiteral("image"), shortName(item.name, card->font()), item.place);
        card->setToolTip(item.name.toHtmlEscaped());
        if (!item.thumbnail.isNull()) card->setPicture(QPixmap::fromImage(item.thumbnail));
        card->setFixedSize(kCardWidth, kCardHeight);
        connect(card, &BigButton::clicked, this, [this, path = item.path]() { Q_EMIT pictureChosen(path); });
        m_buttons.push_back(card);
    }
    showParts();
    layOutCards();
}

void PicturePage::setThumbnail(std::size_t index, const QImage& thumbnail) {
    if (index < m_buttons.size() && !thumbnail.isNull()) m_buttons[index]->setPicture(QPixmap::fromImage(thumbnail));
}

void PicturePage::layOutCards() {
    const int columns = std::max(1, m_scroll->viewport()->width() / (kCardWidth + space::kMedium));
    if (columns == m_columns && m_cards->count() == static_cast<int>(m_buttons.size())) return;
    m_columns = columns;
    while (QLayoutItem* item = m_cards->takeAt(0)) delete item;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_cards->addWidget(m_buttons[i], static_cast<int>(i) / columns, static_cast<int>(i) % columns);
        m_buttons[i]->show();
    }
}

bool PicturePage::eventFilter(QObject* watched, QEvent* event) {
    // The number of columns follows the room that the scroll bar leaves.
    if (event->type() == QEvent::Resize && watched == m_scroll->viewport()) layOutCards();
    return KioskPage::eventFilter(watched, event);
}

void PicturePage::retranslate() {
    m_title->setText(tr("Choose your picture"));
    m_explanation->setText(
        tr("Your own file is not changed. It is checked on this computer; a locked copy is saved only when you ask for it at the end."));
    m_file->setText(tr("My picture is not shown here"));
    m_file->setIcon(icon(QStringLiteral("search")));
    m_drop->setContent(QStringLiteral("usb"), tr("Plug in your USB stick"),
                       tr("Your pictures appear here after a few seconds. You can also drop a picture here."), tr("Look for it"));
}

}  // namespace intaglio::ui
