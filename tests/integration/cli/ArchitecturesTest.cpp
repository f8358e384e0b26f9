#include "tests/integration/cli/CliRun.h"
#include "tests/support/Catch.h"

using namespace intaglio;

TEST_CASE("The help of train lists every architecture with the size it was made for") {
    const test::Cli cli;
    const auto help = cli.run({"train", "--help"});
    CHECK(help.exitCode == 0);
    for (const std::string name : {"mobilenet_v2", "mobilenet_v1", "resnet18", "resnet50", "densenet121", "densenet169", "vgg16", "s1_cnn",
                                   "s4_cnn", "s5_skin_cnn", "s5_pneumonia_cnn", "s5_bone_cnn", "small_cnn", "svm", "knn"}) {
        INFO(name);
        CHECK(help.out.find("\n  " + name + " ") != std::string::npos);
    }
    CHECK(help.out.find("75x100x3") != std::string::npos);
}
