#include "ui/presenters/StudyList.h"

#include <algorithm>

#include "core/inference/Prediction.h"
#include "core/pipeline/AnalyzeFile.h"

namespace intaglio::ui {
namespace {

StudyStatus statusOf(const pipeline::BatchRow& row) {
    if (row.prediction) return StudyStatus::Done;
    if (row.refusal) return StudyStatus::Refused;
    const bool cancelled = row.error && row.error->code == base::ErrorCode::Cancelled;
    return cancelled ? StudyStatus::Cancelled : StudyStatus::Failed;
}

/// -1 where nothing is known: such pictures come after every picture with a result.
double urgencyOf(const StudyEntry& entry) {
    return entry.row && entry.row->prediction ? entry.row->prediction->findingProbability.value_or(-1) : -1;
}

int decisionOf(const StudyEntry& entry) {
    return entry.row && entry.row->prediction ? static_cast<int>(entry.row->prediction->decision) : -1;
}

QString findingOf(const StudyEntry& entry) {
    return entry.row && entry.row->prediction ? QString::fromStdString(entry.row->prediction->finding) : QString();
}

bool isWeighted(const StudyEntry& entry) {
    return entry.row && entry.row->prediction && inference::weightedFinding(*entry.row->prediction);
}

bool isAgeUnchecked(const StudyEntry& entry) {
    if (!entry.row || !entry.row->prediction) return false;
    const auto& flags = entry.row->prediction->flags;
    return std::find(flags.begin(), flags.end(), pipeline::kAgeUncheckedFlag) != flags.end();
}

}  // namespace

int StudyList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant StudyList::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const StudyEntry& study = entry(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return fileNameOf(study.file);
        case PathRole:
            return pathToQt(study.file);
        case StatusRole:
            return static_cast<int>(study.status);
        case UnreadRole:
            return study.unread;
        case UrgencyRole:
            return urgencyOf(study);
        case DecisionRole:
            return decisionOf(study);
        case FindingRole:
            return findingOf(study);
        case WeightedRole:
            return isWeighted(study);
        case AgeUncheckedRole:
            return isAgeUnchecked(study);
        case OrderRole:
            return study.order;
        default:
            return {};
    }
}

void StudyList::add(const std::vector<std::filesystem::path>& files, StudyStatus status) {
    std::vector<std::filesystem::path> fresh;
    for (const auto& file : files) {
        const int known = indexOf(file);
        if (known < 0) {
            fresh.push_back(file);
        } else if (status == StudyStatus::Waiting && m_entries[static_cast<std::size_t>(known)].status != StudyStatus::Done) {
            m_entries[static_cast<std::size_t>(known)].status = StudyStatus::Waiting;
            touch(known);
        }
    }
    if (fresh.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    for (auto& file : fresh) {
        m_rows.emplace(file, static_cast<int>(m_entries.size()));
        m_entries.push_back({std::move(file), status, std::nullopt, std::nullopt, true, m_nextOrder++});
    }
    endInsertRows();
}

void StudyList::clear() {
    beginResetModel();
    m_entries.clear();
    m_rows.clear();
    endResetModel();
}

int StudyList::indexOf(const std::filesystem::path& file) const {
    const auto found = m_rows.find(file);
    return found == m_rows.end() ? -1 : found->second;
}

void StudyList::touch(int row) {
    Q_EMIT dataChanged(index(row), index(row));
}

void StudyList::put(int row, const pipeline::BatchRow& result, std::optional<inference::AgeRange> age) {
    StudyEntry& study = m_entries[static_cast<std::size_t>(row)];
    study.status = statusOf(result);
    study.row = result;
    study.statedAge = age;
    touch(row);
}

void StudyList::setResult(const std::filesystem::path& file, const pipeline::BatchRow& row) {
    const int at = indexOf(file);
    if (at < 0) return;
    const StudyEntry known = entry(at);
    put(at, known.statedAge ? *known.row : row, known.statedAge);
}

void StudyList::setJudged(const std::filesystem::path& file, const pipeline::Analysis& analysis, std::optional<inference::AgeRange> age) {
    const int at = indexOf(file);
    if (at < 0 || (!age && !entry(at).statedAge)) return;
    std::optional<pipeline::BatchRow> row = entry(at).row;
    if (!row || (!row->prediction && !row->refusal)) return;
    pipeline::recordAnalysis(*row, analysis);
    put(at, *row, age);
}

void StudyList::markRead(const std::filesystem::path& file) {
    const int at = indexOf(file);
    if (at < 0 || !m_entries[static_cast<std::size_t>(at)].unread) return;
    m_entries[static_cast<std::size_t>(at)].unread = false;
    touch(at);
}

void StudyList::cancelWaiting() {
    for (int row = 0; row < rowCount(); ++row) {
        if (entry(row).status != StudyStatus::Waiting) continue;
        m_entries[static_cast<std::size_t>(row)].status = StudyStatus::Cancelled;
        touch(row);
    }
}

int StudyList::unreadCount() const {
    return static_cast<int>(std::count_if(m_entries.begin(), m_entries.end(), [](const StudyEntry& study) { return study.unread; }));
}

std::vector<pipeline::BatchRow> StudyList::results() const {
    std::vector<pipeline::BatchRow> rows;
    for (const StudyEntry& study : m_entries) {
        if (study.row) rows.push_back(*study.row);
    }
    pipeline::sortByUrgency(rows);
    return rows;
}

StudyFilter::StudyFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setDynamicSortFilter(true);
    sort(0);
}

void StudyFilter::setOrder(Order order) {
    m_order = order;
    invalidate();
}

void StudyFilter::setShow(Show show) {
    m_show = show;
    invalidateFilter();
}

void StudyFilter::setSearch(const QString& text) {
    m_search = text.trimmed();
    invalidateFilter();
}

bool StudyFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto status = static_cast<StudyStatus>(index.data(StudyList::StatusRole).toInt());
    switch (m_show) {
        case Show::All:
            break;
        case Show::Unread:
            if (!index.data(StudyList::UnreadRole).toBool()) return false;
            break;
        case Show::Positive:
            if (index.data(StudyList::DecisionRole).toInt() != static_cast<int>(inference::Decision::Positive)) return false;
            break;
        case Show::Problems:
            if (status != StudyStatus::Failed && status != StudyStatus::Refused) return false;
            break;
    }
    return m_search.isEmpty() || index.data(Qt::DisplayRole).toString().contains(m_search, Qt::CaseInsensitive) ||
           index.data(StudyList::FindingRole).toString().contains(m_search, Qt::CaseInsensitive);
}

bool StudyFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (m_order == Order::Name) {
        const int compared = QString::compare(left.data().toString(), right.data().toString(), Qt::CaseInsensitive);
        if (compared != 0) return compared < 0;
    } else if (m_order == Order::Urgency) {
        const double leftUrgency = left.data(StudyList::UrgencyRole).toDouble();
        const double rightUrgency = right.data(StudyList::UrgencyRole).toDouble();
        if (leftUrgency != rightUrgency) return leftUrgency > rightUrgency;
    }
    return left.data(StudyList::OrderRole).toInt() < right.data(StudyList::OrderRole).toInt();
}

}  // namespace intaglio::ui
