#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "core/crypto/AgeHeader.h"
#include "core/inference/Float16.h"
#include "core/inference/classical/ClassicalModel.h"

namespace intaglio::inference::classical {
namespace {

using base::Bytes;
using base::Error;
using base::ErrorCode;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "intaglio-classical";
constexpr int kVersion = 1;

/// What is wrong with a file: caught at the end of reading.
struct Defect {
    std::string field;
    std::string detail;
};

// --- numbers as text

void appendLittleEndian(Bytes& bytes, std::uint32_t value, int count) {
    for (int index = 0; index < count; ++index) {
        bytes.push_back(static_cast<std::uint8_t>(value >> (8 * index)));
    }
}

std::string textOf32(std::span<const float> values) {
    Bytes bytes;
    for (const float value : values) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        appendLittleEndian(bytes, bits, 4);
    }
    return crypto::age::toBase64(bytes);
}

std::string textOf16(std::span<const float> values) {
    Bytes bytes;
    for (const float value : values) {
        appendLittleEndian(bytes, toFloat16(value), 2);
    }
    return crypto::age::toBase64(bytes);
}

std::string textOf(std::span<const std::uint16_t> values) {
    Bytes bytes;
    for (const std::uint16_t value : values) {
        appendLittleEndian(bytes, value, 2);
    }
    return crypto::age::toBase64(bytes);
}

/// One JSON object whose every field must be asked for.
class Fields {
public:
    Fields(const Json& object, std::string place) : m_object(object), m_place(std::move(place)) {
        if (!object.is_object()) {
            throw Defect{m_place, "is no object"};
        }
    }

    [[nodiscard]] const Json& at(const char* name) {
        m_seen.insert(name);
        const auto found = m_object.find(name);
        if (found == m_object.end()) {
            throw Defect{m_place + name, "is missing"};
        }
        return *found;
    }
    [[nodiscard]] std::string word(const char* name) {
        const Json& value = at(name);
        if (!value.is_string()) {
            throw Defect{m_place + name, "is no text"};
        }
        return value.get<std::string>();
    }
    [[nodiscard]] double number(const char* name, double lowest, double highest) {
        const Json& value = at(name);
        if (!value.is_number() || !(value.get<double>() >= lowest && value.get<double>() <= highest)) {
            throw Defect{m_place + name, "is no number in its range"};
        }
        return value.get<double>();
    }
    [[nodiscard]] int integer(const char* name, int lowest, int highest) {
        const double value = number(name, lowest, highest);
        if (value != std::floor(value)) {
            throw Defect{m_place + name, "is not whole"};
        }
        return static_cast<int>(value);
    }
    [[nodiscard]] Bytes bytes(const char* name) {
        const Json& value = at(name);
        auto decoded = value.is_string() ? crypto::age::fromBase64(value.get_ref<const std::string&>()) : std::nullopt;
        if (!decoded || decoded->empty()) {
            throw Defect{m_place + name, "is no base64"};
        }
        return *std::move(decoded);
    }
    [[nodiscard]] std::vector<float> floats32(const char* name, std::size_t count) {
        const Bytes raw = bytes(name);
        std::vector<float> values(raw.size() / 4);
        for (std::size_t index = 0; index < values.size(); ++index) {
            std::uint32_t bits = 0;
            for (std::size_t place = 4; place-- > 0;) {
                bits = bits << 8 | raw[index * 4 + place];
            }
            std::memcpy(&values[index], &bits, sizeof bits);
        }
        return checked(std::move(values), name, raw.size() == count * 4);
    }
    [[nodiscard]] std::vector<std::uint16_t> words16(const char* name) {
        const Bytes raw = bytes(name);
        if (raw.size() % 2 != 0) {
            throw Defect{m_place + name, "has half a value"};
        }
        std::vector<std::uint16_t> values(raw.size() / 2);
        for (std::size_t index = 0; index < values.size(); ++index) {
            values[index] = static_cast<std::uint16_t>(raw[index * 2] | raw[index * 2 + 1] << 8);
        }
        return values;
    }
    /// Whole rows of `dimension` values.
    [[nodiscard]] std::vector<float> rows16(const char* name, std::size_t dimension) {
        const std::vector<std::uint16_t> bits = words16(name);
        std::vector<float> values(bits.size());
        std::transform(bits.begin(), bits.end(), values.begin(), fromFloat16);
        return checked(std::move(values), name, bits.size() % dimension == 0);
    }
    void finish() const {
        for (const auto& [name, value] : m_object.items()) {
            if (m_seen.count(name) == 0) {
                throw Defect{m_place + name, "is not known"};
            }
        }
    }
    [[nodiscard]] const std::string& place() const { return m_place; }

private:
    [[nodiscard]] std::vector<float> checked(std::vector<float> values, const char* name, bool fits) const {
        if (!fits || !std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); })) {
            throw Defect{m_place + name, "has another length or a value that is not finite"};
        }
        return values;
    }

    const Json& m_object;
    std::string m_place;
    std::set<std::string> m_seen;
};

std::vector<std::string> readFeatures(const Json& names, int rows, int columns, std::size_t& dimension) {
    std::vector<std::string> features;
    if (!names.is_array() || names.empty() || names.size() > featureNames().size()) {
        throw Defect{"features", "is no list of known features"};
    }
    for (const Json& name : names) {
        const auto length =
            name.is_string() ? featureLength(name.get<std::string>(), rows, columns) : Result<std::size_t>(ErrorCode::InvalidArgument);
        if (!length || std::find(features.begin(), features.end(), name.get<std::string>()) != features.end()) {
            throw Defect{"features", "holds one that is not known or stands twice"};
        }
        dimension += *length;
        features.push_back(name.get<std::string>());
    }
    return features;
}

SupportVectors readMachine(Fields& fields, const ClassicalModel& model) {
    SupportVectors machine;
    const std::string kernel = fields.word("kernel");
    if (kernel != "rbf" && kernel != "linear") {
        throw Defect{fields.place() + "kernel", "is not known"};
    }
    machine.kernel = kernel == "rbf" ? Kernel::Rbf : Kernel::Linear;
    machine.gamma = fields.number("gamma", 0, 1e6);
    machine.vectors = fields.rows16("vectors", model.dimension());
    const Json& pairs = fields.at("pairs");
    const auto expected = static_cast<std::size_t>(model.classes) * static_cast<std::size_t>(model.classes - 1) / 2;
    if (!pairs.is_array() || pairs.size() != expected) {
        throw Defect{fields.place() + "pairs", "is not one entry per pair of classes"};
    }
    for (const Json& json : pairs) {
        Fields pair(json, fields.place() + "pairs.");
        PairDecision decision;
        decision.bias = pair.number("bias", -1e9, 1e9);
        decision.slope = pair.number("slope", -1e6, 1e6);
        decision.offset = pair.number("offset", -1e6, 1e6);
        decision.coefficients = pair.floats32("coefficients", machine.vectors.size() / model.dimension());
        pair.finish();
        machine.pairs.push_back(std::move(decision));
    }
    return machine;
}

NearestNeighbours readNeighbours(Fields& fields, const ClassicalModel& model) {
    NearestNeighbours machine;
    machine.neighbours = fields.integer("neighbours", 1, 1000);
    machine.rows = fields.rows16("rows", model.dimension());
    machine.labels = fields.words16("labels");
    const bool known =
        std::all_of(machine.labels.begin(), machine.labels.end(), [&](std::uint16_t label) { return label < model.classes; });
    if (!known || machine.labels.size() != machine.rows.size() / model.dimension()) {
        throw Defect{fields.place() + "labels", "is not one class per row"};
    }
    return machine;
}

ClassicalModel modelFrom(const Json& json) {
    Fields fields(json, "");
    if (fields.word("format") != kFormat || fields.integer("version", 1, 1000) != kVersion) {
        throw Defect{"format, version", "is not " + std::string(kFormat) + " " + std::to_string(kVersion)};
    }
    ClassicalModel model;
    model.rows = fields.integer("rows", kSmallestSide, kLargestSide);
    model.columns = fields.integer("columns", kSmallestSide, kLargestSide);
    model.classes = fields.integer("classes", 2, kMaximumClasses);
    std::size_t dimension = 0;
    model.features = readFeatures(fields.at("features"), model.rows, model.columns, dimension);
    model.mean = fields.floats32("mean", dimension);
    model.scale = fields.floats32("scale", dimension);
    Fields classifier(fields.at("classifier"), "classifier.");
    const std::string kind = classifier.word("kind");
    if (kind == "svm") {
        model.classifier = readMachine(classifier, model);
    } else if (kind == "knn") {
        model.classifier = readNeighbours(classifier, model);
    } else {
        throw Defect{"classifier.kind", "is not known"};
    }
    classifier.finish();
    fields.finish();
    return model;
}

Json jsonOf(const SupportVectors& machine) {
    Json pairs = Json::array();
    for (const PairDecision& pair : machine.pairs) {
        pairs.push_back(
            {{"bias", pair.bias}, {"slope", pair.slope}, {"offset", pair.offset}, {"coefficients", textOf32(pair.coefficients)}});
    }
    return {{"kind", "svm"},
            {"kernel", machine.kernel == Kernel::Rbf ? "rbf" : "linear"},
            {"gamma", machine.gamma},
            {"vectors", textOf16(machine.vectors)},
            {"pairs", pairs}};
}

Json jsonOf(const NearestNeighbours& machine) {
    return {{"kind", "knn"}, {"neighbours", machine.neighbours}, {"rows", textOf16(machine.rows)}, {"labels", textOf(machine.labels)}};
}

}  // namespace

Bytes writeClassicalModel(const ClassicalModel& model) {
    const Json json = {{"format", kFormat},
                       {"version", kVersion},
                       {"features", model.features},
                       {"rows", model.rows},
                       {"columns", model.columns},
                       {"classes", model.classes},
                       {"mean", textOf32(model.mean)},
                       {"scale", textOf32(model.scale)},
                       {"classifier", std::visit([](const auto& classifier) { return jsonOf(classifier); }, model.classifier)}};
    const std::string text = json.dump(1) + "\n";
    return {text.begin(), text.end()};
}

Result<ClassicalModel> readClassicalModel(base::ByteView file) {
    if (file.size() > kMaximumModelFileBytes) {
        return Error{ErrorCode::InvalidArgument, {"model.json", "is too large"}};
    }
    try {
        const Json json = Json::parse(file.begin(), file.end(), nullptr, false);
        return json.is_object() ? Result<ClassicalModel>(modelFrom(json))
                                : Result<ClassicalModel>(Error{ErrorCode::InvalidArgument, {"model.json", "is no JSON object"}});
    } catch (const Defect& defect) {
        return Error{ErrorCode::InvalidArgument, {defect.field, defect.detail}};
    } catch (const std::bad_alloc&) {
        return ErrorCode::OutOfMemory;
    } catch (const std::exception& exception) {
        return Error{ErrorCode::InvalidArgument, {"model.json", exception.what()}};
    }
}

}  // namespace intaglio::inference::classical
