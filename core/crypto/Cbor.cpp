#include "core/crypto/Cbor.h"

#include <algorithm>
#include <limits>

namespace intaglio::crypto::cbor {
namespace {

constexpr std::uint64_t kLargestKeyArgument = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

base::Error invalid(const char* detail) {
    return {base::ErrorCode::CborInvalid, {detail}};
}

/// The bytewise order of the encoded keys (RFC 8949 4.2.1): non-negative ones rising, then negative ones falling.
bool keyBefore(std::int64_t a, std::int64_t b) {
    if ((a < 0) != (b < 0)) return b < 0;
    return a < 0 ? a > b : a < b;
}

int majorType(Kind kind) {
    return static_cast<int>(kind);
}

/// Writes into memory that was reserved once, so that growing leaves no copies of a secret behind.
class Writer {
public:
    explicit Writer(std::size_t size) { m_out.reserve(size); }
    ~Writer() { base::wipe(m_out); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void head(Kind kind, std::uint64_t argument) {
        const auto type = static_cast<std::uint8_t>(majorType(kind) << 5);
        if (argument < 24) return m_out.push_back(static_cast<std::uint8_t>(type | argument));
        int width = 0;
        while (width < 3 && argument >> (8 << width) != 0) ++width;
        m_out.push_back(static_cast<std::uint8_t>(type | (24 + width)));
        base::appendBigEndian(m_out, argument, 1 << width);
    }

    void key(std::int64_t key) {
        if (key >= 0) return head(Kind::Unsigned, static_cast<std::uint64_t>(key));
        head(Kind::Negative, static_cast<std::uint64_t>(-(key + 1)));
    }

    void value(const Value& item) {
        switch (item.kind()) {
            case Kind::Unsigned:
            case Kind::Negative:
                head(item.kind(), item.argument());
                break;
            case Kind::ByteString:
            case Kind::TextString:
                head(item.kind(), item.string().size());
                base::append(m_out, item.string());
                break;
            case Kind::Array:
                head(item.kind(), item.items().size());
                for (const Value& entry : item.items()) value(entry);
                break;
            case Kind::Map:
                head(item.kind(), item.fields().size());
                for (const auto& [fieldKey, entry] : item.fields()) {
                    key(fieldKey);
                    value(entry);
                }
                break;
        }
    }

    [[nodiscard]] SecretBytes finish() const { return SecretBytes(ByteView(m_out)); }

private:
    Bytes m_out;
};

/// An upper bound of the encoding's size.
std::size_t sizeBound(const Value& value) {
    constexpr std::size_t kHead = 9;
    std::size_t size = kHead + value.string().size();
    for (const Value& item : value.items()) size += sizeBound(item);
    for (const auto& [key, item] : value.fields()) size += kHead + sizeBound(item);
    return size;
}

base::Status checkEncodable(const Value& value, int depth) {
    const bool nested = value.kind() == Kind::Array || value.kind() == Kind::Map;
    if (nested && depth >= kMaximumDepth) return invalid("too deep");
    if (value.kind() == Kind::TextString && !isUtf8(value.string())) return invalid("text is not UTF-8");
    for (const Value& item : value.items()) {
        if (base::Status status = checkEncodable(item, depth + 1); !status) return status;
    }
    for (const auto& [key, item] : value.fields()) {
        if (base::Status status = checkEncodable(item, depth + 1); !status) return status;
    }
    return {};
}

struct Head {
    int majorType = 0;
    std::uint64_t argument = 0;
};

class Reader {
public:
    explicit Reader(ByteView in) : m_in(in) {}

    [[nodiscard]] bool atEnd() const { return m_in.empty(); }

    Result<Value> value(int depth) {
        const Result<Head> head = readHead();
        if (!head) return head.error();
        switch (head->majorType) {
            case 0:
                return Value::number(head->argument);
            case 1:
                return Value::negative(head->argument);
            case 2:
            case 3:
                return stringValue(*head);
            case 4:
                return arrayValue(head->argument, depth);
            case 5:
                return mapValue(head->argument, depth);
            default:
                return invalid("type not used here");
        }
    }

private:
    Result<Head> readHead() {
        if (m_in.empty()) return invalid("ends too soon");
        const int first = m_in[0];
        m_in = m_in.subspan(1);
        Head head{first >> 5, static_cast<std::uint64_t>(first & 31)};
        if (head.argument < 24) return head;
        if (head.argument > 27) return invalid("indefinite or reserved length");
        const int step = static_cast<int>(head.argument) - 24;
        const std::size_t width = std::size_t{1} << step;
        if (m_in.size() < width) return invalid("ends too soon");
        head.argument = base::readBigEndian(m_in.first(width));
        m_in = m_in.subspan(width);
        const std::uint64_t smallest = step == 0 ? 24 : std::uint64_t{1} << (4 << step);
        if (head.argument < smallest) return invalid("not the shortest form");
        return head;
    }

    Result<Value> stringValue(const Head& head) {
        if (head.argument > m_in.size()) return invalid("ends too soon");
        const ByteView content = m_in.first(static_cast<std::size_t>(head.argument));
        m_in = m_in.subspan(content.size());
        if (head.majorType == 2) return Value::bytes(content);
        if (!isUtf8(content)) return invalid("text is not UTF-8");
        return Value::text(base::textOf(content));
    }

    Result<Value> arrayValue(std::uint64_t count, int depth) {
        if (depth >= kMaximumDepth) return invalid("too deep");
        if (count > m_in.size()) return invalid("ends too soon");  // an item takes a byte at least
        Value array = Value::array();
        for (std::uint64_t i = 0; i < count; ++i) {
            Result<Value> item = value(depth + 1);
            if (!item) return item;
            array.add(std::move(*item));
        }
        return array;
    }

    Result<Value> mapValue(std::uint64_t count, int depth) {
        if (depth >= kMaximumDepth) return invalid("too deep");
        if (count > m_in.size() / 2) return invalid("ends too soon");
        Value map = Value::map();
        for (std::uint64_t i = 0; i < count; ++i) {
            const Result<std::int64_t> key = readKey();
            if (!key) return key.error();
            // Fields arrive sorted, so the last one is the only one to compare with.
            if (i > 0 && !keyBefore(map.fields().back().first, *key)) return invalid("keys unsorted or repeated");
            Result<Value> item = value(depth + 1);
            if (!item) return item;
            map.set(*key, std::move(*item));
        }
        return map;
    }

    Result<std::int64_t> readKey() {
        const Result<Head> head = readHead();
        if (!head) return head.error();
        if (head->majorType > 1 || head->argument > kLargestKeyArgument) return invalid("key is no integer");
        const auto argument = static_cast<std::int64_t>(head->argument);
        return head->majorType == 0 ? argument : -1 - argument;
    }

    ByteView m_in;
};

/// Length of the UTF-8 sequence that `lead` starts and the range of its second byte; length 0 where it starts none.
struct Sequence {
    std::size_t length;
    std::uint8_t low;
    std::uint8_t high;
};

Sequence sequenceOf(std::uint8_t lead) {
    if (lead < 0x80) return {1, 0, 0};
    if (lead < 0xc2) return {0, 0, 0};
    if (lead < 0xe0) return {2, 0x80, 0xbf};
    if (lead == 0xe0) return {3, 0xa0, 0xbf};  // no overlong form
    if (lead == 0xed) return {3, 0x80, 0x9f};  // no surrogates
    if (lead < 0xf0) return {3, 0x80, 0xbf};
    if (lead == 0xf0) return {4, 0x90, 0xbf};
    if (lead < 0xf4) return {4, 0x80, 0xbf};
    if (lead == 0xf4) return {4, 0x80, 0x8f};  // up to U+10FFFF
    return {0, 0, 0};
}

}  // namespace

Value& Value::operator=(Value&& other) noexcept {
    base::wipe(m_string);
    m_kind = other.m_kind;
    m_argument = other.m_argument;
    m_string = std::move(other.m_string);
    m_items = std::move(other.m_items);
    m_fields = std::move(other.m_fields);
    return *this;
}

Value Value::number(std::uint64_t value) {
    Value result(Kind::Unsigned);
    result.m_argument = value;
    return result;
}

Value Value::negative(std::uint64_t argument) {
    Value result(Kind::Negative);
    result.m_argument = argument;
    return result;
}

Value Value::bytes(ByteView value) {
    Value result(Kind::ByteString);
    result.m_string.assign(value.begin(), value.end());
    return result;
}

Value Value::text(std::string_view utf8) {
    Value result(Kind::TextString);
    const ByteView content = base::viewOf(utf8);
    result.m_string.assign(content.begin(), content.end());
    return result;
}

Value Value::array() {
    return Value(Kind::Array);
}
Value Value::map() {
    return Value(Kind::Map);
}

void Value::add(Value item) {
    m_items.push_back(std::move(item));
}

void Value::set(std::int64_t key, Value item) {
    const auto place = std::find_if(m_fields.begin(), m_fields.end(), [key](const Field& field) { return !keyBefore(field.first, key); });
    m_fields.emplace(place, key, std::move(item));
}

const Value* Value::find(std::int64_t key) const {
    const auto place = std::find_if(m_fields.begin(), m_fields.end(), [key](const Field& field) { return field.first == key; });
    return place == m_fields.end() ? nullptr : &place->second;
}

Result<SecretBytes> encode(const Value& value) {
    if (const base::Status status = checkEncodable(value, 0); !status) return status.error();
    Writer writer(sizeBound(value));
    writer.value(value);
    return writer.finish();
}

Result<Value> decode(ByteView encoded) {
    Reader reader(encoded);
    Result<Value> value = reader.value(0);
    if (value && !reader.atEnd()) return invalid("bytes after the end");
    return value;
}

bool isUtf8(ByteView bytes) {
    while (!bytes.empty()) {
        const Sequence sequence = sequenceOf(bytes[0]);
        if (sequence.length == 0 || sequence.length > bytes.size()) return false;
        for (std::size_t i = 1; i < sequence.length; ++i) {
            const std::uint8_t low = i == 1 ? sequence.low : std::uint8_t{0x80};
            const std::uint8_t high = i == 1 ? sequence.high : std::uint8_t{0xbf};
            if (bytes[i] < low || bytes[i] > high) return false;
        }
        bytes = bytes.subspan(sequence.length);
    }
    return true;
}

Bytes negativeFieldsOf(const Value& map) {
    Value negative = Value::map();
    for (const auto& [key, value] : map.fields()) {
        if (key >= 0) continue;
        const Result<SecretBytes> encoded = encode(value);
        if (!encoded) return {};  // decode() gives nothing that cannot be encoded
        negative.set(key, std::move(*decode(encoded->view())));
    }
    if (negative.fields().empty()) return {};
    const Result<SecretBytes> encoded = encode(negative);
    if (!encoded) return {};
    return {encoded->view().begin(), encoded->view().end()};
}

void addFields(Value& map, ByteView encodedFields) {
    if (encodedFields.empty()) return;
    Result<Value> fields = decode(encodedFields);
    if (!fields) return;  // not made by negativeFieldsOf()
    for (const auto& [key, value] : fields->fields()) {
        const Result<SecretBytes> encoded = encode(value);
        if (encoded) map.set(key, std::move(*decode(encoded->view())));
    }
}

}  // namespace intaglio::crypto::cbor
