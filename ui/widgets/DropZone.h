#pragma once
#include <QFrame>
#include <QStringList>

class QMimeData;

namespace intaglio::ui {

/// An area that takes dropped files and folders and offers a button for those who would rather choose. Nothing is read here.
class DropZone : public QFrame {
    Q_OBJECT
public:
    explicit DropZone(QWidget* parent = nullptr);
    void setContent(const QString& iconName, const QString& title, const QString& explanation, const QString& action);
    /// The local paths of a drag, empty where it carries none. Shared with windows that take drops anywhere.
    [[nodiscard]] static QStringList localPaths(const QMimeData* mime);

Q_SIGNALS:
    void dropped(const QStringList& paths);
    void chooseRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setHighlighted(bool highlighted);
    class EmptyState* m_content;
};

}  // namespace intaglio::ui
