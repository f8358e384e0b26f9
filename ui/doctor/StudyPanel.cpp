#include "ui/doctor/StudyPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/doctor/StudyDelegate.h"
#include "ui/doctor/ThumbnailCache.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"
#include "ui/widgets/EmptyState.h"

namespace intaglio::ui {

StudyPanel::StudyPanel(StudyList& list, BatchSession& batch, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_list(list),
      m_batch(batch),
      m_filter(new StudyFilter(this)),
      m_delegate(new StudyDelegate(thumbnails, this)),
      m_search(new QLineEdit),
      m_show(new QComboBox),
      m_order(new QComboBox),
      m_orderNote(new QLabel),
      m_view(new QListView),
      m_pages(new QStackedWidget),
      m_progressRow(new QWidget),
      m_progress(new QProgressBar),
      m_progressText(new QLabel),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_export(new QPushButton(tr("Export table …"))),
      m_count(new QLabel) {
    setObjectName(QStringLiteral("studyPanel"));
    setProperty("surface", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    m_filter->setSourceModel(&m_list);
    buildHeader();
    buildList(thumbnails);
    arrange();
    connect(&m_batch, &BatchSession::changed, this, &StudyPanel::refresh);
    connect(&m_list, &QAbstractItemModel::rowsInserted, this, &StudyPanel::refresh);
    connect(&m_list, &QAbstractItemModel::modelReset, this, &StudyPanel::refresh);
    connect(&m_list, &QAbstractItemModel::dataChanged, this, &StudyPanel::refresh);
    connect(m_cancel, &QPushButton::clicked, &m_batch, &BatchSession::cancel);
    connect(m_export, &QPushButton::clicked, this, &StudyPanel::exportRequested);
    refresh();
}

void StudyPanel::buildHeader() {
    m_search->setObjectName(QStringLiteral("studySearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in names and findings"));
    m_search->setToolTip(tr("Search in names and findings (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), Color::TextMuted), QLineEdit::LeadingPosition);
    m_show->setObjectName(QStringLiteral("studyShow"));
    m_show->setAccessibleName(tr("Which pictures are listed"));
    m_show->addItems({tr("All"), tr("Unread"), tr("Positive"), tr("Problems")});
    m_order->setObjectName(QStringLiteral("studyOrder"));
    m_order->setAccessibleName(tr("Order of the list"));
    m_order->addItems({tr("By urgency"), tr("By arrival"), tr("By name")});
    m_orderNote->setObjectName(QStringLiteral("studyOrderNote"));
    m_orderNote->setProperty("role", QStringLiteral("small"));
    m_orderNote->setWordWrap(true);
    m_orderNote->setText(tr("AI-prioritised: sorted by the model's finding probability. Look at every picture."));
    connect(m_search, &QLineEdit::textChanged, m_filter, &StudyFilter::setSearch);
    connect(m_show, &QComboBox::currentIndexChanged, this, [this](int index) { m_filter->setShow(static_cast<StudyFilter::Show>(index)); });
    connect(m_order, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setOrder(static_cast<StudyFilter::Order>(index));
        refresh();
    });
}

void StudyPanel::buildList(ThumbnailCache& thumbnails) {
    m_view->setObjectName(QStringLiteral("studyList"));
    m_view->setAccessibleName(tr("Pictures"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setFrameShape(QFrame::NoFrame);
    connect(&thumbnails, &ThumbnailCache::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    const auto open = [this](const QModelIndex& index) { Q_EMIT opened(index.data(StudyList::PathRole).toString()); };
    connect(m_view, &QListView::clicked, this, open);
    connect(m_view, &QListView::activated, this, open);
}

void StudyPanel::arrange() {
    auto* chooser = new QHBoxLayout;
    chooser->setSpacing(space::kSmall);
    chooser->addWidget(m_show, 1);
    chooser->addWidget(m_order, 1);
    auto* header = new QVBoxLayout;
    header->setContentsMargins(12, 12, 12, 8);
    header->setSpacing(space::kSmall);
    header->addWidget(m_search);
    header->addLayout(chooser);
    header->addWidget(m_orderNote);

    auto* empty = new EmptyState;
    empty->setObjectName(QStringLiteral("studyEmpty"));
    empty->setContent(QStringLiteral("folder"), tr("Inbox"),
                      tr("Drop a folder or several pictures here. The model looks at them in the background."), tr("Open folder"));
    connect(empty, &EmptyState::actionTriggered, this, &StudyPanel::openRequested);
    m_pages->addWidget(empty);
    m_pages->addWidget(m_view);

    m_progressText->setProperty("role", QStringLiteral("small"));
    m_cancel->setObjectName(QStringLiteral("batchCancel"));
    m_progress->setObjectName(QStringLiteral("batchProgress"));
    m_progress->setTextVisible(false);
    auto* progress = new QVBoxLayout(m_progressRow);
    progress->setContentsMargins(12, 8, 12, 8);
    auto* line = new QHBoxLayout;
    line->addWidget(m_progressText, 1);
    line->addWidget(m_cancel);
    progress->addLayout(line);
    progress->addWidget(m_progress);

    m_export->setObjectName(QStringLiteral("batchExport"));
    m_export->setToolTip(tr("Write the results as a CSV or JSON table"));
    m_count->setProperty("role", QStringLiteral("small"));
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(12, 8, 12, 8);
    footer->addWidget(m_count, 1);
    footer->addWidget(m_export);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(header);
    column->addWidget(m_pages, 1);
    column->addWidget(m_progressRow);
    column->addLayout(footer);
}

void StudyPanel::refresh() {
    m_pages->setCurrentIndex(m_list.rowCount() == 0 ? 0 : 1);
    m_orderNote->setVisible(m_filter->order() == StudyFilter::Order::Urgency && m_list.rowCount() > 0);
    m_progressRow->setVisible(m_batch.isRunning());
    m_progress->setRange(0, m_batch.totalCount());
    m_progress->setValue(m_batch.finishedCount());
    m_progressText->setText(m_batch.totalCount() == 0 ? tr("Listing pictures")
                                                      : tr("%1 of %2 looked at").arg(m_batch.finishedCount()).arg(m_batch.totalCount()));
    m_count->setText(m_list.rowCount() == 0 ? QString() : tr("%n unread", nullptr, m_list.unreadCount()));
    m_export->setVisible(m_list.rowCount() > 0);
    m_export->setEnabled(!m_batch.isRunning() && m_batch.finishedCount() > 0);
}

void StudyPanel::setFindingWords(std::function<QString(const QString&)> words) {
    m_delegate->setFindingWords(std::move(words));
    m_view->viewport()->update();
}

void StudyPanel::select(const std::filesystem::path& file) {
    const int row = m_list.indexOf(file);
    if (row >= 0) m_view->setCurrentIndex(m_filter->mapFromSource(m_list.index(row)));
}

void StudyPanel::selectNext(int step) {
    const int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() + step : 0;
    const QModelIndex next = m_filter->index(row, 0);
    if (!next.isValid()) return;
    m_view->setCurrentIndex(next);
    Q_EMIT opened(next.data(StudyList::PathRole).toString());
}

void StudyPanel::focusSearch() {
    m_search->setFocus();
    m_search->selectAll();
}

QStringList StudyPanel::shownNames() const {
    QStringList names;
    for (int row = 0; row < m_filter->rowCount(); ++row) names << m_filter->index(row, 0).data().toString();
    return names;
}

}  // namespace intaglio::ui
