#include "ui/widgets/DropZone.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/support/Theme.h"
#include "ui/widgets/EmptyState.h"

namespace intaglio::ui {

DropZone::DropZone(QWidget* parent) : QFrame(parent), m_content(new EmptyState(this)) {
    setAcceptDrops(true);
    setProperty("surface", QStringLiteral("drop"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_content);
    connect(m_content, &EmptyState::actionTriggered, this, &DropZone::chooseRequested);
}

void DropZone::setContent(const QString& iconName, const QString& title, const QString& explanation, const QString& action) {
    m_content->setContent(iconName, title, explanation, action);
    setAccessibleName(title);
}

QStringList DropZone::localPaths(const QMimeData* mime) {
    QStringList paths;
    if (mime == nullptr) return paths;
    const auto urls = mime->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    return paths;
}

void DropZone::setHighlighted(bool highlighted) {
    setStyleProperty(this, "surface", highlighted ? QStringLiteral("dropActive") : QStringLiteral("drop"));
}

void DropZone::dragEnterEvent(QDragEnterEvent* event) {
    if (localPaths(event->mimeData()).isEmpty()) return;
    event->acceptProposedAction();
    setHighlighted(true);
}

void DropZone::dragLeaveEvent(QDragLeaveEvent*) {
    setHighlighted(false);
}

void DropZone::dropEvent(QDropEvent* event) {
    setHighlighted(false);
    const QStringList paths = localPaths(event->mimeData());
    if (paths.isEmpty()) return;
    event->acceptProposedAction();
    Q_EMIT dropped(paths);
}

}  // namespace intaglio::ui
