#include "tests/report/OutsideProgram.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace intaglio::report {

namespace {

[[noreturn]] void becomeProgram(std::vector<std::string> arguments, const std::filesystem::path& folder) {
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    const int nothing = ::open("/dev/null", O_RDWR);
    for (int stream = 0; stream <= 2; ++stream) ::dup2(nothing, stream);
    if (::chdir(folder.c_str()) == 0) ::execvp(pointers[0], pointers.data());
    ::_exit(127);
}

std::optional<ProgramRun> runDirectly(const std::vector<std::string>& arguments, const std::filesystem::path& folder) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0) return std::nullopt;
    if (child == 0) becomeProgram(arguments, folder);
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child) return std::nullopt;
    ProgramRun run;
    run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    run.peakMegabytes = static_cast<double>(usage.ru_maxrss) / 1024;
    run.exitStatus = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return run;
}

}  // namespace

bool watchProgram(const std::vector<std::string>& arguments, const std::filesystem::path& report) {
    const auto run = runDirectly(arguments, ".");
    std::ofstream stream(report);
    if (run) stream << run->seconds << ' ' << run->peakMegabytes << ' ' << run->exitStatus << '\n';
    return run && stream.flush();
}

std::optional<ProgramRun> runProgram(const std::filesystem::path& watcher, const std::vector<std::string>& arguments,
                                     const std::filesystem::path& folder) {
    std::vector<std::string> watched{watcher.string(), "--watch", "watched"};
    watched.insert(watched.end(), arguments.begin(), arguments.end());
    const auto watching = runDirectly(watched, folder);
    if (!watching || watching->exitStatus != 0) return std::nullopt;
    std::ifstream stream(folder / "watched");
    ProgramRun run;
    stream >> run.seconds >> run.peakMegabytes >> run.exitStatus;
    return stream ? std::optional(run) : std::nullopt;
}

bool isInstalled(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (::access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
    }
    return false;
}

}  // namespace intaglio::report
