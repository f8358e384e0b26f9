#pragma once
#include <algorithm>
#include <cstddef>
#include <vector>

namespace intaglio::stego {

/// Pixels of one frame whose samples carry nothing: those of the header, transparent ones and those in protected regions. Positions are
/// row * columns + column.
class Mask {
public:
    Mask() = default;
    Mask(int columns, int rows)
        : m_columns(static_cast<std::size_t>(columns)),
          m_pixels(m_columns * static_cast<std::size_t>(rows)),
          m_rows(static_cast<std::size_t>(rows)) {}

    [[nodiscard]] bool operator[](std::size_t position) const { return m_pixels[position]; }
    /// False where no pixel of the row is masked, so that a loop over it need not ask for each.
    [[nodiscard]] bool anyInRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    void set(std::size_t position) { setRun(position, 1); }
    /// `count` pixels of one row.
    void setRun(std::size_t first, std::size_t count) {
        std::fill_n(m_pixels.begin() + static_cast<std::ptrdiff_t>(first), count, true);
        m_rows[first / m_columns] = true;
    }

private:
    std::size_t m_columns = 0;
    std::vector<bool> m_pixels;
    std::vector<bool> m_rows;
};

}  // namespace intaglio::stego
