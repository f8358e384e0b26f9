#include "core/base/Error.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "resources/text/ErrorSentences.h"
#include "tests/support/Catch.h"

using namespace intaglio::base;

namespace {

struct Sentence {
    std::string_view text;
    std::string_view hint;
};

std::map<ErrorCode, Sentence> allSentences() {
    return {
#define INTAGLIO_SENTENCE(identifier, text, hint) {ErrorCode::identifier, {text, hint}},
        INTAGLIO_SENTENCES
#undef INTAGLIO_SENTENCE
    };
}

int argumentCount(ErrorCode code) {
    const std::string_view names = argumentNames(code);
    if (names.empty()) return 0;
    return 1 + static_cast<int>(std::count(names.begin(), names.end(), ','));
}

}  // namespace

TEST_CASE("Every error code has a name of its own, a sentence and a hint") {
    const auto sentences = allSentences();
    std::set<std::string_view> names;
    for (int i = 0; i < errorCodeCount(); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        INFO(codeName(code));
        CHECK(names.insert(codeName(code)).second);
        REQUIRE(sentences.count(code) == 1);
        CHECK(sentences.at(code).text.size() > 10);
        CHECK(sentences.at(code).hint.size() > 10);
    }
}

TEST_CASE("A sentence uses no argument that its code does not carry") {
    for (const auto& [code, sentence] : allSentences()) {
        INFO(codeName(code));
        for (int argument = argumentCount(code) + 1; argument <= 9; ++argument) {
            const std::string marker = "%" + std::to_string(argument);
            CHECK(sentence.text.find(marker) == std::string_view::npos);
            CHECK(sentence.hint.find(marker) == std::string_view::npos);
        }
    }
}
