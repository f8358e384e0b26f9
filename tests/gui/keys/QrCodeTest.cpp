#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/widgets/QrCode.h"

using namespace intaglio;

namespace {

bool isDark(const QImage& code, int column, int row) {
    return qGray(code.pixel(column, row)) < 128;
}

/// The three squares of ISO/IEC 18004: seven modules wide, a light ring, a dark core.
bool hasFinder(const QImage& code, int left, int top) {
    for (int i = 0; i < 7; ++i) {
        if (!isDark(code, left + i, top) || !isDark(code, left + i, top + 6) || !isDark(code, left, top + i)) return false;
    }
    return !isDark(code, left + 1, top + 1) && isDark(code, left + 3, top + 3);
}

}  // namespace

TEST_CASE("a QR code has its three finders and a quiet zone", "[gui][widgets]") {
    test::GuiFixture fixture;
    const QImage code = ui::qrModules(QStringLiteral("INTAGLIO CLINIC K3QF-7ZPA-MN2C-X4DT-8RVH"));
    REQUIRE_FALSE(code.isNull());
    REQUIRE(code.width() == code.height());
    const int far = code.width() - 4 - 7;
    CHECK(hasFinder(code, 4, 4));
    CHECK(hasFinder(code, far, 4));
    CHECK(hasFinder(code, 4, far));
    CHECK_FALSE(hasFinder(code, far, far));
    for (int i = 0; i < code.width(); ++i) {
        for (int edge = 0; edge < 4; ++edge) CHECK_FALSE(isDark(code, i, edge));
    }
}

TEST_CASE("a text that no QR code holds gives none", "[gui][widgets]") {
    test::GuiFixture fixture;
    CHECK(ui::qrModules(QString()).isNull());
    CHECK(ui::qrModules(QString(5000, QLatin1Char('x'))).isNull());
}

TEST_CASE("a QR code is read out as its text", "[gui][widgets]") {
    test::GuiFixture fixture;
    ui::QrCode code;
    code.setText(QStringLiteral("INTAGLIO KIOSK"));
    CHECK(code.accessibleName().contains(QStringLiteral("INTAGLIO KIOSK")));
}
