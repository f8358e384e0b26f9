#include "core/base/Bytes.h"

#include "core/base/SecretBytes.h"
#include "tests/support/Catch.h"

using namespace intaglio::base;

TEST_CASE("Hexadecimal text reads back to the bytes it was made of") {
    const Bytes bytes{0x00, 0x0f, 0xa5, 0xff};
    CHECK(toHex(bytes) == "000fa5ff");
    CHECK(*fromHex("000FA5ff") == bytes);
}

TEST_CASE("Hexadecimal text with an odd length or a foreign character is refused") {
    CHECK(fromHex("abc").error().code == ErrorCode::InvalidArgument);
    CHECK(fromHex("zz").error().code == ErrorCode::InvalidArgument);
    CHECK(fromHex(" 0").error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("Big-endian numbers read back") {
    Bytes bytes;
    appendBigEndian(bytes, 0x0102030405060708, 8);
    appendBigEndian(bytes, 0xabcdef, 3);
    CHECK(toHex(bytes) == "0102030405060708abcdef");
    CHECK(readBigEndian(ByteView(bytes).first(8)) == 0x0102030405060708);
    CHECK(readBigEndian(ByteView(bytes).subspan(8)) == 0xabcdef);
}

TEST_CASE("The constant-time comparison tells equal from different") {
    const Bytes a{1, 2, 3};
    CHECK(equalConstantTime(a, Bytes{1, 2, 3}));
    CHECK_FALSE(equalConstantTime(a, Bytes{1, 2, 4}));
    CHECK_FALSE(equalConstantTime(a, Bytes{1, 2}));
}

TEST_CASE("Secret bytes move without leaving a copy behind") {
    SecretBytes secret(viewOf("passphrase"));
    const SecretBytes moved = std::move(secret);
    CHECK(textOf(moved.view()) == "passphrase");
    CHECK(secret.empty());
}

TEST_CASE("Wiping overwrites every byte") {
    Bytes bytes{1, 2, 3, 4};
    wipe(bytes);
    CHECK(bytes == Bytes{0, 0, 0, 0});
}
