#include "app/cli/Console.h"

#include <cctype>
#include <cstdio>

#include "core/base/Platform.h"

namespace intaglio::cli {

void Console::text(const std::string& line) {
    if (!showsText()) return;
    endProgress();
    const std::lock_guard lock(m_mutex);
    std::fprintf(stdout, "%s\n", line.c_str());
    std::fflush(stdout);
}

void Console::json(const nlohmann::ordered_json& line) {
    if (!m_options.json) return;
    const std::lock_guard lock(m_mutex);
    std::fprintf(stdout, "%s\n", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
    std::fflush(stdout);
}

void Console::error(const Words& words, const std::string& file) {
    endProgress();
    std::string sentence = words.sentence;
    if (sentence.find(file) == std::string::npos) sentence.insert(0, file + ": ");
    const std::lock_guard lock(m_mutex);
    std::fprintf(stderr, "error: %s\nhint: %s\n", sentence.c_str(), words.hint.c_str());
}

void Console::message(const char* kind, const std::string& line) {
    if (m_options.quiet) return;
    endProgress();
    const std::lock_guard lock(m_mutex);
    std::fprintf(stderr, "%s: %s\n", kind, line.c_str());
}

void Console::note(const std::string& line) {
    message("note", line);
}

void Console::warning(const std::string& line) {
    message("warning", line);
}

bool Console::confirm(const std::string& question) {
    endProgress();
    std::fprintf(stderr, "%s [y/N] ", question.c_str());
    std::fflush(stderr);
    std::string answer;
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin)) answer += static_cast<char>(std::tolower(c));
    return answer == "y" || answer == "yes";
}

void Console::progress(std::string_view phase, double done, double total) {
    static const bool isTerminal = base::platform::standardErrorIsTerminal();
    if (!isTerminal || m_options.quiet || total <= 0) return;
    constexpr int kWidth = 30;
    const double share = done < 0 ? 0 : (done > total ? 1 : done / total);
    const int filled = static_cast<int>(share * kWidth);
    const std::string bar =
        std::string(static_cast<std::size_t>(filled), '#') + std::string(static_cast<std::size_t>(kWidth - filled), '.');
    const std::lock_guard lock(m_mutex);
    std::fprintf(stderr, "\r%-12.*s [%s] %3d%%", static_cast<int>(phase.size()), phase.data(), bar.c_str(), static_cast<int>(share * 100));
    m_hasProgress = true;
}

void Console::endProgress() {
    const std::lock_guard lock(m_mutex);
    if (!m_hasProgress) return;
    std::fprintf(stderr, "\r%60s\r", "");
    m_hasProgress = false;
}

base::Status Console::checkOutput() {
    // The stream remembers every failed write, also those of the help and of the completion script.
    const bool isFlushed = std::fflush(stdout) == 0;
    if (isFlushed && std::ferror(stdout) == 0) return {};
    return base::ErrorCode::OutputIncomplete;
}

}  // namespace intaglio::cli
