#include "ui/models/CardView.h"

namespace intaglio::ui {

CardView::CardView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setProperty("data", true);
    setFrameShape(QFrame::NoFrame);
}

void CardView::setCard(const QString& markdown) {
    document()->setMarkdown(
        markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownFeature::MarkdownNoHTML);
    moveCursor(QTextCursor::Start);
}

QVariant CardView::loadResource(int, const QUrl&) {
    return {};
}

}  // namespace intaglio::ui
