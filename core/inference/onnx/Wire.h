#pragma once
#include <optional>

#include "core/base/Bytes.h"

/// The wire format of Protocol Buffers (https://protobuf.dev/programming-guides/encoding), reading only.
namespace intaglio::inference::onnx {

/// What is wrong with a file; ends reading.
struct Defect {
    std::string place;
    std::string detail;
};

struct WireField {
    std::uint32_t number = 0;
    enum class Kind { Varint, Fixed64, Bytes, Fixed32 } kind = Kind::Varint;
    std::uint64_t value = 0;  ///< of a number
    base::ByteView bytes;     ///< of a message, text or packed list
};

/// The fields of one message, one after another.
class WireReader {
public:
    WireReader(base::ByteView message, std::string place) : m_rest(message), m_place(std::move(place)) {}

    /// Nothing at the end. Throws Defect where the bytes are no field.
    [[nodiscard]] std::optional<WireField> next();
    [[nodiscard]] std::uint64_t varint();
    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }

private:
    [[nodiscard]] base::ByteView take(std::uint64_t count);

    base::ByteView m_rest;
    std::string m_place;
};

/// A short text without control characters. Throws Defect.
[[nodiscard]] std::string textOf(const WireField& field, const std::string& place);
/// A message or packed list. Throws Defect where the field is a number.
[[nodiscard]] base::ByteView messageOf(const WireField& field, const std::string& place);
/// The numbers of a repeated integer field in either form, added to `values`. Throws Defect beyond `most` of them.
void addIntegers(const WireField& field, const std::string& place, std::size_t most, std::vector<std::int64_t>& values);

}  // namespace intaglio::inference::onnx
