#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio::test;

namespace {

void checkRefusal(const CliResult& result, int exitCode, const std::string& sentencePart) {
    INFO(result.err);
    CHECK(result.exitCode == exitCode);
    CHECK(result.err.find("error:") != std::string::npos);
    CHECK(result.err.find("hint:") != std::string::npos);
    CHECK(result.err.find(sentencePart) != std::string::npos);
}

/// A PNG header that promises 60000 x 60000 pixels, with a right checksum.
const std::string kHugePng(
    "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\xea\x60\x00\x00\xea\x60"
    "\x08\x02\x00\x00\x00\x0f\xb0\xe2\x15\x00\x00\x00\x0b\x49\x44\x41\x54\x78\x9c\x63\x60\x80\x01\x00"
    "\x00\x0a\x00\x01\x7f\x80\x74\x5e\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82",
    68);

}  // namespace

TEST_CASE("Each kind of bad picture gets its own message") {
    const Cli cli;
    const std::string good = cli.sample("good.png");
    checkRefusal(cli.run({"predict", cli.file("absent.png")}), 1, "does not exist");
    checkRefusal(cli.run({"predict", cli.file("home")}), 1, "folder");
    writeText(cli.path("empty.png"), "");
    checkRefusal(cli.run({"predict", cli.file("empty.png")}), 1, "empty");
    writeText(cli.path("text.png"), "this is no picture at all");
    checkRefusal(cli.run({"predict", cli.file("text.png")}), 1, "not a picture");
    writeText(cli.path("truncated.png"), contentOf(good).substr(0, contentOf(good).size() / 2));
    checkRefusal(cli.run({"predict", cli.file("truncated.png")}), 1, "ends too early");
    writeText(cli.path("huge.png"), kHugePng);
    checkRefusal(cli.run({"predict", cli.file("huge.png")}), 1, "60000 x 60000");
    writeText(cli.path("named.jpg"), contentOf(good));
    CHECK(cli.run({"info", cli.file("named.jpg")}).exitCode == 0);
    checkRefusal(cli.run({"predict", good, "--model", "no-such-model"}), 2, "no model named");
    checkRefusal(cli.run({"predict", cli.sample("small.png", 1, 64), "--model", "leukemia-all"}), 3, "too small");
}

TEST_CASE("With several inputs every one is tried and the worst exit code counts") {
    const Cli cli;
    const CliResult result = cli.run({"info", "--json", cli.file("absent.png"), cli.sample("good.png")});
    CHECK(result.exitCode == 1);
    const auto lines = result.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].at("status") == "error");
    CHECK(lines[0].at("error").at("code") == "file-not-found");
    CHECK(lines[1].at("status") == "ok");
}

TEST_CASE("Wrong keys and passphrases are told apart") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png");
    REQUIRE(cli.seal(picture, cli.file("sealed.png")).exitCode == 0);
    writeText(cli.path("wrong"), "not the passphrase\n");
    const std::vector<std::string> open{"open",    cli.file("sealed.png"),    "--key", cli.file("keys/doctor.key"),
                                        "--trust", cli.file("keys/kiosk.pub")};
    const auto with = [&open](std::vector<std::string> more) {
        more.insert(more.begin(), open.begin(), open.end());
        return more;
    };
    checkRefusal(cli.run(with({"--passphrase-file", cli.file("wrong")})), 1, "passphrase does not open");
    checkRefusal(cli.run(with({})), 2, "passphrase is needed");
    REQUIRE(std::system(("mkfifo '" + cli.file("pipe") + "'").c_str()) == 0);
    CHECK(cli.run(with({"--passphrase-file", cli.file("pipe")}), "cat '" + cli.file("passphrase") + "' > '" + cli.file("pipe") + "' &")
              .exitCode == 0);
    checkRefusal(cli.run(with({"--passphrase-file", "/dev/zero"})), 1, "larger than");
    writeText(cli.path("keys/doctor.key"), contentOf(cli.path("keys/doctor.key")).substr(0, 100));
    checkRefusal(cli.run(with({"--passphrase-file", cli.file("passphrase")})), 1, "not a usable key file");
    checkRefusal(cli.run({"seal", picture, "--to", cli.file("keys/doctor.pub"), "--as", cli.file("keys/stranger.key"), "--out",
                          cli.file("x.png"), "--result", cli.resultFile(), "--passphrase-file", cli.file("passphrase")}),
                 2, "the role \"kiosk\" is needed");
    checkRefusal(cli.run({"keys", "new", "--role", "doctor", "--name", "../escape", "--out", cli.file("keys"), "--passphrase-file",
                          cli.file("passphrase")}),
                 2, "not valid");
    checkRefusal(cli.run({"keys", "new", "--role", "kiosk", "--name", "kiosk", "--out", cli.file("keys"), "--passphrase-file",
                          cli.file("passphrase")}),
                 1, "cannot be written");
}

TEST_CASE("The source is never overwritten and no half-written output stays") {
    const Cli cli;
    cli.makeKeys();
    std::filesystem::create_directories(cli.path("work"));
    const std::string picture = cli.sample("work/picture.png");
    const std::string before = contentOf(picture);
    checkRefusal(cli.seal(picture, picture), 2, "is the picture itself");
    std::filesystem::create_symlink(picture, cli.path("work/link.png"));
    checkRefusal(cli.seal(picture, cli.file("work/link.png")), 2, "is the picture itself");
    checkRefusal(cli.seal(picture, cli.file("work/sealed.jpg")), 2, "wrong ending");
    checkRefusal(cli.seal(picture, cli.file("absent/sealed.png")), 1, "cannot be written");
    CHECK(contentOf(picture) == before);
    CHECK(filesIn(cli.path("work")) == std::vector<std::string>{"link.png", "picture.png"});
}

TEST_CASE("A full disk is named and leaves nothing behind") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 4, 1024);
    std::filesystem::create_directories(cli.path("full"));
    // A limit on file size makes the kernel refuse the write as a full disk does; the key and counter files stay below it.
    const std::vector<std::string> seal{"seal",
                                        picture,
                                        "--to",
                                        cli.file("keys/doctor.pub"),
                                        "--as",
                                        cli.file("keys/kiosk.key"),
                                        "--out",
                                        cli.file("full/sealed.png"),
                                        "--result",
                                        cli.resultFile(),
                                        "--passphrase-file",
                                        cli.file("passphrase")};
    checkRefusal(cli.run(seal, "ulimit -f 100;"), 1, "no space left");
    CHECK(filesIn(cli.path("full")).empty());
}

TEST_CASE("A result file that is none is refused with what is missing") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png");
    writeText(cli.path("bad.json"), "{\"status\":\"ok\"}");
    checkRefusal(cli.seal(picture, cli.file("sealed.png"), {"--result", cli.file("bad.json")}), 1, "holds no result");
    writeText(cli.path("bad.json"), contentOf(cli.resultFile()).replace(contentOf(cli.resultFile()).find("0.125"), 5, "7.125"));
    checkRefusal(cli.seal(picture, cli.file("sealed.png"), {"--result", cli.file("bad.json")}), 1, "outside 0..1");
    writeText(cli.path("bad.json"), contentOf(cli.resultFile()).replace(contentOf(cli.resultFile()).find("\"pre\""), 5, "\"pro\""));
    checkRefusal(cli.seal(picture, cli.file("sealed.png"), {"--result", cli.file("bad.json")}), 1, "neither its most probable label");
}
