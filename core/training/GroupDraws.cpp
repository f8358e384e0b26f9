#include "core/training/GroupDraws.h"

#include <algorithm>
#include <map>
#include <set>

namespace intaglio::training {

GroupDraws::GroupDraws(const std::vector<DrawnCase>& cases, std::uint64_t seed) : m_counts(cases.size()), m_random(seed) {
    std::map<std::string, std::vector<std::size_t>> byName;
    std::set<int> truths;
    for (std::size_t place = 0; place < cases.size(); ++place) {
        byName[cases[place].group].push_back(place);
        m_truths.push_back(cases[place].truth);
        truths.insert(cases[place].truth);
    }
    for (auto& [name, members] : byName) {
        m_groups.push_back(std::move(members));
    }
    m_classes = truths.size();
    m_seen.resize(truths.empty() ? 0 : static_cast<std::size_t>(*truths.rbegin()) + 1);
}

bool GroupDraws::next() {
    std::fill(m_counts.begin(), m_counts.end(), 0U);
    std::fill(m_seen.begin(), m_seen.end(), false);
    std::size_t seen = 0;
    for (std::size_t draw = 0; draw < m_groups.size(); ++draw) {
        for (const std::size_t place : m_groups[m_random() % m_groups.size()]) {
            ++m_counts[place];
            const auto truth = static_cast<std::size_t>(m_truths[place]);
            seen += m_seen[truth] ? 0 : 1;
            m_seen[truth] = true;
        }
    }
    return seen == m_classes;
}

}  // namespace intaglio::training
