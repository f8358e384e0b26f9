#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;
using test::Cli;
using test::CliResult;
using test::contentOf;

TEST_CASE("Every method draws a heatmap, and a word that is none is refused with those that are") {
    const Cli cli;
    const std::string picture = cli.sample("picture.png", 4, 192);
    for (const std::string method : {"gradcam", "hirescam", "cam", "layercam", "occlusion", "rise"}) {
        INFO(method);
        const CliResult explained = cli.run(
            {"explain", picture, "--out", cli.file(method + ".png"), "--raw", cli.file(method + ".npy"), "--method", method, "--json"});
        INFO(explained.err);
        REQUIRE(explained.exitCode == 0);
        CHECK(explained.lines()[0].at("method") == method);
        CHECK(contentOf(cli.path(method + ".npy")).rfind("\x93NUMPY", 0) == 0);
    }
    CHECK(contentOf(cli.path("gradcam.npy")) != contentOf(cli.path("layercam.npy")));
    const CliResult unknown = cli.run({"explain", picture, "--out", cli.file("x.png"), "--method", "tealeaves"});
    CHECK(unknown.exitCode == 2);
    CHECK(unknown.err.find("gradcam, hirescam, layercam, occlusion, rise") != std::string::npos);
    CHECK(cli.run({"explain", "--out", cli.file("x.png")}).exitCode == 2);
}

TEST_CASE("predict says what is decided by what, with the labels' own words") {
    const Cli cli;
    const CliResult predicted = cli.run({"predict", cli.sample("picture.png", 4, 192)});
    INFO(predicted.out << predicted.err);
    REQUIRE(predicted.exitCode == 0);
    for (const char* said :
         {".png: finding ", " % against ", " % of the operating point ", "; most probable ", "Benign", " (benign)", " (pro)"}) {
        INFO(said);
        CHECK(predicted.out.find(said) != std::string::npos);
    }
}

TEST_CASE("Drawing along edges changes the picture that is shown and never the raw map") {
    const Cli cli;
    const std::string picture = cli.sample("picture.png", 4, 192);
    REQUIRE(cli.run({"explain", picture, "--out", cli.file("smooth.png"), "--raw", cli.file("smooth.npy")}).exitCode == 0);
    const CliResult sharp = cli.run({"explain", picture, "--out", cli.file("sharp.png"), "--raw", cli.file("sharp.npy"), "--along-edges"});
    REQUIRE(sharp.exitCode == 0);
    CHECK((sharp.out + sharp.err).find("for looking only") != std::string::npos);
    CHECK(sharp.out.find("of the model leukemia-all ") != std::string::npos);
    CHECK(sharp.out.find("Full colour stands for a contribution of ") != std::string::npos);
    CHECK(contentOf(cli.path("smooth.png")) != contentOf(cli.path("sharp.png")));
    CHECK(contentOf(cli.path("smooth.npy")) == contentOf(cli.path("sharp.npy")));
}

TEST_CASE("explain --scores judges every method over a table") {
    const Cli cli;
    (void)cli.sample("one.png", 4, 192);
    (void)cli.sample("two.png", 5, 192);
    test::writeText(cli.path("labels.csv"), "path,label,split\none.png,benign,val\ntwo.png,benign,val\n");
    test::writeText(cli.path("regions.csv"), "path,x_px,y_px,radius_px\none.png,96,96,40\n");
    const std::vector<std::string> scores{"explain",   "--scores",
                                          "--model",   "leukemia-all",
                                          "--labels",  cli.file("labels.csv"),
                                          "--out",     cli.file("scores.json"),
                                          "--regions", cli.file("regions.csv"),
                                          "--masks",   "16"};
    const CliResult run = cli.run(scores);
    INFO(run.err);
    REQUIRE(run.exitCode == 0);
    const auto json = nlohmann::json::parse(contentOf(cli.path("scores.json")));
    CHECK(json.at("model").at("id") == "leukemia-all");
    CHECK(json.at("pictures") == 2);
    REQUIRE(json.at("methods").size() == 6);
    for (const auto& row : json.at("methods")) {
        CHECK(row.at("done") == row.at("method"));
        CHECK(row.at("pointing").at("of") == 1);
        CHECK(row.at("insertion").at("value") >= 0);
        CHECK(row.at("deletion").at("value") <= 1);
    }
    CHECK(json.at("sanity").size() == 8);
    test::writeText(cli.path("regions.csv"), "path,x_px,y_px,radius_px\none.png,96,wide,40\n");
    CHECK(cli.run(scores).exitCode == 1);
    CHECK(cli.run({"explain", "--scores", "--model", "leukemia-all", "--out", cli.file("x.json")}).exitCode == 2);
    CHECK(cli.run({"explain", "--scores", "--model", "leukemia-all", "--labels", cli.file("labels.csv"), "--split", "test", "--out",
                   cli.file("x.json")})
              .exitCode != 0);
}
