#pragma once
#include <QStyledItemDelegate>
#include <functional>

namespace intaglio::ui {

class ThumbnailCache;

/// Draws one row of the inbox: thumbnail, name, what is known in words, urgency bar, unread dot.
class StudyDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int kRowHeight = 68;

    StudyDelegate(ThumbnailCache& thumbnails, QObject* parent = nullptr);
    /// How a finding reads in the language in use; by default its key.
    void setFindingWords(std::function<QString(const QString& finding)> words) { m_words = std::move(words); }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The second line of a row ("Positive · 93.1 %"), also its spoken description.
    [[nodiscard]] QString statusText(const QModelIndex& index) const;

private:
    void paintThumbnail(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    void paintTexts(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    void paintUrgency(QPainter& painter, const QRect& area, const QModelIndex& index) const;
    ThumbnailCache& m_thumbnails;
    std::function<QString(const QString&)> m_words;
};

}  // namespace intaglio::ui
