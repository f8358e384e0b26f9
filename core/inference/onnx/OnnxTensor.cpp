#include "core/inference/onnx/OnnxTensor.h"

#include <algorithm>

#include "core/inference/onnx/Wire.h"

namespace intaglio::inference::onnx {
namespace {

constexpr std::size_t kMostDimensions = 8;
constexpr std::uint64_t kMostElements = std::uint64_t{1} << 28;

/// TensorProto.DataType: how wide an element is in raw_data, and in which field it stands otherwise.
struct ElementType {
    std::uint64_t code;
    std::size_t bytes;
    std::uint32_t field;
};
constexpr std::array<ElementType, 8> kTypes{{
    {1, 4, 4},    // FLOAT, float_data
    {2, 1, 5},    // UINT8, int32_data
    {3, 1, 5},    // INT8
    {6, 4, 5},    // INT32
    {7, 8, 7},    // INT64, int64_data
    {9, 1, 5},    // BOOL
    {10, 2, 5},   // FLOAT16
    {11, 8, 10},  // DOUBLE, double_data
}};

/// Elements of one field of typed data, packed or single.
std::uint64_t countOf(const WireField& field, const std::string& place) {
    if (field.kind == WireField::Kind::Varint || field.kind == WireField::Kind::Fixed32 || field.kind == WireField::Kind::Fixed64) {
        return 1;
    }
    if (field.number == 4 || field.number == 10) {
        const std::size_t width = field.number == 4 ? 4 : 8;
        if (field.bytes.size() % width != 0) {
            throw Defect{place, "a tensor holds half a value"};
        }
        return field.bytes.size() / width;
    }
    std::uint64_t count = 0;
    for (WireReader packed(field.bytes, place); !packed.isAtEnd(); ++count) {
        (void)packed.varint();
    }
    return count;
}

/// Tensor data as they were found.
struct Found {
    std::uint64_t type = 0;
    std::optional<std::size_t> rawBytes;
    std::uint32_t typedField = 0;
    std::uint64_t typedCount = 0;
};

void checkData(const OnnxTensor& tensor, const Found& found, const std::string& place) {
    const auto type = std::find_if(kTypes.begin(), kTypes.end(), [&](const ElementType& known) { return known.code == found.type; });
    if (type == kTypes.end()) {
        throw Defect{place, "a tensor is of a type that is not known"};
    }
    std::uint64_t elements = 1;
    for (const std::int64_t size : tensor.shape) {
        if (size < 0 || static_cast<std::uint64_t>(size) > kMostElements) {
            throw Defect{place, "a tensor has an impossible shape"};
        }
        elements *= static_cast<std::uint64_t>(size);
        if (elements > kMostElements) {
            throw Defect{place, "a tensor is too large"};
        }
    }
    const bool rawFits = found.rawBytes && *found.rawBytes == elements * type->bytes && found.typedCount == 0;
    const bool typedFits = !found.rawBytes && found.typedCount == elements && (elements == 0 || found.typedField == type->field);
    if (!rawFits && !typedFits) {
        throw Defect{place, "a tensor's data do not fill its shape"};
    }
}

}  // namespace

OnnxTensor readTensor(base::ByteView message, const std::string& place) {
    OnnxTensor tensor;
    Found found;
    WireReader reader(message, place);
    while (const auto field = reader.next()) {
        switch (field->number) {
            case 1:
                addIntegers(*field, place, kMostDimensions, tensor.shape);
                break;
            case 2:
                found.type = field->value;
                break;
            case 4:
            case 5:
            case 7:
            case 10:
                if (found.typedField != 0 && found.typedField != field->number) {
                    throw Defect{place, "a tensor has data of two types"};
                }
                found.typedField = field->number;
                found.typedCount += countOf(*field, place);
                break;
            case 8:
                tensor.name = textOf(*field, place);
                break;
            case 9:
                if (found.rawBytes) {
                    throw Defect{place, "a tensor has its data twice"};
                }
                found.rawBytes = messageOf(*field, place).size();
                break;
            case 12:
                break;
            case 13:
            case 14:
                // data_location 0 says what is said without it.
                if (field->number == 13 || field->value != 0) {
                    throw Defect{place, "a tensor's data lie in another file"};
                }
                break;
            default:
                throw Defect{place, "a tensor is of a kind that is not known"};
        }
    }
    checkData(tensor, found, place);
    return tensor;
}

}  // namespace intaglio::inference::onnx
