#pragma once
#include <QWidget>

#include "ui/presenters/BatchSession.h"
#include "ui/presenters/StudyList.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace intaglio::ui {

class StudyDelegate;
class ThumbnailCache;

/// The inbox: search, filter, order, the list, and the batch that fills it with its progress and cancel.
class StudyPanel : public QWidget {
    Q_OBJECT
public:
    StudyPanel(StudyList& list, BatchSession& batch, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    void setFindingWords(std::function<QString(const QString&)> words);
    /// Marks the row of `file`, where it is listed.
    void select(const std::filesystem::path& file);
    void selectNext(int step);
    void focusSearch();
    [[nodiscard]] StudyFilter& filter() { return *m_filter; }
    /// File names in the order shown.
    [[nodiscard]] QStringList shownNames() const;

Q_SIGNALS:
    void opened(const QString& path);
    void openRequested();
    void exportRequested();

private:
    void buildHeader();
    void buildList(ThumbnailCache& thumbnails);
    void arrange();
    void refresh();

    StudyList& m_list;
    BatchSession& m_batch;
    StudyFilter* m_filter;
    StudyDelegate* m_delegate;
    QLineEdit* m_search;
    QComboBox* m_show;
    QComboBox* m_order;
    QLabel* m_orderNote;
    QListView* m_view;
    QStackedWidget* m_pages;
    QWidget* m_progressRow;
    QProgressBar* m_progress;
    QLabel* m_progressText;
    QPushButton* m_cancel;
    QPushButton* m_export;
    QLabel* m_count;
};

}  // namespace intaglio::ui
