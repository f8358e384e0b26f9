#include "core/inference/Combined.h"

#include <algorithm>
#include <map>

#include "core/inference/Film.h"

namespace intaglio::inference {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

using Turns = std::vector<PictureTurn>;

bool swapsSides(PictureTurn turn) {
    return turn == PictureTurn::Turn90 || turn == PictureTurn::Turn270;
}

/// Where the sample that belongs at (row, column) of a turned plane stands in the plane of `rows` x `columns` as it was.
std::size_t sourceOf(PictureTurn turn, std::size_t row, std::size_t column, std::size_t rows, std::size_t columns) {
    switch (turn) {
        case PictureTurn::Mirror:
            return row * columns + (columns - 1 - column);
        case PictureTurn::Flip:
            return (rows - 1 - row) * columns + column;
        case PictureTurn::Turn90:
            return (rows - 1 - column) * columns + row;
        case PictureTurn::Turn180:
            return (rows - 1 - row) * columns + (columns - 1 - column);
        case PictureTurn::Turn270:
            return column * columns + (columns - 1 - row);
        case PictureTurn::None:
            break;
    }
    return row * columns + column;
}

/// The files of a package's networks, the engine's own first.
std::vector<std::string> networkFiles(const Manifest& manifest) {
    std::vector<std::string> files{modelFileOf(manifest)};
    files.insert(files.end(), manifest.ensembleMembers.begin(), manifest.ensembleMembers.end());
    return files;
}

/// None first, then the manifest's.
Result<Turns> turnsOf(const Manifest& manifest) {
    Turns turns{PictureTurn::None};
    for (const std::string& name : manifest.testTimeTransforms) {
        const PictureTurn turn = pictureTurn(name);
        if (turn == PictureTurn::None) {
            return Error{ErrorCode::ModelBroken, {manifest.id, "tta.transforms: " + name + " is not known"}};
        }
        if (swapsSides(turn) && manifest.inputRows != manifest.inputColumns) {
            return Error{ErrorCode::ModelBroken, {manifest.id, "tta.transforms: " + name + " needs a square input"}};
        }
        turns.push_back(turn);
    }
    return turns;
}

Tensor meanOf(const std::vector<Tensor>& answers) {
    std::vector<double> sum(answers.front().values.size());
    for (const Tensor& answer : answers) {
        std::transform(sum.begin(), sum.end(), answer.values.begin(), sum.begin(),
                       [](double total, float value) { return total + static_cast<double>(value); });
    }
    Tensor mean{answers.front().shape, std::vector<float>(sum.size())};
    const auto count = static_cast<double>(answers.size());
    std::transform(sum.begin(), sum.end(), mean.values.begin(), [&](double total) { return static_cast<float>(total / count); });
    return mean;
}

/// Members are asked one after the other: a request keeps to its thread, and several requests in flight fill the cores.
class CombinedRunner final : public ModelRunner {
public:
    CombinedRunner(std::string id, std::vector<std::unique_ptr<ModelRunner>> networks, Turns turns)
        : m_id(std::move(id)), m_networks(std::move(networks)), m_turns(std::move(turns)) {}

    Result<ForwardResult> run(const Tensor& input) override {
        ForwardResult combined;
        for (const auto& network : m_networks) {
            for (const PictureTurn turn : m_turns) {
                auto answer = ask(*network, input, turn);
                if (!answer) {
                    return answer;
                }
                if (combined.answers.empty()) {
                    combined.features = std::move(answer->features);
                } else if (answer->logits.shape != combined.answers.front().shape) {
                    return Error{ErrorCode::ModelOutputInvalid, {m_id}};
                }
                combined.answers.push_back(std::move(answer->logits));
            }
        }
        combined.logits = meanOf(combined.answers);
        return combined;
    }

    [[nodiscard]] std::string device() const override { return m_networks.front()->device(); }

private:
    static Result<ForwardResult> ask(ModelRunner& network, const Tensor& input, PictureTurn turn) {
        if (turn == PictureTurn::None) {
            return network.run(input);
        }
        const auto picture = turned(input, turn);
        return picture ? network.run(*picture) : Result<ForwardResult>(picture.error());
    }

    std::string m_id;
    std::vector<std::unique_ptr<ModelRunner>> m_networks;
    Turns m_turns;
};

class CombinedExplainer final : public Explainer {
public:
    CombinedExplainer(std::string id, std::vector<std::unique_ptr<Explainer>> networks, Turns turns)
        : m_id(std::move(id)), m_networks(std::move(networks)), m_turns(std::move(turns)) {}

    Result<Heatmap> explain(const Tensor& input, int label, ExplainMethod method) override {
        std::vector<Tensor> maps;
        for (const auto& network : m_networks) {
            for (const PictureTurn turn : m_turns) {
                auto map = ask(*network, input, label, method, turn);
                if (!map) {
                    return map.error();
                }
                if (!maps.empty() && map->shape != maps.front().shape) {
                    return Error{ErrorCode::ModelOutputInvalid, {m_id}};
                }
                maps.push_back(*std::move(map));
            }
        }
        Tensor mean = meanOf(maps);
        return Heatmap{static_cast<int>(mean.shape[2]), static_cast<int>(mean.shape[3]), std::move(mean.values)};
    }

    [[nodiscard]] bool hasExactCam() const override {
        return std::all_of(m_networks.begin(), m_networks.end(), [](const auto& network) { return network->hasExactCam(); });
    }

    [[nodiscard]] bool hasFinerLayer() const override {
        return std::all_of(m_networks.begin(), m_networks.end(), [](const auto& network) { return network->hasFinerLayer(); });
    }

    [[nodiscard]] Result<std::unique_ptr<Explainer>> randomised(Randomised depth, std::uint64_t seed) const override {
        std::vector<std::unique_ptr<Explainer>> networks;
        for (const auto& network : m_networks) {
            auto copy = network->randomised(depth, seed + networks.size());
            if (!copy) {
                return copy;
            }
            networks.push_back(*std::move(copy));
        }
        return std::unique_ptr<Explainer>(std::make_unique<CombinedExplainer>(m_id, std::move(networks), m_turns));
    }

private:
    /// The map as 1 x 1 x rows x columns, turned back to the picture as it is.
    static Result<Tensor> ask(Explainer& network, const Tensor& input, int label, ExplainMethod method, PictureTurn turn) {
        const auto picture = turned(input, turn);
        if (!picture) {
            return picture.error();
        }
        auto map = network.explain(*picture, label, method);
        if (!map) {
            return map.error();
        }
        return turned(Tensor{{1, 1, map->rows, map->columns}, std::move(map->values)}, turnBack(turn));
    }

    std::string m_id;
    std::vector<std::unique_ptr<Explainer>> m_networks;
    Turns m_turns;
};

/// All networks on all turned pictures, without what a film plan makes of them.
Result<std::unique_ptr<ModelRunner>> loadNetworks(Engine& engine, const ModelPackage& package, Device device) {
    auto turns = turnsOf(package.manifest);
    if (!turns) {
        return turns.error();
    }
    std::vector<std::unique_ptr<ModelRunner>> networks;
    for (const std::string& file : networkFiles(package.manifest)) {
        auto network = engine.loadRunner(package, file, device);
        if (!network) {
            return network;
        }
        networks.push_back(*std::move(network));
    }
    if (networks.size() == 1 && turns->size() == 1) {
        return std::move(networks.front());
    }
    return std::unique_ptr<ModelRunner>(std::make_unique<CombinedRunner>(package.manifest.id, std::move(networks), *std::move(turns)));
}

}  // namespace

PictureTurn pictureTurn(const std::string& name) {
    static const std::map<std::string, PictureTurn> kTurns{{"mirror", PictureTurn::Mirror},
                                                           {"flip", PictureTurn::Flip},
                                                           {"turn-90", PictureTurn::Turn90},
                                                           {"turn-180", PictureTurn::Turn180},
                                                           {"turn-270", PictureTurn::Turn270}};
    const auto found = kTurns.find(name);
    return found == kTurns.end() ? PictureTurn::None : found->second;
}

PictureTurn turnBack(PictureTurn turn) {
    if (turn == PictureTurn::Turn90) {
        return PictureTurn::Turn270;
    }
    return turn == PictureTurn::Turn270 ? PictureTurn::Turn90 : turn;
}

Result<Tensor> turned(const Tensor& pictures, PictureTurn turn) {
    const bool hasPlanes = pictures.shape.size() == 4 && std::all_of(pictures.shape.begin(), pictures.shape.end(),
                                                                     [](auto side) { return side > 0 && side <= (std::int64_t{1} << 15); });
    const auto side = [&](std::size_t axis) { return hasPlanes ? static_cast<std::size_t>(pictures.shape[axis]) : 0; };
    const std::size_t rows = side(2);
    const std::size_t columns = side(3);
    const std::size_t plane = rows * columns;
    if (!hasPlanes || side(0) * side(1) * plane != pictures.values.size()) {
        return Error{ErrorCode::InvalidArgument, {"tensor", "values do not fill N x C x H x W"}};
    }
    if (turn == PictureTurn::None) {
        return pictures;
    }
    Tensor result{pictures.shape, std::vector<float>(pictures.values.size())};
    if (swapsSides(turn)) {
        std::swap(result.shape[2], result.shape[3]);
    }
    const auto outRows = static_cast<std::size_t>(result.shape[2]);
    const auto outColumns = static_cast<std::size_t>(result.shape[3]);
    std::size_t index = 0;
    for (std::size_t start = 0; start < pictures.values.size(); start += plane) {
        for (std::size_t row = 0; row < outRows; ++row) {
            for (std::size_t column = 0; column < outColumns; ++column) {
                result.values[index++] = pictures.values[start + sourceOf(turn, row, column, rows, columns)];
            }
        }
    }
    return result;
}

Result<std::unique_ptr<ModelRunner>> loadModel(Engine& engine, const ModelPackage& package, Device device) {
    auto network = loadNetworks(engine, package, device);
    return network && package.manifest.film ? filmRunner(*std::move(network), package.manifest) : std::move(network);
}

Result<std::unique_ptr<Explainer>> loadExplanation(Engine& engine, const ModelPackage& package, Device device) {
    if (package.manifest.film) {
        auto network = loadNetworks(engine, package, device);
        return network ? filmExplainer(*std::move(network), package.manifest) : Result<std::unique_ptr<Explainer>>(network.error());
    }
    auto turns = turnsOf(package.manifest);
    if (!turns) {
        return turns.error();
    }
    std::vector<std::unique_ptr<Explainer>> networks;
    for (const std::string& file : networkFiles(package.manifest)) {
        auto network = engine.loadExplainer(package, file, device);
        if (!network || !*network) {
            return network;
        }
        networks.push_back(*std::move(network));
    }
    if (networks.size() == 1 && turns->size() == 1) {
        return std::move(networks.front());
    }
    return std::unique_ptr<Explainer>(std::make_unique<CombinedExplainer>(package.manifest.id, std::move(networks), *std::move(turns)));
}

}  // namespace intaglio::inference
