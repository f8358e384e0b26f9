#include <QFile>

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/support/Icons.h"
#include "ui/support/Theme.h"

using namespace intaglio;
using namespace intaglio::ui;

TEST_CASE("every pair of colours in use reaches its WCAG AA contrast, light and dark", "[gui][theme]") {
    for (const ColorSet* set : {&lightColors(), &darkColors()}) {
        for (const ContrastPair& pair : usedContrastPairs()) {
            CAPTURE(set->dark, static_cast<int>(pair.foreground), static_cast<int>(pair.background));
            CHECK(contrastRatio((*set)[pair.foreground], (*set)[pair.background]) >= pair.minimum);
        }
    }
}

TEST_CASE("the contrast ratio follows the definition of WCAG", "[gui][theme]") {
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrastRatio(Qt::white, Qt::white) == Approx(1.0));
    // Example of the W3C's own understanding documents: #767676 on white is the lightest grey that passes AA.
    CHECK(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) == Approx(4.54).margin(0.01));
    CHECK(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
}

TEST_CASE("the style sheet names no colour that is not a token", "[gui][theme]") {
    const QString light = styleSheet(lightColors());
    CHECK_FALSE(light.contains(QLatin1Char('@')));
    CHECK(light.contains(lightColors()[Color::Accent].name()));
    CHECK(styleSheet(darkColors()).contains(darkColors()[Color::Accent].name()));
    CHECK_FALSE(styleSheet(darkColors()).contains(lightColors()[Color::Window].name()));
}

TEST_CASE("an icon is tinted with its token and follows the theme", "[gui][theme]") {
    test::GuiFixture fixture;
    REQUIRE(hasIcon(QStringLiteral("lock")));
    CHECK_FALSE(hasIcon(QStringLiteral("no-such-icon")));
    const auto strongest = [](const QImage& image) {
        QColor best(0, 0, 0, 0);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > best.alpha()) best = image.pixelColor(x, y);
            }
        }
        return best;
    };
    const QColor light = strongest(iconPixmap(QStringLiteral("folder"), 48, Color::Accent).toImage());
    CHECK(light.alpha() > 200);
    CHECK(std::abs(light.green() - lightColors()[Color::Accent].green()) <= 3);
    Theme::instance().setChoice(ThemeChoice::Dark);
    const QColor dark = strongest(iconPixmap(QStringLiteral("folder"), 48, Color::Accent).toImage());
    CHECK(std::abs(dark.green() - darkColors()[Color::Accent].green()) <= 3);
}

TEST_CASE("every icon of the set can be drawn", "[gui][theme]") {
    test::GuiFixture fixture;
    const QStringList names{QStringLiteral("open"),     QStringLiteral("save"),    QStringLiteral("seal"),    QStringLiteral("key"),
                            QStringLiteral("lock"),     QStringLiteral("check"),   QStringLiteral("warning"), QStringLiteral("danger"),
                            QStringLiteral("info"),     QStringLiteral("zoom"),    QStringLiteral("pan"),     QStringLiteral("window"),
                            QStringLiteral("reset"),    QStringLiteral("heatmap"), QStringLiteral("tags"),    QStringLiteral("folder"),
                            QStringLiteral("back"),     QStringLiteral("next"),    QStringLiteral("cancel"),  QStringLiteral("doctor"),
                            QStringLiteral("kiosk"),    QStringLiteral("usb"),     QStringLiteral("image"),   QStringLiteral("search"),
                            QStringLiteral("settings"), QStringLiteral("moon"),    QStringLiteral("sun"),     QStringLiteral("language")};
    for (const QString& name : names) {
        CAPTURE(name.toStdString());
        const QImage drawn = iconPixmap(name, 24).toImage();
        QImage empty(drawn.size(), drawn.format());
        empty.fill(Qt::transparent);
        CHECK(drawn != empty);
    }
}
