#pragma once
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/SecretBytes.h"

/// The part of CBOR that Intaglio's formats use: unsigned and negative integers, byte and text strings, arrays, and maps with integer
/// keys, in the one deterministic encoding of RFC 8949 4.2.1. No floating point, tags, simple values or indefinite lengths.
namespace intaglio::crypto::cbor {

using base::Bytes;
using base::ByteView;
using base::Result;
using base::SecretBytes;

enum class Kind { Unsigned, Negative, ByteString, TextString, Array, Map };

/// Arrays and maps inside one another, the outermost included.
inline constexpr int kMaximumDepth = 4;

/// One data item. Its strings and numbers are wiped when it goes: they may hold a result or a key.
class Value {
public:
    using Field = std::pair<std::int64_t, Value>;

    Value(Value&&) noexcept = default;
    Value& operator=(Value&& other) noexcept;
    Value(const Value&) = delete;
    Value& operator=(const Value&) = delete;
    ~Value() {
        base::wipe(m_string);
        base::wipe(&m_argument, sizeof m_argument);
    }

    [[nodiscard]] static Value number(std::uint64_t value);
    /// -1 - `argument`, as CBOR counts negative numbers.
    [[nodiscard]] static Value negative(std::uint64_t argument);
    [[nodiscard]] static Value bytes(ByteView value);
    [[nodiscard]] static Value text(std::string_view utf8);
    [[nodiscard]] static Value array();
    [[nodiscard]] static Value map();

    /// Appends to an array.
    void add(Value item);
    /// Sets a key of a map, which must not be there yet. Any order: the encoder sorts.
    void set(std::int64_t key, Value item);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// The value of Unsigned; n of -1 - n for Negative.
    [[nodiscard]] std::uint64_t argument() const { return m_argument; }
    [[nodiscard]] ByteView string() const { return m_string; }
    [[nodiscard]] const std::vector<Value>& items() const { return m_items; }
    /// In the order of the encoding: 0, 1, 2, ... then -1, -2, ...
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }
    /// Null where the map has no such key.
    [[nodiscard]] const Value* find(std::int64_t key) const;

private:
    explicit Value(Kind kind) : m_kind(kind) {}

    Kind m_kind;
    std::uint64_t m_argument = 0;
    Bytes m_string;
    std::vector<Value> m_items;
    std::vector<Field> m_fields;
};

/// The fields of `map` with negative keys as a map of their own, in their one encoding; empty where there are none. A reader that skips
/// them needs them still: a signature covers them, and who passes the file on may not drop them.
[[nodiscard]] Bytes negativeFieldsOf(const Value& map);
/// Puts what negativeFieldsOf() gave into `map`, which has none of those keys yet.
void addFields(Value& map, ByteView encodedFields);

/// CborInvalid where a text is not UTF-8 or the depth exceeds kMaximumDepth.
[[nodiscard]] Result<SecretBytes> encode(const Value& value);

/// Accepts exactly what encode() makes. CborInvalid for anything else: a longer form of a number, unsorted or repeated keys, keys that are
/// no integers, invalid UTF-8, other types, more depth than kMaximumDepth, missing or trailing bytes. Takes memory in proportion to the
/// input, about a hundred bytes for each of its bytes, so callers cap what they hand over.
[[nodiscard]] Result<Value> decode(ByteView encoded);

/// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(ByteView bytes);

}  // namespace intaglio::crypto::cbor
