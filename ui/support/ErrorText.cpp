#include "ui/support/ErrorText.h"

#include <QCoreApplication>

#include "resources/text/ErrorSentences.h"

namespace intaglio::ui {

namespace {

struct SourceText {
    base::ErrorCode code;
    const char* sentence;
    const char* hint;
};

constexpr SourceText kTexts[] = {
#define INTAGLIO_SENTENCE(identifier, sentence, hint) {base::ErrorCode::identifier, sentence, hint},
    INTAGLIO_SENTENCES
#undef INTAGLIO_SENTENCE
};

const SourceText* find(base::ErrorCode code) {
    for (const auto& text : kTexts) {
        if (text.code == code) return &text;
    }
    return nullptr;
}

/// All arguments in one pass, so that a path that happens to hold "%2" is not filled again.
QString filled(const QString& pattern, const std::vector<std::string>& arguments) {
    QString result;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int digit = i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        const auto index = static_cast<std::size_t>(digit - 1);
        if (pattern[i] == QLatin1Char('%') && digit > 0 && index < arguments.size()) {
            result += QString::fromStdString(arguments[index]);
            ++i;
        } else {
            result += pattern[i];
        }
    }
    return result;
}

}  // namespace

ErrorWords errorText(const base::Error& error) {
    const SourceText* text = find(error.code);
    if (text == nullptr) {
        const auto name = base::codeName(error.code);
        return {QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), {}};
    }
    return {filled(QCoreApplication::translate("ErrorText", text->sentence), error.arguments),
            filled(QCoreApplication::translate("ErrorText", text->hint), error.arguments)};
}

ErrorWords errorSource(base::ErrorCode code) {
    const SourceText* text = find(code);
    return text == nullptr ? ErrorWords{} : ErrorWords{QString::fromUtf8(text->sentence), QString::fromUtf8(text->hint)};
}

}  // namespace intaglio::ui
