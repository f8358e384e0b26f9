#include "ui/presenters/StudyList.h"

#include <fstream>

#include "tests/gui/GuiFixture.h"
#include "tests/gui/doctor/FakePorts.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/doctor/StudyDelegate.h"
#include "ui/doctor/ThumbnailCache.h"
#include "ui/presenters/BatchSession.h"

using namespace intaglio;
using test::FakeProgram;
using test::Turnstile;
using test::waitFor;
using ui::BatchSession;
using ui::StudyFilter;
using ui::StudyList;
using ui::StudyStatus;

namespace {

struct Inbox {
    test::GuiFixture gui;
    test::TemporaryFolder folder;
    FakeProgram program;
    ui::JobBridge bridge;
    StudyList list;
    BatchSession batch{program.ports(), bridge, list};
    StudyFilter filter;

    Inbox() {
        program.widths = {{"calm.png", 1}, {"urgent.png", 2}, {"middle.png", 3}, {"blurred.png", 4}};
        program.findings = {{1, 0.05}, {2, 0.98}, {3, 0.6}};
        for (const char* name : {"calm.png", "urgent.png", "middle.png", "blurred.png", "broken.png"}) {
            std::ofstream(folder / name) << "content";
        }
        filter.setSourceModel(&list);
    }
    bool finish() {
        return waitFor([this] { return !batch.isRunning() && bridge.runningCount() == 0; });
    }
    QStringList shown() {
        QStringList names;
        for (int row = 0; row < filter.rowCount(); ++row) names << filter.index(row, 0).data().toString();
        return names;
    }
    StudyStatus statusOf(const char* name) { return list.entry(list.indexOf(folder / name)).status; }
};

QStringList names(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const char* text : texts) list << QString::fromLatin1(text);
    return list;
}

}  // namespace

TEST_CASE("a folder is listed, looked at and sorted by urgency, problems last", "[gui][doctor]") {
    Inbox inbox;
    inbox.batch.add({inbox.folder.path()});
    REQUIRE(inbox.finish());
    REQUIRE(inbox.list.rowCount() == 5);
    CHECK(inbox.shown().mid(0, 3) == names({"urgent.png", "middle.png", "calm.png"}));
    CHECK(inbox.statusOf("blurred.png") == StudyStatus::Refused);
    CHECK(inbox.statusOf("broken.png") == StudyStatus::Failed);
    CHECK(inbox.batch.finishedCount() == 5);
    CHECK(inbox.list.results().front().file.filename() == "urgent.png");
}

TEST_CASE("search, filter and order of the inbox work together", "[gui][doctor]") {
    Inbox inbox;
    inbox.batch.add({inbox.folder.path()});
    REQUIRE(inbox.finish());
    inbox.filter.setOrder(StudyFilter::Order::Name);
    CHECK(inbox.shown() == names({"blurred.png", "broken.png", "calm.png", "middle.png", "urgent.png"}));
    inbox.filter.setSearch(QStringLiteral("B"));
    CHECK(inbox.shown() == names({"blurred.png", "broken.png"}));
    inbox.filter.setSearch(QString());
    inbox.filter.setShow(StudyFilter::Show::Positive);
    CHECK(inbox.shown() == names({"middle.png", "urgent.png"}));
    inbox.filter.setShow(StudyFilter::Show::Problems);
    CHECK(inbox.shown() == names({"blurred.png", "broken.png"}));
    inbox.filter.setShow(StudyFilter::Show::Unread);
    CHECK(inbox.filter.rowCount() == 5);
    inbox.list.markRead(inbox.folder / "calm.png");
    CHECK(inbox.filter.rowCount() == 4);
    CHECK(inbox.list.unreadCount() == 4);
}

TEST_CASE("cancelling a batch keeps what is done and lets the rest go", "[gui][doctor]") {
    Inbox inbox;
    inbox.program.held[3] = std::make_shared<Turnstile>();  // middle.png, after blurred, broken and calm
    inbox.batch.add({inbox.folder.path()});
    REQUIRE(waitFor([&] { return inbox.batch.finishedCount() == 3; }));
    CHECK(inbox.batch.isRunning());
    CHECK(inbox.statusOf("urgent.png") == StudyStatus::Waiting);
    inbox.batch.cancel();
    REQUIRE(inbox.finish());
    CHECK(inbox.statusOf("calm.png") == StudyStatus::Done);
    CHECK(inbox.statusOf("urgent.png") == StudyStatus::Cancelled);
    CHECK_FALSE(inbox.batch.problem());
}

TEST_CASE("a second folder waits for the first and files are listed once", "[gui][doctor]") {
    Inbox inbox;
    inbox.batch.add({inbox.folder / "calm.png"});
    inbox.batch.add({inbox.folder.path()});
    REQUIRE(waitFor([&] { return inbox.list.rowCount() == 5 && !inbox.batch.isRunning(); }));
    CHECK(inbox.program.analyzed == 5);
}

TEST_CASE("a rarer finding than the most probable label is listed as one to look for", "[gui][doctor]") {
    Inbox inbox;
    pipeline::BatchRow row;
    row.prediction = test::predictionOf(0.3);
    const auto listed = [&] {
        inbox.list.clear();
        inbox.list.add({row.file = inbox.folder / "calm.png"}, StudyStatus::Waiting);
        inbox.list.setResult(row.file, row);
        ui::ThumbnailCache thumbnails(inbox.program.ports());
        return ui::StudyDelegate(thumbnails).statusText(inbox.list.index(0));
    };
    CHECK_FALSE(listed().contains(QStringLiteral("look for")));
    row.prediction->finding = "ill";
    row.prediction->flags = {std::string(inference::kWeightedFindingFlag) + "ill"};
    CHECK(listed().endsWith(QStringLiteral("look for: ill")));
}
