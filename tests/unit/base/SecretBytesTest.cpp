#include "core/base/SecretBytes.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <set>
#include <thread>

#include "core/base/Platform.h"
#include "tests/support/Catch.h"

namespace intaglio::base {
namespace {

/// Puts `text` before standard input for as long as it lives.
class TypedInput {
public:
    explicit TypedInput(std::string_view text) : m_before(::dup(STDIN_FILENO)) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
        ::close(ends[1]);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
    }
    ~TypedInput() {
        ::dup2(m_before, STDIN_FILENO);
        ::close(m_before);
    }
    TypedInput(const TypedInput&) = delete;
    TypedInput& operator=(const TypedInput&) = delete;

private:
    int m_before;
};

std::string textOf(const Result<SecretBytes>& line) {
    REQUIRE(line);
    return std::string(base::textOf(line->view()));
}

}  // namespace

TEST_CASE("Secrets that live at the same time have memory of their own") {
    std::vector<SecretBytes> secrets;
    std::set<const std::uint8_t*> places;
    // More than a slab of each size, and sizes that the heap has to serve.
    for (const std::size_t size : {1U, 64U, 65U, 256U, 257U, 4096U, 65536U, 65537U}) {
        for (int i = 0; i < 70; ++i) {
            secrets.emplace_back(size);
            const auto content = static_cast<std::uint8_t>(secrets.size());
            std::fill(secrets.back().data().begin(), secrets.back().data().end(), content);
            CHECK(places.insert(secrets.back().view().data()).second);
        }
    }
    for (std::size_t i = 0; i < secrets.size(); ++i) {
        const ByteView view = secrets[i].view();
        const auto content = static_cast<std::uint8_t>(i + 1);
        REQUIRE(std::all_of(view.begin(), view.end(), [content](std::uint8_t byte) { return byte == content; }));
    }
}

TEST_CASE("Several threads take and give back secrets at once") {
    constexpr int kThreads = 4;
    std::array<bool, kThreads> intact{};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([thread, &intact] {
            bool all = true;
            std::vector<SecretBytes> kept;
            for (std::size_t i = 0; i < 3000; ++i) {
                SecretBytes secret(1 + i * 37 % 5000);
                std::fill(secret.data().begin(), secret.data().end(), static_cast<std::uint8_t>(thread + 1));
                kept.push_back(std::move(secret));
                if (kept.size() < 20) continue;
                for (const std::uint8_t byte : kept[i % 20].view()) all = all && byte == thread + 1;
                kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i % 20));
            }
            intact[static_cast<std::size_t>(thread)] = all;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const bool all : intact) CHECK(all);
}

TEST_CASE("Wiping reaches what a text has outgrown and keeps its length") {
    std::string text(100, 'x');
    text.resize(40);
    wipe(text);
    CHECK(text == std::string(40, '\0'));
    Bytes bytes(100, 7);
    bytes.resize(10);
    wipe(bytes);
    CHECK(bytes == Bytes(10));
    Bytes empty;
    wipe(empty);
    CHECK(empty.empty());
}

TEST_CASE("Secret lines come one by one from standard input") {
    const TypedInput input("first words\nsecond words\r\n\nlast");
    CHECK(textOf(platform::readSecretLine("a.key")) == "first words");
    CHECK(textOf(platform::readSecretLine("a.key")) == "second words");
    const auto empty = platform::readSecretLine("a.key");
    REQUIRE_FALSE(empty);
    CHECK(empty.error().code == ErrorCode::PassphraseMissing);
    CHECK(textOf(platform::readSecretLine("a.key")) == "last");
    CHECK_FALSE(platform::readSecretLine("a.key"));
}

TEST_CASE("A secret line that is too long is refused, not cut") {
    const TypedInput longest(std::string(4095, 'y') + "\n");
    CHECK(textOf(platform::readSecretLine("a.key")).size() == 4095);
    const TypedInput longer(std::string(4096, 'y') + "\n");
    const auto refused = platform::readSecretLine("a.key");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("Hexadecimal is decoded into memory of the right size only") {
    std::array<std::uint8_t, 2> out{};
    CHECK(decodeHex("0aFf", out));
    CHECK(out == std::array<std::uint8_t, 2>{0x0a, 0xff});
    CHECK_FALSE(decodeHex("0aF", out));
    CHECK_FALSE(decodeHex("0aFf00", out));
    CHECK_FALSE(decodeHex("0aFg", out));
}

}  // namespace intaglio::base
