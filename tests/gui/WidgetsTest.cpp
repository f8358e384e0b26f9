#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/support/Theme.h"
#include "ui/widgets/CardView.h"
#include "ui/widgets/MessageBar.h"

using namespace intaglio;
using namespace intaglio::ui;

namespace {

const char* const kCard =
    "# Rings (`rings` 1.0.0)\n\nWhat it does, in so many words that they need several lines in the window of a person who reads them.\n\n"
    "| class | sensitivity | specificity | PPV | NPV |\n|---|---|---|---|---|\n"
    "| balanced_accuracy | 0.979 (0.954 to 1.000) | 0.985 (0.971 to 0.995) | 0.959 (0.923 to 0.987) | 0.992 (0.982 to 1.000) |\n";

/// The lines of a block as they are laid out.
QStringList linesOf(const QTextBlock& block) {
    QStringList lines;
    for (int index = 0; index < block.layout()->lineCount(); ++index) {
        const QTextLine line = block.layout()->lineAt(index);
        lines << block.text().mid(line.textStart(), line.textLength()).trimmed();
    }
    return lines;
}

}  // namespace

TEST_CASE("a card breaks no number and no word, and its headings have one size", "[gui][widgets]") {
    const test::GuiFixture fixture;
    CardView card;
    card.resize(420, 600);
    card.show();
    card.setCard(QString::fromUtf8(kCard));
    QCoreApplication::processEvents();
    bool hasInterval = false;
    for (QTextBlock block = card.document()->begin(); block.isValid(); block = block.next()) {
        CAPTURE(block.text().toStdString());
        if (block.text().contains(QStringLiteral("0.954"))) {
            hasInterval = true;
            CAPTURE(linesOf(block).join(QLatin1Char('|')).toStdString());
            CHECK(linesOf(block).size() == 1);
        }
        if (block.text() == QStringLiteral("balanced_accuracy")) CHECK(linesOf(block).size() == 1);
        if (block.blockFormat().headingLevel() != 1) continue;
        for (auto part = block.begin(); !part.atEnd(); ++part) CHECK(part.fragment().charFormat().font().pixelSize() == 20);
    }
    CHECK(hasInterval);
    // The wide table scrolls; sentences do not become as wide as it.
    CHECK(card.horizontalScrollBar()->maximum() > 0);
    CHECK(linesOf(card.document()->begin().next()).size() > 1);
    CHECK(card.toPlainText().contains(QStringLiteral("0.979 (0.954 to 1.000)")));
}

TEST_CASE("a card follows the theme", "[gui][widgets]") {
    const test::GuiFixture fixture;
    CardView card;
    card.setCard(QString::fromUtf8(kCard));
    Theme::instance().setChoice(ThemeChoice::Dark);
    const auto frames = card.document()->rootFrame()->childFrames();
    REQUIRE(frames.size() == 1);
    CHECK(frames.front()->frameFormat().borderBrush().color() == darkColors()[Color::Border]);
}

TEST_CASE("the button of a message stands beside its words only where they keep room", "[gui][widgets]") {
    const test::GuiFixture fixture;
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* bar = new MessageBar(&window);
    column->addWidget(bar);
    column->addStretch();
    bar->showMessage(MessageKind::Attention, QStringLiteral("The picture is too blurred to be judged."), QStringLiteral("Take it again."));
    bar->setAction(QStringLiteral("Judge it all the same …"));
    const auto* sentence = bar->findChild<QLabel*>(QStringLiteral("messageSentence"));
    const auto* action = bar->findChild<QPushButton*>(QStringLiteral("messageAction"));
    window.show();
    for (const int width : {360, 900, 360}) {
        CAPTURE(width);
        window.resize(width, 400);
        const auto isBelow = [&] { return action->y() > sentence->geometry().bottom(); };
        REQUIRE(test::waitFor([&] { return window.width() == width && isBelow() == (width == 360); }, 5000));
        CHECK(sentence->width() > 200);
    }
}

TEST_CASE("the frame of a check box can be seen, light and dark", "[gui][theme]") {
    const test::GuiFixture fixture;
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::instance().setChoice(choice);
        QCheckBox box(QStringLiteral("I know"));
        box.setFocusPolicy(Qt::NoFocus);
        box.show();
        const QImage drawn = box.grab().toImage();
        double strongest = 0;
        for (int x = 0; x < 10; ++x) {
            strongest = std::max(strongest, contrastRatio(drawn.pixelColor(x, drawn.height() / 2), themed(Color::Window)));
        }
        CAPTURE(static_cast<int>(choice));
        CHECK(strongest >= 2.5);
    }
}
