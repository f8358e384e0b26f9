#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include <sqlite3.h>

#include "core/base/Bytes.h"

/// What the records need of SQLite, with errors as values.
namespace intaglio::records {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A prepared statement. Parameters count from 1, columns from 0, as SQLite does.
class Statement {
public:
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    Statement& bind(int index, base::ByteView blob);
    Statement& bind(int index, std::int64_t number);
    /// SQLITE_ROW, SQLITE_DONE or an error code; also that of a bind that failed before.
    [[nodiscard]] int step();
    [[nodiscard]] base::Bytes blob(int column) const;
    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

private:
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> m_statement;
    int m_bound = SQLITE_OK;
};

/// One connection. Not for several threads at once.
class Database {
public:
    /// Makes the file, and its folder for the owner alone, where they are missing.
    [[nodiscard]] static base::Result<Database> open(const std::filesystem::path& file, int busyMilliseconds);
    [[nodiscard]] base::Status execute(const char* sql);
    [[nodiscard]] base::Result<Statement> prepare(const char* sql);
    /// The first column of the first row.
    [[nodiscard]] base::Result<std::int64_t> numberOf(const char* sql);
    /// RecordsUnavailable with what SQLite says.
    [[nodiscard]] base::Error error() const;
    [[nodiscard]] base::Error error(const std::string& detail) const;

private:
    Database(sqlite3* database, std::filesystem::path file) : m_database(database), m_file(std::move(file)) {}
    std::unique_ptr<sqlite3, CloseDatabase> m_database;
    std::filesystem::path m_file;
};

/// BEGIN IMMEDIATE now, ROLLBACK when it goes without commit().
class Transaction {
public:
    explicit Transaction(Database& database) : m_database(database) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] base::Status begin();
    [[nodiscard]] base::Status commit();

private:
    Database& m_database;
    bool m_isOpen = false;
};

}  // namespace intaglio::records
