#include "core/inference/torch/TorchEngine.h"

#include <fstream>
#include <thread>

#include "tests/integration/inference/TinyNetwork.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"

using namespace intaglio;
using base::ErrorCode;
using inference::Device;
using inference::ExplainMethod;
using inference::Tensor;

namespace {

/// 8 x 8 RGB; channel c holds c + 1 everywhere but in the upper left quarter, where it holds ten times that.
Tensor quarterPicture(std::int64_t pictures = 1) {
    Tensor input;
    input.shape = {pictures, 3, 8, 8};
    for (std::int64_t picture = 0; picture < pictures; ++picture) {
        for (int channel = 0; channel < 3; ++channel) {
            for (int place = 0; place < 64; ++place) {
                const bool quarter = place / 8 < 4 && place % 8 < 4;
                input.values.push_back(static_cast<float>(channel + 1) * (quarter ? 10.0F : 1.0F));
            }
        }
    }
    return input;
}

std::unique_ptr<inference::ModelRunner> runnerOf(const std::string& source) {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), source);
    inference::torchlib::TorchEngine engine;
    auto runner = engine.loadRunner(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(runner);
    return *std::move(runner);
}

base::Error loadErrorOf(const std::string& source) {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), source);
    inference::torchlib::TorchEngine engine;
    const auto runner = engine.loadRunner(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE_FALSE(runner);
    return runner.error();
}

}  // namespace

TEST_CASE("Logits and pooled features are what the network says by hand") {
    const auto runner = runnerOf(test::kTinySource);
    const auto output = runner->run(quarterPicture());
    REQUIRE(output);
    // Mean of a channel: (10 + 3) / 4 times its value; gains 1, 2, 3.
    CHECK(output->features.shape == std::vector<std::int64_t>{1, 3});
    CHECK(output->features.values[0] == Approx(3.25));
    CHECK(output->features.values[1] == Approx(13));
    CHECK(output->features.values[2] == Approx(29.25));
    CHECK(output->logits.shape == std::vector<std::int64_t>{1, 2});
    CHECK(output->logits.values[0] == Approx(3.25 - 13));
    CHECK(output->logits.values[1] == Approx(29.25));
    CHECK(runner->device() == "cpu");
}

TEST_CASE("A batch gives the same rows as its pictures one by one") {
    const auto runner = runnerOf(test::kTinySource);
    const auto one = runner->run(quarterPicture(1));
    const auto five = runner->run(quarterPicture(5));
    REQUIRE(one);
    REQUIRE(five);
    CHECK(five->logits.shape == std::vector<std::int64_t>{5, 2});
    for (std::size_t index = 0; index < 10; ++index) {
        CHECK(five->logits.values[index] == one->logits.values[index % 2]);
    }
}

TEST_CASE("A convolution with zeros padded before it and limits behind it gives what the sums by hand give") {
    // Every channel by its gain at every second place, from the padding above and to the left on.
    const auto runner = runnerOf(
        "def forward(self, x):\n"
        "    padded = torch.constant_pad_nd(x, [1, 1, 1, 1], 0)\n"
        "    scaled = torch.conv2d(padded, torch.reshape(self.gains, [3, 1, 1, 1]), None, [2, 2], [0, 0], [1, 1], 3)\n"
        "    return torch.sum(torch.hardtanh(scaled, 0., 6.), [2, 3])[:, 0:2]\n");
    const auto output = runner->run(quarterPicture(2));
    REQUIRE(output);
    // Rows and columns 1, 3, 5, 7 of the picture are read: 4 places of the quarter, 12 of the rest.
    CHECK(output->logits.values == std::vector<float>{4 * 6 + 12 * 1, 4 * 6 + 12 * 4, 4 * 6 + 12 * 1, 4 * 6 + 12 * 4});
}

TEST_CASE("Several threads run one model at once and get the same answer") {
    const auto runner = runnerOf(test::kTinySource);
    const auto expected = runner->run(quarterPicture());
    REQUIRE(expected);
    std::atomic<int> equal{0};
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&] {
                for (int round = 0; round < 50; ++round) {
                    const auto output = runner->run(quarterPicture());
                    equal += output && output->logits.values == expected->logits.values ? 1 : 0;
                }
            });
        }
    }
    CHECK(equal == 200);
}

TEST_CASE("A network with forward alone runs, without features, and cannot be explained by gradients") {
    const std::string source = "def forward(self, x):\n    return torch.mean(x * self.gains, [2, 3])[:, 0:2]\n";
    const auto runner = runnerOf(source);
    const auto output = runner->run(quarterPicture());
    REQUIRE(output);
    CHECK(output->features.values.empty());
    CHECK(output->logits.values[0] == Approx(3.25));
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), source);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    CHECK_FALSE(*explainer);
}

TEST_CASE("A network whose answer is not one finite number per label is refused when it is loaded") {
    CHECK(loadErrorOf("def forward(self, x):\n    return torch.mean(x, [2, 3])\n").code == ErrorCode::ModelBroken);  // 3 logits
    CHECK(loadErrorOf("def forward(self, x):\n    return torch.log(torch.mean(x, [2, 3])[:, 0:2] - 1)\n").code ==
          ErrorCode::ModelBroken);                                                                            // NaN
    CHECK(loadErrorOf("def forward(self, x):\n    return x.view([7, 7])\n").code == ErrorCode::ModelBroken);  // throws
}

TEST_CASE("A picture that makes the network produce NaN gives ModelOutputInvalid, not a result") {
    const auto runner = runnerOf("def forward(self, x):\n    return torch.sqrt(1 - torch.mean(x, [2, 3])[:, 0:2])\n");
    const auto output = runner->run(quarterPicture());
    REQUIRE_FALSE(output);
    CHECK(output.error().code == ErrorCode::ModelOutputInvalid);
    auto input = quarterPicture();
    input.values[5] = std::numeric_limits<float>::quiet_NaN();
    CHECK(runner->run(input).error().code == ErrorCode::ModelOutputInvalid);
}

TEST_CASE("Input of another shape is an error and does not harm the runner") {
    const auto runner = runnerOf(test::kTinySource);
    Tensor ragged = quarterPicture();
    ragged.values.pop_back();
    CHECK(runner->run(ragged).error().code == ErrorCode::InvalidArgument);
    CHECK(runner->run(Tensor{}).error().code == ErrorCode::InvalidArgument);
    Tensor grey;
    grey.shape = {1, 1, 2, 2};
    grey.values.assign(4, 0.0F);
    CHECK_FALSE(runner->run(grey));
    CHECK(runner->run(quarterPicture()));
}

TEST_CASE("Files that are no TorchScript are broken models") {
    test::TemporaryFolder folder;
    inference::torchlib::TorchEngine engine;
    const auto codeNow = [&] { return engine.loadRunner(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu).error().code; };
    CHECK(codeNow() == ErrorCode::ModelBroken);
    std::ofstream(folder / "model.ts").close();
    CHECK(codeNow() == ErrorCode::ModelBroken);
    std::ofstream(folder / "model.ts") << "PK\x03\x04 but not really an archive";
    CHECK(codeNow() == ErrorCode::ModelBroken);
    test::writeNetwork(folder.path(), test::kTinySource);
    std::filesystem::resize_file(folder / "model.ts", std::filesystem::file_size(folder / "model.ts") / 2);
    CHECK(codeNow() == ErrorCode::ModelBroken);
}

TEST_CASE("Grad-CAM of a pooled linear head is the class activation map, HiResCAM its signed evidence") {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), test::kTinySource);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    const auto positive = (*explainer)->explain(quarterPicture(), 1, ExplainMethod::GradCam);
    REQUIRE(positive);
    CHECK(positive->rows == 2);
    CHECK(positive->columns == 2);
    // Channel 2 times gain 3: 9 everywhere, 90 in the upper left. The mean over places is the logit.
    CHECK(positive->values[0] == Approx(90));
    CHECK(positive->values[3] == Approx(9));
    // Logit 0 = f0 - f1 is negative everywhere: Grad-CAM shows nothing, HiResCAM the negative evidence.
    const auto clipped = (*explainer)->explain(quarterPicture(), 0, ExplainMethod::GradCam);
    const auto negative = (*explainer)->explain(quarterPicture(), 0, ExplainMethod::HiResCam);
    REQUIRE(clipped);
    REQUIRE(negative);
    CHECK(clipped->values == std::vector<float>(4, 0.0F));
    CHECK(negative->values[0] == Approx(10 - 40));
    CHECK(negative->values[3] == Approx(1 - 4));
}

TEST_CASE("Explanations refuse labels and methods that do not exist") {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), test::kTinySource);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    CHECK_FALSE((*explainer)->explain(quarterPicture(), 2, ExplainMethod::GradCam));
    CHECK_FALSE((*explainer)->explain(quarterPicture(), -1, ExplainMethod::GradCam));
    CHECK_FALSE((*explainer)->explain(quarterPicture(), 0, ExplainMethod::Occlusion));
    CHECK_FALSE((*explainer)->explain(quarterPicture(2), 0, ExplainMethod::GradCam));
}

TEST_CASE("Exact CAM is known by trying: Grad-CAM is its positive part") {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), test::kTinySource);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    REQUIRE((*explainer)->hasExactCam());
    for (int label = 0; label < 2; ++label) {
        const auto cam = (*explainer)->explain(quarterPicture(), label, ExplainMethod::Cam);
        const auto gradCam = (*explainer)->explain(quarterPicture(), label, ExplainMethod::GradCam);
        REQUIRE(cam);
        REQUIRE(gradCam);
        for (std::size_t place = 0; place < 4; ++place) {
            CHECK(gradCam->values[place] == Approx(std::max(0.0F, cam->values[place])).margin(1e-4));
        }
    }
    CHECK((*explainer)->explain(quarterPicture(), 0, ExplainMethod::Cam)->values[0] == Approx(10 - 40));
}

TEST_CASE("A head that is not linear on averages has no exact CAM") {
    const std::string features = "def features(self, x):\n    return torch.avg_pool2d(x, [4, 4]) * self.gains\n";
    for (const std::string head : {"def head(self, f):\n    return torch.mean(f * f, [2, 3])[:, 0:2]\n",            // not linear
                                   "def head(self, f):\n    return torch.mean(f[:, :, 0:1], [2, 3])[:, 0:2]\n"}) {  // not the average
        test::TemporaryFolder folder;
        test::writeNetwork(folder.path(), features + head + "def forward(self, x):\n    return self.head(self.features(x))\n");
        inference::torchlib::TorchEngine engine;
        const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
        REQUIRE(explainer);
        CHECK_FALSE((*explainer)->hasExactCam());
        CHECK((*explainer)->explain(quarterPicture(), 0, ExplainMethod::Cam).error().code == ErrorCode::InvalidArgument);
        CHECK((*explainer)->explain(quarterPicture(), 0, ExplainMethod::HiResCam));
    }
}

TEST_CASE("LayerCAM looks at the last layer of twice the resolution, by itself") {
    // A 4 x 4 layer, doubled, then pooled to 2 x 2: the gradient of logit 0 there is 2 / 16 for the first channel, which counts, and
    // -2 / 16 for the second, which does not.
    const std::string source =
        "def features(self, x):\n    inner = torch.avg_pool2d(x, [2, 2])\n    return torch.avg_pool2d(inner, [2, 2]) * 2.0\n"
        "def head(self, f):\n    p = torch.mean(f, [2, 3])\n    return torch.stack([p[:, 0] - p[:, 1], p[:, 2]], 1)\n"
        "def forward(self, x):\n    return self.head(self.features(x))\n";
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), source);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    REQUIRE((*explainer)->hasFinerLayer());
    const auto map = (*explainer)->explain(quarterPicture(), 0, ExplainMethod::LayerCam);
    REQUIRE(map);
    REQUIRE(map->rows == 4);
    REQUIRE(map->columns == 4);
    CHECK(map->values[0] == Approx(2 * 10));
    CHECK(map->values[15] == Approx(2 * 1));
}

TEST_CASE("Random weights change the map, the same seed alike, and leave the network itself alone") {
    const std::string source =
        "def features(self, x):\n    return torch.relu(torch.avg_pool2d(x, [2, 2]))\n"
        "def head(self, f):\n    return torch.matmul(torch.mean(f, [2, 3]), self.gains.view([1, 3]).expand([2, 3]).t())\n"
        "def forward(self, x):\n    return self.head(self.features(x))\n";
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), source);
    inference::torchlib::TorchEngine engine;
    const auto explainer = engine.loadExplainer(test::packageIn(folder.path()), inference::kModelFile, Device::Cpu);
    REQUIRE(explainer);
    const auto mapOf = [](inference::Explainer& one) { return one.explain(quarterPicture(), 0, ExplainMethod::HiResCam).value().values; };
    const auto before = mapOf(**explainer);
    const auto random = (*explainer)->randomised(inference::Randomised::Head, 3);
    const auto again = (*explainer)->randomised(inference::Randomised::HeadAndLastFeatures, 3);
    REQUIRE(random);
    REQUIRE(again);
    CHECK(mapOf(**random) != before);
    CHECK(mapOf(**again) == mapOf(**random));  // the features have no weights to randomise
    CHECK(mapOf(**explainer) == before);
}

TEST_CASE("Asking for CUDA where there is none is an error, Auto takes the processor") {
    test::TemporaryFolder folder;
    test::writeNetwork(folder.path(), test::kTinySource);
    inference::torchlib::TorchEngine engine;
    const auto automatic = engine.loadRunner(test::packageIn(folder.path()), inference::kModelFile, Device::Auto);
    REQUIRE(automatic);
    const auto cuda = engine.loadRunner(test::packageIn(folder.path()), inference::kModelFile, Device::Cuda);
    if ((*automatic)->device() == "cuda") {
        CHECK(cuda);
    } else {
        REQUIRE_FALSE(cuda);
        CHECK(cuda.error().code == ErrorCode::DeviceUnavailable);
    }
}

TEST_CASE("A network that asks for more than computing is refused before any of it runs") {
    test::TemporaryFolder folder;
    const auto victim = folder.path() / "victim.bin";
    const std::string mapped = "torch.from_file('" + victim.string() + "', True, 64)";
    const std::string saved = "torch.save(x, '" + victim.string() + "')";
    for (const std::string& forward : {
             std::string("def forward(self, x):\n    y = " + mapped + "\n    return torch.mean(x, [2, 3])[:, :2] + y[:2]\n"),
             std::string("def forward(self, x):\n    if x.size(0) > 5:\n        x = " + mapped +
                         "\n    return torch.mean(x, [2, 3])[:, :2]\n"),
             std::string("def other(self, x):\n    for i in range(2):\n        x = x + " + mapped +
                         "\n    return x\ndef forward(self, x):\n    return torch.mean(x, [2, 3])[:, :2]\n"),
             std::string("def forward(self, x):\n    " + saved + "\n    return torch.mean(x, [2, 3])[:, :2]\n"),
         }) {
        INFO(forward);
        const auto error = loadErrorOf(forward);
        CHECK(error.code == ErrorCode::ModelBroken);
        CHECK(error.arguments.at(1).find(forward.find("torch.save") != std::string::npos ? "aten::save" : "aten::from_file") !=
              std::string::npos);
        CHECK_FALSE(std::filesystem::exists(victim));
    }
}

TEST_CASE("A network whose loading runs a program of its own is not loaded") {
    test::TemporaryFolder folder;
    const auto victim = folder.path() / "victim.bin";
    const auto error =
        loadErrorOf("def __getstate__(self):\n    return 1\ndef __setstate__(self, state: int):\n    self.gains = torch.from_file('" +
                    victim.string() + "', True, 64)\ndef forward(self, x):\n    return torch.mean(x, [2, 3])[:, :2]\n");
    CHECK(error.code == ErrorCode::ModelBroken);
    CHECK(error.arguments.at(1).find("while it is loaded") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(victim));
}
