#include <algorithm>

#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio::test;

namespace {

/// The listed models of this id, in the order of the list.
std::vector<nlohmann::json> named(const std::vector<nlohmann::json>& lines, const std::string& id) {
    std::vector<nlohmann::json> found;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const auto& line) { return line.at("id") == id; });
    return found;
}

}  // namespace

TEST_CASE("Help is everywhere and wrong usage is told apart from failure") {
    const Cli cli;
    CHECK(cli.run({"--help"}).exitCode == 0);
    for (const std::string command : {"info", "models", "predict", "explain", "keys", "seal", "open", "answer", "export", "decrypt", "plan",
                                      "batch", "train", "evaluate", "sample"}) {
        INFO(command);
        const CliResult help = cli.run({command, "--help"});
        CHECK(help.exitCode == 0);
        CHECK(help.out.find("--help") != std::string::npos);
    }
    const CliResult unknown = cli.run({"paint"});
    CHECK(unknown.exitCode == 2);
    CHECK(unknown.err.find("error:") == 0);
    CHECK(unknown.err.find("hint:") != std::string::npos);
    const CliResult abacus = cli.run({"predict", "a.png", "--device", "abacus"});
    CHECK(abacus.exitCode == 2);
    CHECK(abacus.err.find("\"abacus\" is none of: auto, cpu, cuda") != std::string::npos);
    CHECK(cli.run({}).exitCode == 2);
}

TEST_CASE("What a later version brings says so") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png");
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"dicom", "info"},
                                               {"batch", picture, "--out", cli.file("out"), "--resume"},
                                               {"batch", picture, "--out", cli.file("out"), "--formats", "pdf"}}) {
        const CliResult result = cli.run(arguments);
        INFO(arguments[0] << ": " << result.err);
        CHECK(result.exitCode == 2);
        CHECK(result.err.find("not available in this version") != std::string::npos);
    }
    CHECK(cli.seal(picture, cli.file("sealed.png"), {"--frame", "1"}).exitCode == 2);
}

TEST_CASE("info has the agreed fields") {
    const Cli cli;
    const auto line = cli.run({"info", "--json", cli.sample("picture.png", 4, 256)}).lines().at(0);
    for (const std::string field :
         {"file", "status", "format", "modality", "transfer_syntax", "rows", "columns", "frames", "samples", "bits_stored",
          "bits_allocated", "signed", "photometric", "spacing_mm", "min", "max", "mean", "sha256", "error"}) {
        INFO(field);
        CHECK(line.contains(field));
    }
    CHECK(line.at("rows") == 256);
    CHECK(line.at("samples") == 3);
    CHECK(line.at("photometric") == "RGB");
}

TEST_CASE("predict has the agreed fields and the model comes with its digest") {
    const Cli cli;
    const CliResult predicted = cli.run({"predict", "--json", cli.sample("picture.png")});
    INFO(predicted.err);
    const auto line = predicted.lines().at(0);
    for (const std::string field :
         {"file", "status", "model", "kind", "refusal", "probabilities", "finding", "decision", "operating_point", "time_ms"}) {
        INFO(field);
        CHECK(line.contains(field));
    }
    REQUIRE(line.at("status") == "ok");
    double sum = 0;
    for (const auto& [label, probability] : line.at("probabilities").items()) sum += probability.get<double>();
    CHECK(sum == Approx(1).margin(1e-4));
    CHECK(line.at("model").at("sha256").get<std::string>().size() == 64);
}

TEST_CASE("The gate refuses what is no blood smear for the leukemia model, with a reason") {
    const Cli cli;
    REQUIRE(cli.run({"sample", "--kind", "chest-x-ray", "--out", cli.file("chest.png")}).exitCode == 0);
    const CliResult refused = cli.run({"predict", "--json", cli.file("chest.png"), "--model", "leukemia-all"});
    CHECK(refused.exitCode == 3);
    const auto line = refused.lines().at(0);
    CHECK(line.at("status") == "refused");
    CHECK(line.at("refusal").at("code").get<std::string>().rfind("refused-", 0) == 0);
    CHECK_FALSE(line.contains("probabilities"));
    CHECK(refused.err.find("hint:") != std::string::npos);
}

TEST_CASE("plan keeps to what seal does") {
    const Cli cli;
    cli.makeKeys();
    const std::string picture = cli.sample("picture.png", 3, 300);
    const CliResult planned = cli.run({"plan", "--json", picture});
    REQUIRE(planned.exitCode == 0);
    CHECK(planned.lines()[0].at("fits") == true);
    const CliResult sealed = cli.seal(picture, cli.file("sealed.png"));
    REQUIRE(sealed.exitCode == 0);
    CHECK(sealed.lines()[0].at("bytes") == planned.lines()[0].at("needed_bytes"));
    CHECK(sealed.lines()[0].at("max_change") == planned.lines()[0].at("max_change"));
    CHECK(sealed.lines()[0].at("psnr_db").get<double>() == Approx(planned.lines()[0].at("psnr_db").get<double>()).margin(0.5));
    const CliResult tiny = cli.run({"plan", "--json", cli.sample("tiny.png", 1, 64)});
    CHECK(tiny.exitCode == 3);
    CHECK(tiny.lines()[0].at("fits") == false);
    CHECK(tiny.lines()[0].at("refusal").at("code") == "carrier-too-small");
    CHECK(cli.seal(cli.file("tiny.png"), cli.file("tiny-sealed.png")).exitCode == 3);
}

TEST_CASE("explain writes the heatmap and its raw map, and never over its input") {
    const Cli cli;
    const std::string picture = cli.sample("picture.png", 4, 256);
    const CliResult explained = cli.run({"explain", picture, "--out", cli.file("map.png"), "--raw", cli.file("map.npy"), "--json"});
    INFO(explained.err);
    REQUIRE(explained.exitCode == 0);
    CHECK(contentOf(cli.path("map.npy")).rfind("\x93NUMPY", 0) == 0);
    CHECK(cli.run({"info", "--json", cli.file("map.png")}).lines()[0].at("columns") == 256);
    CHECK(cli.run({"explain", picture, "--out", picture}).exitCode == 2);
    CHECK(cli.run({"explain", picture, "--out", cli.file("same"), "--raw", cli.file("std/../same")}).exitCode == 2);
    CHECK_FALSE(std::filesystem::exists(cli.path("same")));
    CHECK(cli.run({"explain", picture, "--out", cli.file("x.png"), "--label", "nonsense"}).exitCode == 2);
}

TEST_CASE("batch writes one row for every input, most urgent first, and returns the worst exit code") {
    const Cli cli;
    std::filesystem::create_directories(cli.path("in/deeper"));
    (void)cli.sample("in/one.png", 4);
    (void)cli.sample("in/deeper/two.png", 2);
    REQUIRE(cli.run({"sample", "--kind", "chest-x-ray", "--out", cli.file("in/chest.png")}).exitCode == 0);
    writeText(cli.path("in/broken.png"), "\x89PNG\r\n\x1a\nnonsense");
    const CliResult batch =
        cli.run({"batch", cli.file("in"), "--out", cli.file("out"), "--json", "--jobs", "2", "--model", "leukemia-all"});
    INFO(batch.err);
    CHECK(batch.exitCode == 1);
    CHECK(batch.lines().size() == 4);
    const auto table = nlohmann::json::parse(contentOf(cli.path("out/results.json"))).at("results");
    REQUIRE(table.size() == 4);
    CHECK(table[0].at("status") == "ok");
    CHECK(table[0].at("finding_probability") >= table[1].at("finding_probability"));
    CHECK(table[2].at("status") == "refused");
    CHECK(table[3].at("status") == "error");
    const std::string csv = contentOf(cli.path("out/results.csv"));
    CHECK(csv.rfind("file,status,finding,", 0) == 0);
    CHECK(csv.find(",probabilities,flags,label_probability,disagree_low,disagree_high\r\n") != std::string::npos);
}

TEST_CASE("models lists every package with its state") {
    const Cli cli;
    const CliResult listed = cli.run({"models", "--json"});
    REQUIRE(listed.exitCode == 0);
    const auto lines = listed.lines();
    const auto leukemia = named(lines, "leukemia-all");
    REQUIRE(leukemia.size() == 1);
    CHECK(leukemia[0].at("labels") == nlohmann::json({"benign", "early", "pre", "pro"}));
    for (const auto& line : lines) {
        INFO(line.at("id"));
        CHECK(line.at("status") != "broken");
    }
    for (const char* demonstration : {"bone-fracture", "mammogram"}) {
        REQUIRE(named(lines, demonstration).size() == 1);
        CHECK(named(lines, demonstration)[0].at("status") == "demonstration");
    }
    // Where nothing states an age, the model for more ages answers: adults before children of one to five years.
    CHECK(named(lines, "chest-tuberculosis").at(0).at("default") == true);
    CHECK(named(lines, "chest-pneumonia").at(0).at("default") == false);
}

namespace {

/// Puts a copy of the shipped model, under another id, into the home folder and returns where.
std::filesystem::path copyModel(const Cli& cli, const std::string& id) {
    const std::filesystem::path folder = cli.path("home/models") / id;
    std::filesystem::create_directories(folder.parent_path());
    std::filesystem::copy(sourceFolder() / "models" / "leukemia-all", folder, std::filesystem::copy_options::recursive);
    std::string manifest = contentOf(folder / "metadata.json");
    const std::string shippedId = "\"leukemia-all\"";
    for (std::size_t at = manifest.find(shippedId); at != std::string::npos; at = manifest.find(shippedId, at + id.size())) {
        manifest.replace(at, shippedId.size(), "\"" + id + "\"");
    }
    writeText(folder / "metadata.json", manifest);
    return folder;
}

}  // namespace

TEST_CASE("A model whose file was altered is refused and named") {
    const Cli cli;
    const std::filesystem::path file = copyModel(cli, "altered-all") / "model.ts";
    std::string model = contentOf(file);
    model[model.size() / 2] = static_cast<char>(model[model.size() / 2] ^ 1);
    writeText(file, model);
    const auto lines = cli.run({"models", "--json"}).lines();
    REQUIRE(lines.size() >= 2);
    CHECK(lines[0].at("id") == "altered-all");
    CHECK(lines[0].at("status") == "broken");
    CHECK(lines[0].at("problem").at("code") == "model-digest-mismatch");
    CHECK(cli.run({"predict", cli.sample("picture.png"), "--model", "altered-all"}).exitCode == 1);
}

TEST_CASE("A model in the user's folder does not take the place of a shipped one") {
    const Cli cli;
    (void)copyModel(cli, "leukemia-all");
    const auto lines = cli.run({"models", "--json"}).lines();
    const auto both = named(lines, "leukemia-all");
    REQUIRE(both.size() == 2);
    CHECK(both[0].at("status") != "broken");
    CHECK(both[0].at("status") != "unsigned");
    CHECK(both[1].at("status") == "broken");
}

TEST_CASE("Without a home folder in the environment nothing is looked for where everybody may write") {
    const Cli cli;
    std::filesystem::create_directories(cli.path("tmp/intaglio"));
    const CliResult listed = cli.run({"models"}, "unset INTAGLIO_HOME HOME XDG_DATA_HOME LOCALAPPDATA; TMPDIR='" + cli.file("tmp") + "'");
    CHECK(listed.exitCode == 0);
    const CliResult sampled =
        cli.run({"sample", "--out", cli.file("a.png")}, "unset INTAGLIO_HOME HOME XDG_DATA_HOME; TMPDIR='" + cli.file("tmp") + "'");
    CHECK(sampled.exitCode == 0);
    CHECK(filesIn(cli.path("tmp/intaglio")).empty());
}

TEST_CASE("Results that cannot be written are no success") {
    if (!std::filesystem::exists("/dev/full")) return;
    const Cli cli;
    const std::string picture = cli.sample("picture.png");
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"info", picture, "--json"}, {"info", picture}, {"completion"}, {"--help"}}) {
        INFO(arguments[0]);
        const CliResult lost = cli.run(arguments, "exec >/dev/full;");
        CHECK(lost.exitCode == 1);
        CHECK(lost.err.find("could not be written in full") != std::string::npos);
    }
}

TEST_CASE("batch says which picture failed, and does not judge its own tables") {
    const Cli cli;
    std::filesystem::create_directories(cli.path("in"));
    writeText(cli.path("in/broken.png"), "\x89PNG\r\n\x1a\nnonsense");
    for (int run = 0; run < 2; ++run) {
        const CliResult batch = cli.run({"batch", cli.file("in"), "--formats", "csv,json", "--out", cli.file("in")});
        CHECK(batch.exitCode == 1);
        CHECK(batch.err.find("error: " + cli.file("in/broken.png") + ": ") != std::string::npos);
        CHECK(nlohmann::json::parse(contentOf(cli.path("in/results.json"))).at("results").size() == 1);
    }
    const CliResult inputAfterFormats = cli.run({"batch", "--out", cli.file("out"), "--formats", "csv", cli.file("in")});
    INFO(inputAfterFormats.err);
    CHECK(inputAfterFormats.exitCode == 1);
    CHECK(std::filesystem::exists(cli.path("out/results.csv")));
    CHECK_FALSE(std::filesystem::exists(cli.path("out/results.json")));
}

TEST_CASE("keys show tells role, name and fingerprint") {
    const Cli cli;
    cli.makeKeys();
    const CliResult shown = cli.run({"keys", "show", "--json", cli.file("keys/doctor.pub")});
    REQUIRE(shown.exitCode == 0);
    const auto line = shown.lines().at(0);
    CHECK(line.at("role") == "doctor");
    CHECK(line.at("name") == "doctor");
    CHECK(line.at("enrolled") == true);
    const auto clinic = cli.run({"keys", "show", "--json", cli.file("keys/clinic.pub")}).lines().at(0);
    CHECK(line.at("clinic_fingerprint") == clinic.at("fingerprint"));
    CHECK(clinic.at("clinic_fingerprint").is_null());
    CHECK(cli.run({"keys", "show", cli.file("keys/doctor.pub"), "--clinic", cli.file("keys/clinic.pub")}).exitCode == 0);
    CHECK(cli.run({"keys", "show", cli.file("keys/doctor.pub"), "--clinic", cli.file("keys/kiosk.pub")}).exitCode == 2);
    REQUIRE(cli.run({"keys", "new", "--role", "clinic", "--name", "other", "--out", cli.file("keys"), "--passphrase-file",
                     cli.file("passphrase")})
                .exitCode == 0);
    CHECK(cli.run({"keys", "show", cli.file("keys/doctor.pub"), "--clinic", cli.file("keys/other.pub")}).exitCode == 1);
    CHECK(cli.run({"keys", "show", cli.file("keys/doctor.key"), "--passphrase-file", cli.file("passphrase"), "--json"})
              .lines()
              .at(0)
              .at("fingerprint") == line.at("fingerprint"));
}

TEST_CASE("The completion script is valid bash and knows the commands") {
    const Cli cli;
    const CliResult script = cli.run({"completion"});
    REQUIRE(script.exitCode == 0);
    writeText(cli.path("completion.bash"),
              script.out + "COMP_WORDS=(intaglio pre); COMP_CWORD=1; _intaglio; echo \"${COMPREPLY[@]}\" > '" + cli.file("reply") + "'\n");
    REQUIRE(std::system(("bash '" + cli.file("completion.bash") + "'").c_str()) == 0);
    CHECK(contentOf(cli.path("reply")) == "predict\n");
}
