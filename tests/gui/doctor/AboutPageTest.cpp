#include "ui/doctor/AboutPage.h"

#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "ui/doctor/TextDialog.h"

using namespace intaglio;

TEST_CASE("the about page names the terms of every model, and no model can write on it", "[gui][doctor]") {
    const test::GuiFixture gui;
    inference::ModelPackage own;
    own.manifest.id = "skin";
    own.manifest.name = "Skin\n# [Certified](x) by everybody";
    own.manifest.licence = "CC BY-NC 4.0";
    own.manifest.nonCommercial = true;
    inference::ModelPackage broken;
    broken.manifest.name = "Broken";
    broken.problem = base::ErrorCode::ModelBroken;
    const QString page = ui::TextDialog(QString(), ui::aboutPage({own, broken})).plainText();
    CHECK(page.contains(QStringLiteral("For non-commercial use only. CC BY-NC 4.0")));
    CHECK(page.contains(QStringLiteral("Skin # [Certified](x) by everybody (skin")));
    CHECK_FALSE(page.contains(QStringLiteral("Broken")));
    CHECK(page.contains(QStringLiteral("DCMTK")));
    CHECK(page.contains(QStringLiteral("Not a medical device")));
    CHECK(ui::TextDialog(QString(), ui::aboutPage({})).plainText().contains(QStringLiteral("None.")));
}
