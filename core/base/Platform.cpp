#include "core/base/Platform.h"

#include <dlfcn.h>
#include <fcntl.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <poll.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/mman.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>
#include <thread>

#include "core/base/Files.h"

#if defined(__SANITIZE_ADDRESS__)
#define INTAGLIO_LEAK_CHECK
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define INTAGLIO_LEAK_CHECK
#endif
#endif

namespace intaglio::base::platform {
namespace fs = std::filesystem;
namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int descriptor) : m_descriptor(descriptor) {}
    ~FileDescriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    FileDescriptor(FileDescriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// Network file systems report a full disk here only.
    [[nodiscard]] bool closeChecked() { return ::close(std::exchange(m_descriptor, -1)) == 0; }

private:
    int m_descriptor;
};

Error writeError(const fs::path& path) {
    const bool isFull = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    return {isFull ? ErrorCode::DiskFull : ErrorCode::FileUnwritable, {pathText(path)}};
}

bool writeAll(int descriptor, ByteView content) {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

/// The process's file creation mask. umask() tells it only by setting another one, with which a file of another thread would be made
/// meanwhile; the kernel's own account changes nothing. Where there is none, nobody but the owner gets anything.
mode_t creationMask() {
    constexpr std::string_view kField = "Umask:";
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (!line.starts_with(kField)) continue;
        const std::size_t digits = line.find_first_of("01234567");
        unsigned mask = 0;
        if (digits == std::string::npos) break;
        const auto [end, failure] = std::from_chars(line.data() + digits, line.data() + line.size(), mask, 8);
        if (failure == std::errc()) return static_cast<mode_t>(mask & 0777);
        break;
    }
    return S_IRWXG | S_IRWXO;
}

mode_t permissionsFor(bool ownerOnly) {
    if (ownerOnly) return S_IRUSR | S_IWUSR;
    return (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH) & ~creationMask();
}

}  // namespace

Result<fs::path> writeNewFileBeside(const fs::path& path, ByteView content, bool ownerOnly) {
    // mkstemp creates the file for the owner alone, so a secret is never readable in between.
    std::string name = (path.parent_path() / ".intaglio-XXXXXX").string();
    FileDescriptor file(::mkstemp(name.data()));
    if (!file.isOpen()) return writeError(path);
    const bool isWritten = writeAll(file.get(), content) && ::fchmod(file.get(), permissionsFor(ownerOnly)) == 0 &&
                           ::fsync(file.get()) == 0 && file.closeChecked();
    if (isWritten) return fs::path(name);
    const Error error = writeError(path);
    ::unlink(name.c_str());
    return error;
}

void flushFolder(const fs::path& folder) {
    const fs::path target = folder.empty() ? fs::path(".") : folder;
    const FileDescriptor descriptor(::open(target.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen()) ::fsync(descriptor.get());
}

namespace {

/// A link or pipe that somebody else put in the lock's place must not make a file elsewhere, or keep the program waiting.
int openLock(const fs::path& path, bool isPassing) {
    constexpr int kOwnFile = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    if (!isPassing) return ::open(path.c_str(), O_RDWR | O_CREAT | kOwnFile, S_IRUSR | S_IWUSR);
    const int own = ::open(path.c_str(), O_RDWR | O_CREAT | kOwnFile, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    return own < 0 && errno == EACCES ? ::open(path.c_str(), O_RDONLY | kOwnFile) : own;
}

bool isOrdinaryFile(int descriptor) {
    struct stat held {};
    return ::fstat(descriptor, &held) == 0 && S_ISREG(held.st_mode);
}

/// False where the file was removed after it was opened: who locks it then keeps nobody out.
bool isStillAt(int descriptor, const fs::path& path) {
    struct stat held {};
    struct stat there {};
    return ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &there) == 0 && held.st_dev == there.st_dev &&
           held.st_ino == there.st_ino;
}

Result<FileDescriptor> lockedFile(const fs::path& path, const FileLockRules& rules) {
    constexpr std::chrono::milliseconds kLookAgain{5};
    const auto deadline = std::chrono::steady_clock::now() + rules.patience;
    while (true) {
        FileDescriptor file(openLock(path, rules.isPassing));
        if (!file.isOpen()) return writeError(path);
        if (!isOrdinaryFile(file.get())) return Error(ErrorCode::FileUnwritable, {pathText(path)});
        const bool isLocked = ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
        if (!isLocked && errno != EWOULDBLOCK && errno != EINTR) return writeError(path);
        if (isLocked && isStillAt(file.get(), path)) return file;
        if (std::chrono::steady_clock::now() >= deadline) return Error(ErrorCode::FileUnwritable, {pathText(path)});
        if (!isLocked) std::this_thread::sleep_for(kLookAgain);
    }
}

}  // namespace

Status withFileLock(const fs::path& path, const std::function<Status()>& work, const FileLockRules& rules) {
    const Result<FileDescriptor> file = lockedFile(path, rules);
    if (!file) return file.error();
    Status done = work();
    if (rules.isPassing) ::unlink(path.c_str());  // still locked: nobody else's file goes
    return done;
}

fs::path executablePath() {
    std::error_code failure;
    return fs::read_symlink("/proc/self/exe", failure);
}

std::string environmentVariable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

fs::path accountHomeFolder() {
    std::vector<char> storage(16 * 1024);
    passwd entry{};
    passwd* found = nullptr;
    ::getpwuid_r(::geteuid(), &entry, storage.data(), storage.size(), &found);
    return found == nullptr || found->pw_dir == nullptr ? fs::path() : fs::path(found->pw_dir);
}

bool standardInputIsTerminal() {
    return ::isatty(STDIN_FILENO) == 1;
}
bool standardErrorIsTerminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

namespace {

volatile std::sig_atomic_t isInterrupted = 0;
void (*interruptHandler)() = nullptr;

void handleInterrupt(int signal) {
    isInterrupted = 1;
    if (interruptHandler != nullptr) interruptHandler();
    std::signal(signal, SIG_DFL);  // a second Ctrl-C ends the program at once
}

/// Waits until a read would not block. Looks up every now and then, because a signal may come just before the waiting starts.
Status waitForInput(int descriptor) {
    constexpr int kLookUpMilliseconds = 100;
    pollfd wanted{descriptor, POLLIN, 0};
    while (isInterrupted == 0) {
        if (::poll(&wanted, 1, kLookUpMilliseconds) > 0) return {};
    }
    return ErrorCode::Cancelled;
}

/// Bytes of one line without its end, at most as many as `line` has room for.
Result<std::size_t> readTerminalLine(int terminal, std::span<std::uint8_t> line) {
    std::size_t length = 0;
    while (length < line.size()) {
        if (const Status ready = waitForInput(terminal); !ready) return ready.error();
        const ssize_t taken = ::read(terminal, line.data() + length, line.size() - length);
        if (taken < 0 && errno == EINTR) continue;
        if (taken <= 0) break;
        length += static_cast<std::size_t>(taken);
        if (line[length - 1] == '\n') return length - 1;
    }
    return length;
}

/// Turns the terminal's echo off for as long as it lives.
class EchoOff {
public:
    explicit EchoOff(int terminal) : m_terminal(terminal) {
        ::tcgetattr(m_terminal, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(m_terminal, TCSAFLUSH, &silent);
    }
    ~EchoOff() { ::tcsetattr(m_terminal, TCSAFLUSH, &m_before); }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;

private:
    int m_terminal;
    termios m_before{};
};

}  // namespace

Result<SecretBytes> askPassphrase(const std::string& prompt) {
    const FileDescriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal.isOpen()) return Error(ErrorCode::PassphraseMissing, {prompt});
    writeAll(terminal.get(), viewOf(prompt));
    // A terminal keeps a line of 4,095 bytes and silently drops the rest: such a line may be the beginning of a longer one.
    constexpr std::size_t kLongestLine = 4095;
    SecretBytes line(kLongestLine + 1);
    Result<std::size_t> length = std::size_t{0};
    {
        const EchoOff silent(terminal.get());
        length = readTerminalLine(terminal.get(), line.data());
    }
    writeAll(terminal.get(), viewOf("\n"));
    if (!length) return length.error();
    if (*length >= kLongestLine)
        return Error(ErrorCode::InvalidArgument, {"passphrase", "longer than " + std::to_string(kLongestLine - 1)});
    if (*length == 0) return Error(ErrorCode::PassphraseMissing, {prompt});
    return SecretBytes(line.view().first(*length));
}

Result<SecretBytes> readSecretLine(const std::string& wantedFor) {
    constexpr std::size_t kLongestLine = 4096;
    SecretBytes line(kLongestLine);
    std::size_t length = 0;
    while (length < kLongestLine) {
        if (const Status ready = waitForInput(STDIN_FILENO); !ready) return ready.error();
        const ssize_t taken = ::read(STDIN_FILENO, &line.data()[length], 1);
        if (taken < 0 && errno == EINTR) continue;
        if (taken <= 0 || line.view()[length] == '\n') break;
        ++length;
    }
    if (length == kLongestLine) return Error(ErrorCode::InvalidArgument, {"passphrase", "longer than " + std::to_string(kLongestLine - 1)});
    if (length > 0 && line.view()[length - 1] == '\r') --length;
    if (length == 0) return Error(ErrorCode::PassphraseMissing, {wantedFor});
    return SecretBytes(line.view().first(length));
}

void* allocateLockedPages(std::size_t size) {
    void* pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) return nullptr;
    // Both are best effort: how much may be locked is the system's decision.
    ::mlock(pages, size);
#if defined(MADV_DONTDUMP)
    ::madvise(pages, size, MADV_DONTDUMP);
#endif
    return pages;
}

void keepFreedMemory() {
#if defined(__GLIBC__)
    // Far above any intermediate tensor of a picture, far below what a clinic's computer has.
    constexpr int kKeptBytes = 256 << 20;
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest value that glibc takes
    ::mallopt(M_TRIM_THRESHOLD, kKeptBytes);
#endif
}

void keepLargeFreedMemory() {
#if defined(__GLIBC__)
    ::mallopt(M_MMAP_MAX, 0);  // no block has a mapping of its own, which would be undone when it is freed
    ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    ::mallopt(M_TOP_PAD, 64 << 20);
#endif
}

void hardenProcess() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__) && !defined(INTAGLIO_LEAK_CHECK)
    // Where cores are piped to a collector the size limit does not count, and another program of the same user could look into the memory.
    // The leak check of the address sanitizer does look into it, so that build does without.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    // A write beyond a file-size limit shall come back as an error, not end the program.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

void onInterrupt(void (*handler)()) {
    interruptHandler = handler;
    std::signal(SIGINT, handleInterrupt);
    std::signal(SIGTERM, handleInterrupt);
}

Result<void*> loadSymbol(const fs::path& library, const char* symbol) {
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return Error(ErrorCode::EngineUnavailable, {pathText(library.filename())});
    void* address = ::dlsym(handle, symbol);
    if (address == nullptr) return Error(ErrorCode::EngineUnavailable, {symbol});
    return address;
}

std::string sharedLibraryName(const std::string& name) {
    return "lib" + name + ".so";
}

}  // namespace intaglio::base::platform
