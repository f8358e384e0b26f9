#include "ui/support/ErrorText.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/support/Translations.h"

using namespace intaglio;
using base::Error;
using base::ErrorCode;

TEST_CASE("every error code has a sentence and a hint in English and in German", "[gui][errors]") {
    test::GuiFixture fixture;
    for (int index = 0; index < base::errorCodeCount(); ++index) {
        const auto code = static_cast<ErrorCode>(index);
        CAPTURE(std::string(base::codeName(code)));
        const auto source = ui::errorSource(code);
        CHECK_FALSE(source.sentence.isEmpty());
        CHECK_FALSE(source.hint.isEmpty());
        ui::setLanguage(QStringLiteral("de"));
        const auto german = ui::errorText(Error(code));
        CHECK_FALSE(german.sentence.isEmpty());
        CHECK(german.sentence != source.sentence);
        CHECK(german.hint != source.hint);
        ui::setLanguage(QStringLiteral("en"));
    }
}

TEST_CASE("a sentence and its German translation use the same arguments", "[gui][errors]") {
    test::GuiFixture fixture;
    for (int index = 0; index < base::errorCodeCount(); ++index) {
        const auto code = static_cast<ErrorCode>(index);
        const auto source = ui::errorSource(code);
        ui::setLanguage(QStringLiteral("de"));
        const auto german = ui::errorText(Error(code));
        ui::setLanguage(QStringLiteral("en"));
        for (int argument = 1; argument <= 4; ++argument) {
            const QString place = QStringLiteral("%") + QString::number(argument);
            CAPTURE(std::string(base::codeName(code)), argument);
            CHECK(source.sentence.contains(place) == german.sentence.contains(place));
            CHECK(source.hint.contains(place) == german.hint.contains(place));
        }
    }
}

TEST_CASE("an argument that looks like a placeholder is not filled again", "[gui][errors]") {
    test::GuiFixture fixture;
    const auto words = ui::errorText(Error(ErrorCode::FileTooLarge, {"/tmp/%2.png", "17"}));
    CHECK(words.sentence.contains(QStringLiteral("/tmp/%2.png")));
    CHECK(words.sentence.contains(QStringLiteral("17")));
}

TEST_CASE("a figure keeps its order where the language is written from right to left", "[gui]") {
    test::GuiFixture fixture;
    const QString figure = QStringLiteral("0.981 (0.970 to 0.990)");
    CHECK(ui::inOwnDirection(figure) == figure);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QString isolated = ui::inOwnDirection(figure);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    CHECK(isolated == QChar(0x2068) + figure + QChar(0x2069));
}
