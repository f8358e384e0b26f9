#include <cstdio>

#include "app/cli/Command.h"

namespace intaglio::cli {
namespace {

std::string wordsOf(const CLI::App& app) {
    std::string words;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) words += command->get_name() + " ";
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_lnames().empty()) words += "--" + option->get_lnames().front() + " ";
    }
    return words;
}

void addCases(const CLI::App& app, const std::string& path, std::string& script) {
    script += "    \"" + path + "\") words=\"" + wordsOf(app) + "\" ;;\n";
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        addCases(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), script);
    }
}

/// Made from the commands themselves, so it cannot fall behind them.
std::string bashCompletion(const CLI::App& root) {
    std::string script =
        "_intaglio() {\n"
        "  local current=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" words=\"\" i\n"
        "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "    case \"${COMP_WORDS[i]}\" in -*) break ;; *) path=\"${path:+$path }${COMP_WORDS[i]}\" ;; esac\n"
        "    case \"$path\" in keys|models) ;; *) break ;; esac\n"
        "  done\n"
        "  case \"$path\" in\n";
    addCases(root, "", script);
    script +=
        "  esac\n"
        "  if [[ \"$current\" == -* || -z \"$path\" || \"$path\" == keys || \"$path\" == models ]]; then\n"
        "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
        "  else\n"
        "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
        "  fi\n"
        "}\n"
        "complete -o filenames -F _intaglio intaglio\n";
    return script;
}

}  // namespace

void addCompletionCommand(CLI::App& root, CommandContext&) {
    CLI::App* command = root.add_subcommand("completion", "Print the bash completion script: source <(intaglio completion)");
    command->callback([&root] { std::fputs(bashCompletion(root).c_str(), stdout); });
}

}  // namespace intaglio::cli
