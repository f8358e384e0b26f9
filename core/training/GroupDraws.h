#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace intaglio::training {

/// Fewer groups than this resample into a handful of values: what is drawn from them would promise what nobody knows.
inline constexpr std::size_t kMinimumGroups = 5;

/// One picture as the bootstrap sees it.
struct DrawnCase {
    std::string group;  ///< patient or slide; cases of one name, the empty one too, are drawn together
    int truth = 0;      ///< class, 0 and up
};

/// Draws of whole groups with replacement, as many as there are, one draw after another (Efron 1979): pictures of one patient or slide
/// are not independent. Equal seeds give equal draws.
class GroupDraws {
public:
    GroupDraws(const std::vector<DrawnCase>& cases, std::uint64_t seed);

    [[nodiscard]] std::size_t groups() const { return m_groups.size(); }
    /// At least kMinimumGroups groups.
    [[nodiscard]] bool isEnough() const { return m_groups.size() >= kMinimumGroups; }
    /// How often each case occurs in the last draw; before the first one, never.
    [[nodiscard]] const std::vector<std::uint32_t>& counts() const { return m_counts; }
    /// False where the draw lacks a class that the cases have: figures of such a draw would compare different things.
    [[nodiscard]] bool next();

private:
    std::vector<std::vector<std::size_t>> m_groups;
    std::vector<int> m_truths;
    std::vector<std::uint32_t> m_counts;
    std::vector<bool> m_seen;
    std::size_t m_classes = 0;
    std::mt19937_64 m_random;
};

}  // namespace intaglio::training
