#pragma once
#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <map>
#include <optional>

#include "ui/presenters/StudyPorts.h"

namespace intaglio::ui {

/// Where one picture of the list stands.
enum class StudyStatus { Listed, Waiting, Done, Refused, Failed, Cancelled };

struct StudyEntry {
    std::filesystem::path file;
    StudyStatus status = StudyStatus::Listed;
    std::optional<pipeline::BatchRow> row;         ///< what the model said, once it is known
    std::optional<inference::AgeRange> statedAge;  ///< the age that `row` was judged with, where a doctor stated it
    bool unread = true;
    int order = 0;  ///< in which it came: "time in queue" when nothing else decides
};

/// The doctor's inbox: pictures and what the model said about them. QtCore only; the view draws it.
class StudyList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PathRole = Qt::UserRole + 1,
        StatusRole,
        UnreadRole,
        UrgencyRole,
        DecisionRole,
        FindingRole,
        WeightedRole,
        AgeUncheckedRole,
        OrderRole
    };

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Adds files that are not in the list yet.
    void add(const std::vector<std::filesystem::path>& files, StudyStatus status);
    void clear();
    [[nodiscard]] const StudyEntry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    /// -1 where the file is not listed.
    [[nodiscard]] int indexOf(const std::filesystem::path& file) const;
    /// What was answered on a stated age stays (setJudged).
    void setResult(const std::filesystem::path& file, const pipeline::BatchRow& row);
    /// What the model says once the doctor has stated the patient's age, or taken it back, takes the place of the answer or refusal that
    /// the row holds; its modality and time stay. Nothing changes where no age is stated, now or before, or where the row holds neither: so
    /// what is decrypted from an encrypted copy, whose row is an error, leaves the window with the key.
    void setJudged(const std::filesystem::path& file, const pipeline::Analysis& analysis, std::optional<inference::AgeRange> age);
    void markRead(const std::filesystem::path& file);
    /// Files that still wait are no longer waited for.
    void cancelWaiting();
    [[nodiscard]] int unreadCount() const;
    /// Rows with a result, most urgent first (pipeline::sortByUrgency), for the table to be written.
    [[nodiscard]] std::vector<pipeline::BatchRow> results() const;

private:
    void touch(int row);
    void put(int row, const pipeline::BatchRow& result, std::optional<inference::AgeRange> age);
    std::vector<StudyEntry> m_entries;
    std::map<std::filesystem::path, int> m_rows;
    int m_nextOrder = 0;
};

/// Sorting and filtering of the inbox.
class StudyFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Order { Urgency, Arrival, Name };
    enum class Show { All, Unread, Positive, Problems };

    explicit StudyFilter(QObject* parent = nullptr);
    void setOrder(Order order);
    [[nodiscard]] Order order() const { return m_order; }
    void setShow(Show show);
    /// Part of the file's name or of the finding, any case.
    void setSearch(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Order m_order = Order::Urgency;
    Show m_show = Show::All;
    QString m_search;
};

}  // namespace intaglio::ui
