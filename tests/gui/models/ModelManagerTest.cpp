#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <QTimer>

#include "core/base/Files.h"
#include "tests/gui/GuiFixture.h"
#include "tests/support/Catch.h"
#include "tests/support/ZipSamples.h"
#include "tests/unit/packages/PackageSamples.h"
#include "ui/kiosk/StaffPin.h"
#include "ui/models/ImportForm.h"
#include "ui/models/ModelCompareDialog.h"
#include "ui/models/ModelInstallDialog.h"
#include "ui/models/ModelManagerWindow.h"
#include "ui/models/ModelSamples.h"
#include "ui/presenters/KioskSettings.h"
#include "ui/support/Dialogs.h"

using namespace intaglio;
using test::click;
using test::typeInto;
using test::waitFor;
namespace fs = std::filesystem;

namespace {

/// The manager over a real store, with an engine that needs no network.
struct Manager {
    Manager() : catalog(desk.catalog()), window(ui::makeModelPorts(catalog, desk.store)) {
        ui::Dialogs::replace(&dialogs);
        window.show();
        settle();
    }
    ~Manager() { ui::Dialogs::replace(nullptr); }

    void settle() {
        REQUIRE(waitFor([this] { return !window.library().isBusy(); }));
    }

    /// The dialog on its way to `page`: 1 questions, 2 the confirmation.
    ui::ModelInstallDialog& open(const fs::path& source) {
        window.installFrom(source);
        auto* dialog = window.findChild<ui::ModelInstallDialog*>();
        REQUIRE(dialog != nullptr);
        return *dialog;
    }
    void waitForControl(QWidget& parent, const char* name) {
        REQUIRE(waitFor([&] { return test::findControl(parent, QLatin1String(name)) != nullptr; }));
    }
    [[nodiscard]] QTableWidget& table() { return *window.findChild<QTableWidget*>(QStringLiteral("modelTable")); }
    [[nodiscard]] QString text() { return test::visibleText(window); }

    test::GuiFixture fixture;
    test::StoreDesk desk;
    inference::ModelCatalog catalog;
    ui::ScriptedDialogs dialogs;
    ui::ModelManagerWindow window;
};

void accept(ui::ModelInstallDialog& dialog) {
    REQUIRE(typeInto(dialog, QStringLiteral("modelConfirmBy"), QStringLiteral("Ada")));
    REQUIRE(click(dialog, QStringLiteral("modelConfirmSure")));
}

}  // namespace

TEST_CASE("A package from a stick is checked, confirmed, accepted and listed") {
    Manager manager;
    CHECK(manager.text().contains(QStringLiteral("No model is installed")));
    auto& dialog = manager.open(test::writePackage(manager.desk.folder / "stick", "model-a"));
    manager.waitForControl(dialog, "modelConfirmSure");
    CHECK(test::visibleText(dialog).contains(QStringLiteral("Nobody signed it.")));
    CHECK_FALSE(click(dialog, QStringLiteral("modelInstallNext")));
    // What the button waits for is in sight.
    const auto* sure = test::findControl(dialog, QStringLiteral("modelConfirmSure"));
    REQUIRE(waitFor([&] { return sure->visibleRegion().boundingRect() == sure->rect(); }));
    accept(dialog);
    REQUIRE(click(dialog, QStringLiteral("modelInstallNext")));
    REQUIRE(waitFor([&] { return manager.table().rowCount() == 1 && !manager.window.library().isBusy(); }));
    CHECK(manager.text().contains(QStringLiteral("Ada accepted it")));
    CHECK(manager.table().item(0, 3)->text() == QStringLiteral("Unsigned"));
    CHECK(manager.table().item(0, 1)->text() == QStringLiteral("Blood smear (default)"));
    CHECK(manager.window.findChild<QTextBrowser*>(QStringLiteral("modelCard"))->toPlainText().contains(QStringLiteral("Card of model-a")));
    CHECK(fs::exists(manager.desk.models() / "model-a/model.ts"));
}

TEST_CASE("A tampered package is refused with the reason and nothing is installed") {
    Manager manager;
    const fs::path package = test::writePackage(manager.desk.folder / "stick", "model-a");
    test::writeText(package / "model.ts", "another network");
    auto& dialog = manager.open(package);
    REQUIRE(waitFor([&] { return test::visibleText(dialog).contains(QStringLiteral("its digest is wrong")); }));
    CHECK(test::findControl(dialog, QStringLiteral("modelInstallNext")) == nullptr);
    REQUIRE(click(dialog, QStringLiteral("modelInstallCancel")));
    CHECK(manager.table().rowCount() == 0);
    CHECK(manager.desk.isTidy());
}

TEST_CASE("The same version again asks before it replaces") {
    Manager manager;
    const fs::path package = test::writePackage(manager.desk.folder / "stick", "model-a");
    REQUIRE(manager.desk.install(package));
    auto& dialog = manager.open(package);
    manager.waitForControl(dialog, "modelConfirmReplace");
    CHECK_FALSE(click(dialog, QStringLiteral("modelInstallNext")));
    REQUIRE(click(dialog, QStringLiteral("modelConfirmReplace")));
    REQUIRE(click(dialog, QStringLiteral("modelInstallNext")));
    REQUIRE(waitFor([&] { return manager.table().rowCount() == 1; }));
}

TEST_CASE("A foreign network is imported with answers, and its card says what is unknown") {
    Manager manager;
    const fs::path file = manager.desk.folder / "Foreign.ts";
    REQUIRE(
        base::writeFileAtomically(file, test::makeZip({{"net/data.pkl", "pickle"}, {"net/code/net.py", "code"}, {"net/version", "3"}})));
    auto& dialog = manager.open(file);
    manager.waitForControl(dialog, "importId");
    CHECK_FALSE(click(dialog, QStringLiteral("modelInstallNext")));
    inference::ImportAnswers answers = dialog.findChild<ui::ImportForm*>()->answers();
    CHECK(answers.id == "foreign");
    answers.kind = "blood-smear";
    answers.rows = answers.columns = 8;
    answers.scaling = inference::ImportScaling::MinusOneToOne;
    answers.labels = {*inference::importLabel("healthy:normal"), *inference::importLabel("ill:finding")};
    dialog.findChild<ui::ImportForm*>()->setAnswers(answers);
    CHECK(dialog.findChild<ui::ImportForm*>()->answers().labels.at(1).role == inference::LabelRole::Finding);
    REQUIRE(click(dialog, QStringLiteral("modelInstallNext")));
    manager.waitForControl(dialog, "modelConfirmSure");
    CHECK(test::visibleText(dialog).contains(QStringLiteral("How good it is")));
    accept(dialog);
    REQUIRE(click(dialog, QStringLiteral("modelInstallNext")));
    REQUIRE(waitFor([&] { return manager.table().rowCount() == 1; }));
    CHECK(fs::exists(manager.desk.models() / "foreign/CARD.md"));
}

TEST_CASE("A model is switched off and on, made the default and removed") {
    Manager manager;
    REQUIRE(manager.desk.install(test::writePackage(manager.desk.folder / "stick", "model-a")));
    REQUIRE(manager.desk.install(test::writePackage(manager.desk.folder / "stick", "model-b")));
    manager.window.library().refresh();
    manager.settle();
    manager.window.select(QStringLiteral("model-b"));
    REQUIRE(click(manager.window, QStringLiteral("modelDefault")));
    REQUIRE(waitFor([&] { return manager.table().item(1, 1)->text().contains(QStringLiteral("default")); }));
    manager.settle();
    REQUIRE(click(manager.window, QStringLiteral("modelSwitch")));
    REQUIRE(waitFor([&] { return manager.table().item(1, 3)->text() == QStringLiteral("Off"); }));
    manager.settle();
    CHECK(manager.catalog.find("model-b").error().code == base::ErrorCode::ModelDisabled);
    REQUIRE(click(manager.window, QStringLiteral("modelSwitch")));
    REQUIRE(waitFor([&] { return manager.table().item(1, 3)->text() == QStringLiteral("Unsigned"); }));
    manager.settle();
    manager.dialogs.confirmed = false;
    REQUIRE(click(manager.window, QStringLiteral("modelRemove")));
    CHECK(manager.table().rowCount() == 2);
    manager.dialogs.confirmed = true;
    REQUIRE(click(manager.window, QStringLiteral("modelRemove")));
    REQUIRE(waitFor([&] { return manager.table().rowCount() == 1; }));
    CHECK_FALSE(fs::exists(manager.desk.models() / "model-b"));
}

TEST_CASE("The model that tells kinds of picture apart is switched off only by somebody who insists") {
    Manager manager;
    const fs::path package = test::writePackage(manager.desk.folder / "stick", "kinds");
    std::string metadata = test::contentOf(package / "metadata.json");
    const std::string own = "\"kind\": \"blood-smear\"";
    REQUIRE(metadata.find(own) != std::string::npos);
    metadata.replace(metadata.find(own), own.size(), "\"kind\": \"picture-kind\"");
    test::writeText(package / "metadata.json", metadata);
    REQUIRE(manager.desk.install(package));
    manager.window.library().refresh();
    manager.settle();
    manager.window.select(QStringLiteral("kinds"));
    manager.dialogs.confirmed = false;
    REQUIRE(click(manager.window, QStringLiteral("modelSwitch")));
    manager.settle();
    CHECK(manager.table().item(0, 3)->text() == QStringLiteral("Unsigned"));
    manager.dialogs.confirmed = true;
    REQUIRE(click(manager.window, QStringLiteral("modelSwitch")));
    REQUIRE(waitFor([&] { return manager.table().item(0, 3)->text() == QStringLiteral("Off"); }));
}

TEST_CASE("On a computer that is a kiosk only who knows the PIN comes to the models") {
    const test::GuiFixture fixture;
    const test::TemporaryFolder home;
    const QString folder = QString::fromStdString(home.path().string());
    QWidget parent;
    CHECK(ui::askStaffPin(test::packagePrimitives(), folder, &parent));
    ui::KioskSettings settings;
    settings.pinWorkFactor = 10;
    REQUIRE(ui::setPin(test::packagePrimitives(), settings, QStringLiteral("2468")));
    REQUIRE(ui::writeKioskSettings(folder, settings));
    const auto answer = [&](const QStringList& pins) {
        int asked = 0;
        QTimer typist;
        QObject::connect(&typist, &QTimer::timeout, &typist, [&]() {
            auto* dialog = parent.findChild<QInputDialog*>();
            if (dialog == nullptr || !dialog->isVisible()) return;
            if (asked == pins.size()) return dialog->reject();
            dialog->setTextValue(pins.at(asked++));
            dialog->accept();
        });
        typist.start(5);
        return ui::askStaffPin(test::packagePrimitives(), folder, &parent);
    };
    CHECK_FALSE(answer({}));
    CHECK_FALSE(answer({QStringLiteral("1111")}));
    CHECK(answer({QStringLiteral("1111"), QStringLiteral("2468")}));
    test::writeText(home.path() / "kiosk.json", "{");
    CHECK_FALSE(ui::askStaffPin(test::packagePrimitives(), folder, &parent));
}

TEST_CASE("A package of a folder that the administrator named is neither accepted nor removed in the window") {
    Manager manager;
    const fs::path further = manager.desk.folder / "further";
    test::writePackage(further, "model-a");
    inference::ModelCatalog catalog(test::packagePrimitives(), {{further, false}, {manager.desk.models(), false, true}},
                                    {manager.desk.settings(), {}});
    ui::ModelManagerWindow window(ui::makeModelPorts(catalog, manager.desk.store));
    window.show();
    REQUIRE(waitFor([&] { return !window.library().isBusy(); }));
    window.select(QStringLiteral("model-a"));
    CHECK(test::visibleText(window).contains(QStringLiteral("INTAGLIO_MODELS")));
    CHECK_FALSE(window.findChild<QPushButton*>(QStringLiteral("modelAccept"))->isVisible());
    CHECK_FALSE(window.findChild<QPushButton*>(QStringLiteral("modelRemove"))->isVisible());
    CHECK(window.findChild<QPushButton*>(QStringLiteral("modelSwitch"))->isEnabled());
}

TEST_CASE("Two models are compared by their figures, and overlapping intervals tell nothing apart") {
    Manager manager;
    for (const auto& [id, metrics] :
         {std::pair("model-a", R"({"dataset":"d","metrics":{"accuracy":{"value":0.9,"ci95":[0.88,0.92]}}})"),
          std::pair("model-b", R"({"dataset":"d","metrics":{"accuracy":{"value":0.95,"ci95":[0.93,0.97]}}})")}) {
        const fs::path package = test::writePackage(manager.desk.folder / "stick", id);
        test::writeText(package / "evaluation/metrics.json", metrics);
        REQUIRE(manager.desk.install(package));
    }
    manager.window.library().refresh();
    manager.settle();
    manager.table().selectAll();
    REQUIRE(click(manager.window, QStringLiteral("modelCompare")));
    auto* dialog = manager.window.findChild<ui::ModelCompareDialog*>();
    REQUIRE(dialog != nullptr);
    auto* table = dialog->findChild<QTableWidget*>(QStringLiteral("modelCompareTable"));
    const int last = table->rowCount() - 1;
    CHECK(table->item(last, 0)->text() == QStringLiteral("Accuracy"));
    CHECK(table->item(last, 2)->text() == QStringLiteral("0.950 (0.930 to 0.970)"));
    CHECK(table->item(last, 2)->font().bold());
    const ui::ModelFigure low{{}, 0.9, 0.88, 0.92}, near{{}, 0.91, 0.9, 0.93};
    CHECK(ui::compareFigures(&low, &near) == ui::FigureComparison::Overlapping);
    CHECK(ui::compareFigures(&low, nullptr) == ui::FigureComparison::Missing);
}

TEST_CASE("The details of a model say for which ages it is made, and nothing where it is for all", "[gui]") {
    const test::GuiFixture fixture;
    ui::ModelManagerWindow window(ui::samples::modelPorts(ui::samples::models()));
    window.show();
    REQUIRE(waitFor([&window] { return !window.library().isBusy(); }));
    auto* table = window.findChild<QTableWidget*>(QStringLiteral("modelTable"));
    table->selectRow(0);
    CHECK(test::visibleText(window).contains(QStringLiteral("Made for these ages in years: 1-5.")));
    table->selectRow(1);
    CHECK_FALSE(test::visibleText(window).contains(QStringLiteral("Made for these ages")));
}

TEST_CASE("Figures that join labels are marked, and say how well each label is told apart", "[gui]") {
    Manager manager;
    const fs::path package = test::writePackage(manager.desk.folder / "stick", "model-a");
    const auto figures = [](const char* classes, const char* value) {
        return std::string(R"({"dataset":"d","classes":)") + classes + R"(,"metrics":{"balanced_accuracy":{"value":)" + value +
               R"(,"ci95":[0.8,0.99]}}})";
    };
    test::writeText(package / "evaluation/metrics.json", figures(R"(["anything"])", "0.982"));
    REQUIRE(manager.desk.install(package));
    manager.window.library().refresh();
    manager.settle();
    CHECK(manager.table().item(0, 4)->text() == QStringLiteral("0.982 (0.800 to 0.990) *"));
    CHECK(manager.table().item(0, 4)->toolTip().contains(QStringLiteral("was not measured")));
    CHECK(manager.text().contains(QStringLiteral("Its figures tell apart only: anything.")));

    ui::ModelRow row = manager.window.library().rows().front();
    const fs::path further = row.package.folder / "evaluation" / "further" / "each";
    std::string classes;
    for (const auto& label : row.package.manifest.labels) classes += (classes.empty() ? "[\"" : ",\"") + label.key + "\"";
    fs::create_directories(further);
    test::writeText(further / "metrics.json", figures((classes + "]").c_str(), "0.85"));
    row = ui::readModelRow(row.package, manager.desk.models());
    REQUIRE(row.labelByLabel);
    CHECK(row.labelByLabel->value == 0.85);
    std::string foreign = figures((classes + "]").c_str(), "0.85");
    foreign.insert(1, R"("model":{"sha256":"of another network"},)");
    test::writeText(further / "metrics.json", foreign);
    CHECK_FALSE(ui::readModelRow(row.package, manager.desk.models()).labelByLabel);
    ui::ModelRow plain = row;
    plain.figuresClasses.clear();
    const ui::ModelCompareDialog dialog(row, plain);
    const auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("modelCompareTable"));
    const int last = table->rowCount() - 1;
    CHECK(table->item(last, 0)->text() == QStringLiteral("Balanced accuracy, label by label"));
    CHECK(table->item(last, 1)->text() == QStringLiteral("0.850 (0.800 to 0.990)"));
    CHECK(dialog.findChild<QLabel*>(QStringLiteral("modelCompareNote"))->text().contains(QStringLiteral("different things")));
}
