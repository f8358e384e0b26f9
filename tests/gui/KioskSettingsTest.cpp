#include "ui/presenters/KioskSettings.h"

#include <QFile>

#include "app/composition/Services.h"
#include "core/base/Files.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;

namespace {
QString text(const std::filesystem::path& path) {
    return QString::fromStdString(base::pathText(path));
}
}  // namespace

TEST_CASE("kiosk settings survive a round trip and hold no PIN in clear", "[gui][kiosk]") {
    const composition::Services services;
    const test::TemporaryFolder folder;
    ui::KioskSettings settings;
    settings.keyFile = QStringLiteral("/keys/kiosk.key");
    settings.doctorsFolder = QStringLiteral("/doctors");
    settings.outputFolder = QStringLiteral("/sealed");
    settings.pinWorkFactor = 4;
    settings.cleansPictures = false;
    CHECK_FALSE(settings.isComplete());
    REQUIRE(ui::setPin(services.primitives(), settings, QStringLiteral("273951")));
    CHECK(settings.isComplete());
    REQUIRE(ui::writeKioskSettings(text(folder.path()), settings));

    const auto content = base::readFile(folder / "kiosk.json");
    REQUIRE(content);
    CHECK(base::textOf(*content).find("273951") == std::string_view::npos);
    const auto read = ui::readKioskSettings(text(folder.path()));
    REQUIRE(read);
    CHECK(read->keyFile == settings.keyFile);
    CHECK_FALSE(read->cleansPictures);
    CHECK(ui::pinMatches(services.primitives(), *read, QStringLiteral("273951")));
    CHECK_FALSE(ui::pinMatches(services.primitives(), *read, QStringLiteral("273952")));
    CHECK_FALSE(ui::pinMatches(services.primitives(), *read, QString()));
}

TEST_CASE("missing kiosk settings are empty and damaged ones are an error", "[gui][kiosk]") {
    const test::TemporaryFolder folder;
    const auto missing = ui::readKioskSettings(text(folder.path()));
    REQUIRE(missing);
    CHECK_FALSE(missing->isComplete());
    // A kiosk that was set up by an earlier version has no word about cleaning.
    REQUIRE(base::writeFileAtomically(folder / "kiosk.json", base::viewOf(R"({ "keyFile": "/keys/kiosk.key" })")));
    const auto earlier = ui::readKioskSettings(text(folder.path()));
    REQUIRE(earlier);
    CHECK(earlier->cleansPictures);
    REQUIRE(base::writeFileAtomically(folder / "kiosk.json", base::viewOf("{ \"keyFile\": ")));
    const auto damaged = ui::readKioskSettings(text(folder.path()));
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code == base::ErrorCode::ResultFileInvalid);
}

TEST_CASE("a PIN has 4 to 12 digits", "[gui][kiosk]") {
    CHECK(ui::isValidPin(QStringLiteral("0000")));
    CHECK(ui::isValidPin(QStringLiteral("123456789012")));
    CHECK_FALSE(ui::isValidPin(QStringLiteral("123")));
    CHECK_FALSE(ui::isValidPin(QStringLiteral("1234567890123")));
    CHECK_FALSE(ui::isValidPin(QStringLiteral("12a4")));
    CHECK_FALSE(ui::isValidPin(QString::fromUtf8("١٢٣٤")));
}

TEST_CASE("five wrong PINs lock the staff door for a minute", "[gui][kiosk]") {
    ui::PinGuard guard;
    for (int attempt = 0; attempt < 4; ++attempt) guard.wrong(1000);
    CHECK_FALSE(guard.isLocked(1000));
    guard.wrong(1000);
    CHECK(guard.isLocked(1001));
    CHECK(guard.isLocked(60'999));
    CHECK_FALSE(guard.isLocked(61'000));
    for (int attempt = 0; attempt < 4; ++attempt) guard.wrong(70'000);
    guard.right();
    guard.wrong(70'000);
    CHECK_FALSE(guard.isLocked(70'001));
}
