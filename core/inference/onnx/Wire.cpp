#include "core/inference/onnx/Wire.h"

#include <algorithm>

namespace intaglio::inference::onnx {

std::uint64_t WireReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint8_t byte = take(1).front();
        value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            return value;
        }
    }
    throw Defect{m_place, "a number is too long"};
}

base::ByteView WireReader::take(std::uint64_t count) {
    if (count > m_rest.size()) {
        throw Defect{m_place, "ends too early"};
    }
    const base::ByteView taken = m_rest.first(static_cast<std::size_t>(count));
    m_rest = m_rest.subspan(static_cast<std::size_t>(count));
    return taken;
}

std::optional<WireField> WireReader::next() {
    if (m_rest.empty()) {
        return std::nullopt;
    }
    const std::uint64_t key = varint();
    WireField field;
    if (key >> 3 == 0 || key >> 3 >= (1U << 29)) {
        throw Defect{m_place, "a field has no number"};
    }
    field.number = static_cast<std::uint32_t>(key >> 3);
    switch (key & 7) {
        case 0:
            field.value = varint();
            return field;
        case 1:
            field.kind = WireField::Kind::Fixed64;
            field.bytes = take(8);
            return field;
        case 2:
            field.kind = WireField::Kind::Bytes;
            field.bytes = take(varint());
            return field;
        case 5:
            field.kind = WireField::Kind::Fixed32;
            field.bytes = take(4);
            return field;
        default:
            throw Defect{m_place, "a field has no known form"};
    }
}

std::string textOf(const WireField& field, const std::string& place) {
    constexpr std::size_t kLongest = 1000;
    const bool isText = field.kind == WireField::Kind::Bytes && field.bytes.size() <= kLongest &&
                        std::all_of(field.bytes.begin(), field.bytes.end(), [](std::uint8_t byte) { return byte >= 0x20 && byte != 0x7f; });
    if (!isText) {
        throw Defect{place, "a name is too long or no text"};
    }
    return std::string(base::textOf(field.bytes));
}

base::ByteView messageOf(const WireField& field, const std::string& place) {
    if (field.kind != WireField::Kind::Bytes) {
        throw Defect{place, "a part is no message"};
    }
    return field.bytes;
}

void addIntegers(const WireField& field, const std::string& place, std::size_t most, std::vector<std::int64_t>& values) {
    if (field.kind == WireField::Kind::Varint) {
        values.push_back(static_cast<std::int64_t>(field.value));
    } else {
        WireReader packed(messageOf(field, place), place);
        while (!packed.isAtEnd() && values.size() <= most) {
            values.push_back(static_cast<std::int64_t>(packed.varint()));
        }
    }
    if (values.size() > most) {
        throw Defect{place, "has too many numbers"};
    }
}

}  // namespace intaglio::inference::onnx
