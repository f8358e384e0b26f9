#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "core/base/FileLock.h"
#include "core/base/SecretBytes.h"

/// Everything that needs the operating system's own interface. Platform.cpp is the only file with POSIX calls.
namespace intaglio::base::platform {

/// Writes `content` to a new, uniquely named file in the folder of `path`, flushed to the disk, and returns its name.
/// DiskFull, FileUnwritable; the file is removed on failure.
[[nodiscard]] Result<std::filesystem::path> writeNewFileBeside(const std::filesystem::path& path, ByteView content, bool ownerOnly);
/// Flushes a folder's entry after a rename; best effort.
void flushFolder(const std::filesystem::path& folder);
struct FileLockRules {
    std::chrono::milliseconds patience = kLockPatience;
    bool isPassing = false;  ///< the lock's file goes when the work is done, and may be another user's that a crash left behind
};
/// Runs `work` while holding an exclusive lock on the file `path` (created when missing), against other threads and programs. All who lock
/// one path use the same `isPassing`. FileUnwritable where somebody else kept the lock for longer than the patience; DiskFull.
[[nodiscard]] Status withFileLock(const std::filesystem::path& path, const std::function<Status()>& work, const FileLockRules& rules = {});

/// The running program's own file; empty where it cannot be found out.
[[nodiscard]] std::filesystem::path executablePath();
/// The value of an environment variable, or empty.
[[nodiscard]] std::string environmentVariable(const char* name);
/// The home folder of the account that runs the program, from the system's list of accounts; empty where that names none.
[[nodiscard]] std::filesystem::path accountHomeFolder();

[[nodiscard]] bool standardInputIsTerminal();
[[nodiscard]] bool standardErrorIsTerminal();
/// Asks on the terminal without echo. PassphraseMissing where there is no terminal, Cancelled on Ctrl-C.
[[nodiscard]] Result<SecretBytes> askPassphrase(const std::string& prompt);

/// Tells the allocator to keep memory that is used again at once: a network frees and takes megabytes per layer, and handing them back to
/// the system each time costs more than the arithmetic. No effect where the system's allocator has no such switch.
void keepFreedMemory();
/// The same for blocks of any size, for training: every step takes and frees tensors of a hundred megabytes, and clearing their pages anew
/// costs as much as the arithmetic. Holds from then on in the whole process, whose memory stays at its peak.
void keepLargeFreedMemory();

/// Takes one line from standard input without the line's end, byte by byte: no buffer keeps a copy, and what follows stays for the next
/// reader. PassphraseMissing (naming `wantedFor`) for an empty line, InvalidArgument from 4,096 bytes on, Cancelled on Ctrl-C.
[[nodiscard]] Result<SecretBytes> readSecretLine(const std::string& wantedFor);

/// Whole pages, filled with zeros, kept out of the swap file and of core dumps as far as the system allows. They are never given back. Null
/// where there is no memory.
[[nodiscard]] void* allocateLockedPages(std::size_t size);

/// Keeps secrets out of core dumps and away from other programs of the same user; best effort, called once at start. Memory may still be
/// paged out: keeping that unreadable is the encrypted swap's task.
void hardenProcess();
/// Calls `onInterrupt` (async-signal-safe work only: set a flag) on the first Ctrl-C or termination request.
void onInterrupt(void (*handler)());

/// Opens a shared library and returns the address of `symbol` (EngineUnavailable). The library stays loaded.
[[nodiscard]] Result<void*> loadSymbol(const std::filesystem::path& library, const char* symbol);
/// "libNAME.so", "NAME.dll", "libNAME.dylib".
[[nodiscard]] std::string sharedLibraryName(const std::string& name);

}  // namespace intaglio::base::platform
