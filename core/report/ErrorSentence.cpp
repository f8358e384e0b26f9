#include "core/report/ErrorSentence.h"

#include "resources/text/ErrorSentences.h"

namespace intaglio::report {
namespace {

struct Sentence {
    std::string_view text;
    std::string_view hint;
};

Sentence templateOf(base::ErrorCode code) {
    using base::ErrorCode;
    switch (code) {
#define INTAGLIO_SENTENCE(identifier, text, hint) \
    case ErrorCode::identifier:                   \
        return {text, hint};
        INTAGLIO_SENTENCES
#undef INTAGLIO_SENTENCE
    }
    return {};
}

std::string filled(std::string_view text, const std::vector<std::string>& arguments) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isMarker = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (!isMarker) {
            result += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++i] - '1');
        if (index < arguments.size()) result += arguments[index];
    }
    return result;
}

}  // namespace

std::string sentenceOf(const base::Error& error) {
    return filled(templateOf(error.code).text, error.arguments);
}
std::string hintOf(const base::Error& error) {
    return filled(templateOf(error.code).hint, error.arguments);
}

}  // namespace intaglio::report
