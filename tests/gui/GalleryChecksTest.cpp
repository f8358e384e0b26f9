#include "app/gui/GalleryChecks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSemaphore>
#include <QTimer>

#include "app/gui/Gallery.h"
#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/keys/KeyActionDialog.h"
#include "ui/keys/KeyGallery.h"
#include "ui/support/ErrorText.h"
#include "ui/support/Translations.h"

using namespace intaglio;

namespace {

/// A window with one label and one button in a layout, shown.
struct Window {
    QWidget widget;
    QLabel* label;
    QPushButton* button;
    Window()
        : label(new QLabel(QStringLiteral("Words that need some room"), &widget)),
          button(new QPushButton(QStringLiteral("Press this"), &widget)) {
        auto* row = new QHBoxLayout(&widget);
        row->addWidget(label);
        row->addWidget(button);
        widget.resize(600, 80);
        widget.show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString problems() { return gui::layoutProblems(widget).join(QLatin1Char('\n')); }
};

}  // namespace

TEST_CASE("a window whose texts fit has no layout problem", "[gui][gallery]") {
    test::GuiFixture fixture;
    Window window;
    CHECK(window.problems().toStdString().empty());
}

TEST_CASE("clipped labels, wrapped labels and buttons are found", "[gui][gallery]") {
    test::GuiFixture fixture;
    Window window;
    window.label->setFixedWidth(40);
    window.button->setFixedWidth(30);
    QCoreApplication::processEvents();
    CHECK(window.problems().count(QStringLiteral("clipped text")) == 2);
    window.label->setProperty("elides", true);
    window.button->setMaximumWidth(400);
    window.button->setMinimumWidth(200);
    QCoreApplication::processEvents();
    CHECK_FALSE(window.problems().contains(QStringLiteral("clipped")));
    window.label->setProperty("elides", false);
    window.label->setWordWrap(true);
    window.label->setFixedSize(80, 18);
    QCoreApplication::processEvents();
    CHECK(window.problems().contains(QStringLiteral("clipped")));
}

TEST_CASE("overlapping siblings and widgets outside their parent are found unless meant", "[gui][gallery]") {
    test::GuiFixture fixture;
    Window window;
    QWidget intruder(&window.widget);
    intruder.setGeometry(0, 0, 300, 80);
    intruder.show();
    CHECK(window.problems().contains(QStringLiteral("overlap")));
    intruder.setProperty("overlay", true);
    CHECK_FALSE(window.problems().contains(QStringLiteral("overlap")));
    intruder.setProperty("overlay", false);
    intruder.setGeometry(590, 0, 60, 10);
    CHECK(window.problems().contains(QStringLiteral("leaves its parent")));
}

TEST_CASE("a page waits for sample data that come late, as on a busy machine", "[gui][gallery]") {
    test::GuiFixture fixture;
    auto turns = std::make_shared<QSemaphore>();
    // Later than any time that a page might count on.
    constexpr int kLateMs = 150;
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &clock, [turns]() { turns->release(); });
    clock.start(kLateMs);
    ui::GalleryPages pages;
    ui::addKeyPages(pages, [turns](const ui::KeyRingContents& ring, bool hasStick) {
        ui::KeyPorts ports = ui::samples::keyPorts(ring, hasStick);
        ports.readRing = [turns, read = ports.readRing](const std::filesystem::path& folder) {
            turns->acquire();
            return read(folder);
        };
        return ports;
    });
    int actions = 0;
    for (const ui::GalleryPage& page : pages) {
        CAPTURE(page.name.toStdString());
        const auto window = page.make();
        REQUIRE(window != nullptr);
        window->show();
        if (qobject_cast<ui::KeyActionDialog*>(window.get()) != nullptr) ++actions;
        if (page.name == QStringLiteral("keys-revoke")) CHECK(test::visibleText(*window).contains(QStringLiteral("Entrance")));
    }
    CHECK(actions == 6);
}

TEST_CASE("a page without its sample data is a problem of the gallery and not its end", "[gui][gallery]") {
    test::GuiFixture fixture;
    const test::TemporaryFolder folder;
    const ui::GalleryPages pages{{QStringLiteral("late"), QSize(300, 200), []() { return std::unique_ptr<QWidget>(); }},
                                 {QStringLiteral("next"), QSize(300, 200), []() { return std::make_unique<QWidget>(); }}};
    const QStringList problems = gui::renderGallery(pages, QString::fromStdString(folder.path().string()));
    CHECK(problems.filter(QStringLiteral("late-")).size() == static_cast<qsizetype>(gui::galleryVariants().size()));
    CHECK(std::filesystem::exists(folder.path() / "next-dark-en-1x.png"));
}

TEST_CASE("words without a translation are found", "[gui][gallery]") {
    test::GuiFixture fixture;
    Window window;
    CHECK(gui::untranslatedWords(window.widget).size() == 2);
    window.label->setProperty("data", true);
    CHECK(gui::untranslatedWords(window.widget).size() == 1);

    gui::MissingTranslations missing;
    QCoreApplication::installTranslator(&missing);
    ui::setLanguage(QStringLiteral("de"));
    CHECK(QCoreApplication::translate("NoSuchContext", "A text that nobody translated") == QStringLiteral("A text that nobody translated"));
    CHECK(missing.texts() == QStringList{QStringLiteral("NoSuchContext: A text that nobody translated")});
    (void)ui::errorText(base::Error(base::ErrorCode::FileEmpty, {"a"}));
    CHECK(missing.texts().size() == 1);
    QCoreApplication::removeTranslator(&missing);
}
