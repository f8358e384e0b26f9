#include "ui/widgets/CardView.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>

#include "ui/support/Theme.h"

namespace intaglio::ui {

namespace {

/// Cells up to this length stay in one line: figures with their interval, names of figures and classes.
constexpr int kShortCell = 32;

int headingPixels(int level) {
    switch (level) {
        case 1:
            return static_cast<int>(TypeSize::Kiosk);
        case 2:
            return static_cast<int>(TypeSize::Strong);
        default:
            return static_cast<int>(TypeSize::Body);
    }
}

void styleBlock(QTextCursor& cursor, const QTextBlock& block) {
    const int level = block.blockFormat().headingLevel();
    const int pixels = level > 0 ? headingPixels(level) : static_cast<int>(TypeSize::Body);
    // Fragments are found first: a change of formats joins and splits them.
    std::vector<std::pair<QTextCharFormat, std::pair<int, int>>> parts;
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QTextFragment fragment = part.fragment();
        parts.push_back({fragment.charFormat(), {fragment.position(), fragment.position() + fragment.length()}});
    }
    for (auto& [format, range] : parts) {
        // Markdown's own sizes are relative and differ between text and code.
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        format.clearProperty(QTextFormat::FontPointSize);
        format.setProperty(QTextFormat::FontPixelSize, pixels);
        if (level > 0) format.setFontWeight(QFont::DemiBold);
        cursor.setPosition(range.first);
        cursor.setPosition(range.second, QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
}

/// A number is read as a whole: only sentences are broken.
void keepShortCellsTogether(const QTextTable& table) {
    for (int row = 0; row < table.rows(); ++row) {
        for (int column = 0; column < table.columns(); ++column) {
            QTextCursor cursor = table.cellAt(row, column).firstCursorPosition();
            if (cursor.block().length() > kShortCell) continue;
            QTextBlockFormat format = cursor.blockFormat();
            format.setNonBreakableLines(true);
            cursor.setBlockFormat(format);
        }
    }
}

void spaceBlock(QTextCursor& cursor, const QTextBlock& block) {
    cursor.setPosition(block.position());
    if (cursor.currentTable() != nullptr || block.textList() != nullptr) return;
    const bool isHeading = block.blockFormat().headingLevel() > 0;
    QTextBlockFormat format;
    format.setTopMargin(isHeading && block.position() > 0 ? space::kMedium : 0);
    format.setBottomMargin(isHeading ? space::kTiny : space::kSmall);
    cursor.mergeBlockFormat(format);
}

void styleTable(QTextTable& table) {
    QTextTableFormat format = table.format();
    format.setCellPadding(space::kTiny + 2);
    format.setCellSpacing(0);
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(themed(Color::Border));
    format.setTopMargin(space::kTiny);
    format.setBottomMargin(space::kMedium);
    format.setHeaderRowCount(1);
    table.setFormat(format);
    keepShortCellsTogether(table);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(themed(Color::SurfaceRaised));
        cell.setFormat(head);
        QTextCharFormat strong;
        strong.setFontWeight(QFont::DemiBold);
        QTextCursor cursor = cell.firstCursorPosition();
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(strong);
    }
}

}  // namespace

CardView::CardView(QWidget* parent) : QTextBrowser(parent) {
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setProperty("data", true);
    setFrameShape(QFrame::NoFrame);
    // A table that is too wide for its words scrolls; no word and no number is broken.
    setWordWrapMode(QTextOption::WordWrap);
    document()->setDocumentMargin(space::kMedium);
    connect(&Theme::instance(), &Theme::changed, this, &CardView::render);
}

void CardView::setCard(const QString& markdown) {
    m_markdown = markdown;
    render();
    moveCursor(QTextCursor::Start);
}

void CardView::render() {
    const int place = verticalScrollBar()->value();
    document()->setMarkdown(
        m_markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownFeature::MarkdownNoHTML);
    styleTexts();
    styleTables();
    verticalScrollBar()->setValue(place);
}

void CardView::styleTexts() {
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        styleBlock(cursor, block);
        spaceBlock(cursor, block);
    }
    cursor.endEditBlock();
}

void CardView::styleTables() {
    const auto frames = document()->rootFrame()->childFrames();
    for (QTextFrame* frame : frames) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) styleTable(*table);
    }
}

QVariant CardView::loadResource(int, const QUrl&) {
    return {};
}

}  // namespace intaglio::ui
