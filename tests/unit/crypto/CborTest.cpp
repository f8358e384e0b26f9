#include "core/crypto/Cbor.h"

#include "tests/support/Catch.h"
#include "tests/unit/crypto/CryptoTestSupport.h"

namespace intaglio::crypto {

using base::ErrorCode;
using cbor::Kind;
using cbor::Value;
using test::codeOf;
using test::copyOf;
using test::hex;

namespace {

std::string encodedHex(const Value& value) {
    const auto encoded = cbor::encode(value);
    return encoded ? base::toHex(encoded->view()) : "error";
}

bool isAccepted(const char* text) {
    const auto decoded = cbor::decode(hex(text));
    if (!decoded) REQUIRE(codeOf(decoded) == ErrorCode::CborInvalid);
    return decoded.hasValue();
}

}  // namespace

TEST_CASE("CBOR items encode as RFC 8949 appendix A lists them", "[crypto]") {
    CHECK(encodedHex(Value::number(0)) == "00");
    CHECK(encodedHex(Value::number(23)) == "17");
    CHECK(encodedHex(Value::number(24)) == "1818");
    CHECK(encodedHex(Value::number(255)) == "18ff");
    CHECK(encodedHex(Value::number(256)) == "190100");
    CHECK(encodedHex(Value::number(65535)) == "19ffff");
    CHECK(encodedHex(Value::number(65536)) == "1a00010000");
    CHECK(encodedHex(Value::number(1000000000000)) == "1b000000e8d4a51000");
    CHECK(encodedHex(Value::number(18446744073709551615U)) == "1bffffffffffffffff");
    CHECK(encodedHex(Value::negative(0)) == "20");
    CHECK(encodedHex(Value::negative(999)) == "3903e7");
    CHECK(encodedHex(Value::bytes(hex("01020304"))) == "4401020304");
    CHECK(encodedHex(Value::text("\xc3\xbc")) == "62c3bc");
    Value map = Value::map();
    map.set(3, Value::number(4));
    map.set(1, Value::number(2));
    CHECK(encodedHex(map) == "a201020304");
}

TEST_CASE("Map keys are written in their encoded order", "[crypto]") {
    Value map = Value::map();
    for (const std::int64_t key : {-2, 300, 23, -1, 24, 0, -300}) map.set(key, Value::number(1));
    CHECK(encodedHex(map) ==
          "a700011701181801"
          "19012c01"
          "2001"
          "2101"
          "39012b01");
    const auto decoded = cbor::decode(hex(encodedHex(map)));
    REQUIRE(decoded);
    CHECK(decoded->fields().size() == 7);
    CHECK(decoded->find(-300) != nullptr);
    CHECK(decoded->find(5) == nullptr);
}

TEST_CASE("Whatever CBOR accepts it writes again byte for byte", "[crypto]") {
    for (const char* text : {"00", "1bffffffffffffffff", "3bffffffffffffffff", "40", "60", "80", "a0", "83010203", "a201020304", "8180",
                             "a1018163414243", "a12001", "81818100"}) {
        const auto decoded = cbor::decode(hex(text));
        REQUIRE(decoded);
        CHECK(encodedHex(*decoded) == text);
    }
}

TEST_CASE("CBOR outside the deterministic rules is refused", "[crypto]") {
    const char* const refused[] = {
        "",  // nothing
        "1817",
        "190017",  // longer form than needed
        "1900ff",
        "1a0000ffff",          //
        "1b00000000ffffffff",  //
        "580141",
        "780141",  // longer form of a length
        "5f4101ff",
        "7f6161ff",  // indefinite lengths
        "9f01ff",
        "bf0101ff",  //
        "1c",
        "1d",
        "1e",
        "1f",  // reserved
        "f4",
        "f6",
        "f93c00",              // simple values and floating point
        "fb3ff0000000000000",  //
        "c001",
        "d81800",  // tags
        "0000",
        "8000",  // bytes after the end
        "18",
        "1901",
        "1a010203",  // cut off
        "42",
        "4101ff",
        "6261",  //
        "8201",
        "a101",        //
        "a201010102",  // repeated key
        "a202010101",  // keys not sorted
        "a220010101",  // negative key before a positive one
        "a221012001",  //
        "a1616101",
        "a1410101",                // keys that are no integers
        "a1800101",                //
        "a11b800000000000000001",  // key beyond 63 bits
        "61ff",
        "62c080",  // not UTF-8: stray byte, overlong form
        "63eda080",
        "64f4908080",          // surrogate, above U+10FFFF
        "62c3",                //
        "8181818180",          // five arrays, one inside the other
        "9bffffffffffffffff",  // lengths that no memory holds
        "bbffffffffffffffff",  //
        "5bffffffffffffffff",  //
        "7bffffffffffffffff",  //
    };
    for (const char* text : refused) {
        CAPTURE(text);
        CHECK_FALSE(isAccepted(text));
    }
    CHECK(isAccepted("8181818100"));  // four are the most
}

TEST_CASE("CBOR refuses to write what it would not read", "[crypto]") {
    CHECK(codeOf(cbor::encode(Value::text("\xff"))) == ErrorCode::CborInvalid);
    Value deep = Value::array();
    for (int i = 0; i < 3; ++i) {
        Value outer = Value::array();
        outer.add(std::move(deep));
        deep = std::move(outer);
    }
    CHECK(cbor::encode(deep));
    Value tooDeep = Value::array();
    tooDeep.add(std::move(deep));
    CHECK(codeOf(cbor::encode(tooDeep)) == ErrorCode::CborInvalid);
}

TEST_CASE("UTF-8 is checked to the letter", "[crypto]") {
    const auto isUtf8 = [](const char* text) { return cbor::isUtf8(hex(text)); };
    for (const char* text : {"", "41", "7f", "c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
        CHECK(isUtf8(text));
    for (const char* text : {"80", "c1bf", "c2", "c241", "e09f80", "eda080", "edbfbf", "e08080", "f08f8080", "f4908080", "f5808080", "e282",
                             "f09080", "fe", "ff"}) {
        CAPTURE(text);
        CHECK_FALSE(isUtf8(text));
    }
}

}  // namespace intaglio::crypto
