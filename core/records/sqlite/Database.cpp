#include "core/records/sqlite/Database.h"

#include "core/base/Files.h"

namespace intaglio::records {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
namespace fs = std::filesystem;

/// SQLite gives a new file the permissions that the user's mask allows; its journal takes those of the file.
void keepForOwner(const fs::path& path, fs::perms permissions) {
    std::error_code ignored;  // file systems without permissions, as on sticks
    fs::permissions(path, permissions, ignored);
}

void makeFolder(const fs::path& folder) {
    std::error_code ignored;  // opening the file tells
    if (folder.empty() || fs::exists(folder, ignored)) return;
    if (fs::create_directories(folder, ignored)) keepForOwner(folder, fs::perms::owner_all);
}

}  // namespace

Statement& Statement::bind(int index, base::ByteView blob) {
    const int bound =
        sqlite3_bind_blob64(m_statement.get(), index, blob.data(), static_cast<sqlite3_uint64>(blob.size()), SQLITE_TRANSIENT);
    if (bound != SQLITE_OK) m_bound = bound;
    return *this;
}

Statement& Statement::bind(int index, std::int64_t number) {
    if (const int bound = sqlite3_bind_int64(m_statement.get(), index, number); bound != SQLITE_OK) m_bound = bound;
    return *this;
}

int Statement::step() {
    return m_bound == SQLITE_OK ? sqlite3_step(m_statement.get()) : m_bound;
}

base::Bytes Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? base::Bytes() : base::Bytes(data, data + size);
}

Result<Database> Database::open(const fs::path& file, int busyMilliseconds) {
    makeFolder(file.parent_path());
    std::error_code ignored;
    const bool isNew = !fs::exists(file, ignored);
    sqlite3* connection = nullptr;
    const int opened = sqlite3_open_v2(base::pathText(file).c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(connection, file);  // SQLite gives a connection to close even where opening failed
    if (connection == nullptr) return Error(ErrorCode::OutOfMemory);
    if (opened != SQLITE_OK) return database.error();
    sqlite3_busy_timeout(connection, busyMilliseconds);
    // Nothing that a file says about itself may run code.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (isNew) keepForOwner(file, fs::perms::owner_read | fs::perms::owner_write);
    return database;
}

Status Database::execute(const char* sql) {
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return {};
}

Result<Statement> Database::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr) != SQLITE_OK) return error();
    return Statement(statement);
}

Result<std::int64_t> Database::numberOf(const char* sql) {
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    if (statement->step() != SQLITE_ROW) return error();
    return statement->number(0);
}

Error Database::error() const {
    return error(sqlite3_errmsg(m_database.get()));
}

Error Database::error(const std::string& detail) const {
    return {ErrorCode::RecordsUnavailable, {base::pathText(m_file), detail}};
}

Transaction::~Transaction() {
    if (m_isOpen) (void)m_database.execute("ROLLBACK");
}

Status Transaction::begin() {
    const Status begun = m_database.execute("BEGIN IMMEDIATE");
    m_isOpen = static_cast<bool>(begun);
    return begun;
}

Status Transaction::commit() {
    const Status committed = m_database.execute("COMMIT");
    if (committed) m_isOpen = false;
    return committed;
}

}  // namespace intaglio::records
