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

/// The kinds of picture as core/inference/PictureKind names them in English; a clinic's own word stays as it is.
constexpr const char* kKindWords[] = {QT_TRANSLATE_NOOP("PictureKind", "blood smear"),
                                      QT_TRANSLATE_NOOP("PictureKind", "chest X-ray"),
                                      QT_TRANSLATE_NOOP("PictureKind", "skin lesion"),
                                      QT_TRANSLATE_NOOP("PictureKind", "breast ultrasound"),
                                      QT_TRANSLATE_NOOP("PictureKind", "bone X-ray"),
                                      QT_TRANSLATE_NOOP("PictureKind", "mammogram"),
                                      QT_TRANSLATE_NOOP("PictureKind", "none that is known here")};

/// The last argument of these refusals is a kind of picture.
bool namesKind(base::ErrorCode code) {
    return code == base::ErrorCode::RefusedKind || code == base::ErrorCode::RefusedNoModel || code == base::ErrorCode::RefusedContradiction;
}

std::vector<std::string> translatedArguments(const base::Error& error) {
    std::vector<std::string> arguments = error.arguments;
    if (!namesKind(error.code) || arguments.empty()) return arguments;
    for (const char* words : kKindWords) {
        if (arguments.back() != words) continue;
        arguments.back() = QCoreApplication::translate("PictureKind", words).toStdString();
        break;
    }
    return arguments;
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
    const std::vector<std::string> arguments = translatedArguments(error);
    return {filled(QCoreApplication::translate("ErrorText", text->sentence), arguments),
            filled(QCoreApplication::translate("ErrorText", text->hint), arguments)};
}

ErrorWords errorSource(base::ErrorCode code) {
    const SourceText* text = find(code);
    return text == nullptr ? ErrorWords{} : ErrorWords{QString::fromUtf8(text->sentence), QString::fromUtf8(text->hint)};
}

}  // namespace intaglio::ui
