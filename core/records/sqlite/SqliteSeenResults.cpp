#include "core/records/sqlite/SqliteSeenResults.h"

#include <mutex>
#include <optional>

#include "core/records/sqlite/Database.h"

namespace intaglio::records {
namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using pipeline::SeenResult;
using Answer = pipeline::SeenResults::Answer;

/// "INTG": other programs' files are not written to.
constexpr std::int64_t kApplicationId = 0x494E5447;
constexpr std::int64_t kSchemaVersion = 1;

/// The journal is rolled back after a crash; write-ahead logging would leave two more files beside and needs shared memory, which network
/// folders lack. A doctor opens a few pictures a minute.
constexpr const char* kSettings = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;";
constexpr const char* kSchema =
    "CREATE TABLE seen (kiosk BLOB NOT NULL, report BLOB NOT NULL, counter INTEGER NOT NULL, payload BLOB NOT NULL, picture BLOB NOT NULL,"
    " PRIMARY KEY (kiosk, report)) WITHOUT ROWID;"
    "CREATE INDEX seen_counter ON seen (kiosk, counter);"
    "PRAGMA application_id = 1229870151; PRAGMA user_version = 1;";
static_assert(kApplicationId == 1229870151 && kSchemaVersion == 1);

/// Report ids are looked up under their kiosk: another clinic's kiosk may choose the same one, by accident or not.
constexpr const char* kSameReport = "SELECT payload, picture FROM seen WHERE kiosk = ?1 AND report = ?2";
constexpr const char* kSameCounter = "SELECT count(*) FROM seen WHERE kiosk = ?1 AND counter = ?2 AND payload <> ?3";
constexpr const char* kRemember = "INSERT INTO seen (kiosk, report, counter, payload, picture) VALUES (?1, ?2, ?3, ?4, ?5)";

Status prepareSchema(Database& database) {
    if (const Status set = database.execute(kSettings); !set) return set;
    Transaction transaction(database);
    if (const Status begun = transaction.begin(); !begun) return begun;
    const auto version = database.numberOf("PRAGMA user_version");
    const auto application = database.numberOf("PRAGMA application_id");
    const auto tables = database.numberOf("SELECT count(*) FROM sqlite_master");
    if (!version) return version.error();
    if (!application) return application.error();
    if (!tables) return tables.error();
    const bool isEmpty = *tables == 0 && *version == 0 && *application == 0;
    if (!isEmpty && *application != kApplicationId) return database.error("another program's file");
    if (*version > kSchemaVersion) return database.error("from a newer version of Intaglio");
    if (isEmpty) {
        if (const Status made = database.execute(kSchema); !made) return made;
    }
    return transaction.commit();
}

class SqliteSeenResults final : public pipeline::SeenResults {
public:
    SqliteSeenResults(std::filesystem::path file, int busyMilliseconds) : m_file(std::move(file)), m_busyMilliseconds(busyMilliseconds) {}

    [[nodiscard]] Result<Answer> remember(const SeenResult& result) override {
        const std::lock_guard lock(m_mutex);
        auto answer = rememberIn(result);
        if (!answer) m_database.reset();  // the next result finds the file as it is then
        return answer;
    }

private:
    [[nodiscard]] Status open() {
        if (m_database) return {};
        auto database = Database::open(m_file, m_busyMilliseconds);
        if (!database) return database.error();
        if (const Status prepared = prepareSchema(*database); !prepared) return prepared;
        m_database.emplace(std::move(*database));
        return {};
    }

    [[nodiscard]] Result<Answer> rememberIn(const SeenResult& result) {
        if (const Status opened = open(); !opened) return opened.error();
        Transaction transaction(*m_database);
        if (const Status begun = transaction.begin(); !begun) return begun.error();
        const auto answer = compare(result);
        if (!answer) return answer;
        if (*answer == Answer::New) {
            if (const Status inserted = insert(result); !inserted) return inserted.error();
        }
        if (const Status committed = transaction.commit(); !committed) return committed.error();
        return answer;
    }

    [[nodiscard]] Result<Answer> compare(const SeenResult& result) {
        auto sameReport = m_database->prepare(kSameReport);
        if (!sameReport) return sameReport.error();
        const int found = sameReport->bind(1, result.kiosk).bind(2, result.reportId).step();
        if (found == SQLITE_ROW) {
            const auto same = [](const base::Bytes& stored, const crypto::Digest& digest) {
                return std::equal(stored.begin(), stored.end(), digest.begin(), digest.end());
            };
            if (!same(sameReport->blob(1), result.pictureSha256)) return Answer::AnotherPicture;
            return same(sameReport->blob(0), result.payloadSha256) ? Answer::Same : Answer::OtherContents;
        }
        if (found != SQLITE_DONE) return m_database->error();
        return compareCounter(result);
    }

    [[nodiscard]] Result<Answer> compareCounter(const SeenResult& result) {
        if (result.counter == 0) return Answer::New;
        auto sameCounter = m_database->prepare(kSameCounter);
        if (!sameCounter) return sameCounter.error();
        // SQLite counts in signed numbers; only equality matters.
        sameCounter->bind(1, result.kiosk).bind(2, static_cast<std::int64_t>(result.counter)).bind(3, result.payloadSha256);
        if (sameCounter->step() != SQLITE_ROW) return m_database->error();
        return sameCounter->number(0) == 0 ? Answer::New : Answer::OtherContents;
    }

    [[nodiscard]] Status insert(const SeenResult& result) {
        auto statement = m_database->prepare(kRemember);
        if (!statement) return statement.error();
        statement->bind(1, result.kiosk).bind(2, result.reportId).bind(3, static_cast<std::int64_t>(result.counter));
        statement->bind(4, result.payloadSha256).bind(5, result.pictureSha256);
        if (statement->step() != SQLITE_DONE) return m_database->error();
        return {};
    }

    std::filesystem::path m_file;
    int m_busyMilliseconds;
    std::mutex m_mutex;
    std::optional<Database> m_database;
};

}  // namespace

std::unique_ptr<pipeline::SeenResults> createSqliteSeenResults(std::filesystem::path file, int busyMilliseconds) {
    return std::make_unique<SqliteSeenResults>(std::move(file), busyMilliseconds);
}

}  // namespace intaglio::records
